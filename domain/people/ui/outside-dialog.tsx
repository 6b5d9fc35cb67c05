import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { outsideParty } from '../outside/schema.ts'
import type { OutsideRow } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, noteOf, placeRefusal } from './refusals.ts'

const { kind, name, organisation, contactName, phones, emails, departmentId, note: remark } = outsideParty.fields
const fields = { kind, name, organisation, contactName, phones, emails, departmentId, note: remark }
const widths = { kind: 4, name: 8, organisation: 8, contactName: 4, phones: 6, emails: 6, departmentId: 6 }

/** An outside party; without `party`, a new one. */
export function OutsideDialog({ party, onClose }: { party: OutsideRow | undefined; onClose: () => void }) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(fields, party ?? {})
  const [note, setNote] = useState<Note>()
  const create = useCall('outsideParty.create', { onDone: onClose })
  const change = useCall('outsideParty.change', { onDone: onClose })
  const save = async () => {
    if (!form.check()) return
    setNote(undefined)
    try {
      const { values, changes } = form
      if (party)
        await change.mutateAsync({
          id: party.id,
          version: party.version,
          values: changes,
        } as InputOf<'outsideParty.change'>)
      else await create.mutateAsync({ values } as InputOf<'outsideParty.create'>)
    } catch (error) {
      setNote(placeRefusal(error, form, Object.keys(fields)))
    }
  }
  const turn = () =>
    party &&
    change
      .mutateAsync({ id: party.id, version: party.version, isActive: !party.isActive })
      .catch((error: unknown) => setNote(noteOf(error)))
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={party?.name ?? t('people.outside_new')}
      footer={
        <>
          {party && (
            <span className="grow">
              <Button tone={party.isActive ? 'stop' : 'plain'} onClick={() => void turn()}>
                {t(party.isActive ? 'people.outside_end' : 'people.outside_begin')}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={create.isPending || change.isPending} onClick={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={widths} />
      <RefusedNote error={note} />
    </Dialog>
  )
}
