import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { customerColumns } from '../../access/queries.ts'
import { writeCustomers } from '../../commands.ts'
import { prepareCustomer } from '../../rules.ts'
import type { Customer } from '../../schema.ts'
import { readStandard } from '../../standard/queries.ts'

/** A customer and its next owner; without one it belongs to nobody, and is everybody's to ask for. */
export type CustomerGift = { id: string; to: string | null; departmentId?: string | null }
export type Given = { id: string; name: string; from: string | null; was: { departmentId: string | null } }

/**
 * Gives customers to other owners as part of a larger act of the firm, whose own right was asked: the reach of the
 * actor's archives is not asked again. Only those still with `from` go. The archive goes along to the new owner's
 * department unless the gift names one; without a new owner it stays where it is.
 */
export async function giveCustomers(
  context: Context,
  gifts: readonly CustomerGift[],
  { from, reason, actId }: { from: string | null; reason: string; actId?: string },
): Promise<Given[]> {
  if (gifts.length === 0) return []
  const wanted = new Map(gifts.map((one) => [one.id, one]))
  const { rows } = await sql<Customer>`select ${customerColumns} from customers c
    where c.id = any(${[...wanted.keys()]}::uuid[]) and c.owner_id is not distinct from ${from} and c.merged_into is null
    order by c.id for update of c`.execute(context.db)
  const homes = await departmentsOf(context, gifts)
  const standard = await readStandard(context)
  const writing = { now: context.now, actorId: context.actor.id }
  const prepared = rows.flatMap((row) => {
    const gift = wanted.get(row.id)
    if (gift === undefined) return []
    const home = gift.departmentId === undefined ? homes.get(gift.to ?? '') : gift.departmentId
    const values = { ownerId: gift.to, ...(home === undefined ? {} : { departmentId: home }) }
    const one = prepareCustomer(row.id, row, values, standard, writing)
    return Object.keys(one.diff).length === 0 ? [] : [one]
  })
  await writeCustomers(context, prepared, { kind: 'changed', reason, actId: actId ?? null, carriesTasks: true })
  const went = prepared.map((one) => one.next.id)
  if (went.length > 0)
    context.audit({ kind: 'change', subject: 'customer', ids: went, purpose: reason, detail: { act: 'given', actId } })
  return rows
    .filter((row) => went.includes(row.id))
    .map((row) => ({ id: row.id, name: row.name, from, was: { departmentId: row.departmentId } }))
}

async function departmentsOf(context: Context, gifts: readonly CustomerGift[]): Promise<Map<string, string>> {
  const people = [...new Set(gifts.flatMap((one) => one.to ?? []))]
  if (people.length === 0) return new Map()
  const rows = await context.db.selectFrom('staff').select(['id', 'departmentId']).where('id', 'in', people).execute()
  return new Map(rows.map((row) => [row.id, row.departmentId]))
}

/** Makes others responsible for papers that are to be restored. @returns ids of those that went */
export async function giveRestorations(
  context: Context,
  gifts: readonly { id: string; to: string }[],
  from: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update restorations r set responsible_id = g."to"
    from jsonb_to_recordset(${JSON.stringify(gifts)}::jsonb) g(id uuid, "to" uuid)
    where r.id = g.id and r.responsible_id = ${from} and r.restored_at is null returning r.id`.execute(context.db)
  return rows.map((row) => row.id)
}
