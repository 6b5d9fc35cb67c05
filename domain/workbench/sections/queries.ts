import { type RawBuilder, sql } from 'kysely'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { collectionScope } from '#domain/collecting/policy.ts'
import { collection } from '#domain/collecting/schema.ts'
import type { Context } from '#domain/kit.ts'
import { birthdayKeysBetween } from '#platform/core/birthday-days.ts'
import { has } from '#platform/core/rights.ts'
import { addDays } from '#platform/core/time.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'

type Sql = RawBuilder<unknown>

/** Whose matters are shown: one's own, those of one's department and below, or all that one's rights reach. */
export type Whose = 'me' | 'department' | 'all'

/** One list of the workbench: what it selects from `from`, and for whom. */
export type Section = { from: Sql; where: Sql; select: Sql; order: Sql }

// A screen shows a handful; the rest is one press away.
export const rowsShown = 8
// Beyond a thousand a number tells nothing more, and counting on would cost more than the page.
export const countedUpTo = 1000

// Below 70 % the archive is worth asking for more: the value at which its bar turns ochre.
const lowCompleteness = 70

/** `select` of customers under c; the other lists give the same columns. */
const customerColumns = (detail: Sql, dueOn: Sql, measure: Sql = sql`null::int`) =>
  sql`c.id, c.version, c.id as "customerId", c.name, c.kind, c.number, ${detail} as detail, ${dueOn} as "dueOn", ${measure} as measure`

const live = sql`c.withdrawn_at is null and c.merged_into is null`

/** The lists of the workbench the actor has a right to, by key. */
export function sectionsFor(
  context: Context,
  whose: Whose,
  today: string,
  ahead: { birthdays: number; contracts: number },
): Record<string, Section> {
  const may = (right: string) => has(context.actor, right)
  return {
    ...(may('customer.approve') && { approvals: approvals(context, whose) }),
    ...(may('customer.verify') && { verifications: verifications(context, whose) }),
    ...(may('customer.change') && upkeep(context, whose, today)),
    ...(may('customer.merge') && { duplicates: duplicates(context, whose) }),
    ...(may('customer.read') && { birthdays: birthdays(context, whose, [today, addDays(today, ahead.birthdays)]) }),
    ...(may('ledger.read') && { contracts: contracts(context, whose, [today, addDays(today, ahead.contracts)]) }),
    ...((may('collecting.collect') || may('collecting.manage')) && collected(context, whose)),
    ...(may('import.run') && { imports: imports(context) }),
  }
}

/** Customers a right reaches, narrowed to whose they are. */
function reached(context: Context, right: string, whose: Whose): Sql {
  return sql`${live} and ${customerScopeSql(context, right, 'c')} and ${narrowed(context, whose)}`
}

function narrowed({ actor }: Context, whose: Whose): Sql {
  if (whose === 'me') return sql`c.owner_id = ${actor.id}`
  return whose === 'department' ? sql`c.department_id = any(${[...actor.departmentIds]}::uuid[])` : sql`true`
}

/** Acts that wait for whoever holds the right are theirs whoever owns the customer (ARC-25, ARC-29). */
function waiting(context: Context, right: string, whose: Whose): Sql {
  return reached(context, right, whose === 'me' ? 'all' : whose)
}

function approvals(context: Context, whose: Whose): Section {
  return {
    from: sql`customers c`,
    where: sql`c.state = 'submitted' and ${waiting(context, 'customer.approve', whose)}`,
    select: customerColumns(sql`c.verification`, sql`null::date`, sql`c.completeness`),
    order: sql`c.updated_at, c.id`,
  }
}

/** What a salesman brought is verified by somebody else (ARC-29). */
function verifications(context: Context, whose: Whose): Section {
  return {
    from: sql`customers c`,
    where: sql`c.verification = 'waiting' and c.collector_id is distinct from ${context.actor.id} and ${waiting(context, 'customer.verify', whose)}`,
    select: customerColumns(sql`(select name from staff where id = c.collector_id)`, sql`c.obtained_on`),
    order: sql`c.obtained_on nulls last, c.id`,
  }
}

function upkeep(context: Context, whose: Whose, today: string): Record<string, Section> {
  const mine = reached(context, 'customer.change', whose)
  return {
    reviews: {
      from: sql`customers c`,
      where: sql`c.next_review_on <= ${today} and ${mine}`,
      select: customerColumns(sql`c.reviewed_on::text`, sql`c.next_review_on`),
      order: sql`c.next_review_on, c.id`,
    },
    updates: {
      from: sql`customers c`,
      where: sql`c.needs_update_since is not null and ${mine}`,
      select: customerColumns(sql`c.last_trade_on::text`, sql`c.needs_update_since`),
      order: sql`c.needs_update_since, c.id`,
    },
    gaps: {
      from: sql`customers c`,
      where: sql`c.completeness < ${lowCompleteness} and ${mine}`,
      select: customerColumns(sql`array_to_string(c.missing[1:3], ',')`, sql`null::date`, sql`c.completeness`),
      order: sql`c.completeness, c.id`,
    },
  }
}

function duplicates(context: Context, whose: Whose): Section {
  return {
    from: sql`duplicate_pairs p join customers c on c.id = p.first_id join customers d on d.id = p.second_id`,
    where: sql`p.state = 'open' and d.withdrawn_at is null and ${customerScopeSql(context, 'customer.merge', 'd')} and ${reached(context, 'customer.merge', whose)}`,
    select: sql`p.id, c.version, c.id as "customerId", c.name, c.kind, c.number, d.name as detail, null::date as "dueOn", p.score as measure`,
    order: sql`p.score desc, p.id`,
  }
}

/** The day is for wishes; the year stays covered, so no age is given (ACC-19). */
function birthdays(context: Context, whose: Whose, [from, to]: [string, string]): Section {
  const keys = birthdayKeysBetween(from, to)
  return {
    from: sql`customers c`,
    where: sql`birthday_key(c.birthday) = any(${keys}::text[]) and ${reached(context, 'customer.read', whose)}`,
    select: customerColumns(sql`c.birthday`, sql`null::date`),
    order: sql`array_position(${keys}::text[], birthday_key(c.birthday)), c.id`,
  }
}

function contracts(context: Context, whose: Whose, [from, to]: [string, string]): Section {
  const mine =
    whose === 'me'
      ? sql`(k.owner_id = ${context.actor.id} or c.owner_id = ${context.actor.id})`
      : narrowed(context, whose)
  return {
    from: sql`contracts k join customers c on c.id = k.customer_id`,
    where: sql`k.to_on between ${from} and ${to} and k.signed_on is not null and k.ended_on is null
      and ${live} and ${customerScopeSql(context, 'ledger.read', 'c')} and ${mine}`,
    select: sql`k.id, k.version, c.id as "customerId", c.name, c.kind, k.number, k.title as detail, k.to_on as "dueOn", null::int as measure`,
    order: sql`k.to_on, k.id`,
  }
}

/** Filled-in forms not yet in an archive: those our people brought have two days (ARC-26), those from a link are new. */
function collected(context: Context, whose: Whose): Record<string, Section> {
  const scope = collectionScope(context.actor, ['collecting.collect', 'collecting.manage'])
  const held = { now: context.now, actorId: context.actor.id, departmentIds: context.actor.departmentIds }
  const reach =
    scope === undefined ? sql`true` : compileCondition(scope, { fields: collection.fields, alias: 'f' }, held)
  const department = sql`f.department_id = any(${[...context.actor.departmentIds]}::uuid[])`
  const mine =
    whose === 'me' ? sql`f.collector_id = ${context.actor.id}` : whose === 'department' ? department : sql`true`
  const select = sql`f.id, f.version, f.customer_id as "customerId", coalesce(f.name, '') as name, f.kind, f.number,
    (select name from staff where id = f.collector_id) as detail, f.obtained_on as "dueOn", null::int as measure`
  const open = sql`f.load_state = 'waiting' and f.state <> 'draft'`
  // Complete the same day, with the manager by the next (COL-15, COL-17).
  const due = sql`case when f.state = 'draft' then f.complete_by else f.hand_over_by end`
  return {
    handIns: {
      from: sql`collections f left join campaigns g on g.id = f.campaign_id`,
      where: sql`f.state in ('draft', 'signed') and ${due} is not null and f.load_state <> 'dismissed' and ${reach} and ${mine}`,
      select: sql`f.id, f.version, f.customer_id as "customerId", coalesce(f.name, '') as name, f.state as kind, f.number,
        g.name as detail, ${due} as "dueOn", null::int as measure`,
      order: sql`${due}, f.id`,
    },
    writeIns: {
      from: sql`collections f`,
      where: sql`${open} and f.data_form_id is null and ${reach} and ${mine}`,
      select,
      order: sql`f.obtained_on, f.id`,
    },
    selfFills: {
      from: sql`collections f`,
      where: sql`${open} and f.data_form_id is not null and ${reach} and ${whose === 'me' ? sql`true` : mine}`,
      select,
      order: sql`f.obtained_on, f.id`,
    },
  }
}

function imports(context: Context): Section {
  return {
    from: sql`import_runs r`,
    where: sql`r.created_by = ${context.actor.id} and r.created_at > ${context.now.toISOString()}::timestamptz - interval '7 days'`,
    select: sql`r.id, r.version, null::uuid as "customerId", r.file_name as name, r.target as kind, null::text as number, r.state as detail,
      null::date as "dueOn", coalesce(r.rows_total, 0) as measure`,
    order: sql`r.id desc`,
  }
}
