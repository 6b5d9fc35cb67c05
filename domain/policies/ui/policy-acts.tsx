import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useNow } from '#platform/ui/clock.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { policyTexts } from './policy-texts.ts'
import type { Policy, PolicyAct } from './shapes.ts'

const words = {
  review: { act: 'policy.review', about: 'policy.next_draft_about', asks: 'opinion' },
  returnReview: { act: 'policy.return', about: 'policy.return_about', asks: 'reason' },
  approve: { act: 'policy.approve', about: 'policy.next_reviewed_about', asks: 'opinion' },
  returnApproval: { act: 'policy.return', about: 'policy.return_about', asks: 'reason' },
  issue: { act: 'policy.issue', about: 'policy.issue_about', asks: 'day' },
  noteReview: { act: 'policy.reviewed_as_is', about: 'policy.reviewed_about', asks: 'reason' },
  end: { act: 'policy.end', about: 'policy.end_about', asks: 'reason' },
} as const

type Props = { policy: Policy; act: PolicyAct; onClose: () => void }

export function ActDialog({ policy, act, onClose }: Props) {
  const t = useT(policyTexts)
  const today = chinaDay(useNow())
  const [word, setWord] = useState('')
  const [day, setDay] = useState(today)
  const { send, error, busy } = useAct(policy, act, { word: word.trim(), day }, onClose)
  const { act: name, about, asks } = words[act]
  const isMissing = asks === 'reason' && word.trim() === ''
  const ends = act === 'end' || asks === 'reason'
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(name)}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone={ends && act !== 'noteReview' ? 'stop' : 'primary'}
            busy={busy}
            onClick={send}
            {...(isMissing && { reason: t('policy.reason_missing') })}
          >
            {t(name)}
          </Button>
        </>
      }
    >
      <p className="ink2">{t(about, { name: policy.shown?.reviewerName ?? '' })}</p>
      {asks === 'day' ? (
        <div className="fl">
          <label htmlFor="policy-day">{t('policy.effective_on')}</label>
          <input
            id="policy-day"
            type="date"
            className="in"
            min={today}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </div>
      ) : (
        <div className="fl">
          <label htmlFor="policy-word">{t(asks === 'reason' ? 'policy.reason' : 'policy.opinion')}</label>
          <textarea
            id="policy-word"
            className="in area"
            value={word}
            maxLength={500}
            onChange={(event) => setWord(event.target.value)}
          />
        </div>
      )}
      <RefusedNote error={error} />
    </Dialog>
  )
}

/** The call behind an act. */
function useAct(policy: Policy, act: PolicyAct, { word, day }: { word: string; day: string }, onClose: () => void) {
  const t = useT(policyTexts)
  const say = useToast()
  const onDone = () => {
    say({ tone: 'pine', text: t('policy.done', { act: t(words[act].act) }) })
    onClose()
  }
  // A version is looked at as part of its policy, which also waits on the workbench.
  const renews = ['policy', 'workbench']
  const review = useCall('policyVersion.review', { renews, onDone })
  const approve = useCall('policyVersion.approve', { renews, onDone })
  const issue = useCall('policyVersion.issue', { renews, onDone })
  const noteReview = useCall('policy.noteReview', { onDone })
  const end = useCall('policy.end', { onDone })
  const version = { id: policy.shown?.id ?? '', version: policy.shown?.version ?? 0 }
  const head = { id: policy.id, version: policy.version }
  const said = word === '' ? {} : { opinion: word }
  const today = chinaDay(useNow())
  const send = () => {
    if (act === 'review') review.mutate({ ...version, verdict: 'agreed', ...said })
    if (act === 'returnReview') review.mutate({ ...version, verdict: 'returned', ...said })
    if (act === 'approve') approve.mutate({ ...version, verdict: 'agreed', ...said })
    if (act === 'returnApproval') approve.mutate({ ...version, verdict: 'returned', ...said })
    if (act === 'issue') issue.mutate({ ...version, effectiveOn: day })
    if (act === 'noteReview') noteReview.mutate({ ...head, note: word })
    if (act === 'end') end.mutate({ ...head, endedOn: today, reason: word })
  }
  const all = [review, approve, issue, noteReview, end]
  return {
    send,
    error: all.find((one) => one.error)?.error,
    busy: all.some((one) => one.isPending),
  }
}
