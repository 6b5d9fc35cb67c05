import { type Kysely, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { categoryOf } from '#domain/tasks/rules.ts'
import type { CadenceRepeat } from '#platform/core/pack-cadences.ts'
import { addDays } from '#platform/core/time.ts'
import { monthsEach, periodOf } from '../../rules.ts'
import { answersSql, countingStates, type Sql } from '../anchors/queries.ts'
import type { Making } from '../commands.ts'
import { originPrefix } from '../rules.ts'

const contacts = ['call', 'visit', 'wechat', 'email', 'meeting']

/**
 * Closes what a contact has met already: at least once in a period is met by a contact of that period by whoever the
 * rule accepts (VIS-16, VIS-17, VIS-19, VIS-20), and a customer due since the last contact by the next one. The task
 * is done by whoever wrote it down, with what was written and on that day, so that it counts like one done by hand.
 */
export async function closeMet(context: Context, making: Making): Promise<number> {
  const { rule } = making
  let met = 0
  for (const { repeat } of rule.plan.tracks) {
    if (repeat === undefined) continue
    if (rule.plan.anchor.kind === 'period' && repeat.metBy !== undefined)
      met += await closePeriods(context, making, repeat)
    if (rule.plan.anchor.kind === 'lastContact') met += await closeContacted(context, making, repeat)
  }
  return met
}

/** The period that runs, and the one before: a talk of its last days may be written down after it. */
async function closePeriods(context: Context, making: Making, repeat: CadenceRepeat): Promise<number> {
  const months = monthsEach(repeat)
  if (months === undefined) return 0
  const running = periodOf(making.today, months)
  const before = periodOf(addDays(running.from, -1), months)
  return (await closePeriod(context, making, repeat, before)) + (await closePeriod(context, making, repeat, running))
}

async function closePeriod(
  context: Context,
  making: Making,
  repeat: CadenceRepeat,
  { from, to, key }: ReturnType<typeof periodOf>,
): Promise<number> {
  const { rule, shapes } = making
  const form = rule.plan.done.form === undefined ? undefined : shapes.forms.get(rule.plan.done.form)
  const formKey = rule.plan.done.form
  const who = (author: Sql) =>
    repeat.metBy === 'role'
      ? sql`${author} = t.owner_id`
      : repeat.metBy === 'department'
        ? sql`exists (select 1 from staff s where s.id = ${author} and s.department_id = t.department_id)`
        : sql`true`
  const found =
    form !== undefined
      ? sql`select r.owner_id as author_id, coalesce(r.submitted_at, r.created_at) as at, concat_ws(' ', r.number, r.title) as text, e.id as entry_id, r.happened_on as on_day
          from form_records r left join journal_entries e on e.event_key = 'form:' || r.id
          where r.customer_id = t.customer_id and r.form_key = ${formKey} and r.state = any(${countingStates(undefined)}::text[])
            and r.happened_on between ${from}::date and ${to}::date and ${who(sql`r.owner_id`)} and ${answersSql(context, form, repeat.metByAnswers, 'r')}
          order by r.happened_on limit 1`
      : entrySql(
          repeat,
          sql`e.happened_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
          and e.happened_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai' and ${who(sql`e.author_id`)}`,
        )
  return await close(context, making, sql`split_part(t.origin, ':', 4) = ${key}`, found)
}

async function closeContacted(context: Context, making: Making, repeat: CadenceRepeat): Promise<number> {
  const since = sql`e.happened_at >= ((t.because ->> 'anchorOn')::date + 1)::timestamp at time zone 'Asia/Shanghai' and e.happened_at > t.created_at`
  return await close(context, making, sql`true`, entrySql(repeat, since))
}

/** The first contact in the journal that fulfils `where`, in one of the ways that count. */
function entrySql(repeat: CadenceRepeat, where: Sql): Sql {
  const ways = repeat.metByMeans?.map((one) => categoryOf('followUp', one)) ?? contacts
  return sql`select e.author_id, e.happened_at as at, e.text, e.id as entry_id from journal_entries e
    where e.customer_id = t.customer_id and e.category = any(${ways}::text[]) and e.refers_to is null and ${where} order by e.happened_at limit 1`
}

async function close(context: Context, { rule, within }: Making, which: Sql, found: Sql): Promise<number> {
  const at = context.now.toISOString()
  const customer = within?.customerId === undefined ? sql`true` : sql`t.customer_id = ${within.customerId}`
  const { rows } = await sql<{ id: string }>`
    with open as materialized (select t.* from tasks t where t.kind = 'followUp' and t.state = 'open' and t.origin like ${`${originPrefix(rule.id)}%`} and ${which} and ${customer}),
      met as (select t.id, m.* from open t cross join lateral (${found}) m)
    update tasks t set state = 'done', closed_at = met.at, closed_by = met.author_id, result = left(met.text, 10000), journal_entry_id = met.entry_id,
      version = t.version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
    from met where met.id = t.id and t.state = 'open' returning t.id`.execute(context.db as unknown as Kysely<unknown>)
  return rows.length
}
