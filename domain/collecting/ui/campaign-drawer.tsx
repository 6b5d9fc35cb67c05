import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { campaign } from '../campaigns/schema.ts'
import { collectingTexts } from './collecting-texts.ts'
import { useKinds } from './kinds.ts'

export type Campaign = OutputOf<'campaign.list'>['rows'][number]

const fields: FormFields = campaign.fields
const only = ['name', 'type', 'purpose', 'consentText', 'heldOn', 'untilOn', 'place', 'managerId', 'keeperId']
const widths = { name: 8, type: 4, heldOn: 4, untilOn: 4, place: 4, managerId: 6, keeperId: 6 }

/** Opens or changes a campaign; without its true purpose and consent text there is none (COL-08). */
export function CampaignDrawer({ held, onClose }: { held: Campaign | undefined; onClose: () => void }) {
  const t = useT(collectingTexts)
  const text = useText()
  const say = useToast()
  const { data: session } = useSession()
  const kinds = [...useKinds().values()].filter((kind) => kind.key !== 'dataForm' && kind.key !== 'agency')
  const [kindKey, setKindKey] = useState(held?.kind)
  const chosen = kindKey ?? kinds.find((kind) => kind.needsCampaign)?.key ?? kinds[0]?.key
  const form = useFieldForm(fields, held ? { ...held } : { type: 'gathering', managerId: session?.person.id })
  const onDone = () => {
    say({ tone: 'pine', text: t('campaign.saved') })
    onClose()
  }
  const create = useCall('campaign.create', { onDone })
  const change = useCall('campaign.change', { onDone })
  const error = create.error ?? change.error
  const save = () => {
    if (!form.check() || chosen === undefined) return
    const onError = form.refuse
    if (held) change.mutate({ id: held.id, version: held.version, values: form.changes } as never, { onError })
    else
      create.mutate(
        {
          kind: chosen,
          values: Object.fromEntries(Object.entries(form.values).filter(([, value]) => !isEmptyValue(value))),
        } as never,
        { onError },
      )
  }
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={held?.name ?? t('campaign.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending || change.isPending} onClick={save}>
            {t('campaign.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className="fl">
          <label htmlFor="campaign-kind">{t('campaign.kind')}</label>
          <Select
            id="campaign-kind"
            options={kinds.map(({ key, label }) => ({ key, label: text(label) }))}
            value={chosen}
            disabled={held !== undefined}
            onChange={setKindKey}
          />
        </div>
        <FormFromFields fields={fields} form={form} only={only} widths={widths} />
        <RefusedNote error={form.left(error)} />
      </form>
    </Drawer>
  )
}
