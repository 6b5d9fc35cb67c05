import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { readDefinition } from '../../definitions/queries.ts'
import type { Definition } from '../../definitions/rules.ts'
import { writeRecord } from '../../records/commands.ts'
import type { Row } from '../../records/queries.ts'
import { placedSource } from '../../records/queries.ts'
import { holderField } from '../rules.ts'
import { presentKeys } from './queries.ts'

/** Writes on papers of one definition who has them, where it is on them (当前持有人); it follows the hand, not the version. */
export async function nameHolders(context: Context, ids: readonly string[], { form }: Pick<Definition, 'form'>) {
  const key = holderField(form)
  if (key === undefined) return
  await sql`update form_records r set "values" = r."values" || jsonb_build_object(${key}::text, jsonb_build_object('name', s.name, 'staffId', s.id))
    from staff s where s.id = r.holder_id and r.id = any(${[...ids]}::uuid[])`.execute(context.db)
}

/** A paper and who is to be named on it instead; `keys` are the fields, all that name the person where left out. */
export type Naming = { id: string; to: string; keys?: readonly string[] | undefined }

/**
 * Names others where papers name whoever it is at present, as part of a larger act of the firm whose own right was
 * asked. Who once did something stays as it was written. @returns by paper, the fields that changed
 */
export async function nameOnCards(
  context: Context,
  namings: readonly Naming[],
  { from, reason }: { from: string; reason: string },
): Promise<Map<string, string[]>> {
  const wanted = new Map(namings.map((one) => [one.id, one]))
  const { rows } = await sql<Row>`select r.*, c.name as customer_name, ${placedSource} from form_records r
    left join customers c on c.id = r.customer_id
    where r.id = any(${[...wanted.keys()]}::uuid[]) and r.state not in ('draft', 'voided') order by r.id for update of r`.execute(
    context.db,
  )
  const names = await namesOf(context, [...new Set(namings.map((one) => one.to))])
  const definitions = new Map<string, Definition>()
  const changed = new Map<string, string[]>()
  for (const row of rows) {
    const naming = wanted.get(row.id)
    if (naming === undefined) continue
    const definition = definitions.get(row.definitionId) ?? (await readDefinition(context, row.definitionId))
    definitions.set(row.definitionId, definition)
    const known = presentKeys(definition.form)
    const keys = (naming.keys ?? known).filter((key) => known.includes(key) && whoIn(row.values[key]) === from)
    if (keys.length === 0) continue
    const person = { name: names.get(naming.to) ?? '', staffId: naming.to }
    const values = { ...row.values }
    for (const key of keys) values[key] = typeof row.values[key] === 'string' ? naming.to : person
    await writeRecord(context, { row, definition, posts: [] }, row.version, { values }, { reason, act: 'handOver' })
    changed.set(row.id, keys)
  }
  return changed
}

/** Whom an answer names: a person with who it is, or the id a reference holds. */
function whoIn(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null ? (answer as { staffId?: unknown }).staffId : answer
}

async function namesOf(context: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await context.db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
