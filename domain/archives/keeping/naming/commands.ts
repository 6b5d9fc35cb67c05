import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { customerColumns } from '../../access/queries.ts'
import { writeCustomers } from '../../commands.ts'
import { prepareCustomer } from '../../rules.ts'
import type { Customer } from '../../schema.ts'
import { readStandard } from '../../standard/queries.ts'
import { staffKeys } from './queries.ts'

/** An archive and who is to be named in it instead; `keys` are the fields, all that name the person where left out. */
export type Naming = { id: string; to: string; keys?: readonly string[] | undefined }

/**
 * Names others where archives named one person, as part of a larger act of the firm whose own right was asked. Only
 * fields that still name the person change. @returns by archive, the fields that did
 */
export async function nameOthers(
  context: Context,
  namings: readonly Naming[],
  { from, reason, actId }: { from: string; reason: string; actId?: string },
): Promise<Map<string, string[]>> {
  const known = await staffKeys(context)
  const wanted = new Map(namings.map((one) => [one.id, one]))
  const { rows } = await sql<Customer>`select ${customerColumns} from customers c
    where c.id = any(${[...wanted.keys()]}::uuid[]) and c.merged_into is null order by c.id for update of c`.execute(
    context.db,
  )
  const standard = await readStandard(context)
  const writing = { now: context.now, actorId: context.actor.id }
  const changed = new Map<string, string[]>()
  const prepared = rows.flatMap((row) => {
    const naming = wanted.get(row.id)
    const extra = row.extra as Record<string, unknown>
    const keys = (naming?.keys ?? known).filter((key) => known.includes(key) && extra[key] === from)
    if (naming === undefined || keys.length === 0) return []
    changed.set(row.id, keys)
    const values = { extra: Object.fromEntries(keys.map((key) => [key, naming.to])) }
    return [prepareCustomer(row.id, row, values, standard, writing)]
  })
  await writeCustomers(context, prepared, { kind: 'changed', reason, actId: actId ?? null })
  const went = [...changed.keys()]
  if (went.length > 0)
    context.audit({ kind: 'change', subject: 'customer', ids: went, purpose: reason, detail: { act: 'named', actId } })
  return changed
}
