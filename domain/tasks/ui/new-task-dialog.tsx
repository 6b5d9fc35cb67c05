import { useState } from 'react'
import { has } from '#platform/core/rights.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { task } from '../schema.ts'
import { QuietNote } from './quiet-note.tsx'
import { taskTexts } from './task-texts.ts'
import './tasks.css'

const { title, customerId, ownerId, priority, means, dueOn, remarks } = task.fields
const widths = { title: 12, customerId: 12, ownerId: 6, dueOn: 6, priority: 6, means: 6, remarks: 12 }

type Customer = { id: string; name: string }

/** A task typed by hand (TSK-01): what, for whom, by when, by whom. */
export function NewTaskDialog({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const t = useT(taskTexts)
  const say = useToast()
  const today = useToday()
  const { language } = useLanguage()
  const { data: session } = useSession()
  const mayGive = has({ kind: 'staff', rights: session?.rights ?? {} } as never, 'task.assign')
  const fields: FormFields = {
    title,
    dueOn,
    ...(customer === undefined && { customerId }),
    ...(mayGive && { ownerId }),
    priority,
    means,
    remarks,
  }
  const form = useFieldForm(fields, { priority: 'normal', dueOn: today, ownerId: session?.person.id ?? null })
  const [dueTime, setDueTime] = useState('')
  const add = useCall('task.add', {
    renews: ['workbench', 'customer'],
    onDone: () => {
      say({ tone: 'pine', text: t('task.added', { day: shortDayText(String(form.values['dueOn']), today, language) }) })
      onClose()
    },
  })
  const save = () => {
    if (!form.check()) return
    const values = Object.fromEntries(Object.entries(form.values).filter(([, value]) => value != null))
    const input = {
      values: { ...values, ...(customer && { customerId: customer.id }) },
      dueTime: dueTime || null,
    } as InputOf<'task.add'>
    add.mutate(input, {
      onError: form.refuse,
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('task.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending} onClick={save}>
            {t('task.new_act')}
          </Button>
        </>
      }
    >
      <form
        className="tsk-stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {customer && <p className="b">{customer.name}</p>}
        <FormFromFields fields={fields} form={form} only={Object.keys(fields)} widths={widths} />
        <div className="fl">
          <label htmlFor="task-time">{t('task.new_time')}</label>
          <input
            id="task-time"
            type="time"
            className="in"
            value={dueTime}
            aria-describedby="task-time-quiet"
            onChange={(event) => setDueTime(event.target.value)}
          />
          <QuietNote id="task-time-quiet" means={form.values['means'] as string | null} dueTime={dueTime} />
        </div>
        <RefusedNote error={form.left(add.error)} />
      </form>
    </Drawer>
  )
}
