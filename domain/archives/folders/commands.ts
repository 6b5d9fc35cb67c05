import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { staleRecord } from '../access/queries.ts'
import { allowChange } from '../contacts/commands.ts'
import { findPlaced } from '../contacts/queries.ts'
import { paperLocationInput } from '../keeping/commands.ts'
import { readStandard } from '../standard/queries.ts'
import { nextStage } from './rules.ts'
import { type ArchiveItem, archiveItem, type ItemStage, itemStages } from './schema.ts'

const needs = { right: 'customer.change' }
const written = z.object({ id: z.string(), version: z.int() })
const itemKeys = ['title', 'content', 'folder', 'attachmentId', 'followUp', 'followUpOn'] as const

/** The folder must be one of the firm's trades, where they have folders; its set is noted with it. */
async function setOfFolder(context: Context, folder: string | null | undefined): Promise<string | null> {
  if (!folder) return null
  const sets = (await readStandard(context)).folderSets
  const set = sets.find((one) => one.folders.some(({ key }) => key === folder))
  if (set === undefined) throw invalidField('values.folder', 'archive.no_such_folder')
  return set.key
}

export const addItem = command({
  name: 'item.add',
  about: 'Adds new material to an archive, with date and author; what was there stays untouched (ARC-32)',
  needs,
  input: z.strictObject({
    customerId: z.uuid(),
    values: createSchema(archiveItem.fields, itemKeys),
    location: paperLocationInput.optional(),
  }),
  output: written,
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    await checkAttachment(context, input.customerId, input.values.attachmentId)
    const at = context.now.toISOString()
    const row = {
      id: newId(),
      version: 1,
      customerId: input.customerId,
      folderSet: await setOfFolder(context, input.values.folder),
      ...input.values,
      stage: 'collected' as const,
      stages: { collected: { at, by: context.actor.id } },
      paperLocation: input.location ?? null,
      createdAt: at,
      createdBy: context.actor.id,
      updatedAt: at,
      updatedBy: context.actor.id,
    }
    await context.db.insertInto('archiveItems').values(row).execute()
    await recordChanges(context, [
      {
        entity: 'archiveItem',
        recordId: row.id,
        version: 1,
        kind: 'created',
        diff: diffOf({}, { ...input.values, paperLocation: row.paperLocation }),
      },
    ])
    noteItem(context, row, { added: row.id })
    return { id: row.id, version: 1 }
  },
})

async function checkAttachment(
  context: Context,
  customerId: string,
  attachmentId: string | null | undefined,
): Promise<void> {
  if (!attachmentId) return
  const found = await context.db
    .selectFrom('attachments')
    .select('id')
    .where('id', '=', attachmentId)
    .where('customerId', '=', customerId)
    .executeTakeFirst()
  if (found === undefined) throw invalidField('values.attachmentId', 'record.missing')
}

function noteItem(context: Context, row: { customerId: string }, detail: Record<string, unknown>): void {
  context.audit({ kind: 'change', subject: 'customer', ids: [row.customerId], detail: { part: 'items', ...detail } })
}

async function lockItem(context: Context, id: string, version?: number): Promise<ArchiveItem> {
  const row = await context.db
    .selectFrom('archiveItems')
    .selectAll()
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new AppError('missing', 'record.missing')
  allowChange(context, await findPlaced(context, row.customerId))
  if (version !== undefined && version !== row.version) throw await staleRecord(context, row)
  return row
}

async function saveItem(
  context: Context,
  before: ArchiveItem,
  values: Partial<ArchiveItem>,
  reason?: string,
): Promise<{ id: string; version: number }> {
  const diff = diffOf(before, values)
  if (Object.keys(diff).length === 0) return { id: before.id, version: before.version }
  const version = before.version + 1
  const stamp = { version, updatedAt: context.now.toISOString(), updatedBy: context.actor.id }
  await context.db
    .updateTable('archiveItems')
    .set({ ...values, ...stamp })
    .where('id', '=', before.id)
    .execute()
  const kind = values.withdrawnAt ? 'withdrawn' : 'changed'
  await recordChanges(context, [
    { entity: 'archiveItem', recordId: before.id, version, kind, diff, reason: reason ?? null },
  ])
  noteItem(context, before, { item: before.id, fields: Object.keys(diff) })
  return { id: before.id, version }
}

export const changeItem = command({
  name: 'item.change',
  about: 'Changes an item of an archive, or where its paper lies (ARC-59)',
  needs,
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    values: changeSchema(archiveItem.fields, itemKeys),
    location: paperLocationInput.nullish(),
  }),
  output: written,
  async run(context, input) {
    const before = await lockItem(context, input.id, input.version)
    const given = Object.fromEntries(
      Object.entries(input.values).filter(([, value]) => value !== undefined),
    ) as Partial<ArchiveItem>
    await checkAttachment(context, before.customerId, given.attachmentId)
    const folderSet = given.folder === undefined ? {} : { folderSet: await setOfFolder(context, given.folder) }
    const reopened =
      given.followUp && given.followUp !== before.followUp ? { followUpClosedAt: null, followUpClosedBy: null } : {}
    const location = input.location === undefined ? {} : { paperLocation: input.location }
    return await saveItem(context, before, { ...given, ...folderSet, ...reopened, ...location })
  },
})

export const advanceItem = command({
  name: 'item.advance',
  about: 'Moves an item to its next stage: collected → put in order → filed → in use; none is skipped (ARC-03)',
  needs,
  input: z.strictObject({
    id: z.uuid(),
    version: z.int(),
    to: z.enum(Object.keys(itemStages) as ItemStage[]).optional(),
  }),
  output: written.extend({ stage: z.string() }),
  async run(context, input) {
    const before = await lockItem(context, input.id, input.version)
    const stage = nextStage(before.stage)
    if (stage === undefined) throw new AppError('conflict', 'archive.last_stage')
    if (input.to !== undefined && input.to !== stage) throw new AppError('conflict', 'archive.stage_out_of_order')
    const stages = { ...(before.stages as object), [stage]: { at: context.now.toISOString(), by: context.actor.id } }
    return { ...(await saveItem(context, before, { stage, stages })), stage }
  },
})

export const closeFollowUp = command({
  name: 'item.closeFollowUp',
  about: 'Closes the follow-up of an item with what came of it; it leaves the list (ARC-07)',
  needs,
  input: z.strictObject({ id: z.uuid(), version: z.int(), result: z.string().trim().min(1).max(500) }),
  output: written,
  async run(context, input) {
    const before = await lockItem(context, input.id, input.version)
    if (before.followUp === null || before.followUpClosedAt !== null)
      throw new AppError('conflict', 'archive.no_follow_up')
    return await saveItem(
      context,
      before,
      { followUpClosedAt: context.now.toISOString(), followUpClosedBy: context.actor.id },
      input.result,
    )
  },
})

export const withdrawItem = command({
  name: 'item.withdraw',
  about: 'Takes an item out of an archive; the history keeps it',
  needs,
  input: z.strictObject({ id: z.uuid(), version: z.int(), reason: z.string().trim().min(1).max(500) }),
  output: written,
  async run(context, input) {
    const before = await lockItem(context, input.id, input.version)
    return await saveItem(context, before, { withdrawnAt: context.now.toISOString() }, input.reason)
  },
})

const ticks = ['ordered', 'filed', 'entered'] as const

export const tickFiling = command({
  name: 'archive.tickFiling',
  about:
    'Ticks one of the three: papers put in order, filed, entered into the computer; a move-in case closes only with all three (ARC-50)',
  needs,
  input: z.strictObject({ customerId: z.uuid(), tick: z.enum(ticks), done: z.boolean() }),
  output: z.object({ customerId: z.string() }),
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    const [at, by] = input.done ? [context.now.toISOString(), context.actor.id] : [null, null]
    const values = { [`${input.tick}At`]: at, [`${input.tick}By`]: by }
    await context.db
      .insertInto('filings')
      .values({ id: newId(), customerId: input.customerId, ...values })
      .onConflict((conflict) => conflict.column('customerId').doUpdateSet(values))
      .execute()
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [input.customerId],
      detail: { part: 'filing', tick: input.tick, done: input.done },
    })
    return { customerId: input.customerId }
  },
})

export const foldersCommands = [addItem, changeItem, advanceItem, closeFollowUp, withdrawItem, tickFiling] as const
