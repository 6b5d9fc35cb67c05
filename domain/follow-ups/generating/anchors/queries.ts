import { type RawBuilder, sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { customer } from '#domain/archives/schema.ts'
import { searchSql } from '#domain/archives/search/finding/queries.ts'
import { answerFields, answerPlace } from '#domain/forms/listing/rules.ts'
import { formRecord } from '#domain/forms/schema.ts'
import type { Context } from '#domain/kit.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { CadenceAnchor, CadencePlan } from '#platform/core/pack-cadences.ts'
import { addDays } from '#platform/core/time.ts'
import { compileCondition, jsonValue } from '#platform/server/condition-sql.ts'
import { longestDays } from '../../rules.ts'
import { lateKnownDays, type Rule } from '../rules.ts'

export type Sql = RawBuilder<unknown>
type Asker = Pick<Context, 'actor' | 'now'>

/** What the firm's own fields and forms look like, read once for a run. */
export type Shapes = { extra: Fields; forms: ReadonlyMap<string, FormDefinition> }

/** Which customers a statement is about: one, a range of ids, or all. */
export type Within = { customerId?: string; from?: string | undefined; to?: string | undefined }

/** Live customers of the audience, as SQL on `c`. */
export function audienceSql(
  asker: Asker,
  plan: Pick<CadencePlan, 'audience'>,
  extra: Fields,
  within: Within = {},
): Sql {
  const target = { fields: customer.fields, alias: 'c', extra, search: searchSql }
  const parts = [
    sql`c.withdrawn_at is null and c.merged_into is null`,
    compileCondition(plan.audience, target, conditionContext(asker)),
    ...(within.customerId === undefined ? [] : [sql`c.id = ${within.customerId}`]),
    ...(within.from === undefined ? [] : [sql`c.id > ${within.from}`]),
    ...(within.to === undefined ? [] : [sql`c.id <= ${within.to}`]),
  ]
  return sql.join(parts, sql` and `)
}

/** A condition over the answers of a form, as SQL on form_records under `alias`. */
export function answersSql(asker: Asker, form: FormDefinition, condition: Condition | undefined, alias: string): Sql {
  if (condition === undefined) return sql`true`
  const target = {
    fields: formRecord.fields,
    alias,
    extra: answerFields(form),
    extraAt: (key: string) => answerPlace(form, key),
  }
  return compileCondition(condition, target, conditionContext(asker))
}

/** States in which a form counts: handed in, or only once it was approved. */
export function countingStates(from: 'submitted' | 'approved' | undefined): string[] {
  return from === 'approved' ? ['approved', 'archived'] : ['submitted', 'reviewed', 'approved', 'archived']
}

const china = (instant: Sql) => sql`(${instant} at time zone 'Asia/Shanghai')::date`
const nothing = sql`null::uuid as leader_id, null::uuid as keeper_id, null::date as end_on, '[]'::jsonb as links`

type Asked = { rule: Rule; replacers: readonly Rule[]; shapes: Shapes; within: Within; today: string }

/**
 * Whom and from which day a rule counts: customer, its owner and department, what the occurrence belongs to
 * (`subject`, `anchor`), the day (`anchor_on`) and since when the product knows of it (`known_on`).
 */
export function anchorsSql(asker: Asker, asked: Asked): Sql {
  const { rule, shapes, within } = asked
  const { anchor } = rule.plan
  const whom = audienceSql(asker, rule.plan, shapes.extra, within)
  const who = sql`c.id as customer_id, c.owner_id as customer_owner, c.department_id as customer_department`
  if (anchor.kind === 'form') return formAnchors(asker, asked, anchor, sql`${who}`, whom)
  if (anchor.kind === 'contractSigned')
    return sql`select ${who}, k.id as subject, 'signed'::text as anchor, k.signed_on as anchor_on, ${china(sql`k.created_at`)} as known_on,
      k.leader_id, null::uuid as keeper_id, least(k.to_on, k.ended_on) as end_on, '[]'::jsonb as links
      from contracts k join customers c on c.id = k.customer_id where k.signed_on is not null and ${whom}`
  if (anchor.kind === 'entry') return entryAnchors(asked, anchor, sql`${who}`, whom)
  const day = dayOf(anchor, shapes.extra)
  return sql`select ${who}, c.id as subject, ${day}::text as anchor, ${day} as anchor_on,
    ${anchor.kind === 'lastContact' || anchor.kind === 'lastTrade' ? sql`null::date` : china(sql`c.created_at`)} as known_on, ${nothing}
    from customers c where ${day} is not null and ${whom}`
}

/** Somebody who was never reached is due from the day the archive was opened. */
function dayOf(anchor: CadenceAnchor, extra: Fields): Sql {
  if (anchor.kind === 'lastContact') return china(sql`coalesce(c.last_contact_at, c.created_at)`)
  if (anchor.kind === 'lastTrade') return sql`c.last_trade_on`
  if (anchor.kind === 'field') {
    const own = Object.hasOwn(extra, anchor.field) ? extra[anchor.field] : undefined
    return own === undefined
      ? sql.ref(`c.${columnOf(anchor.field)}`)
      : jsonValue(own, { column: 'extra', path: [anchor.field] }, 'c')
  }
  return sql`coalesce(c.archived_on, ${china(sql`c.created_at`)})`
}

/** What was written of a matter at a customer; a leader the contract names hears of it (VIS-21). */
function entryAnchors(
  { rule, today }: Asked,
  { matter, within }: Extract<CadenceAnchor, { kind: 'entry' }>,
  who: Sql,
  whom: Sql,
): Sql {
  return sql`select ${who}, e.id as subject, 'written'::text as anchor, ${china(sql`e.happened_at`)} as anchor_on, ${china(sql`e.recorded_at`)} as known_on,
      ${leaderSql}, null::uuid as keeper_id, null::date as end_on,
      jsonb_build_array(jsonb_build_object('kind', 'journalEntry', 'id', e.id, 'label', left(e.text, 60))) as links
    from journal_entries e join customers c on c.id = e.customer_id
    where e.matter = ${matter} and e.refers_to is null and e.happened_at >= ${oldestOf(rule, today)}::date and ${whom} and ${termSql(within, sql`${china(sql`e.happened_at`)}`)}`
}

type FormAnchor = Extract<CadenceAnchor, { kind: 'form' }>

function formAnchors(asker: Asker, asked: Asked, anchor: FormAnchor, who: Sql, whom: Sql): Sql {
  const { rule, replacers, shapes, today } = asked
  const form = shapes.forms.get(anchor.form)
  if (form === undefined)
    return sql`select ${who}, c.id as subject, '' as anchor, null::date as anchor_on, null::date as known_on, ${nothing} from customers c where false`
  const known =
    anchor.from === 'approved'
      ? sql`coalesce(r.approved_at, r.created_at)`
      : sql`coalesce(r.submitted_at, r.created_at)`
  return sql`select ${who}, r.id as subject, 'made'::text as anchor, r.happened_on as anchor_on, ${china(known)} as known_on,
    null::uuid as leader_id, r.keeper_id, null::date as end_on,
    jsonb_build_array(jsonb_build_object('kind', 'formRecord', 'id', r.id, 'label', coalesce(r.number, r.title))) as links
    from form_records r join customers c on c.id = r.customer_id
    where r.form_key = ${anchor.form} and r.state = any(${countingStates(anchor.from)}::text[]) and r.happened_on >= ${oldestOf(rule, today)}::date
      and ${answersSql(asker, form, rule.plan.answers, 'r')} and ${whom} and not ${replacedSql(asker, replacers, shapes, sql`r`)}`
}

/** What is older has nothing left to come; without a bound every one ever made would be read each night. */
function oldestOf(rule: Rule, today: string): string {
  return addDays(today, -(longestDays(rule.plan) + lateKnownDays + 31))
}

/** The leader the newest contract of the customer names. */
export const leaderSql = sql`(select k.leader_id from contracts k where k.customer_id = c.id and k.leader_id is not null order by k.signed_on desc nulls last, k.id desc limit 1) as leader_id`

/** Whether a contract of the customer runs on `day`, or one did and none does any more. */
export function termSql(within: 'contract' | 'afterContract' | undefined, day: Sql): Sql {
  const inTerm = sql`exists (select 1 from contracts k where k.customer_id = c.id and k.signed_on is not null and coalesce(k.from_on, k.signed_on) <= ${day}
    and coalesce(least(k.to_on, k.ended_on), 'infinity') >= ${day})`
  if (within === undefined) return sql`true`
  if (within === 'contract') return inTerm
  return sql`exists (select 1 from contracts k where k.customer_id = c.id and k.signed_on is not null and least(k.to_on, k.ended_on) < ${day}) and not ${inTerm}`
}

/** Whether a newer form of a rule that replaces this one was made for the same customer (VIS-37). `row` is a form record. */
export function replacedSql(asker: Asker, replacers: readonly Rule[], shapes: Shapes, row: Sql): Sql {
  const newer = replacers.flatMap(({ plan }) => {
    const form = plan.anchor.kind === 'form' ? shapes.forms.get(plan.anchor.form) : undefined
    if (form === undefined || plan.anchor.kind !== 'form') return []
    return [
      sql`exists (select 1 from form_records n where n.customer_id = ${row}.customer_id and n.form_key = ${plan.anchor.form}
        and n.state = any(${countingStates(plan.anchor.from)}::text[]) and (n.happened_on, n.id) > (${row}.happened_on, ${row}.id)
        and ${answersSql(asker, form, plan.answers, 'n')})`,
    ]
  })
  return newer.length === 0 ? sql`false` : sql`(${sql.join(newer, sql` or `)})`
}

/** Customers of a rule that goes by periods: all, those within the term of a contract on its last day, or those after one. */
export function periodAnchorsSql(
  asker: Asker,
  { rule, shapes, within }: Asked,
  period: { key: string; from: string; to: string },
): Sql {
  const { anchor } = rule.plan
  const kind = anchor.kind === 'period' ? anchor.within : undefined
  const whom = audienceSql(asker, rule.plan, shapes.extra, within)
  return sql`select c.id as customer_id, c.owner_id as customer_owner, c.department_id as customer_department, c.id as subject, ${period.key}::text as anchor,
    ${period.from}::date as anchor_on, null::date as known_on,
    ${leaderSql}, null::uuid as keeper_id, null::date as end_on, '[]'::jsonb as links
    from customers c where ${whom} and ${termSql(kind, sql`${period.to}::date`)}`
}
