import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useCall } from '#web/api-hooks.ts'
import { CategoryChoice } from './category-choice.tsx'
import { journalTexts } from './journal-texts.ts'
import type { Entry } from './use-entries.ts'

type EntryDialogProps = { entry: Entry; onClose: () => void }

/** Corrects an entry by a new one beside it. */
export function CorrectDialog({ entry, onClose }: EntryDialogProps) {
  const t = useT(journalTexts)
  const [category, setCategory] = useState(entry.category)
  const [text, setText] = useState(entry.text)
  const [reason, setReason] = useState('')
  const correct = useCall('journal.correct', { onDone: onClose })
  const why = text.trim() === '' ? t('entry.write_first') : reason.trim() === '' ? t('journal.reason_first') : undefined
  const values = { category: category as 'call', text, solution: entry.solution, summary: entry.summary }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('journal.correct')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={correct.isPending}
            {...(why !== undefined && { reason: why })}
            onClick={() => correct.mutate({ id: entry.id, values, reason: reason.trim() })}
          >
            {t('journal.correct_act')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('journal.correct_about')}</p>
        <CategoryChoice value={category} onChange={setCategory} />
        <label className="fl">
          <span className="lb">{t('entry.what_label')}</span>
          <textarea
            className="in area"
            value={text}
            maxLength={10_000}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label className="fl">
          <span className="lb">{t('journal.reason')}</span>
          <input className="in" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
        <RefusedNote error={correct.error} />
      </div>
    </Dialog>
  )
}

/** Adds what was found out later. */
export function SupplementDialog({ entry, onClose }: EntryDialogProps) {
  const t = useT(journalTexts)
  const [solution, setSolution] = useState('')
  const [summary, setSummary] = useState('')
  const supplement = useCall('journal.supplement', { onDone: onClose })
  const isEmpty = solution.trim() === '' && summary.trim() === ''
  const values = { solution: solution.trim() || null, summary: summary.trim() || null }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('journal.supplement')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={supplement.isPending}
            {...(isEmpty && { reason: t('journal.supplement_first') })}
            onClick={() => supplement.mutate({ id: entry.id, values })}
          >
            {t('journal.supplement_act')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{entry.text}</p>
        <label className="fl">
          <span className="lb">{t('entry.solution')}</span>
          <textarea
            className="in area"
            value={solution}
            maxLength={10_000}
            onChange={(event) => setSolution(event.target.value)}
          />
        </label>
        <label className="fl">
          <span className="lb">{t('entry.summary')}</span>
          <input className="in" value={summary} maxLength={2000} onChange={(event) => setSummary(event.target.value)} />
        </label>
        <RefusedNote error={supplement.error} />
      </div>
    </Dialog>
  )
}
