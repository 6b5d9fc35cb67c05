import { useState } from 'react'
import { addDays } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { supervisionTexts } from './supervision-texts.ts'

type Answer = 'yes' | 'no' | 'nothing'
// A working week leaves room to put most things right.
const usualDays = 3

/** The three verdicts of one entry; a failed one asks what is to be put right and by when. */
export function InspectDialog({ entry, onClose }: { entry: { id: string; text: string }; onClose: () => void }) {
  const t = useT(supervisionTexts)
  const today = useToday()
  const [inTime, setInTime] = useState<Answer>()
  const [proper, setProper] = useState<Answer>()
  const [state, setState] = useState<Answer>()
  const [note, setNote] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, usualDays))
  const say = useToast()
  const hasFailed = [inTime, proper, state].includes('no')
  const record = useCall('inspection.record', {
    renews: ['task', 'supervision'],
    onDone: () => {
      say({ tone: 'pine', text: t(hasFailed ? 'sup.saved_failed' : 'sup.saved') })
      onClose()
    },
  })
  const why =
    inTime === undefined || proper === undefined || state === undefined
      ? { reason: t('sup.answer_first') }
      : hasFailed && (note.trim() === '' || dueOn === '')
        ? { reason: t('sup.note_first') }
        : {}
  const choices = (withNothing: boolean) => [
    { key: 'yes' as const, label: t('sup.yes') },
    { key: 'no' as const, label: t('sup.no') },
    ...(withNothing ? [{ key: 'nothing' as const, label: t('sup.nothing') }] : []),
  ]
  const save = () =>
    record.mutate({
      entryId: entry.id,
      values: {
        inTime: inTime === 'yes',
        proper: proper === 'yes',
        stateRight: state === 'nothing' ? null : state === 'yes',
        note: note.trim() || null,
      },
      ...(hasFailed && { dueOn }),
    })
  const questions = [
    ['sup.q_in_time', inTime, setInTime, false],
    ['sup.q_proper', proper, setProper, false],
    ['sup.q_state', state, setState, true],
  ] as const
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('sup.inspect')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={record.isPending} onClick={save} {...why}>
            {t('sup.save')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{entry.text}</p>
        {questions.map(([word, value, set, withNothing]) => (
          <p key={word} className="flex vq">
            <span className="grow">{t(word)}</span>
            <Segmented label={t(word)} choices={choices(withNothing)} value={value} onChange={set} />
          </p>
        ))}
        {hasFailed && (
          <>
            <div className="fl">
              <label htmlFor="inspect-note">{t('sup.note')}</label>
              <input
                id="inspect-note"
                className="in"
                value={note}
                maxLength={500}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
            <div className="fl">
              <label htmlFor="inspect-due">{t('sup.due')}</label>
              <input
                id="inspect-due"
                type="date"
                className="in"
                min={today}
                value={dueOn}
                onChange={(event) => setDueOn(event.target.value)}
              />
              <p className="help">{t('sup.opens')}</p>
            </div>
          </>
        )}
        <RefusedNote error={record.error} />
      </div>
    </Dialog>
  )
}
