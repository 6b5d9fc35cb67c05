import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { findActorById } from '#domain/people/access/queries.ts'
import { type Language, languageOf, type Translate } from '#platform/core/i18n.ts'
import { type List, readDayLists } from '../../lists/queries.ts'
import { type WaitingKey, waitingKeys } from '../../waiting/queries.ts'

type Line = { title: string; customer: string | null; dueOn: string; kind: string }
type Reader = { email: string | null; language: string; firm: string | null }

// A mail is read at a glance; the whole list is one press away.
const linesShown = 30

/** The mail of a morning for one person, in their language and with their rights; undefined when nothing waits for them. */
export async function composeMorning(context: Context, staffId: string, day: string) {
  const { rows: readers } = await sql<Reader>`select coalesce(s.email, a.email) as email, a.language,
    (select value ->> 'name' from settings where key = 'firm') as firm
    from staff s join accounts a on a.id = s.id where s.id = ${staffId} and s.is_active and a.disabled_at is null`.execute(
    context.db,
  )
  const reader = readers[0]
  if (reader?.email == null) return undefined
  const { rows: tasks } =
    await sql<Line>`select t.title, c.name as customer, t.due_on::text as due_on, t.kind from tasks t
    left join customers c on c.id = t.customer_id where t.owner_id = ${staffId} and t.state = 'open' and t.due_on <= ${day}
    order by t.due_on, t.id`.execute(context.db)
  const language = languageOf(reader.language)
  const lists = await waitingFor(context, staffId, language, day)
  if (tasks.length === 0 && lists.length === 0) return undefined
  const named = lists.flatMap(({ list }) => list.rows.flatMap((row) => row.customerId ?? []))
  if (named.length > 0)
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: [...new Set(named)],
      detail: { list: 'morning', to: staffId },
    })
  const t = context.texts[language]
  const overdue = tasks.filter((one) => one.dueOn < day).length
  const waiting = lists.reduce((sum, { list }) => sum + list.count, 0)
  return {
    // The same morning carries the same id, so that a repeat may be dropped by the reader's server.
    id: createHash('sha256').update(`${staffId} ${day}`).digest('hex').slice(0, 32),
    to: reader.email,
    fromName: reader.firm ?? 'Kedang',
    subject: t(waiting > 0 ? 'morning.subject_waiting' : 'morning.subject', {
      day,
      today: tasks.length - overdue,
      overdue,
      waiting,
    }),
    text: [...taskLines(t, tasks, day), ...lists.flatMap((one) => listLines(t, one)), t('morning.foot')].join('\n'),
    attachments: [],
  }
}

type Waiting = { key: WaitingKey; list: List }

/** The lists of the workbench as the reader would see them; of papers that are out only what is due back. */
async function waitingFor(context: Context, staffId: string, language: Language, day: string): Promise<Waiting[]> {
  const actor = await findActorById(context.db, staffId)
  const lists = await readDayLists({ ...context, actor, language, t: context.texts[language] }, 'me')
  return waitingKeys.flatMap((key): Waiting[] => {
    const list = lists[key]
    if (list === undefined) return []
    if (key !== 'formsOut') return list.count === 0 ? [] : [{ key, list }]
    const rows = list.rows.filter((row) => row.dueOn !== null && row.dueOn <= day)
    return rows.length === 0 ? [] : [{ key, list: { rows, count: rows.length } }]
  })
}

function taskLines(t: Translate, tasks: readonly Line[], day: string): string[] {
  const shown = tasks.slice(0, linesShown)
  const line = ({ dueOn, customer, title }: Line) => lineOf(t, dueOn, customer, title)
  const part = (head: string, which: (one: Line) => boolean) => {
    const lines = shown.filter(which)
    return lines.length === 0 ? [] : [t(head), ...lines.map(line), '']
  }
  const isPromise = (one: Line) => one.kind === 'promise'
  return [
    ...part('morning.promises', isPromise),
    ...part('morning.overdue', (one) => !isPromise(one) && one.dueOn < day),
    ...part('morning.today', (one) => !isPromise(one) && one.dueOn >= day),
    ...(tasks.length > shown.length ? [t('morning.rest', { n: tasks.length - shown.length }), ''] : []),
  ]
}

function listLines(t: Translate, { key, list }: Waiting): string[] {
  const rest = list.count - list.rows.length
  return [
    t('morning.head', { name: t(`workbench.${key}`), n: list.count }),
    ...list.rows.map((row) =>
      lineOf(t, row.dueOn, row.name || row.number, key === 'approvals' ? row.number : row.detail),
    ),
    ...(rest > 0 ? [t('morning.rest_list', { n: rest })] : []),
    '',
  ]
}

/** Parts that are not there leave no gap behind. */
function lineOf(t: Translate, dueOn: string | null, name: string | null, more: string | null): string {
  return t('morning.line', { day: dueOn?.slice(5) ?? '', name: name ?? '', more: more ?? '' })
    .replace(/ {3,}/g, '  ')
    .trim()
}
