import { useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { role as entity } from '../roles/schema.ts'
import type { Matrix, Role } from './answers.ts'
import { peopleScreenMessages } from './messages.ts'
import { type Note, noteOf, placeRefusal } from './refusals.ts'
import { RightsTable } from './rights-table.tsx'

const { name, nameEn, about } = entity.fields
const fields = { name, nameEn, about }

/** The rights of one role, each with how far it reaches. */
export function RoleEditor({ role, rights }: { role: Role; rights: Matrix['rights'] }) {
  const t = useT(peopleScreenMessages)
  const say = useToast()
  const form = useFieldForm(fields, role)
  const [grants, setGrants] = useState(role.grants)
  const [note, setNote] = useState<Note>()
  const change = useCall('role.change', { renews: ['session', 'staff'] })
  const remove = useCall('role.remove')
  const hasEvery = grants['*'] !== undefined
  const { id, version } = role

  const save = async () => {
    if (change.isPending || !form.check()) return
    setNote(undefined)
    try {
      await change.mutateAsync({ id, version, values: form.changes, grants } as InputOf<'role.change'>)
      say({ text: t('people.role_saved') })
    } catch (error) {
      setNote(placeRefusal(error, form, Object.keys(fields)))
    }
  }
  const takeAway = () => remove.mutateAsync({ id, version }).catch((error: unknown) => setNote(noteOf(error)))
  return (
    <Panel title={role.name} note={t('people.role_holders', { n: role.holders })} fill>
      <div className="pad">
        <FormFromFields fields={fields} form={form} widths={{ name: 6, nameEn: 6, about: 12 }} />
        <RefusedNote error={note} />
        <p className="acts-row">
          <Button tone="primary" busy={change.isPending} onClick={() => void save()}>
            {t('ui.save')}
          </Button>
          <span className="grow" />
          <Button tone="stop" busy={remove.isPending} onClick={() => void takeAway()}>
            {t('people.role_remove')}
          </Button>
        </p>
        {hasEvery && (
          <Banner tone="seal" icon="shield">
            {t('people.role_every')}
          </Banner>
        )}
      </div>
      {!hasEvery && <RightsTable rights={rights} grants={grants} onChange={setGrants} />}
    </Panel>
  )
}
