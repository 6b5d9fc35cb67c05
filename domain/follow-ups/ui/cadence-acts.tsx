import { type ReactNode, useState } from 'react'
import { ActDialog, Labelled, WordsField } from '#platform/ui/act-dialog.tsx'
import { Button } from '#platform/ui/button.tsx'
import { dayText, instantText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
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
  const offered = (policies?.rows ?? []).flatMap((one) =>
    one.versionId
      ? [{ key: one.versionId, label: `${one.title} ${t('cadence.edition', { n: one.edition ?? 1 })}` }]
      : [],
  )
  return (
    <ActDialog
      title={t(mayApprove ? 'cadence.save_title' : 'cadence.propose_title', { n: cadence.edition + 1 })}
      act={t(mayApprove ? 'cadence.save' : 'cadence.propose')}
      isReady={reason.trim() !== ''}
      onDone={() => onSave({ reason: reason.trim(), policyVersionId: policy ?? null })}
      {...{ busy, error, onClose }}
    >
      <div className="ink2">{children}</div>
      <WordsField label={t('cadence.reason')} value={reason} onChange={setReason} />
      <Labelled label={t('cadence.from_policy')}>
        {(id) => (
          <Select id={id} placeholder={t('cadence.no_policy')} options={offered} value={policy} onChange={setPolicy} />
        )}
      </Labelled>
    </ActDialog>
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

function ReasonDialog({ about, onDone, ...rest }: ReasonDialogProps) {
  const t = useT(cadenceTexts)
  const [reason, setReason] = useState('')
  return (
    <ActDialog isReady={reason.trim() !== ''} onDone={() => onDone(reason.trim())} {...rest}>
      <p className="ink2">{about}</p>
      <WordsField label={t('cadence.reason')} value={reason} onChange={setReason} />
    </ActDialog>
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
