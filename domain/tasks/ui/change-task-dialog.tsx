import { Button } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { task } from '../schema.ts'
import type { Task } from './shapes.ts'
import { taskTexts } from './task-texts.ts'
import './tasks.css'

const { title, priority, means, remarks } = task.fields
const fields: FormFields = { title, priority, means, remarks }
const widths = { title: 12, priority: 6, means: 6, remarks: 12 }

/** What a task says; its day and its owner are moved with a reason of their own. */
export function ChangeTaskDialog({ task: row, onClose }: { task: Task; onClose: () => void }) {
  const t = useT(taskTexts)
  const say = useToast()
  const form = useFieldForm(fields, { ...row })
  const change = useCall('task.change', {
    renews: ['workbench', 'promise'],
    onDone: () => {
      say({ tone: 'pine', text: t('task.changed') })
      onClose()
    },
  })
  const save = () => {
    if (!form.check()) return
    const input = { id: row.id, version: row.version, values: form.changes } as InputOf<'task.change'>
    change.mutate(input, {
      onError: form.refuse,
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('task.change')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={change.isPending} onClick={save}>
            {t('ui.save')}
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
        <FormFromFields fields={fields} form={form} only={Object.keys(fields)} widths={widths} />
        <RefusedNote error={form.left(change.error)} />
      </form>
    </Drawer>
  )
}
