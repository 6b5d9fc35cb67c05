import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import type { Department } from './answers.ts'
import { DepartmentPanel } from './department-panel.tsx'
import { peopleScreenMessages } from './messages.ts'
import { NewDepartmentDialog } from './new-department-dialog.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

/** The tree of departments at the left, the chosen one with its posts at the right. */
export function DepartmentsTab() {
  const t = useT(peopleScreenMessages)
  const { data: session } = useSession()
  const [address, changeAddress] = useUrlState()
  const { data } = useAsk('department.tree', {})
  const [newBelow, setNewBelow] = useState<string | null>()
  const chosen = data?.rows.find((one) => one.id === address['department']) ?? data?.rows[0]
  const mayManage = session?.rights['setup.manage'] !== undefined
  return (
    <>
      <PageTitle title={t('people.settings')}>
        {mayManage && (
          <Button small tone="primary" icon="plus" onClick={() => setNewBelow(chosen?.id ?? null)}>
            {t('people.department_new')}
          </Button>
        )}
      </PageTitle>
      <SettingsTabs on="departments" />
      <div className="split left">
        <nav className="sheet col tree" aria-label={t('people.tab_departments')}>
          {data?.rows.map((one) => (
            <TreeEntry key={one.id} department={one} isOn={one.id === chosen?.id} />
          ))}
        </nav>
        {chosen && (
          <DepartmentPanel
            key={`${chosen.id} ${chosen.version}`}
            department={chosen}
            mayManage={mayManage}
            onAddBelow={() => setNewBelow(chosen.id)}
          />
        )}
      </div>
      {newBelow !== undefined && (
        <NewDepartmentDialog
          parentId={newBelow}
          onClose={() => setNewBelow(undefined)}
          onMade={(id) => {
            setNewBelow(undefined)
            changeAddress({ department: id })
          }}
        />
      )}
    </>
  )
}

function TreeEntry({ department, isOn }: { department: Department; isOn: boolean }) {
  const t = useT(peopleScreenMessages)
  const { language } = useLanguage()
  const { id, name, nameEn, depth, kind, staffCount, ownsArchives } = department
  return (
    <Link
      href={`${paths.settingsTab('departments')}?department=${id}`}
      className={isOn ? 'on' : undefined}
      aria-current={isOn ? 'true' : undefined}
      // A step of 18 px lets five levels fit beside the panel.
      style={{ paddingLeft: 10 + depth * 18 }}
    >
      <Icon name={kind === 'branch' ? 'building' : 'people'} small />
      <span className="ell">{language === 'en' ? (nameEn ?? name) : name}</span>
      {ownsArchives && <Tag tone="brand">{language === 'en' ? 'Archives' : '档案'}</Tag>}
      <small>{t('people.department_count', { n: staffCount })}</small>
    </Link>
  )
}
