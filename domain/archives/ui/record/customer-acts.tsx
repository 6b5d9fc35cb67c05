import { useState } from 'react'
import { optionsOf, ref } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { ReferenceInput } from '#platform/ui/reference-input.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { lossKinds } from '../../keeping/schema.ts'
import { verificationMeans } from '../../schema.ts'
import { changeMessages } from './change-messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { recordMessages } from './record-messages.ts'
import type { CustomerProps } from './use-customer.ts'

export type Act = 'return' | 'verify' | 'withdraw' | 'restore' | 'review' | 'assign' | 'lost'

type ActProps = CustomerProps & { onClose: () => void }

/** The dialog of an act on the archive: what will happen, what it needs, and one button that names it. */
export function ActDialog({ act, ...props }: ActProps & { act: Act }) {
  switch (act) {
    case 'verify':
      return <VerifyDialog {...props} />
    case 'assign':
      return <AssignDialog ids={[props.page.row.id]} onClose={props.onClose} />
    case 'lost':
      return <LostDialog {...props} />
    case 'review':
      return <ReviewDialog {...props} />
    default:
      return <StateDialog act={act} {...props} />
  }
}

const done = { return: 'returned', withdraw: 'withdrawn', restore: 'restored' } as const

function StateDialog({ act, page, onClose }: ActProps & { act: keyof typeof done }) {
  const t = useT(changeMessages)
  const say = useToast()
  const call = useCall(`customer.${act}`, {
    onDone: () => {
      say({ text: t(`change.${done[act]}`) })
      onClose()
    },
  })
  const { id, version } = page.row
  return (
    <ReasonDialog
      title={t(`change.${act}`)}
      about={t(`change.${act}_about`)}
      act={t(`change.${act}`)}
      tone={act === 'restore' ? 'primary' : 'stop'}
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(reason) => call.mutate({ id, version, reason: reason ?? '' })}
    />
  )
}

const outcomes = ['true', 'partlyTrue', 'false'] as const
const outcomeTexts = {
  true: { zh: '属实', en: 'True' },
  partlyTrue: { zh: '部分属实', en: 'Partly true' },
  false: { zh: '不属实', en: 'Not true' },
}

function VerifyDialog({ page, onClose }: ActProps) {
  const t = useT(changeMessages)
  const text = useText()
  const say = useToast()
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('true')
  const [means, setMeans] = useState<keyof typeof verificationMeans>('visit')
  const call = useCall('customer.verify', {
    onDone: () => {
      say({ text: t('change.verified') })
      onClose()
    },
  })
  const { id, version } = page.row
  return (
    <ReasonDialog
      title={t('change.verify')}
      about={t('change.verify_about')}
      act={t('change.verify')}
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(note) => call.mutate({ id, version, outcome, means, note: note ?? '' })}
    >
      <div className="fg">
        <div className="fl w6">
          <label htmlFor="verify-outcome">{t('change.verify_outcome')}</label>
          <Select
            id="verify-outcome"
            value={outcome}
            options={outcomes.map((key) => ({ key, label: text(outcomeTexts[key]) }))}
            onChange={(key) => key && setOutcome(key as typeof outcome)}
          />
        </div>
        <div className="fl w6">
          <label htmlFor="verify-means">{t('change.verify_means')}</label>
          <Select
            id="verify-means"
            value={means}
            options={optionsOf(verificationMeans).map(({ key, label }) => ({ key, label: text(label) }))}
            onChange={(key) => key && setMeans(key as typeof means)}
          />
        </div>
      </div>
    </ReasonDialog>
  )
}

function ReviewDialog({ page, onClose }: ActProps) {
  const t = useT({ ...changeMessages, ...recordMessages })
  const say = useToast()
  const [day, setDay] = useState('')
  const call = useCall('customer.review', {
    onDone: () => {
      say({ text: t('change.reviewed') })
      onClose()
    },
  })
  const { id, version } = page.row
  const error = call.error
  return (
    <ReasonDialog
      title={t('change.review')}
      about={t('change.review_about')}
      act={t('change.review')}
      optional
      busy={call.isPending}
      error={error}
      onClose={onClose}
      onDone={(note) => call.mutate({ id, version, ...(day !== '' && { nextReviewOn: day }), ...(note && { note }) })}
    >
      <div className="fl">
        <label htmlFor="review-next">{t('change.review_next')}</label>
        <input
          id="review-next"
          type="date"
          className="in"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        {error?.fields[0] && <ErrorNote>{error.fields[0].message}</ErrorNote>}
      </div>
    </ReasonDialog>
  )
}

function LostDialog({ page, onClose }: ActProps) {
  const t = useT(changeMessages)
  const text = useText()
  const say = useToast()
  const [kind, setKind] = useState<keyof typeof lossKinds>('lost')
  const [subject, setSubject] = useState('')
  const call = useCall('archive.reportLost', {
    renews: ['customer'],
    onDone: () => {
      say({ text: t('change.lost_done') })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('change.lost')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={call.isPending}
            {...(subject.trim() === '' && { reasonElsewhere: 'lost-why' })}
            onClick={() => call.mutate({ id: page.row.id, kind, subject: subject.trim() })}
          >
            {t('change.lost')}
          </Button>
        </>
      }
    >
      <div className="ar-stacked">
        <p className="ink2" id="lost-why">
          {t('change.lost_about')}
        </p>
        <div className="fl">
          <label htmlFor="lost-subject">{t('change.lost_subject')}</label>
          <input
            id="lost-subject"
            className="in"
            value={subject}
            maxLength={200}
            onChange={(event) => setSubject(event.target.value)}
          />
        </div>
        <div className="fl">
          <label htmlFor="lost-kind">{t('change.lost_kind')}</label>
          <Select
            id="lost-kind"
            value={kind}
            options={optionsOf(lossKinds).map(({ key, label }) => ({ key, label: text(label) }))}
            onChange={(key) => key && setKind(key as typeof kind)}
          />
        </div>
        <RefusedNote error={call.error} />
      </div>
    </Dialog>
  )
}

const ownerField = ref('staff', '负责人', 'Owner')

/** Gives one or many customers to another owner; used on the page and for the chosen rows of the list. */
export function AssignDialog({
  ids,
  onClose,
  onDone,
}: {
  ids: readonly string[]
  onClose: () => void
  onDone?: () => void
}) {
  const t = useT(changeMessages)
  const say = useToast()
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const call = useCall('customer.assign', {
    onDone: ({ assigned }) => {
      say({ text: t('change.assigned', { n: assigned.length }) })
      onDone?.()
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('change.assign')}
      about={t('change.assign_about', { n: ids.length })}
      act={t('change.assign')}
      busy={call.isPending}
      error={call.error}
      onClose={onClose}
      onDone={(reason) => call.mutate({ ids: [...ids], ownerId, reason: reason ?? '' })}
    >
      <div className="fl">
        <label htmlFor="assign-owner">{t('change.assign_owner')}</label>
        <ReferenceInput
          field={ownerField}
          id="assign-owner"
          value={ownerId}
          onChange={(value) => setOwnerId(typeof value === 'string' ? value : null)}
        />
      </div>
    </ReasonDialog>
  )
}
