import { ButtonLink } from '#platform/ui/button.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { eventsTexts } from './events-texts.ts'
import '#domain/collecting/ui/collecting.css'

type Answer = OutputOf<'event.list'>
type Row = Answer['rows'][number]

/** 会议与活动: who should have been there and was not, what was decided and is still open. */
export function EventsPage() {
  const t = useT(eventsTexts)
  const text = useText()
  const { data, error } = useAsk('event.list', {}, { staleMs: 0 })
  return (
    <>
      <PageTitle title={t('ev.title')} />
      <div className="wide-list">
        <RefusedNote error={error} />
        {data?.forms.length === 0 && (
          <section className="sheet">
            <EmptyState drawing="calendar" title={t('ev.no_form')} />
          </section>
        )}
        {data?.forms.map((form) => (
          <Panel
            key={form.key}
            title={text(form.title)}
            note={<LastDay day={form.last} />}
            aside={
              <ButtonLink small icon="edit" href={paths.formRegister(form.key)}>
                {t('ev.fill')}
              </ButtonLink>
            }
          >
            <Rows rows={data.rows.filter((row) => row.formKey === form.key)} />
          </Panel>
        ))}
      </div>
    </>
  )
}

function LastDay({ day }: { day: string | null }) {
  const t = useT(eventsTexts)
  const { language } = useLanguage()
  return <>{day === null ? t('ev.never') : t('ev.last', { day: dayText(day, language) })}</>
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const t = useT(eventsTexts)
  if (rows.length === 0)
    return (
      <EmptyState drawing="calendar" title={t('ev.none')}>
        {t('ev.none_how')}
      </EmptyState>
    )
  return (
    <ul className="cards">
      {rows.map((row) => (
        <EventLine key={row.id} row={row} />
      ))}
    </ul>
  )
}

function EventLine({ row }: { row: Row }) {
  const t = useT(eventsTexts)
  const { language } = useLanguage()
  const facts = [
    dayText(row.happenedOn, language),
    row.ownerName,
    row.told > 0 && t('ev.told', { n: row.told }),
    row.tasks > 0 && t('ev.tasks', { n: row.tasks }),
    row.tasksOpen > 0 && t('ev.tasks_open', { n: row.tasksOpen }),
  ]
  return (
    <li>
      <div className="grow">
        <div className="l1">
          <Link className="lnk b" href={paths.formRecord(row.id)}>
            {row.title}
          </Link>
          <span className="mut sm">{row.number}</span>
          {row.absent.length > 0 && <Tag tone="seal">{t('ev.absent', { posts: row.absent })}</Tag>}
          {row.tasksLate > 0 && <Tag tone="seal">{t('ev.tasks_late', { n: row.tasksLate })}</Tag>}
        </div>
        <p className="mut sm">
          <Facts of={facts} />
        </p>
      </div>
    </li>
  )
}
