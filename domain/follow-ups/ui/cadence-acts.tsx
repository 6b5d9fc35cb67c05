import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { dayText, instantText } from '#platform/ui/day-text.ts'
import { Dialog, Drawer } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import type { OutputOf } from '#web/api.ts'
import type { ApiError } from '#web/api-error.ts'
import { useAsk } from '#web/api-hooks.ts'
import { cadenceTexts } from './cadence-texts.ts'
import { planText } from './plan-words.ts'

type Cadence = OutputOf<'cadence.get'>

type SaveDialogProps = {
  cadence: Cadence
  /** Whether saving puts it in force; else it is handed in to be approved. */
  mayApprove: boolean
  busy: boolean
  error: ApiError | null
  onSave: (input: { reason: string; policyVersionId: string | null }) => void
  onClose: () => void
  children: ReactNode
}

/** The last word before a new edition: why, and which policy its numbers come from. */
export function SaveDialog({ cadence, mayApprove, busy, error, onSave, onClose, children }: SaveDialogProps) {
  const t = useT(cadenceTexts)
  const [reason, setReason] = useState('')
  const [policy, setPolicy] = useState(cadence.policyVersionId ?? undefined)
  const { data: policies } = useAsk('policy.list', { state: 'inForce' })
  const formId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') onSave({ reason: reason.trim(), policyVersionId: policy ?? null })
  }
  const offered = (policies?.rows ?? []).flatMap((one) =>
    one.versionId
      ? [{ key: one.versionId, label: `${one.title} ${t('cadence.edition', { n: one.edition ?? 1 })}` }]
      : [],
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(mayApprove ? 'cadence.save_title' : 'cadence.propose_title', { n: cadence.edition + 1 })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            type="submit"
            form={formId}
            busy={busy}
            {...(reason.trim() === '' && { reasonElsewhere: `${formId}-why` })}
          >
            {t(mayApprove ? 'cadence.save' : 'cadence.propose')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="fm1">
        <div className="ink2">{children}</div>
        <div className="fl">
          <label htmlFor={`${formId}-why`}>{t('cadence.reason')}</label>
          <textarea
            id={`${formId}-why`}
            className="in area"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div className="fl">
          <label htmlFor={`${formId}-from`}>{t('cadence.from_policy')}</label>
          <Select
            id={`${formId}-from`}
            placeholder={t('cadence.no_policy')}
            options={offered}
            value={policy}
            onChange={setPolicy}
          />
        </div>
        {error && <ErrorNote requestId={error.requestId}>{error.fields[0]?.message ?? error.message}</ErrorNote>}
      </form>
    </Dialog>
  )
}

type SwitchDialogProps = {
  isOn: boolean
  busy: boolean
  error: ApiError | null
  onDone: (reason: string) => void
  onClose: () => void
}

export function SwitchDialog({ isOn, ...rest }: SwitchDialogProps) {
  const t = useT(cadenceTexts)
  const act = t(isOn ? 'cadence.switch_on' : 'cadence.switch_off')
  return (
    <ReasonDialog
      title={act}
      about={t(isOn ? 'cadence.switch_about_on' : 'cadence.switch_about')}
      act={act}
      tone={isOn ? 'primary' : 'stop'}
      {...rest}
    />
  )
}

type ReasonDialogProps = Omit<SwitchDialogProps, 'isOn'> & {
  title: string
  about: string
  act: string
  tone: 'primary' | 'stop'
}

function ReasonDialog({ title, about, act, tone, busy, error, onDone, onClose }: ReasonDialogProps) {
  const t = useT(cadenceTexts)
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone={tone}
            busy={busy}
            onClick={() => onDone(reason.trim())}
            {...(reason.trim() === '' && { reasonElsewhere: id })}
          >
            {act}
          </Button>
        </>
      }
    >
      <p className="ink2">{about}</p>
      <div className="fl">
        <label htmlFor={id}>{t('cadence.reason')}</label>
        <textarea
          id={id}
          className="in area"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {error && <ErrorNote requestId={error.requestId}>{error.fields[0]?.message ?? error.message}</ErrorNote>}
    </Dialog>
  )
}

type ReturnDialogProps = Omit<SwitchDialogProps, 'isOn'>

/** Why a plan that was handed in goes back; it stays a draft. */
export function ReturnDialog({ busy, error, onDone, onClose }: ReturnDialogProps) {
  const t = useT(cadenceTexts)
  return (
    <ReasonDialog
      title={t('cadence.return_title')}
      about={t('cadence.return_about')}
      act={t('cadence.return')}
      tone="stop"
      {...{ busy, error, onDone, onClose }}
    />
  )
}

type EditionsProps = { cadence: Cadence; onUse: (plan: Cadence['plan']) => void; onClose: () => void }

/** All editions of a cadence: from which day, its rhythm, who saved it and why (POL-05). */
export function EditionsDrawer({ cadence, onUse, onClose }: EditionsProps) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  return (
    <Drawer open onClose={onClose} title={`${cadence.name} ${t('cadence.history')}`} lightDismiss>
      {cadence.editions.length === 0 && <p className="mut">{t('cadence.no_history')}</p>}
      {cadence.editions.map((one) => (
        <section className="fs" key={one.edition}>
          <h3>
            {t('cadence.edition', { n: one.edition })}{' '}
            <span className="ct mut sm">{t('cadence.since', { day: dayText(one.inForceOn, language) })}</span>
          </h3>
          <div className="pad">
            <p>{planText(one.plan, t)}</p>
            {one.reason && <p className="ink2">{one.reason}</p>}
            <p className="mut sm">
              {one.savedByName ?? t('cadence.system')} {instantText(one.savedAt, language)}{' '}
              {one.approvedByName && t('cadence.approved_by', { name: one.approvedByName })}{' '}
              {one.policyTitle && `《${one.policyTitle}》`}
            </p>
            {one.edition !== cadence.edition && (
              <Button
                small
                onClick={() => {
                  onUse(one.plan)
                  onClose()
                }}
              >
                {t('cadence.use_edition')}
              </Button>
            )}
          </div>
        </section>
      ))}
    </Drawer>
  )
}
