import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { readDefinition } from '../../definitions/queries.ts'
import { writeRecord } from '../../records/commands.ts'
import { placedSource, type Row } from '../../records/queries.ts'
import type { Outcome } from '../../schema.ts'
import { answersAfter, withDone } from '../rules.ts'

type Came = { recordId: string; part: string; title: string; result: string | null; at: string }

/**
 * Writes back onto a form what came of something it left to be done: into the answers it has for that, and as a line of
 * its own for all. Part of the act that did it, whose right was asked. A void or sealed form is left alone.
 */
export async function noteOutcome(context: Context, { recordId, part, title, result, at }: Came): Promise<void> {
  const { rows } = await sql<Row>`select r.*, c.name as customer_name, ${placedSource} from form_records r
    left join customers c on c.id = r.customer_id
    where r.id = ${recordId} and r.state not in ('draft', 'voided') and r.sealed_at is null for update of r`.execute(
    context.db,
  )
  const row = rows[0]
  if (row === undefined) return
  const definition = await readDefinition(context, row.definitionId)
  const outcome: Outcome = { part, title, at, byName: context.actor.name, result }
  const outcomes = [...(row.outcomes ?? []).filter((one) => one.part !== part), outcome]
  const values = answersAfter(definition.form, row.values, part, { on: chinaDay(new Date(at)), result })
  await writeRecord(context, { row, definition, posts: [] }, row.version, { values, outcomes }, { act: 'outcome' })
}

type Done = { customerId: string; recordIds: readonly string[]; part: string; result: string; at: string }

/**
 * Writes down what was done for a customer where their paper has rows for it: on one of `recordIds` it was done for,
 * else on the newest (VIS-15). Part of the act that did it; the day of the paper and what is signed stay as they are.
 */
export async function noteDone(context: Context, { customerId, recordIds, part, result, at }: Done): Promise<void> {
  const { rows } = await sql<Row>`select r.*, c.name as customer_name, ${placedSource} from form_records r
    join form_definitions d on d.id = r.definition_id and d.definition ? 'doneIn' left join customers c on c.id = r.customer_id
    where r.customer_id = ${customerId} and r.state not in ('draft', 'voided') and r.sealed_at is null
    order by r.id = any(${[...recordIds]}::uuid[]) desc, r.happened_on desc, r.id desc limit 1 for update of r`.execute(
    context.db,
  )
  const row = rows[0]
  if (row === undefined) return
  const definition = await readDefinition(context, row.definitionId)
  const by = { name: context.actor.name, staffId: context.actor.id }
  const values = withDone(definition.form, row.values, part, { on: chinaDay(new Date(at)), by, result })
  await writeRecord(context, { row, definition, posts: [] }, row.version, { values }, { act: 'outcome' })
}
