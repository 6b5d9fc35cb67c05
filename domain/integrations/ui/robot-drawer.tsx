import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { type FormFields, useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { InputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import { useCall } from '#web/api-hooks.ts'
import { robot } from '../robots/schema.ts'
import { AskDialog } from './ask-dialog.tsx'
import { robotTexts } from './robot-texts.ts'
import type { Robot } from './shapes.ts'

const { name, kind, address, departmentId } = robot.fields
const widths = { name: 12, kind: 12, address: 12, departmentId: 12 }

/** One robot. What is secret of it is written and never shown. */
export function RobotDrawer({ held, onClose }: { held: Robot | undefined; onClose: () => void }) {
  const t = useT(robotTexts)
  const say = useToast()
  const fields: FormFields = held
    ? { name, address: { ...address, required: false }, departmentId }
    : { name, kind, address, departmentId }
  const form = useFieldForm(fields, held ? { name: held.name, departmentId: held.departmentId } : { kind: 'wecom' })
  const [secret, setSecret] = useState('')
  const [isActive, setIsActive] = useState(held?.isActive ?? true)
  const [servesCustomers, setServesCustomers] = useState(held?.servesCustomers ?? false)
  const [phone, setPhone] = useState('')
  const [isRemoving, setIsRemoving] = useState(false)
  const onDone = () => {
    say({ tone: 'pine', text: t('robots.saved') })
    onClose()
  }
  const add = useCall('robot.add', { onDone })
  const change = useCall('robot.change', { onDone })
  const remove = useCall('robot.remove', { onDone: onClose })
  const test = useCall('robot.test', { onDone: () => say({ tone: 'pine', text: t('robots.tested') }) })
  const error = add.error ?? change.error
  const save = () => {
    if (!form.check()) return
    const onError = (refusal: ApiError) =>
      form.setErrors(refusal.fields.map((one) => ({ path: one.path.replace(/^values\./, ''), message: one.message })))
    const values = Object.fromEntries(
      Object.keys(fields).flatMap((key) =>
        form.values[key] == null && key === 'address' ? [] : [[key, form.values[key] ?? null]],
      ),
    )
    const given = secret.trim() === '' ? {} : { secret: secret.trim() }
    if (held)
      change.mutate(
        { id: held.id, version: held.version, values, isActive, servesCustomers, ...given } as InputOf<'robot.change'>,
        {
          onError,
        },
      )
    else add.mutate({ values, ...given } as InputOf<'robot.add'>, { onError })
  }
  if (held && isRemoving)
    return (
      <AskDialog
        title={t('robots.remove')}
        about={t('robots.remove_about')}
        busy={remove.isPending}
        error={remove.error}
        onAct={() => remove.mutate({ id: held.id, version: held.version })}
        onClose={() => setIsRemoving(false)}
      />
    )
  return (
    <Drawer
      open
      onClose={onClose}
      title={t(held ? 'robots.edit' : 'robots.add')}
      footer={
        <>
          {held && (
            <Button tone="stop" onClick={() => setIsRemoving(true)}>
              {t('robots.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending || change.isPending} onClick={save}>
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
        {held && <p className="help">{`${held.address} ${t('robots.address_kept')}`}</p>}
        <div className="fl">
          <label htmlFor="robot-secret">{t('robots.secret')}</label>
          <input
            id="robot-secret"
            className="in"
            autoComplete="off"
            maxLength={200}
            placeholder={held?.hasSecret ? t('robots.secret_kept') : ''}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
          <p className="help">{t('robots.secret_help')}</p>
        </div>
        {held && (
          <Checkbox checked={isActive} onChange={setIsActive}>
            {t('robots.active')}
          </Checkbox>
        )}
        {held?.kind === 'sms' && (
          <Checkbox checked={servesCustomers} onChange={setServesCustomers}>
            {t('robots.serves_customers')}
          </Checkbox>
        )}
        {held?.kind === 'sms' && (
          <div className="flex">
            <input
              className="in"
              inputMode="tel"
              aria-label={t('robots.test_phone')}
              placeholder={t('robots.test_phone')}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
            <Button busy={test.isPending} onClick={() => test.mutate({ id: held.id, phone: phone.trim() })}>
              {t('robots.test')}
            </Button>
          </div>
        )}
        {(error ?? test.error) && <Fault error={(error ?? test.error) as ApiError} />}
      </form>
    </Drawer>
  )
}

function Fault({ error }: { error: ApiError }) {
  return <RefusedNote error={error} />
}
