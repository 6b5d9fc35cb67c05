import { Button } from '#platform/ui/button.tsx'
import { FieldsDialog } from '#platform/ui/fields-dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { outsideParty } from '../outside/schema.ts'
import type { OutsideRow } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'

const { kind, name, organisation, contactName, phones, emails, departmentId, note } = outsideParty.fields
const fields = { kind, name, organisation, contactName, phones, emails, departmentId, note }
const widths = { kind: 4, name: 8, organisation: 8, contactName: 4, phones: 6, emails: 6, departmentId: 6 }

/** An outside party; without `party`, a new one. */
export function OutsideDialog({ party, onClose }: { party: OutsideRow | undefined; onClose: () => void }) {
  const t = useT(peopleScreenMessages)
  const create = useCall('outsideParty.create', { onDone: onClose })
  const change = useCall('outsideParty.change', { onDone: onClose })
  const held = party && { id: party.id, version: party.version }
  return (
    <FieldsDialog
      title={party?.name ?? t('people.outside_new')}
      act={t('ui.save')}
      wide
      fields={fields}
      start={party ?? {}}
      widths={widths}
      aside={
        party && (
          <Button
            tone={party.isActive ? 'stop' : 'plain'}
            onClick={() => held && change.mutate({ ...held, isActive: !party.isActive })}
          >
            {t(party.isActive ? 'people.outside_end' : 'people.outside_begin')}
          </Button>
        )
      }
      busy={create.isPending || change.isPending}
      error={create.error ?? change.error}
      onDone={(values, changes) =>
        held
          ? change.mutate({ ...held, values: changes } as InputOf<'outsideParty.change'>)
          : create.mutate({ values } as InputOf<'outsideParty.create'>)
      }
      onClose={onClose}
    />
  )
}
