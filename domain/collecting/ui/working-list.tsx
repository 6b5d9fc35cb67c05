import { useState } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { IconButton } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { CardsList } from './cards-list.tsx'
import { collectingTexts } from './collecting-texts.ts'

type Row = OutputOf<'workingList.mine'>['rows'][number]

/** The customers allotted to oneself, longest without contact first, each with one's own notes (COL-12). */
export function WorkingList() {
  const t = useT(collectingTexts)
  const { data, error } = useAsk('workingList.mine', { limit: 100 })
  return (
    <CardsList
      rows={data?.rows}
      errors={[error]}
      none={<EmptyState title={t('collecting.working_none')} />}
      note={<p className="mut sm">{t('working.notes')}</p>}
    >
      {(row) => <WorkingLine key={row.id} row={row} />}
    </CardsList>
  )
}

function WorkingLine({ row }: { row: Row }) {
  const t = useT(collectingTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [text, setText] = useState<string>()
  const [held, setHeld] = useState<string>()
  const done = () => {
    setText(undefined)
    setHeld(undefined)
  }
  const note = useCall('workingList.note', { onDone: done })
  const rewrite = useCall('workingList.changeNote', { onDone: done })
  const remove = useCall('workingList.removeNote')
  const last = row.lastContactAt
    ? t('working.last', { day: shortDayText(chinaDay(new Date(row.lastContactAt)), today, language) })
    : t('working.never')
  return (
    <li>
      <div className="grow">
        <div className="l1">
          <Link className="lnk b" href={paths.customer(row.id)}>
            {row.name}
          </Link>
          <span className="mut sm">{row.number}</span>
        </div>
        <p className="mut sm">
          <Facts of={[row.phones?.join(' '), row.address, last]} />
        </p>
        {row.notes
          .filter((one) => one.id !== held)
          .map((one) => (
            <p key={one.id} className="own-note">
              {one.text}
              <IconButton
                small
                icon="edit"
                label={`${t('working.edit')} ${one.text.slice(0, 10)}`}
                onClick={() => {
                  setHeld(one.id)
                  setText(one.text)
                }}
              />
              <IconButton
                small
                icon="trash"
                label={t('ui.remove', { name: one.text.slice(0, 10) })}
                onClick={() => remove.mutate({ id: one.id })}
              />
            </p>
          ))}
        {text !== undefined && (
          <form
            className="own-note"
            onSubmit={(event) => {
              event.preventDefault()
              if (text.trim() === '') return
              if (held === undefined) note.mutate({ customerId: row.id, text: text.trim() })
              else rewrite.mutate({ id: held, text: text.trim() })
            }}
          >
            <input
              className="in s"
              // biome-ignore lint/a11y/noAutofocus: the press that opened it asked to write
              autoFocus
              aria-label={t('working.add')}
              value={text}
              maxLength={2000}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && done()}
            />
          </form>
        )}
        <RefusedNote error={note.error ?? rewrite.error} />
      </div>
      <span className="acts">
        <button
          type="button"
          className="lnk sm nw"
          onClick={() => {
            setHeld(undefined)
            setText('')
          }}
        >
          {t('working.add')}
        </button>
      </span>
    </li>
  )
}
