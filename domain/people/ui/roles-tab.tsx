import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import type { Role } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { NewRoleDialog } from './new-role-dialog.tsx'
import { RoleEditor } from './role-editor.tsx'
import { RolesCompared } from './roles-compared.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

type View = 'edit' | 'compare'

/** Roles at the left with the rights of the chosen one, or all of them side by side. */
export function RolesTab() {
  const t = useT(peopleScreenMessages)
  const [address, changeAddress] = useUrlState()
  const { data: roles } = useAsk('role.list', {})
  const { data: matrix } = useAsk('role.matrix', {})
  const [isMaking, setIsMaking] = useState(false)
  const view: View = address['view'] === 'compare' ? 'compare' : 'edit'
  const chosen = roles?.rows.find((one) => one.id === address['role']) ?? roles?.rows[0]
  return (
    <>
      <PageTitle title={t('people.settings')}>
        <Segmented<View>
          label={t('people.tab_roles')}
          choices={[
            { key: 'edit', label: t('people.role_edit') },
            { key: 'compare', label: t('people.role_compare') },
          ]}
          value={view}
          onChange={(key) => changeAddress({ view: key === 'edit' ? undefined : key })}
        />
        <Button small tone="primary" icon="plus" onClick={() => setIsMaking(true)}>
          {t('people.role_new')}
        </Button>
      </PageTitle>
      <SettingsTabs on="roles" />
      {view === 'compare' && matrix && <RolesCompared matrix={matrix} />}
      {view === 'edit' && (
        <div className="split left">
          <nav className="sheet col tree" aria-label={t('people.tab_roles')}>
            {roles?.rows.map((one) => (
              <RoleEntry key={one.id} role={one} isOn={one.id === chosen?.id} />
            ))}
          </nav>
          {chosen && matrix && (
            <RoleEditor key={`${chosen.id} ${chosen.version}`} role={chosen} rights={matrix.rights} />
          )}
        </div>
      )}
      {isMaking && (
        <NewRoleDialog
          onClose={() => setIsMaking(false)}
          onMade={(id) => {
            setIsMaking(false)
            changeAddress({ role: id, view: undefined })
          }}
        />
      )}
    </>
  )
}

function RoleEntry({ role, isOn }: { role: Role; isOn: boolean }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  return (
    <Link
      href={`${paths.settingsTab('roles')}?role=${role.id}`}
      className={isOn ? 'on' : undefined}
      aria-current={isOn ? 'true' : undefined}
    >
      <span className="ell">{language === 'en' ? (role.nameEn ?? role.name) : role.name}</span>
      <small>{t('people.role_holders', { n: role.holders })}</small>
    </Link>
  )
}
