import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { broughtForm, isOffered } from '#domain/forms/definitions/rules.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { taskScopeSql } from '#domain/tasks/queries.ts'
import { chinaDay } from '#platform/core/time.ts'
import { rulesInForce } from '../queries.ts'

type Sql = RawBuilder<unknown>
const bare = (context: Context) => context.db as unknown as Kysely<unknown>
const figures = { due: z.int(), inTime: z.int(), late: z.int(), missed: z.int(), open: z.int() }

/** The verdict of each follow-up, as SQL on tasks under `t` first due on `dueOn`. */
const verdictSql = (today: string, dueOn: Sql) => sql`case
  when t.state = 'lapsed' then case when (t.closed_at at time zone 'Asia/Shanghai')::date > ${dueOn} and not ${voidSql} then 'missed' else 'lapsed' end
  when t.state = 'done' then case when (t.closed_at at time zone 'Asia/Shanghai')::date <= ${dueOn} then 'inTime' else 'late' end
  when t.state = 'cancelled' then 'missed' when ${dueOn} < ${today}::date then 'missed' else 'open' end`

/** The paper it counted from was made void: it should never have been asked for. */
const voidSql = sql`exists (select from form_records r where r.id::text = split_part(t.origin, ':', 3) and r.state = 'voided')`

type Asked = { from: string; to: string; cadenceId?: string | undefined; ownerId?: string | undefined }

/**
 * Follow-ups by the rule they were made for, and once more for each other rule they took along, by the day that rule
 * wanted: whoever reads of a rule sees all it asked for. One that fell away with the first rule and was made again for
 * the other counts there alone.
 */
function countedSql(context: Context, { from, to, cadenceId, ownerId }: Asked): Sql {
  const today = chinaDay(context.now)
  const within = sql`t.kind = 'followUp' and ${taskScopeSql(context, 'task.read', 't')} and ${ownerId === undefined ? sql`true` : sql`t.owner_id = ${ownerId}`}`
  const ofRule = (id: Sql) => (cadenceId === undefined ? sql`true` : sql`${id} = ${cadenceId}`)
  return sql`select t.owner_id, t.because ->> 'ruleId' as cadence_id, t.because ->> 'ruleName' as cadence_name, false as is_joined, ${verdictSql(today, sql`t.first_due_on`)} as verdict
      from tasks t where ${within} and t.first_due_on between ${from}::date and ${to}::date and ${ofRule(sql`t.because ->> 'ruleId'`)}
    union all select t.owner_id, l.id, k.name, true, ${verdictSql(today, sql`l.due_on`)}
      from tasks t cross join lateral (select distinct on (j ->> 'id') j ->> 'id' as id, j ->> 'origin' as origin, coalesce((j ->> 'dueOn')::date, t.first_due_on) as due_on
          from jsonb_array_elements(t.links) j where j ->> 'kind' = 'cadence' and j ->> 'id' is distinct from t.because ->> 'ruleId') l
        join cadences k on k.id::text = l.id
      where ${within} and t.links @> '[{"kind": "cadence"}]' and l.due_on between ${from}::date and ${to}::date and ${ofRule(sql`l.id`)}
        and not (t.state = 'lapsed' and exists (select from tasks o where o.origin = l.origin))`
}

export const reportCompliance = query({
  name: 'compliance.report',
  about:
    'Follow-ups by the day they were first due: how many were due, made in time, late, not made; per person and cadence (VIS-35)',
  needs: { right: 'task.read' },
  input: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    cadenceId: z.uuid().optional(),
    ownerId: z.uuid().optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        ownerId: z.uuid().nullable(),
        ownerName: z.string().nullable(),
        departmentName: z.string().nullable(),
        cadenceId: z.string().nullable(),
        cadenceName: z.string().nullable(),
        /** Made for another rule and counted for this one as well; in a total of visits it counts there. */
        isJoined: z.boolean(),
        ...figures,
      }),
    ),
    total: z.object(figures),
  }),
  async run(context, asked) {
    type Row = {
      ownerId: string | null
      ownerName: string | null
      departmentName: string | null
      cadenceId: string | null
      cadenceName: string | null
      isJoined: boolean
    } & Record<keyof typeof figures, number>
    const { rows } =
      await sql<Row>`select v.owner_id, s.name as owner_name, d.name as department_name, v.cadence_id, max(v.cadence_name) as cadence_name, v.is_joined,
        count(*) filter (where verdict <> 'lapsed')::int as due, count(*) filter (where verdict = 'inTime')::int as in_time,
        count(*) filter (where verdict = 'late')::int as late, count(*) filter (where verdict = 'missed')::int as missed, count(*) filter (where verdict = 'open')::int as open
      from (${countedSql(context, asked)}) v
        left join staff s on s.id = v.owner_id left join departments d on d.id = s.department_id
      group by v.owner_id, s.name, d.name, v.cadence_id, v.is_joined having count(*) filter (where verdict <> 'lapsed') > 0
      order by s.name nulls first, max(v.cadence_name), v.is_joined`.execute(bare(context))
    const total = { due: 0, inTime: 0, late: 0, missed: 0, open: 0 }
    // Of one rule each visit is there once; of all of them those taken along are there already.
    for (const row of rows)
      if (asked.cadenceId !== undefined || !row.isJoined)
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += row[key]
    return { rows, total }
  },
})

export const papersOut = query({
  name: 'compliance.papers',
  about: 'Archive forms of the trades in use drawn for a follow-up and not given back on their day (VIS-14)',
  needs: { right: 'task.read' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        recordId: z.uuid(),
        number: z.string().nullable(),
        title: z.string(),
        holderId: z.uuid(),
        holderName: z.string().nullable(),
        keeperName: z.string().nullable(),
        drawnAt: z.string(),
        dueOn: z.string().nullable(),
      }),
    ),
  }),
  async run(context) {
    const { rows } = await sql<{
      recordId: string
      number: string | null
      title: string
      holderId: string
      holderName: string | null
      keeperName: string | null
      drawnAt: string
      dueOn: string | null
    }>`
      select r.id as record_id, r.number, r.title, r.holder_id, h.name as holder_name, k.name as keeper_name, m.moved_at as drawn_at, m.due_on
      from form_records r
        join lateral (select moved_at, due_on from form_movements m where m.record_id = r.id and m.kind = 'draw' order by moved_at desc limit 1) m on true
        left join staff h on h.id = r.holder_id left join staff k on k.id = r.keeper_id
      where r.form_key = any(${await formsBackSameDay(context)}::text[]) and r.keeper_id is not null and r.holder_id <> r.keeper_id and r.state <> 'voided'
        and coalesce(m.due_on, (m.moved_at at time zone 'Asia/Shanghai')::date) < ${chinaDay(context.now)}::date
        and (r.holder_id = ${context.actor.id} or r.keeper_id = ${context.actor.id} or ${ownersInReach(context)})
      order by m.moved_at limit 200`.execute(bare(context))
    return { rows }
  },
})

/** Forms that a cadence in force wants back on the day they are drawn; those of a trade that was switched off rest with it. */
async function formsBackSameDay(context: Context): Promise<string[]> {
  const { packs } = await readFirm(context.db)
  return (await rulesInForce(context)).flatMap(({ plan: { anchor, done } }) => {
    if (anchor.kind !== 'form' || !done.paperBackSameDay) return []
    return isOffered({ state: 'published', pack: broughtForm(anchor.form)?.pack ?? null }, packs) ? [anchor.form] : []
  })
}

/** Papers of people whose tasks one may see. */
function ownersInReach({ actor }: Pick<Context, 'actor'>) {
  const scope = actor.kind === 'system' ? 'all' : actor.rights['task.read']
  if (scope === 'all') return sql`true`
  if (scope === 'own' || scope === undefined) return sql`false`
  const departments = scope === 'branch' ? actor.branchIds : actor.departmentIds
  return sql`h.department_id = any(${[...departments]}::uuid[])`
}

const dayRow = z.object({
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  customerId: z.uuid().nullable(),
  customerName: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  cadenceName: z.string().nullable(),
  step: z.int().nullable(),
  dueOn: z.string(),
  means: z.string().nullable(),
  state: z.string(),
  verdict: z.enum(['due', 'done', 'late']),
  result: z.string().nullable(),
  closedAt: z.string().nullable(),
})
type DayRow = z.output<typeof dayRow>

export const dayOfFollowUps = query({
  name: 'followUp.day',
  about:
    'The daily list of follow-ups (VIS-13): due, done, late on a day, of chosen cadences or all, for whoever guides and checks',
  needs: { right: 'task.read' },
  input: z.strictObject({ day: z.iso.date(), cadences: z.array(z.string().max(60)).max(40).optional() }),
  output: z.object({
    rows: z.array(dayRow),
  }),
  async run(context, { day, cadences }) {
    return { rows: await followUpsOfDay(context, day, cadences) }
  },
})

/** For other nouns too: what was due on a day, done on it, or late by then, within reach of reading tasks. */
export async function followUpsOfDay(context: Context, day: string, cadences?: readonly string[]): Promise<DayRow[]> {
  const named =
    cadences === undefined
      ? sql`true`
      : sql`exists (select from cadences k where k.key = any(${[...cadences]}::text[])
          and (k.id::text = t.because ->> 'ruleId' or t.links @> jsonb_build_array(jsonb_build_object('kind', 'cadence', 'id', k.id::text))))`
  const { rows } =
    await sql<DayRow>`select t.id, t.version, t.title, t.customer_id, c.name as customer_name, t.owner_id, s.name as owner_name, t.because ->> 'ruleName' as cadence_name,
      (t.because ->> 'step')::int as step, t.due_on, t.means, t.state, t.result, t.closed_at,
      case when t.state = 'done' then 'done' when t.due_on < ${day}::date then 'late' else 'due' end as verdict
    from tasks t left join customers c on c.id = t.customer_id left join staff s on s.id = t.owner_id
    where t.kind = 'followUp' and ${taskScopeSql(context, 'task.read', 't')} and ${named}
      and ((t.state = 'open' and t.due_on <= ${day}::date) or (t.state = 'done' and (t.closed_at at time zone 'Asia/Shanghai')::date = ${day}::date))
    order by s.name nulls first, t.due_on, t.id limit 2000`.execute(bare(context))
  return rows
}

export const complianceQueries = [reportCompliance, papersOut, dayOfFollowUps] as const
