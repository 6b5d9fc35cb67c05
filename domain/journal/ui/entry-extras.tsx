import { useEffect, useState } from 'react'
import { offeredOf } from '#platform/core/open-options.ts'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ledgerOf } from '../figures/rules.ts'
import type { FigureKey } from '../figures/schema.ts'
import { usualBeginner } from '../rules.ts'
import { journalEntry } from '../schema.ts'
import { journalTexts } from './journal-texts.ts'
import type { Writing } from './use-writing.ts'

export type Subject = OutputOf<'journal.subjects'>['rows'][number]

// Subjects change a few times a year.
const subjectsMs = 300_000

/** What the firm says of a subject: its prompt, whether it keeps figures. */
export function useSubject(category: string): Subject | undefined {
  const { data } = useAsk('journal.subjects', {}, { staleMs: subjectsMs })
  return data?.rows.find((one) => one.category === category)
}

const spoken: readonly string[] = ['call', 'visit', 'wechat', 'email', 'meeting', 'complaint']

/** Who began it and what it was about; for a ledger its figures. One line, nothing that must be filled in. */
export function EntryFigures({
  writing: { draft, change },
  subject,
}: {
  writing: Writing
  subject: Subject | undefined
}) {
  const t = useT(journalTexts)
  const text = useText()
  const ledger = ledgerOf(draft.category, subject?.keepsFigures)
  const isSpoken = spoken.includes(draft.category)
  if (!isSpoken && ledger === undefined) return null
  const begunBy = draft.begunBy || (usualBeginner(draft.category) ?? undefined)
  return (
    <div className="figs">
      {isSpoken && (
        <>
          <span className="mut sm">{t('entry.begun_by')}</span>
          <Segmented
            label={t('entry.begun_by')}
            choices={[
              { key: 'customer', label: t('entry.by_customer') },
              { key: 'us', label: t('entry.by_us') },
            ]}
            value={begunBy}
            onChange={(key) => change({ begunBy: key })}
          />
          <span className="pick s">
            <select
              className="in s"
              aria-label={t('entry.matter')}
              value={draft.matter}
              onChange={(event) => change({ matter: event.target.value })}
            >
              <option value="">{t('entry.matter')}</option>
              {offeredOf(journalEntry.fields.matter).map((one) => (
                <option key={one.key} value={one.key}>
                  {text(one.label)}
                </option>
              ))}
            </select>
          </span>
        </>
      )}
      {ledger?.asks.map((key) =>
        key === 'movement' ? (
          ledger.movements.length > 0 && (
            <span key={key} className="pick s">
              <select
                className="in s"
                aria-label={text(journalEntry.fields.movement.label)}
                value={draft.movement}
                onChange={(event) => change({ movement: event.target.value })}
              >
                <option value="">{text(journalEntry.fields.movement.label)}</option>
                {offeredOf(journalEntry.fields.movement)
                  .filter((one) => ledger.movements.includes(one.key as never))
                  .map((one) => (
                    <option key={one.key} value={one.key}>
                      {text(one.label)}
                    </option>
                  ))}
              </select>
            </span>
          )
        ) : (
          <Figure key={key} name={key} value={draft[key]} onChange={(value) => change({ [key]: value })} />
        ),
      )}
    </div>
  )
}

const numbers: readonly FigureKey[] = ['quantity', 'amount']

function Figure({ name, value, onChange }: { name: FigureKey; value: string; onChange: (value: string) => void }) {
  const text = useText()
  const label = text(journalEntry.fields[name].label)
  const isNumber = numbers.includes(name)
  return (
    <input
      className={isNumber ? 'in s n r fig' : name === 'unit' ? 'in s fig u' : 'in s fig w'}
      aria-label={label}
      placeholder={label}
      value={value}
      {...(isNumber && { inputMode: 'decimal' as const })}
      onChange={(event) => onChange(isNumber ? event.target.value.replace(/[^\d.]/g, '') : event.target.value)}
    />
  )
}

/** Samples beyond the allowance: said once, written only when it is meant. */
export function OverAllowance({ writing: { error, save, busy } }: { writing: Writing }) {
  const t = useT(journalTexts)
  if (error?.code !== 'journal.over_allowance') return null
  return (
    <Button small tone="stop" busy={busy} onClick={() => void save(true)}>
      {t('entry.over_anyway')}
    </Button>
  )
}

// Asked when the hand rests.
const pauseMs = 700
// Shorter texts are like everything.
const shortest = 6

/** What happened before and how it was solved, while a similar event is being written (JRN-18). */
export function SimilarEntries({ customerId, text }: { customerId: string; text: string }) {
  const t = useT(journalTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useAsk('journal.similar', { customerId, text: asked }, { enabled: asked.length >= shortest })
  if (asked.length < shortest || text.trim() === '' || data === undefined || data.rows.length === 0) return null
  return (
    <div className="like">
      <b className="sm ink2">{t('entry.similar')}</b>
      <ul>
        {data.rows.map((one) => (
          <li key={one.id}>
            <span className="mut sm nw">{shortDayText(chinaDay(new Date(one.happenedAt)), today, language)}</span>{' '}
            {one.customerId !== customerId && <b>{one.customerName} </b>}
            {one.text}
            <span className={one.solution ? 'ink2' : 'mut'}>
              {' '}
              {one.solution ? `${t('journal.solution')}${one.solution}` : t('entry.similar_none_solved')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
