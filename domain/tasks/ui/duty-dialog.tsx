import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { duty as declared } from '../duties/schema.ts'
import { dutyTexts } from './duty-texts.ts'
import type { Duty } from './shapes.ts'
import './tasks.css'

const { name, every, unit, startsOn, ownerId, postId } = declared.fields
const rhythm: FormFields = { every, unit, startsOn, ownerId, postId }
const withName: FormFields = { name: { ...name, required: true }, ...rhythm }
const widths = { name: 12, every: 3, unit: 4, startsOn: 4, ownerId: 6, postId: 6 }

/** How often a duty is due, from when, and who does it. */
export function DutyDialog({ duty, onClose }: { duty: Duty | undefined; onClose: () => void }) {
  const t = useT(dutyTexts)
  const text = useText()
  const say = useToast()
  const fields = duty === undefined ? withName : rhythm
  const form = useFieldForm(fields, duty === undefined ? { unit: 'month' } : { ...duty })
  const [isActive, setIsActive] = useState(duty?.isActive ?? true)
  const onDone = () => {
    say({ tone: 'pine', text: t('duties.saved') })
    onClose()
  }
  const set = useCall('duty.set', { renews: ['task'], onDone })
  const add = useCall('duty.add', { renews: ['task'], onDone })
  const error = set.error ?? add.error
  const onError = form.refuse
  const write = (given: Record<string, unknown>) => {
    const values = Object.fromEntries(Object.keys(rhythm).map((key) => [key, given[key] ?? null]))
    if (duty === undefined)
      add.mutate({ name: String(form.values['name'] ?? ''), values } as InputOf<'duty.add'>, { onError })
    else set.mutate({ key: duty.key, version: duty.version, isActive, values } as InputOf<'duty.set'>, { onError })
  }
  const save = () => form.check() && write(form.values)
  return (
    <Drawer
      open
      onClose={onClose}
      title={duty === undefined ? t('duties.add') : text(duty.name)}
      footer={
        <>
          {duty !== undefined && duty.every !== null && (
            <Button tone="text" busy={set.isPending} onClick={() => write({})}>
              {t('duties.clear')}
            </Button>
          )}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={set.isPending || add.isPending} onClick={save}>
            {t('duties.save')}
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
        {duty?.about && <p className="ink2">{text(duty.about)}</p>}
        <FormFromFields fields={fields} form={form} only={Object.keys(fields)} widths={widths} />
        {duty !== undefined && (
          <Checkbox checked={isActive} onChange={setIsActive}>
            {t('duties.active')}
          </Checkbox>
        )}
        <RefusedNote error={form.left(error)} />
      </form>
    </Drawer>
  )
}
