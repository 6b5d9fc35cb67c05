import { sql } from 'kysely'
import { z } from 'zod'
import { readDefinition } from '#domain/forms/definitions/queries.ts'
import { namesIn } from '#domain/forms/filling/queries.ts'
import { happenedAt } from '#domain/forms/telling/rules.ts'
import { noteEvents } from '#domain/journal/writing/commands.ts'
import type { Context, Job } from '#domain/kit.ts'
import { textIn } from '#platform/core/i18n.ts'
import { toldRows } from './rules.ts'

type Held = {
  id: string
  definitionId: string
  number: string | null
  title: string
  values: Record<string, unknown>
  happenedOn: string
  ownerId: string | null
  ownerName: string | null
}

async function readHeld(context: Context, id: string): Promise<Held | undefined> {
  const { rows } =
    await sql<Held>`select r.id, r.definition_id, r.number, r.title, r."values", r.happened_on, r.owner_id, s.name as owner_name
    from form_records r left join staff s on s.id = r.owner_id where r.id = ${id} and r.state <> 'voided'`.execute(
      context.db,
    )
  return rows[0]
}

/** The customers spoken of read it in their journal, whichever archive they are in by now. */
async function tellCustomers(context: Context, held: Held): Promise<void> {
  const { form } = await readDefinition(context, held.definitionId)
  const title = `${textIn(context.language, form.title)} ${held.title}`
  const names = await namesIn(context, form, held.values)
  const told = toldRows(form, held.values, title, context.language, names)
  if (told.length === 0 || form.follows?.told === undefined) return
  const { category } = form.follows.told
  const { rows: live } = await sql<{ id: string; now: string }>`
    with recursive chain as (select id as first, id, merged_into from customers where id = any(${told.map((one) => one.customerId)}::uuid[])
      union select chain.first, c.id, c.merged_into from chain join customers c on c.id = chain.merged_into)
    select first as id, id as now from chain where merged_into is null`.execute(context.db)
  const now = new Map(live.map((row) => [row.id, row.now]))
  await noteEvents(
    context,
    told.flatMap(({ rowId, customerId, text }) => {
      const to = now.get(customerId)
      if (to === undefined) return []
      return {
        customerId: to,
        category,
        text,
        happenedAt: happenedAt(held.happenedOn, context.now),
        eventKey: `follow:${held.id}:${rowId}`,
        ...(held.ownerId !== null && { authorId: held.ownerId, authorName: held.ownerName ?? '' }),
        links: [{ kind: 'formRecord', id: held.id, label: held.number ?? held.title }],
      }
    }),
  )
}

/** Does what follows from a paper of a meeting or an event once it is handed in (EVT-01, EVT-03). */
export const followForm: Job = {
  name: 'events.follow',
  async run(_context, payload, { step }) {
    const { id } = z.strictObject({ id: z.uuid() }).parse(payload)
    await step(async (context) => {
      const held = await readHeld(context, id)
      if (held === undefined) return
      await tellCustomers(context, held)
    })
  },
}

export const eventsJobs = [followForm]
