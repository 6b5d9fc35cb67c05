import { sql } from 'kysely'
import { customer } from '#domain/archives/schema.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { type Naming, optionsFrom } from '#domain/archives/standard/rules.ts'
import type { Context, Job } from '#domain/kit.ts'
import { addTasks, finishTasks } from '#domain/tasks/making/commands.ts'
import { columnOf, type Fields } from '#platform/core/fields.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'

// A step holds its rows for about a second.
const perStep = 500

type Wanting = { id: string; askedId: string | null; departmentId: string | null }

const originOf = (field: string, customerId: string) => `naming:${field}:${customerId}`

/** Asks whoever leads the owner to name somebody for customers that have to have one and have none (ALC-11). */
async function ask(context: Context, { field, label, of, from, days }: Naming): Promise<number> {
  const list = (customer.fields as Fields)[of]
  if (list === undefined || from === null) return 0
  const reached = optionsFrom(list, from)
  const { rows } = await sql<Wanting>`select c.id, coalesce(s.manager_id, c.owner_id) as asked_id, c.department_id
    from customers c left join staff s on s.id = c.owner_id
    where ${sql.ref(`c.${columnOf(of)}`)} = any(${reached}::text[]) and c.extra ->> ${field} is null and c.withdrawn_at is null and c.merged_into is null
      and not exists (select from tasks t where t.origin = ${`naming:${field}:`} || c.id)
    order by c.id limit ${perStep}`.execute(context.db)
  await addTasks(
    context,
    rows.map((row) => ({
      kind: 'task',
      title: context.t('allocation.name_somebody', { field: label.zh }),
      customerId: row.id,
      ownerId: row.askedId,
      departmentId: row.departmentId,
      dueOn: addDays(chinaDay(context.now), days),
      origin: originOf(field, row.id),
    })),
  )
  return rows.length
}

/** Those that have somebody by now are done. */
async function close(context: Context, { field }: Naming): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`select t.id, s.name from tasks t
    join customers c on c.id = t.customer_id join staff s on s.id::text = c.extra ->> ${field}
    where t.origin = ${`naming:${field}:`} || c.id and t.state = 'open' limit ${perStep}`.execute(context.db)
  for (const { id, name } of rows) await finishTasks(context, { ids: [id] }, context.t('allocation.named', { name }))
}

export const askForNames: Job = {
  name: 'allocation.naming',
  // 02:20 in China, before anybody works.
  cron: '20 18 * * *',
  async run(_context, _payload, { step, signal }) {
    const { namings } = await step((context) => readStandard(context))
    for (const naming of namings) {
      await step((context) => close(context, naming))
      let found = perStep
      while (found === perStep && !signal.aborted) found = await step((context) => ask(context, naming))
    }
    if (signal.aborted) throw new Error('stopped; the next run goes on')
  },
}

export const namingJobs = [askForNames]
