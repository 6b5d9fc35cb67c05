import { useState } from 'react'
import { text as textField } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { peopleScreenMessages as m } from './messages.ts'
import { PackDialog } from './pack-dialog.tsx'
import { packMessages } from './pack-messages.ts'
import { SettingsTabs } from './settings-tabs.tsx'

type Firm = OutputOf<'firm.get'>

const fields = { name: textField(m['people.firm_name'].zh, m['people.firm_name'].en, { required: true, max: 100 }) }

/** The firm's name and its trades. */
export function FirmTab() {
  const t = useT(m)
  const { data: session } = useSession()
  const { data: firm } = useAsk('firm.get', {})
  const mayManage = session?.rights['setup.manage'] !== undefined
  return (
    <>
      <PageTitle title={t('people.settings')} />
      <SettingsTabs on="firm" />
      <div className="stack col gap">
        {firm && <FirmName key={firm.version} firm={firm} mayManage={mayManage} />}
        {firm && <FirmPacks firm={firm} mayManage={mayManage} />}
      </div>
    </>
  )
}

function FirmName({ firm, mayManage }: { firm: Firm; mayManage: boolean }) {
  const t = useT(m)
  const say = useToast()
  const form = useFieldForm(fields, { name: firm.name })
  const change = useCall('firm.change', { renews: ['session'], onDone: () => say({ text: t('people.firm_saved') }) })
  const save = () => {
    if (!form.check()) return
    change.mutate({ version: firm.version, name: String(form.values['name']) }, { onError: form.refuse })
  }
  return (
    <Panel title={t('people.firm')}>
      <div className="pad">
        <FormFromFields fields={fields} form={form} widths={{ name: 6 }} disabled={!mayManage} />
        <RefusedNote error={form.left(change.error)} />
        {mayManage && (
          <p className="acts-row">
            <Button tone="primary" busy={change.isPending} onClick={save}>
              {t('ui.save')}
            </Button>
          </p>
        )}
      </div>
    </Panel>
  )
}

function FirmPacks({ firm, mayManage }: { firm: Firm; mayManage: boolean }) {
  const t = useT({ ...m, ...packMessages })
  const text = useText()
  const [key, setKey] = useState<string>()
  const opened = firm.packs.find((one) => one.key === key)
  return (
    <Panel title={t('people.firm_packs')}>
      <p className="pad ink2 sm">{t('people.firm_packs_say')}</p>
      <ul className="packs">
        {firm.packs.map((pack) => (
          <li key={pack.key} className={pack.isEnabled ? 'on' : undefined}>
            <b>
              {text(pack.name)} {pack.isEnabled && <Tag tone="brand">{t('pack.on')}</Tag>}
            </b>
            <small>{text(pack.about)}</small>
            {mayManage && (
              <button
                type="button"
                className="lnk sm"
                aria-label={t(pack.isEnabled ? 'pack.manage_of' : 'pack.look_of', { name: text(pack.name) })}
                onClick={() => setKey(pack.key)}
              >
                {t(pack.isEnabled ? 'pack.manage' : 'pack.look')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {opened && <PackDialog pack={opened} onClose={() => setKey(undefined)} />}
    </Panel>
  )
}
