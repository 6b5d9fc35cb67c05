import type { FormEvent } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { inputIdOf, useFieldForm } from '#platform/ui/field-form.ts'
import { FormField } from '#platform/ui/form-field.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import { useCall } from '#web/api-hooks.ts'
import { totpCodeFields } from './access-fields.ts'
import { peopleScreenMessages } from './messages.ts'
import { QrCode } from './qr-code.tsx'

type CodesEnrolmentProps = { secret: string; uri: string; onClose: () => void }

/** Scan, type the first code, write down the recovery codes. */
export function CodesEnrolment({ secret, uri, onClose }: CodesEnrolmentProps) {
  const t = useT(peopleScreenMessages)
  const form = useFieldForm(totpCodeFields, {})
  const confirm = useCall('account.confirmTotp', { renews: ['session'] })
  const codes = confirm.data?.recoveryCodes
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (confirm.isPending || !form.check()) return
    confirm.mutate({ code: String(form.values['code']) }, { onError: form.refuse })
  }
  if (codes) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('people.totp_recovery')}
        footer={
          <Button tone="primary" onClick={onClose}>
            {t('people.totp_kept')}
          </Button>
        }
      >
        <p className="say">{t('people.totp_recovery_say')}</p>
        <div className="codes">
          {codes.map((code) => (
            <span key={code}>{code}</span>
          ))}
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title={t('people.totp')}>
      <div className="qr">
        <QrCode text={uri} label={t('people.totp_scan')} />
        <form onSubmit={submit} noValidate>
          <p>
            <b>{t('people.totp_scan')}</b>
          </p>
          <p className="mut sm">
            {t('people.totp_by_hand')} <code>{secret.replace(/(.{4})/g, '$1 ')}</code>
          </p>
          <div className="fg">
            <FormField fieldKey="code" fields={totpCodeFields} form={form} width={12}>
              <TypedInput
                id={inputIdOf('code')}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={form.values['code']}
                onChange={(value) => form.set('code', value)}
                bad={form.errors.length > 0}
              />
            </FormField>
          </div>
          <RefusedNote error={form.left(confirm.error)} />
          <p className="acts-row">
            <Button type="submit" tone="primary" busy={confirm.isPending}>
              {t('people.totp_confirm')}
            </Button>
          </p>
        </form>
      </div>
    </Dialog>
  )
}
