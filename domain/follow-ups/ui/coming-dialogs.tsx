import { useState } from 'react'
import { taskMeans } from '#domain/tasks/schema.ts'
import { optionsOf } from '#platform/core/fields.ts'
import { addDays } from '#platform/core/time.ts'
import { ActDialog, Labelled, WordsField } from '#platform/ui/act-dialog.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import { comingTexts } from './coming-texts.ts'
import './cadences.css'

type Coming = OutputOf<'followUp.coming'>

type PlanDialogProps = { customerId: string; rows: Coming['rows']; onClose: () => void }

/** A follow-up on a day of one's own choosing (VIS-05, VIS-08). */
export function PlanDialog({ customerId, rows, onClose }: PlanDialogProps) {
  const t = useT(comingTexts)
  const text = useText()
  const say = useToast()
  const today = useToday()
  const [dueOn, setDueOn] = useState(addDays(today, 7))
  const [dueTime, setDueTime] = useState('')
  const [purpose, setPurpose] = useState('')
  const [means, setMeans] = useState('call')
  const plan = useCall('followUp.plan', {
    renews: ['task'],
    onDone: () => {
      say({ tone: 'pine', text: t('coming.planned') })
      onClose()
    },
  })
  const done = () =>
    plan.mutate({ customerId, dueOn, purpose: purpose.trim(), means, ...(dueTime && { dueTime }) } as never)
  return (
    <ActDialog
      title={t('coming.plan')}
      act={t('coming.plan')}
      isReady={purpose.trim() !== ''}
      busy={plan.isPending}
      error={plan.error}
      onDone={done}
      onClose={onClose}
    >
      <Labelled label={t('coming.purpose')}>
        {(id) => (
          <>
            <input
              id={id}
              className="in"
              maxLength={200}
              list={`${id}-asked`}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
            {/* In the words of a cadence it is the one the cadence asks for. */}
            <datalist id={`${id}-asked`}>
              {[...new Set(rows.map((one) => one.title))].map((title) => (
                <option key={title} value={title} />
              ))}
            </datalist>
          </>
        )}
      </Labelled>
      <div className="cfill">
        <Labelled label={t('coming.on')}>
          {(id) => (
            <input
              id={id}
              type="date"
              className="in"
              min={today}
              value={dueOn}
              onChange={(event) => event.target.value && setDueOn(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('coming.time')}>
          {(id) => (
            <input
              id={id}
              type="time"
              className="in"
              value={dueTime}
              onChange={(event) => setDueTime(event.target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('coming.means')}>
          {(id) => (
            <Select
              id={id}
              options={optionsOf(taskMeans).map(({ key, label }) => ({ key, label: text(label) }))}
              value={means}
              onChange={(key) => setMeans(key ?? 'call')}
            />
          )}
        </Labelled>
      </div>
    </ActDialog>
  )
}

/** Asks somebody for what they do only on request: the doctor for a customer who did not buy (VIS-11). */
export function AskDialog({
  customerId,
  asked,
  onClose,
}: {
  customerId: string
  asked: Coming['onRequest'][number]
  onClose: () => void
}) {
  const t = useT(comingTexts)
  const text = useText()
  const say = useToast()
  const [reason, setReason] = useState('')
  const ask = useCall('followUp.request', {
    renews: ['task'],
    onDone: () => {
      say({ tone: 'pine', text: t('coming.asked') })
      onClose()
    },
  })
  const word = t('coming.ask', { who: text(asked.trackName) })
  const done = () => ask.mutate({ customerId, cadenceId: asked.cadenceId, track: asked.track, reason: reason.trim() })
  return (
    <ActDialog
      title={word}
      act={word}
      isReady={reason.trim() !== ''}
      busy={ask.isPending}
      error={ask.error}
      onDone={done}
      onClose={onClose}
    >
      <WordsField label={t('coming.reason')} value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Lets the follow-ups of a customer rest until a day, with the reason. */
export function PauseDialog({
  customerId,
  rows,
  onClose,
}: {
  customerId: string
  rows: Coming['rows']
  onClose: () => void
}) {
  const t = useT(comingTexts)
  const say = useToast()
  const today = useToday()
  const [cadenceId, setCadenceId] = useState<string>()
  const [untilOn, setUntilOn] = useState('')
  const [reason, setReason] = useState('')
  const pause = useCall('followUp.pause', {
    renews: ['task'],
    onDone: ({ lapsed }) => {
      say({ tone: 'pine', text: t('coming.pause_done', { n: lapsed }) })
      onClose()
    },
  })
  const names = new Map(rows.map((one) => [one.cadenceId, one.cadenceName]))
  const done = () =>
    pause.mutate({ customerId, cadenceId: cadenceId ?? null, untilOn: untilOn || null, reason: reason.trim() })
  return (
    <ActDialog
      title={t('coming.pause')}
      act={t('coming.pause')}
      isReady={reason.trim() !== ''}
      busy={pause.isPending}
      error={pause.error}
      onDone={done}
      onClose={onClose}
    >
      <p className="ink2">{t('coming.pause_about')}</p>
      <Labelled label={t('coming.which')}>
        {(id) => (
          <Select
            id={id}
            placeholder={t('coming.which_all')}
            options={[...names].map(([key, label]) => ({ key, label }))}
            value={cadenceId}
            onChange={setCadenceId}
          />
        )}
      </Labelled>
      <Labelled label={t('coming.until')}>
        {(id) => (
          <input
            id={id}
            type="date"
            className="in"
            min={today}
            value={untilOn}
            onChange={(event) => setUntilOn(event.target.value)}
          />
        )}
      </Labelled>
      <p className="help">{t('coming.until_open')}</p>
      <WordsField label={t('coming.reason')} value={reason} onChange={setReason} />
    </ActDialog>
  )
}
