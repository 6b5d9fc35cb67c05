import { type Kysely, sql } from 'kysely'
import { customer } from '#domain/archives/schema.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import type { Context } from '#domain/kit.ts'
import { lapseTasks } from '#domain/tasks/making/commands.ts'
import { allowedSql, avoidedSql } from '#domain/tasks/reaching/queries.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import type { CadenceTrack } from '#platform/core/pack-cadences.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { recordChanges } from '#platform/server/history.ts'
import { replacedSql, type Shapes, type Within } from './anchors/queries.ts'
import { joinedSql, type Wanted, wantedSql } from './queries.ts'
import { anchorNames, becauseOf, leadDays, madeByNight, originPrefix, type Rule, replacersOf } from './rules.ts'

const bare = (context: Context) => context.db as unknown as Kysely<unknown>

export type Making = { rule: Rule; rules: readonly Rule[]; shapes: Shapes; within?: Within; today: string }

/**
 * Lets the transaction make follow-ups alone until it ends. A night, a changed rule and a form handed in may be at work at
 * once, and two that see nothing of each other would make two visits of what is to be one. To be asked first of all: who
 * already holds tasks would wait for whoever waits for them.
 */
export async function makeAlone(context: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('follow-ups'))`.execute(context.db)
}

/** Makes what a rule wants done and is not there yet. Run twice, or killed and run again, it makes nothing twice. */
export async function makeTasks(context: Context, making: Making): Promise<number> {
  const { rule, rules, shapes, within, today } = making
  const replacers = replacersOf(rule, rules)
  const tracks = [...new Set(madeByNight(rule.plan).map((act) => act.track))]
  let made = 0
  for (const track of tracks) {
    const asked = {
      rule,
      track,
      replacers,
      shapes,
      today,
      upTo: addDays(today, leadDays),
      ...(within === undefined ? {} : { within }),
    }
    made += await insertWanted(context, asked)
  }
  return made
}

/**
 * Writes the occurrences of one track as tasks, in one statement of the database. Where two on the same day are to be
 * one, the task that is there takes the purpose of the other along; what a person has planned by hand for the same
 * purpose becomes the rule's, on the day they chose.
 */
export async function insertWanted(context: Context, asked: Wanted): Promise<number> {
  const { rule, shapes } = asked
  const at = context.now.toISOString()
  const base = JSON.stringify(becauseOf(rule, anchorName(rule, shapes), recordedIn(rule, shapes)))
  const because = sql`${base}::jsonb || jsonb_build_object('step', w.nth, 'anchorOn', w.anchor_on, 'every', w.every, 'unit', w.unit)
    || case when w.next_on is null or w.next_on > w.end_on then '{}' else jsonb_build_object('nextOn', to_char(w.next_on, 'YYYY-MM-DD')) end`
  const [wanted, avoided] = [sql`w.means`, sql`c.avoided_means`]
  const isPeriod = rule.plan.anchor.kind === 'period'
  // A period is open for weeks: that two end on one day makes no one visit of them.
  const isMerged = rule.plan.sameDay === 'merge' && !isPeriod
  const twins = isMerged
    ? sql`select w.origin, w.title, w.due_on, min(t.id::text)::uuid as task_id from wanted w join tasks t on t.customer_id = w.customer_id and t.owner_id = w.owner_id
        and t.due_on = w.due_on and t.kind = 'followUp' and t.state = 'open' and t.origin like 'cadence:%' and t.because ->> 'anchor' <> ${anchorNames.period}
        where not exists (select 1 from planned p where p.origin = w.origin) group by w.origin, w.title, w.due_on`
    : sql`select ''::text as origin, ''::text as title, null::date as due_on, null::uuid as task_id where false`
  const { rows } = await sql<{ made: number; taken: Taken[] }>`with ${wantedSql(context, asked)},
    planned as materialized (select distinct on (task_id) * from (
      select distinct on (w.origin) w.origin, w.due_on, w.links, ${because} as because, p.id as task_id, p.first_due_on from wanted w
        join tasks p on p.customer_id = w.customer_id and p.owner_id = w.owner_id and p.title = w.title and p.kind = 'followUp' and p.state = 'open'
          and p.origin is null and p.because is null and p.due_on ${isPeriod ? sql`between w.anchor_on and w.due_on` : sql`= w.due_on`}
        order by w.origin, p.due_on, p.id) one order by task_id, origin),
    twins as materialized (${twins}),
    taken as (update tasks t set origin = p.origin, because = p.because, first_due_on = p.due_on, links = t.links || p.links,
        version = t.version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
      from planned p where p.task_id = t.id returning t.id, t.version, to_char(p.first_due_on, 'YYYY-MM-DD') as planned, to_char(p.due_on, 'YYYY-MM-DD') as due),
    joined as (update tasks t set links = t.links || jsonb_build_array(jsonb_build_object('kind', 'cadence', 'id', ${rule.id}::text, 'label', x.title, 'origin', x.origin, 'dueOn', x.due_on)),
        version = t.version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
      from twins x where x.task_id = t.id and not t.links @> ${joinedSql(sql`x.origin`)} returning t.id),
    made as (insert into tasks (id, version, created_at, created_by, updated_at, updated_by, kind, title, customer_id, owner_id, department_id, priority, means,
        due_on, first_due_on, origin, because, links, state)
      select gen_random_uuid(), 1, ${at}, ${context.actor.id}, ${at}, ${context.actor.id}, 'followUp', w.title, w.customer_id, w.owner_id,
        coalesce((select s.department_id from staff s where s.id = w.owner_id), w.customer_department), 'normal', ${allowedSql(wanted, avoided)}, w.due_on, w.due_on, w.origin,
        ${because} || ${avoidedSql(wanted, avoided)}, w.links, 'open'
      from wanted w join customers c on c.id = w.customer_id where not exists (select 1 from twins x where x.origin = w.origin)
        and not exists (select 1 from planned p where p.origin = w.origin)
      on conflict (origin) where origin is not null do nothing returning 1)
    select (select count(*)::int from made) as made, (select count(*) from joined) as joined, (select coalesce(jsonb_agg(t), '[]') from taken t) as taken`.execute(
    bare(context),
  )
  const { made = 0, taken = [] } = rows[0] ?? {}
  await noteTaken(context, rule, taken)
  return made
}

type Taken = { id: string; version: number; planned: string; due: string }

async function noteTaken(context: Context, rule: Rule, taken: readonly Taken[]): Promise<void> {
  const reason = context.t('cadence.took_planned', { name: rule.name })
  await recordChanges(
    context,
    taken.map(({ id, version, planned, due }) => ({
      entity: 'task',
      recordId: id,
      version,
      kind: 'changed' as const,
      diff: { firstDueOn: [planned, due] },
      reason,
    })),
  )
}

/** What a contact was about, as the journal calls it. */
const matterText = (key: string) => journalEntry.fields.matter.options?.find((one) => one.key === key)?.label.zh ?? key

/** The form, field or matter a rule counts from, by name; the other anchors have words of their own. */
function recordedIn({ plan }: Rule, { forms }: Shapes) {
  const { form: key = '' } = plan.done
  const form = forms.get(key)
  return form === undefined ? undefined : { form: key, title: form.title }
}

function anchorName({ plan }: Rule, shapes: Shapes): string | undefined {
  const { anchor } = plan
  if (anchor.kind === 'form') {
    const form = shapes.forms.get(anchor.form)
    const day = form?.happenedIn === undefined ? undefined : formFields(form).find((one) => one.key === form.happenedIn)
    return form === undefined ? undefined : `《${form.title.zh}》${day?.label.zh ?? ''}`
  }
  if (anchor.kind === 'entry') return `日志“${matterText(anchor.matter)}”`
  if (anchor.kind !== 'field') return undefined
  return (shapes.extra[anchor.field] ?? (customer.fields as Record<string, { label: { zh: string } }>)[anchor.field])
    ?.label.zh
}

/** Takes back open tasks of a rule that are no longer wanted: a newer form, a void one, a contract that ended. */
export async function lapseUnwanted(context: Context, { rule, rules, shapes, within }: Making): Promise<number> {
  const { anchor } = rule.plan
  const prefix = `${originPrefix(rule.id)}%`
  const customerSql = within?.customerId === undefined ? sql`true` : sql`t.customer_id = ${within.customerId}`
  const open = sql`t.kind = 'followUp' and t.state = 'open' and t.origin like ${prefix} and ${customerSql}`
  const subject = sql`split_part(t.origin, ':', 3)::uuid`
  const lapse = async (found: ReturnType<typeof sql>, reason: string) => {
    const { rows } = await (found as ReturnType<typeof sql<{ id: string }>>).execute(bare(context))
    return rows.length === 0
      ? 0
      : (await lapseTasks(context, { ids: rows.map((row) => row.id) }, context.t(reason))).length
  }
  if (anchor.kind === 'form') {
    const replacers = replacersOf(rule, rules)
    const replaced = sql`select t.id from tasks t join form_records r on r.id = ${subject} where ${open} and ${replacedSql(context, replacers, shapes, sql`r`)}`
    const voided = sql`select t.id from tasks t join form_records r on r.id = ${subject} where ${open} and r.state = 'voided'`
    return (await lapse(replaced, 'cadence.lapse_replaced')) + (await lapse(voided, 'cadence.lapse_voided'))
  }
  if (anchor.kind === 'contractSigned')
    return await lapse(
      sql`select t.id from tasks t join contracts k on k.id = ${subject} where ${open} and k.ended_on < t.due_on`,
      'cadence.lapse_contract',
    )
  if (anchor.kind === 'lastContact')
    return await lapse(
      sql`select t.id from tasks t join customers c on c.id = t.customer_id where ${open}
        and (c.last_contact_at at time zone 'Asia/Shanghai')::date::text > t.because ->> 'anchorOn'`,
      'cadence.lapse_contacted',
    )
  return 0
}

/** Leaves to the edition before what the next one would let fall due in the past (已满新天数、未满旧天数的仍按原来). */
export async function keepByOldEdition(
  context: Context,
  old: Rule,
  next: Rule,
  rules: readonly Rule[],
  shapes: Shapes,
): Promise<number> {
  await makeAlone(context)
  const today = chinaDay(context.now)
  let kept = 0
  for (const track of old.plan.tracks) {
    const later: CadenceTrack | undefined = next.plan.tracks.find((one) => one.key === track.key)
    if (track.onRequest === true || track.steps === undefined || later === undefined) continue
    kept += await insertWanted(context, {
      rule: old,
      track,
      replacers: replacersOf(old, rules),
      shapes,
      today,
      upTo: addDays(today, 400),
      keptFrom: later,
    })
  }
  return kept
}
