import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import type { Answers } from '../../schema.ts'

// A hand-over takes days and is written down within weeks; what changed hands before belongs to another one.
const lookBackDays = 60
// More than one person carries; the paper has a line for each.
const mostRows = 1000

/**
 * What a paper that lists somebody's forms begins with (F-105): who, their post, every form in hand, and those that
 * were handed over lately with the day.
 */
export async function listHeldForms(
  context: Context,
  { lists, ...form }: FormDefinition,
  given: { staffId?: string | undefined; values?: Answers | undefined },
): Promise<Answers> {
  if (lists === undefined) return {}
  const named = given.values?.[lists.person] as { staffId?: string } | undefined
  const staffId = given.staffId ?? named?.staffId
  if (staffId === undefined) return {}
  const person = await context.db
    .selectFrom('staff')
    .select(['name', 'postId'])
    .where('id', '=', staffId)
    .executeTakeFirst()
  if (person === undefined) return {}
  const column = formFields(form)
    .find((one) => one.key === lists.rows)
    ?.columns?.find((one) => one.key === lists.record)
  const { rows } = await sql<{ id: string; movedOn: string | null }>`select r.id, m.moved_on from form_records r
      left join lateral (select to_char(m.moved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as moved_on from form_movements m
        where m.record_id = r.id and m.from_id = ${staffId} and m.kind = 'handOver' and m.moved_at >= ${addDays(chinaDay(context.now), -lookBackDays)}::date
        order by m.id desc limit 1) m on true
    where r.form_key = ${column?.form ?? ''} and r.state not in ('draft', 'voided') and (r.holder_id = ${staffId} or m.moved_on is not null)
    order by r.number, r.id limit ${mostRows}`.execute(context.db)
  const { record, isIn, on } = lists
  return {
    [lists.person]: { name: person.name, staffId },
    ...(lists.post === undefined || person.postId === null ? {} : { [lists.post]: person.postId }),
    [lists.rows]: rows.map(({ id, movedOn }) => ({
      id,
      [record]: id,
      [isIn]: movedOn !== null,
      ...(movedOn === null ? {} : { [on]: movedOn }),
    })),
  }
}
