import { type RawBuilder, sql } from 'kysely'
import { recordScopeSql } from '#domain/forms/records/queries.ts'
import type { Context } from '#domain/kit.ts'
import { has } from '#platform/core/rights.ts'
import type { Section, Whose } from '../sections/queries.ts'

type Sql = RawBuilder<unknown>

const from = sql`form_records r join form_definitions d on d.id = r.definition_id left join customers c on c.id = r.customer_id`
const live = sql`r.sealed_at is null and r.state <> 'voided'`

// A signature nobody gave in a quarter is not given on a morning; without a bound every form ever handed in would be read.
const askedDays = 92

/** Whose turn it is to sign a paper: the posts of the first place nobody signed yet, in their order, or who is printed there. */
const nextSignature = sql`select case jsonb_typeof(f.place -> 'signs') when 'array' then f.place -> 'signs'
    else jsonb_build_array(f.place -> 'signedBy' ->> 'zh') end as who
  from jsonb_path_query(d.definition, '$.sections[*].fields[*] ? (@.type == "signature" || @.type == "approval")') with ordinality f(place, n)
  where r."values" -> (f.place ->> 'key') is null or jsonb_typeof(r."values" -> (f.place ->> 'key')) = 'null'
  order by coalesce((f.place ->> 'turn')::int, 0), f.n limit 1`

/** Forms that wait for somebody: drafts begun, decisions and signatures of the posts one acts for, papers that are out of keeping. */
export function paperSections(context: Context, whose: Whose, posts: readonly string[]): Record<string, Section> {
  const { actor } = context
  const may = (right: string) => has(actor, right)
  const among = sql`r.department_id = any(${[...actor.departmentIds]}::uuid[])`
  const owned = whose === 'me' ? sql`r.owner_id = ${actor.id}` : whose === 'department' ? among : sql`true`
  const held =
    whose === 'me'
      ? sql`(r.holder_id = ${actor.id} or r.keeper_id = ${actor.id})`
      : whose === 'department'
        ? among
        : sql`true`
  return {
    ...(may('forms.fill') && {
      formDrafts: {
        from,
        where: sql`${live} and r.state = 'draft' and ${owned} and ${recordScopeSql(context, 'forms.fill', 'r')}`,
        select: columns(context, sql`null::date`),
        order: sql`r.updated_at desc, r.id`,
      },
    }),
    ...((may('forms.review') || may('forms.approve')) && {
      formDecisions: {
        from,
        where: sql`${live} and (${waitsFor(context, 'reviews', posts)} or ${waitsFor(context, 'approves', posts)})`,
        select: columns(context, sql`null::date`),
        order: sql`r.submitted_at, r.id`,
      },
    }),
    ...(may('forms.read') &&
      posts.length > 0 && {
        formSignatures: {
          from: sql`${from} cross join lateral (${nextSignature}) s`,
          where: sql`${live} and r.state <> 'draft' and r.submitted_at > ${context.now.toISOString()}::timestamptz - make_interval(days => ${sql.lit(askedDays)})
            and d.definition @? ${namesAny(posts)}::jsonpath
            and s.who ?| ${posts}::text[] and ${recordScopeSql(context, 'forms.read', 'r')}
            and not ${waitsFor(context, 'reviews', posts)} and not ${waitsFor(context, 'approves', posts)}`,
          select: columns(context, sql`null::date`),
          order: sql`r.submitted_at, r.id`,
        },
      }),
    ...(may('forms.read') && {
      formsOut: {
        from: sql`${from} left join lateral (select due_on from form_movements m where m.record_id = r.id order by m.id desc limit 1) m on true`,
        where: sql`${live} and r.keeper_id is not null and r.holder_id <> r.keeper_id and ${held} and ${recordScopeSql(context, 'forms.read', 'r')}`,
        select: columns(context, sql`m.due_on`, heldBy(context)),
        order: sql`m.due_on nulls last, r.id`,
      },
    }),
  }
}

/** Forms with a place to sign for one of the posts: most have none, and their records need no look. */
function namesAny(posts: readonly string[]): string {
  const tests = posts.map((one) => JSON.stringify(one)).map((one) => `@.signs[*] == ${one} || @.signedBy.zh == ${one}`)
  return `$.sections[*].fields[*] ? (${tests.join(' || ')})`
}

/** Of the papers that are out, those that are due back. */
export function dueBack(section: Section, day: string): Section {
  return { ...section, where: sql`${section.where} and m.due_on <= ${day}` }
}

/** Whoever keeps a paper wants to know who has it; whoever has it knows. */
function heldBy(context: Context): Sql {
  const words = context.t('workbench.formsOut_with', { who: '%s' })
  return sql`case when r.holder_id <> ${context.actor.id} then format(${words}, (select name from staff where id = r.holder_id)) end`
}

function columns(context: Context, dueOn: Sql, more: Sql = sql`null`): Sql {
  const language = context.language === 'en' ? 'en' : 'zh'
  return sql`r.id, r.version, r.customer_id as "customerId", r.title as name, null::text as kind, r.number,
    concat(d.definition -> 'title' ->> ${sql.lit(language)}, ${more}) as detail, ${dueOn} as "dueOn", null::int as measure`
}

/** Records that wait for a review or an approval by a post the caller acts for, within reach of the right. */
function waitsFor(context: Context, step: 'reviews' | 'approves', posts: readonly string[]): Sql {
  const right = step === 'reviews' ? 'forms.review' : 'forms.approve'
  if (!has(context.actor, right)) return sql`false`
  const named = sql`d.definition -> 'flow' -> ${sql.lit(step)}`
  const hasReview = sql`(d.definition -> 'flow' -> 'reviews') is not null`
  const isTurn =
    step === 'reviews'
      ? sql`r.state = 'submitted'`
      : sql`r.state = case when ${hasReview} then 'reviewed' else 'submitted' end`
  return sql`(${isTurn} and (${named}) is not null and (jsonb_array_length(${named}) = 0 or (${named}) ?| ${posts}::text[])
    and ${recordScopeSql(context, right, 'r')})`
}
