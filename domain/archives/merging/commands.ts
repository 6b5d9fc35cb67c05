import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { type Found, lockCustomers, lockForAct } from '../access/queries.ts'
import { writeCustomers } from '../commands.ts'
import { reaches } from '../policy.ts'
import { prepareCustomer } from '../rules.ts'
import type { Customer } from '../schema.ts'
import { readStandard } from '../standard/queries.ts'
import { fieldOf, type Standard } from '../standard/rules.ts'
import { type Moved, moveFollowers, returnFollowers } from './followers/commands.ts'
import {
  type Before,
  beforeOf,
  carryMarks,
  changedSince,
  choices,
  mergedValues,
  reckonLatest,
  restoreRest,
  valuesBefore,
  wrongChoices,
} from './rules.ts'

const reason = z.string().trim().min(1).max(500)
const done = z.object({ mergeId: z.string(), id: z.string(), version: z.int() })

export const mergeCustomers = command({
  name: 'customer.merge',
  about:
    'Joins two archives of one customer field by field; everything of the one that goes follows, and its id and number go on working',
  needs: { right: 'customer.merge' },
  input: z.strictObject({
    keepId: z.uuid(),
    goneId: z.uuid(),
    keepVersion: z.int(),
    goneVersion: z.int(),
    /** Field → whose value; the firm's own fields as 'extra.<key>'. Fields left out keep theirs and fill gaps. */
    choose: z.record(z.string().max(80), z.enum(choices)).optional(),
    reason,
  }),
  output: done,
  async run(context, input) {
    if (input.keepId === input.goneId) throw invalidField('goneId', 'merge.same')
    const { keep, gone } = await lockBoth(context, input)
    const { standard } = keep
    const wrong = wrongChoices(input.choose ?? {}, standard.extra)
    if (wrong.length > 0) throw invalidFields(wrong)
    if (keep.row.kind !== gone.row.kind) throw new AppError('conflict', 'merge.different_kinds')
    const writing = { now: context.now, actorId: context.actor.id }
    const kept = prepareCustomer(
      keep.row.id,
      keep.row,
      mergedValues(keep.row, gone.row, input.choose ?? {}, standard.extra),
      standard,
      writing,
    )
    carryMarks(kept, gone.row)
    reckonLatest(kept.next, gone.row)
    const left = prepareCustomer(
      gone.row.id,
      gone.row,
      { withdrawnAt: context.now.toISOString(), mergedInto: keep.row.id },
      standard,
      writing,
    )
    // The kept archive gets a new version even where no field of it changes: what belongs to it has changed.
    kept.diff['merged'] = [null, gone.row.number]
    const mergeId = newId()
    const db = context.db as unknown as Kysely<never>
    const moved = await moveFollowers(db, gone.row.id, keep.row.id)
    await writeCustomers(context, [kept, left], { kind: 'merged', reason: input.reason, actId: mergeId })
    const { merged: _, ...changed } = kept.diff
    moved['customer_search'] = await leadSearch(db, gone.row.id, keep.row.id)
    await settlePair(db, keep.row.id, gone.row.id, 'merged', context)
    await sql`insert into merges (id, kept_id, gone_id, kept_version, before, moved, reason, created_at, created_by)
      values (${mergeId}, ${keep.row.id}, ${gone.row.id}, ${String(keep.row.version)}, ${JSON.stringify(beforeOf({ ...kept, diff: changed }))}::jsonb,
        ${JSON.stringify(moved)}::jsonb, ${input.reason}, ${context.now.toISOString()}, ${context.actor.id})`.execute(
      context.db,
    )
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [keep.row.id, gone.row.id],
      detail: { act: 'merged', mergeId, fields: Object.keys(changed) },
    })
    return { mergeId, id: keep.row.id, version: kept.next.version }
  },
})

type Pair = { keepId: string; goneId: string; keepVersion: number; goneVersion: number }

/** Locks in the order of the ids, so that merging A into B and B into A at once cannot block each other. */
async function lockBoth(
  context: Context,
  { keepId, goneId, keepVersion, goneVersion }: Pair,
): Promise<{ keep: Found; gone: Found }> {
  const found = new Map<string, Found>()
  const wanted = [
    { id: keepId, version: keepVersion },
    { id: goneId, version: goneVersion },
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, version } of wanted) found.set(id, await lockForAct(context, id, 'merge', version))
  return { keep: found.get(keepId) as Found, gone: found.get(goneId) as Found }
}

/** Lets the words of an archive find another one. @returns the sources that moved, as keys like those of followers. */
async function leadSearch(db: Kysely<never>, fromId: string, toId: string): Promise<unknown[][]> {
  const { rows } = await sql<{
    id: string
  }>`update customer_search set customer_id = ${toId}, is_live = true where customer_id = ${fromId} and not is_contact returning source_id as id`.execute(
    db,
  )
  return rows.map((row) => [row.id])
}

/** What was decided about the two, so that the sweep does not ask again. */
async function settlePair(
  db: Kysely<never>,
  one: string,
  other: string,
  state: 'merged' | 'different',
  context: Context,
): Promise<void> {
  await sql`insert into duplicate_pairs (id, first_id, second_id, score, reasons, state, decided_at, decided_by)
    values (${newId()}, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), 0, '[]', ${state}, ${context.now.toISOString()}, ${context.actor.id})
    on conflict (first_id, second_id) do update set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by`.execute(
    db,
  )
}

type Stored = { id: string; keptId: string; goneId: string; before: Before; moved: Moved; undoneAt: string | null }

export const unmergeCustomers = command({
  name: 'customer.unmerge',
  about:
    'Undoes a merge: both archives are as they were, and what had followed goes back; refused when merged fields were changed since',
  needs: { right: 'customer.merge' },
  input: z.strictObject({ mergeId: z.uuid(), reason }),
  output: z.object({ keptId: z.string(), goneId: z.string() }),
  async run(context, input) {
    const { rows } =
      await sql<Stored>`select id, kept_id, gone_id, before, moved, undone_at from merges where id = ${input.mergeId} for update`.execute(
        context.db,
      )
    const stored = rows[0]
    if (stored === undefined) throw new AppError('missing', 'record.missing')
    const locked = await lockCustomers(context, [stored.keptId, stored.goneId])
    const kept = locked.find((row) => row.id === stored.keptId)
    const gone = locked.find((row) => row.id === stored.goneId)
    if (kept === undefined || gone === undefined || !reaches(context.actor, 'customer.merge', kept))
      throw new AppError('missing', 'record.missing')
    const standard = await readStandard(context)
    await refuseUndo(context, stored, kept, gone, standard)
    const writing = { now: context.now, actorId: context.actor.id }
    const restored = prepareCustomer(kept.id, kept, valuesBefore(stored.before), standard, writing)
    restoreRest(restored.next, stored.before)
    restored.diff['merged'] = [gone.number, null]
    const back = prepareCustomer(gone.id, gone, { withdrawnAt: null, mergedInto: null }, standard, writing)
    await writeCustomers(context, [restored, back], { kind: 'unmerged', reason: input.reason, actId: stored.id })
    const db = context.db as unknown as Kysely<never>
    await returnFollowers(db, gone.id, kept.id, stored.moved)
    await sql`update customer_search set customer_id = ${gone.id} where customer_id = ${kept.id} and not is_contact
      and jsonb_build_array(source_id) in (select jsonb_array_elements(${JSON.stringify(stored.moved['customer_search'] ?? [])}::jsonb))`.execute(
      db,
    )
    // Whoever takes a merge back has found that they are two.
    await settlePair(db, kept.id, gone.id, 'different', context)
    await sql`update merges set undone_at = ${context.now.toISOString()}, undone_by = ${context.actor.id} where id = ${stored.id}`.execute(
      context.db,
    )
    context.audit({
      kind: 'change',
      subject: 'customer',
      ids: [kept.id, gone.id],
      detail: { act: 'unmerged', mergeId: stored.id, fields: Object.keys(stored.before.values) },
    })
    return { keptId: kept.id, goneId: gone.id }
  },
})

async function refuseUndo(
  context: Context,
  stored: Stored,
  kept: Customer,
  gone: Customer,
  standard: Standard,
): Promise<void> {
  if (stored.undoneAt !== null) throw new AppError('conflict', 'merge.already_undone')
  if (gone.mergedInto !== kept.id || kept.mergedInto !== null) {
    const last = kept.mergedInto ?? gone.mergedInto
    const found = await context.db
      .selectFrom('customers')
      .select('number')
      .where('id', '=', String(last))
      .executeTakeFirst()
    throw new AppError('conflict', 'merge.merged_again', { number: found?.number ?? '' })
  }
  if (kept.withdrawnAt !== null) throw new AppError('conflict', 'merge.withdrawn_since')
  const changed = changedSince(kept, stored.before)
  if (changed.length === 0) return
  const label = (key: string) =>
    textIn(context.language, fieldOf(standard, key.replace(/^extra\./, ''))?.label ?? { zh: key, en: key })
  throw new AppError('conflict', 'merge.changed_since', {
    fields: changed.map(label),
    keys: changed,
  })
}

export const mergingCommands = [mergeCustomers, unmergeCustomers] as const
