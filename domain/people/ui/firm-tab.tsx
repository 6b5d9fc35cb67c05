import { useState } from 'react'
import { text as textField } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { peopleScreenMessages as m } from './messages.ts'
import { PackChoices } from './pack-choices.tsx'
import { type Note, noteOf, placeRefusal } from './refusals.ts'
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
  const [note, setNote] = useState<Note>()
  const change = useCall('firm.change', { renews: ['session'], onDone: () => say({ text: t('people.firm_saved') }) })
  const save = () => {
    if (!form.check()) return
    void change
      .mutateAsync({ version: firm.version, name: String(form.values['name']) })
      .catch((error: unknown) => setNote(placeRefusal(error, form, ['name'])))
  }
  return (
    <Panel title={t('people.firm')}>
      <div className="pad">
        <FormFromFields fields={fields} form={form} widths={{ name: 6 }} disabled={!mayManage} />
        {note && <ErrorNote requestId={note.requestId}>{note.message}</ErrorNote>}
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
  const t = useT(m)
  const text = useText()
  const say = useToast()
  const renews = ['firm', 'session', 'department', 'post', 'role', 'form', 'policy', 'option', 'archive', 'customer']
  const enable = useCall('pack.enable', { renews })
  const disable = useCall('pack.disable', { renews })
  // The tick follows the press, not the answer.
  const [asked, setAsked] = useState<{ key: string; on: boolean }>()
  const toggle = async (key: string, on: boolean) => {
    const pack = firm.packs.find((one) => one.key === key)
    if (!mayManage || !pack || asked) return
    setAsked({ key, on })
    try {
      await (on ? enable : disable).mutateAsync({ packs: [key] })
      say({ text: t(on ? 'people.pack_on' : 'people.pack_off', { name: text(pack.name) }) })
    } catch (error) {
      say({ tone: 'seal', text: noteOf(error).message })
    } finally {
      setAsked(undefined)
    }
  }
  return (
    <Panel title={t('people.firm_packs')}>
      <p className="pad ink2 sm">{t('people.firm_packs_say')}</p>
      <PackChoices
        packs={firm.packs}
        isOn={(key) => (asked?.key === key ? asked.on : firm.packs.some((one) => one.key === key && one.isEnabled))}
        onToggle={(key, on) => void toggle(key, on)}
      />
    </Panel>
  )
}
