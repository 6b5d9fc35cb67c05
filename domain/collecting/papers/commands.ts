import { conditionContext } from '#domain/archives/access/queries.ts'
import { fileGathered, moveGathered } from '#domain/forms/gathered/commands.ts'
import type { Context } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { readKind } from '../kinds/queries.ts'
import { missingItems } from '../rules.ts'
import { type Facts, holderOf, notesAsRows, paperValues, signaturesOf } from './rules.ts'

/**
 * Files a collected form as the paper it is (F-100, F-101 …), once it is complete, signed where it is signed, and
 * belongs to an archive; later answers and tracking notes go onto the same record. Nothing happens before that, to kinds
 * that are no paper, and where the firm has given the paper up.
 */
export async function filePaper(context: Context, id: string): Promise<void> {
  const row = present(
    await context.db
      .selectFrom('collections as k')
      .leftJoin('campaigns as g', 'g.id', 'k.campaignId')
      .leftJoin('customers as c', 'c.id', 'k.customerId')
      .leftJoin('staff as s', 's.id', 'k.collectorId')
      .leftJoin('outsideParties as a', 'a.id', 'k.agencyId')
      .selectAll('k')
      .select(['g.name as campaignName', 'c.name as customerName', 'c.departmentId as customerDepartment'])
      .select(['s.name as collectorName', 'a.name as agencyName'])
      .where('k.id', '=', id)
      .executeTakeFirst(),
  )
  const kind = await readKind(context, row.kind)
  const isMade = kind.isSigned ? row.signedAt !== null : isComplete(context, kind, row.values)
  if (kind.paper === undefined || !isMade) return
  if (row.customerId === null || row.collectorId === null || row.loadState === 'dismissed') return
  const collector = { id: row.collectorId, name: row.collectorName ?? '' }
  const facts: Facts = { ...row, collectorName: collector.name }
  const recordId = await fileGathered(context, kind.paper.key, {
    recordId: row.recordId,
    number: row.number,
    customer: { id: row.customerId, name: row.customerName ?? '', departmentId: row.customerDepartment },
    values: { ...row.values, ...paperValues(kind, facts), ...(await notesOf(context, kind, id)) },
    by: collector,
    holderId: holderOf(row) ?? collector.id,
    keeperId: row.keeperId,
    on: row.obtainedOn,
    filledBy: row.filledBy,
    signatures: signaturesOf(kind, facts),
    isTold: kind.toldAs !== undefined,
  })
  if (recordId !== row.recordId)
    await context.db.updateTable('collections').set({ recordId }).where('id', '=', id).execute()
}

function isComplete(context: Context, kind: PackCollection, values: Readonly<Record<string, unknown>>): boolean {
  return missingItems(kind, values, conditionContext(context)).length === 0
}

async function notesOf(context: Context, kind: PackCollection, id: string): Promise<Record<string, unknown>> {
  if (kind.notesIn === undefined) return {}
  const notes = await context.db
    .selectFrom('collectionTracks')
    .select(['id', 'trackedOn', 'means', 'text', 'nextStep'])
    .where('collectionId', '=', id)
    .orderBy('trackedOn')
    .orderBy('id')
    .execute()
  return notesAsRows(kind.notesIn, notes)
}

/** Has the papers of collected forms follow into the hands these went to. */
export async function movePapers(context: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await context.db
    .selectFrom('collections')
    .select(['state', 'collectorId', 'handedTo', 'keeperId', 'recordId'])
    .where('id', 'in', [...ids])
    .where('recordId', 'is not', null)
    .orderBy('recordId')
    .execute()
  for (const row of rows) {
    const holder = holderOf(row)
    if (row.recordId !== null && holder !== null)
      await moveGathered(context, row.recordId, holder, row.state === 'kept')
  }
}
