import { useRef, useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useNow, useToday } from '#platform/ui/clock.ts'
import { timeText } from '#platform/ui/day-text.ts'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { CategoryChoice } from './category-choice.tsx'
import { EntryFigures, OverAllowance, SimilarEntries, useSubject } from './entry-extras.tsx'
import { journalTexts } from './journal-texts.ts'
import { useWriting, type Writing } from './use-writing.ts'
import './journal.css'

// The composer of a page that was asked to write: the button 记日志 of the head leads here.
export const composerId = 'journal-composer'

/** The entry box above a journal: one sentence is enough, Ctrl+Enter saves. */
export function Composer({ customer, mayWrite }: { customer: { id: string; name: string }; mayWrite: boolean }) {
  const t = useT(journalTexts)
  const writing = useWriting(customer)
  const { draft, change, save, busy, error } = writing
  const [withParts, setWithParts] = useState(false)
  const subject = useSubject(draft.category)
  const isOpen = withParts || draft.solution !== '' || draft.summary !== ''
  const reason = mayWrite ? writing.whyNot : t('entry.no_right')
  return (
    <form
      className="qe"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === undefined) void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && reason === undefined) void save()
      }}
    >
      <div className="flex">
        <CategoryChoice value={draft.category} onChange={(category) => change({ category })} />
        <span className="grow" />
        <Moment writing={writing} />
      </div>
      <textarea
        id={composerId}
        className="in area say"
        aria-label={t('entry.what_label')}
        placeholder={subject?.prompt || t('entry.what')}
        value={draft.text}
        maxLength={10_000}
        disabled={!mayWrite}
        onChange={(event) => change({ text: event.target.value })}
      />
      <EntryFigures writing={writing} subject={subject} />
      {isOpen && <Parts writing={writing} />}
      <SimilarEntries customerId={customer.id} text={draft.text} />
      <Attached writing={writing} />
      <RefusedNote error={error} />
      <OverAllowance writing={writing} />
      <div className="flex foot">
        <AttachButton writing={writing} />
        {!isOpen && (
          <button type="button" className="lnk sm" onClick={() => setWithParts(true)}>
            {t('entry.add_parts')}
          </button>
        )}
        <PromiseChoice writing={writing} />
        <span className="grow" />
        {reason !== undefined && (
          <span className="why" id="composer-why">
            {reason}
          </span>
        )}
        <Button
          small
          tone={reason === undefined ? 'primary' : 'plain'}
          type="submit"
          busy={busy}
          {...(reason !== undefined && { reasonElsewhere: 'composer-why' })}
        >
          {t('entry.save')}
        </Button>
      </div>
    </form>
  )
}

/** When it happened: now, unless one says otherwise. */
export function Moment({ writing: { moment, setMoment } }: { writing: Writing }) {
  const t = useT(journalTexts)
  const now = useNow()
  const local = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
  if (moment === undefined) {
    return (
      <button type="button" className="mut sm nw when" title={t('entry.when')} onClick={() => setMoment(local)}>
        {t('entry.today_at', { time: timeText(now.toISOString()) })}
      </button>
    )
  }
  return (
    <input
      type="datetime-local"
      className="in s"
      aria-label={t('entry.when')}
      value={moment}
      max={local}
      onChange={(event) => setMoment(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}

export function Parts({ writing: { draft, change } }: { writing: Writing }) {
  const t = useT(journalTexts)
  return (
    <div className="parts">
      <label>
        <span>{t('entry.solution')}</span>
        <textarea
          className="in area"
          value={draft.solution}
          maxLength={10_000}
          onChange={(event) => change({ solution: event.target.value })}
        />
      </label>
      <label>
        <span>{t('entry.summary')}</span>
        <input
          className="in"
          value={draft.summary}
          maxLength={2000}
          onChange={(event) => change({ summary: event.target.value })}
        />
      </label>
    </div>
  )
}

/** Makes the entry a promise to be kept by a day (JRN-16): for whoever may have things to do. */
export function PromiseChoice({ writing: { promisedOn, setPromisedOn, session, change } }: { writing: Writing }) {
  const t = useT(journalTexts)
  const today = useToday()
  if (session?.rights['task.change'] === undefined) return null
  return (
    <>
      <Checkbox
        checked={promisedOn !== undefined}
        onChange={(checked) => {
          setPromisedOn(checked ? '' : undefined)
          if (checked) change({ category: 'promise' })
        }}
      >
        {t('entry.as_promise')}
      </Checkbox>
      {promisedOn !== undefined && (
        <label className="flex">
          <span className="sm ink2">{t('entry.promise_by')}</span>
          <input
            type="date"
            className="in s due-by"
            min={today}
            value={promisedOn}
            onChange={(event) => setPromisedOn(event.target.value)}
          />
        </label>
      )}
    </>
  )
}

/** Puts a file into the archive and ties it to the entry. `camera` opens the camera of a phone. */
export function AttachButton({
  writing: { attach, share },
  camera = false,
  framed = false,
}: {
  writing: Writing
  camera?: boolean
  framed?: boolean
}) {
  const t = useT(journalTexts)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        {...(camera && { accept: 'image/*', capture: 'environment' as const })}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void attach(file)
          event.target.value = ''
        }}
      />
      <IconButton
        icon={camera ? 'camera' : 'clip'}
        small={!framed}
        framed={framed}
        label={
          share === undefined
            ? t(camera ? 'entry.photo' : 'entry.attach')
            : t('entry.attaching', { n: Math.round(share * 100) })
        }
        onClick={() => input.current?.click()}
      />
    </>
  )
}

export function Attached({ writing: { links, setLinks, share } }: { writing: Writing }) {
  const t = useT(journalTexts)
  if (links.length === 0 && share === undefined) return null
  return (
    <div className="atts">
      {links.map((one) => (
        <span key={one.id} className="tag ln">
          {one.label}
          <button
            type="button"
            aria-label={t('ui.remove', { name: one.label ?? '' })}
            onClick={() => setLinks((before) => before.filter((other) => other.id !== one.id))}
          >
            ×
          </button>
        </span>
      ))}
      {share !== undefined && <span className="mut sm">{t('entry.attaching', { n: Math.round(share * 100) })}</span>}
    </div>
  )
}
