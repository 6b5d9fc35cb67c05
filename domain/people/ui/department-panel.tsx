import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { department as entity } from '../departments/schema.ts'
import type { Department } from './answers.ts'
import { DepartmentPosts } from './department-posts.tsx'
import { peopleScreenMessages as m } from './messages.ts'
import { type Note, noteOf, placeRefusal } from './refusals.ts'

const { name, nameEn, kind, parentId, keeperId, ownsArchives } = entity.fields
const fields = {
  name,
  nameEn,
  kind,
  parentId,
  keeperId: { ...keeperId, help: m['people.department_keeper_help'] },
  ownsArchives,
}
const keys = Object.keys(fields)
const widths = { name: 6, nameEn: 6, kind: 6, parentId: 6, keeperId: 6, ownsArchives: 6 }

type DepartmentPanelProps = { department: Department; mayManage: boolean; onAddBelow: () => void }

/** One department: its place, its archive keeper, its posts. Each kind of change is its own act in the history. */
export function DepartmentPanel({ department, mayManage, onAddBelow }: DepartmentPanelProps) {
  const t = useT(m)
  const say = useToast()
  const form = useFieldForm(fields, department)
  const [note, setNote] = useState<Note>()
  const change = useCall('department.change')
  const move = useCall('department.move')
  const setKeeper = useCall('department.setKeeper')
  const remove = useCall('department.remove')
  const isBusy = change.isPending || move.isPending || setKeeper.isPending

  const save = async () => {
    if (isBusy || !form.check()) return
    setNote(undefined)
    const { id } = department
    const { parentId: parent, keeperId: keeper, ...values } = form.changes
    let { version } = department
    try {
      if (Object.keys(values).length > 0)
        ({ version } = await change.mutateAsync({ id, version, values } as InputOf<'department.change'>))
      if (parent !== undefined)
        ({ version } = await move.mutateAsync({ id, version, parentId: parent as string | null }))
      if (keeper !== undefined) await setKeeper.mutateAsync({ id, version, keeperId: keeper as string | null })
      say({ text: t('people.staff_saved', { name: form.values['name'] }) })
    } catch (error) {
      setNote(placeRefusal(error, form, keys))
    }
  }
  const takeAway = () =>
    remove
      .mutateAsync({ id: department.id, version: department.version })
      .catch((error: unknown) => setNote(noteOf(error)))
  return (
    <div className="stack col">
      <Panel title={department.name} note={t('people.department_count', { n: department.staffCount })}>
        <div className="pad">
          <FormFromFields
            fields={fields}
            form={form}
            widths={widths}
            disabled={!mayManage}
            instead={{
              ownsArchives: (
                <Checkbox
                  checked={form.values['ownsArchives'] === true}
                  disabled={!mayManage}
                  onChange={(on) => form.set('ownsArchives', on)}
                >
                  {t('people.department_owns')}
                </Checkbox>
              ),
            }}
          />
          <RefusedNote error={note} />
          {mayManage && (
            <p className="acts-row">
              <Button tone="primary" busy={isBusy} onClick={() => void save()}>
                {t('ui.save')}
              </Button>
              <Button icon="plus" onClick={onAddBelow}>
                {t('people.department_below')}
              </Button>
              <span className="grow" />
              <Button tone="stop" busy={remove.isPending} onClick={() => void takeAway()}>
                {t('people.department_remove')}
              </Button>
            </p>
          )}
        </div>
      </Panel>
      <DepartmentPosts departmentId={department.id} mayManage={mayManage} />
    </div>
  )
}
