import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { Because } from '#domain/tasks/schema.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { audienceSql } from '../occasions/queries.ts'
import { dueDays, keysAhead, type Occasion } from '../occasions/rules.ts'

type Sql = RawBuilder<unknown>

/** Whom an occasion finds on which day: one row a task. `part` lets a long walk go in steps by customer. */
function foundSql(context: Context, rule: Occasion, part: Sql): Sql | undefined {
  const today = chinaDay(context.now)
  const live = sql`${audienceSql(context, rule.audience)} and ${part}`
  const ahead = JSON.stringify(keysAhead(today, rule.leadDays))
  const days = sql`(select * from jsonb_to_recordset(${ahead}::jsonb) d(key text, day date))`
  const until = addDays(today, rule.leadDays)
  switch (rule.kind) {
    case 'feast':
    case 'once': {
      const [day] = dueDays(rule, today)
      if (day === undefined) return undefined
      return recipientsOf(
        rule,
        sql`select c.id as customer_id, c.owner_id, ${day}::date as day, ''::text as subject, null::text as note, null::jsonb as link, null::uuid as leader_id from customers c where ${live}`,
      )
    }
    case 'birthday':
      return sql`select c.id as customer_id, c.owner_id, d.day, null::uuid as contact_id, c.id::text as subject, null::text as recipient, false as is_first, null::jsonb as link, null::uuid as leader_id
          from ${days} d join customers c on birthday_key(c.birthday) = d.key where ${live}
        union all
        select c.id, c.owner_id, d.day, k.id, c.id || ':' || k.id, k.name, false, null, null
          from ${days} d join contacts k on birthday_key(k.birthday) = d.key and k.withdrawn_at is null
          join customer_contacts m on m.contact_id = k.id and m.withdrawn_at is null join customers c on c.id = m.customer_id
          where ${live} and not (c.kind = 'individual' and c.birthday is not null and k.name = c.name)`
    case 'specialDay':
      return sql`select c.id as customer_id, c.owner_id, d.day, s.contact_id, s.id::text as subject, concat_ws(' ', s.whose, s.wish) as recipient, false as is_first,
          jsonb_build_array(jsonb_build_object('kind', 'specialDay', 'id', s.id, 'label', s.kind)) as link, null::uuid as leader_id
        from ${days} d join special_days s on birthday_key(s.day) = d.key and s.withdrawn_at is null join customers c on c.id = s.customer_id
        where ${live} and (${rule.words.length} = 0 or s.kind = any(${rule.words}::text[]))`
    case 'milestone':
      return recipientsOf(
        rule,
        sql`select c.id as customer_id, c.owner_id, (p ->> 'plannedOn')::date as day, k.id || ':' || (p ->> 'id') as subject,
          concat_ws(' ', coalesce(k.project, k.title), p ->> 'name') as note, jsonb_build_array(jsonb_build_object('kind', 'contract', 'id', k.id, 'label', k.title)) as link, k.leader_id
        from contracts k cross join lateral jsonb_array_elements(k.milestones) p join customers c on c.id = k.customer_id
        where (p ->> 'plannedOn')::date between ${today} and ${until} and p ->> 'actualOn' is null and k.ended_on is null
          and exists (select from unnest(${rule.words}::text[]) w where p ->> 'name' like '%' || w || '%') and ${live}`,
      )
    case 'signed':
      // Counted from the day of signing: within the lead after it.
      return recipientsOf(
        rule,
        sql`select c.id as customer_id, c.owner_id, (k.signed_on + ${rule.leadDays}::int)::date as day, k.id::text as subject,
          k.title as note, jsonb_build_array(jsonb_build_object('kind', 'contract', 'id', k.id, 'label', k.title)) as link, k.leader_id
        from contracts k join customers c on c.id = k.customer_id
        where k.signed_on between ${addDays(today, -rule.leadDays)} and ${today} and ${live}`,
      )
  }
}

/** One row for the customer, or one for each of its contacts; who decides is the first in charge. */
function recipientsOf(rule: Occasion, base: Sql): Sql {
  const joined = (subject: Sql) => sql`nullif(concat_ws(':', nullif(b.subject, ''), ${subject}), '')`
  if (rule.recipients === 'customer')
    return sql`select b.customer_id, b.owner_id, b.day, null::uuid as contact_id, ${joined(sql`b.customer_id`)} as subject, b.note as recipient, true as is_first, b.link, b.leader_id from (${base}) b`
  const deciders = sql`m.role in ('decider', 'owner', 'manager', 'legalPerson')`
  const people = sql`select b.customer_id, b.owner_id, b.day, k.id as contact_id, ${joined(sql`b.customer_id || ':' || k.id`)} as subject, concat_ws(' ', b.note, k.name) as recipient,
      ${deciders} as is_first, b.link, b.leader_id
    from (${base}) b join customer_contacts m on m.customer_id = b.customer_id and m.withdrawn_at is null
      and (m.to_on is null or m.to_on >= b.day) join contacts k on k.id = m.contact_id and k.withdrawn_at is null`
  if (rule.recipients === 'people')
    return sql`select distinct on (customer_id, contact_id, subject) * from (${people}) p order by customer_id, contact_id, subject, is_first desc`
  // Without anybody who decides the customer itself is congratulated.
  return sql`with people as (${people} and ${deciders}) select distinct on (customer_id, contact_id, subject) * from people
    union all select b.customer_id, b.owner_id, b.day, null, ${joined(sql`b.customer_id`)}, b.note, true, b.link, b.leader_id from (${base}) b
      where not exists (select from people p where p.customer_id = b.customer_id and p.day = b.day)`
}

/** Who does it (REL-04): the leader for the first in charge, whoever looks after the customer for the rest. */
function ownerSql(rule: Occasion): Sql {
  const leader = sql`coalesce(${rule.leaderId}::uuid, f.leader_id, f.owner_id)`
  if (rule.sender === 'leader') return leader
  return rule.sender === 'split' ? sql`case when f.is_first then ${leader} else f.owner_id end` : sql`f.owner_id`
}

/**
 * Makes the tasks of one occasion in one statement, with their history. The same occasion, subject and year is made once,
 * whatever crashes or runs twice; who wants none of its means is left alone. @returns how many are new
 */
export async function makeTasks(context: Context, rule: Occasion, part: Sql = sql`true`): Promise<number> {
  const found = foundSql(context, rule, part)
  if (found === undefined || rule.means.length === 0) return 0
  const at = context.now.toISOString()
  const because: Because = {
    by: 'occasion',
    ruleId: rule.ruleId,
    ruleName: rule.name,
    ruleVersion: rule.version,
    anchor: rule.kind,
    every: rule.leadDays,
    unit: 'day',
  }
  const form = rule.formKey === null ? [] : [{ kind: 'form', id: rule.formKey }]
  const { rows } = await sql<{ n: number }>`
    with found as (${found}),
    welcome as (
      select f.*, c.department_id, ${ownerSql(rule)} as doer, (select m.means from unnest(${rule.means}::text[]) with ordinality m(means, n)
        where not (m.means = any(coalesce(c.avoided_means, '{}'))) order by m.n limit 1) as means,
        case when (${rule.means}::text[])[1] = any(c.avoided_means) then jsonb_build_object('avoided', (${rule.means}::text[])[1]) else '{}'::jsonb end as avoided
      from found f join customers c on c.id = f.customer_id),
    made as (
      insert into tasks (id, version, created_at, created_by, updated_at, updated_by, kind, title, customer_id, contact_id, owner_id, department_id,
        priority, means, due_on, first_due_on, remarks, origin, because, links, state)
      select gen_random_uuid(), 1, ${at}, ${context.actor.id}, ${at}, ${context.actor.id}, 'care',
        left(concat_ws(' ', ${rule.name}::text, nullif(w.recipient, '')), 200), w.customer_id, w.contact_id, w.doer, coalesce(s.department_id, w.department_id),
        'normal', w.means, w.day, w.day, ${rule.gift}, 'occasion:' || ${rule.ruleId} || ':' || w.subject || ':' || to_char(w.day, 'YYYY'),
        ${JSON.stringify(because)}::jsonb || w.avoided || jsonb_build_object('anchorOn', to_char(w.day, 'YYYY-MM-DD')),
        coalesce(w.link, '[]'::jsonb) || ${JSON.stringify(form)}::jsonb, 'open'
      from welcome w left join staff s on s.id = w.doer where w.means is not null
      on conflict (origin) where origin is not null do nothing
      returning id, title, due_on, owner_id),
    gifts as (
      insert into care_gifts (id, created_at, created_by, updated_at, updated_by, task_id, item, budget)
      select gen_random_uuid(), ${at}, ${context.actor.id}, ${at}, ${context.actor.id}, id, ${rule.gift}::text, ${rule.budget}::numeric
      from made where ${rule.gift}::text is not null returning id),
    told as (
      insert into record_changes (id, entity, record_id, version, kind, diff, at, actor_id, source, request_id)
      select gen_random_uuid(), 'task', id, 1, 'created', jsonb_build_object('title', jsonb_build_array(null, title),
        'dueOn', jsonb_build_array(null, due_on), 'ownerId', jsonb_build_array(null, owner_id)), ${at}, ${context.actor.id}, ${context.source}, ${context.requestId}
      from made returning id)
    select count(*)::int as n from made`.execute(context.db as Kysely<unknown>)
  return rows[0]?.n ?? 0
}
