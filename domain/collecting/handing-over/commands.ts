import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { recordChanges } from '#platform/server/history.ts'
import { collectionScopeSql, readingRights } from '../filling/queries.ts'
import { movePapers } from '../papers/commands.ts'
import { kindOf } from '../rules.ts'

// A day's stack of forms.
const maxForms = 300
const forms = z.array(z.uuid()).min(1).max(maxForms)
const handed = z.object({ count: z.int(), to: z.uuid() })

export const handOver = command({
  name: 'collection.handOver',
  about: 'Hands signed forms over to the sales manager of their campaign',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ ids: forms }),
  output: handed,
  async run(context, { ids }) {
    const rows = await holdForms(context, ids, ['collecting.collect'])
    const wrong = rows.filter(
      (row) => row.state !== 'signed' || (kindOf(row.kind)?.handOver ?? 'none') === 'none',
    ).length
    refuseWrong(wrong + (new Set(ids).size - rows.length))
    const to = oneOf(rows.map((row) => row.managerId))
    const at = context.now.toISOString()
    await move(context, rows, { state: 'handedOver', handedOverAt: at, handedTo: to })
    context.tell('collecting', { handedOver: rows.length }, to)
    return { count: rows.length, to }
  },
})

export const passOn = command({
  name: 'collection.passOn',
  about: 'The sales manager hands forms on to their keeper, such as the chief customer-service doctor',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({ ids: forms, keeperId: z.uuid().optional() }),
  output: handed,
  async run(context, { ids, keeperId }) {
    const rows = await holdForms(context, ids, readingRights)
    const wrong = rows.filter((row) => row.state !== 'handedOver' || kindOf(row.kind)?.handOver !== 'keeper').length
    refuseWrong(wrong + (new Set(ids).size - rows.length))
    const to = keeperId ?? oneOf(rows.map((row) => row.campaignKeeperId))
    const staff = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', '=', to)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (staff === undefined) throw new AppError('invalid', 'collection.no_receiver')
    await move(context, rows, { state: 'kept', keptAt: context.now.toISOString(), keeperId: to })
    context.tell('collecting', { passedOn: rows.length }, to)
    return { count: rows.length, to }
  },
})

type Form = {
  id: string
  version: number
  state: string
  kind: string
  managerId: string | null
  campaignKeeperId: string | null
}

async function holdForms(context: Context, ids: readonly string[], rights: readonly string[]): Promise<Form[]> {
  return await context.db
    .selectFrom('collections')
    .leftJoin('campaigns', 'campaigns.id', 'collections.campaignId')
    .select([
      'collections.id',
      'collections.version',
      'collections.state',
      'collections.kind',
      'campaigns.managerId',
      'campaigns.keeperId as campaignKeeperId',
    ])
    .where('collections.id', 'in', [...ids])
    .where(collectionScopeSql(context, rights, 'collections'))
    .orderBy('collections.id')
    .forUpdate('collections')
    .execute()
}

function refuseWrong(count: number): void {
  if (count > 0) throw new AppError('conflict', 'collection.not_handed', { count })
}

/** One stack goes to one person; forms of several campaigns with different receivers are handed over apart. */
function oneOf(ids: readonly (string | null)[]): string {
  const [first, ...others] = new Set(ids)
  if (!first || others.length > 0) throw new AppError('conflict', 'collection.no_receiver')
  return first
}

type Move = {
  state: 'handedOver' | 'kept'
  handedOverAt?: string
  handedTo?: string
  keptAt?: string
  keeperId?: string
}

async function move(context: Context, rows: readonly Form[], values: Move): Promise<void> {
  const ids = rows.map((row) => row.id)
  await context.db
    .updateTable('collections')
    .set((eb) => ({
      ...values,
      version: eb('version', '+', 1),
      updatedAt: context.now.toISOString(),
      updatedBy: context.actor.id,
    }))
    .where('id', 'in', ids)
    .execute()
  const diff = Object.fromEntries(
    Object.entries(values).map(([key, value]): [string, [unknown, unknown]] => [key, [null, value]]),
  )
  await recordChanges(
    context,
    rows.map((row) => ({
      entity: 'collection',
      recordId: row.id,
      version: row.version + 1,
      kind: 'changed',
      diff: { ...diff, state: [row.state, values.state] },
    })),
  )
  await movePapers(context, ids)
  context.audit({ kind: 'change', subject: 'collection', ids, detail: { fields: Object.keys(values) } })
}

export const handingOverCommands = [handOver, passOn] as const
