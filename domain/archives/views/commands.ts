import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Fields } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { customer } from '../schema.ts'
import { whereOf } from '../search/listing/queries.ts'
import { columnsFor, needsStandard, refuseClosedFields } from '../search/listing/rules.ts'
import { readStandard } from '../standard/queries.ts'
import { mostViews } from './rules.ts'
import { type View, viewShape, viewsOf } from './schema.ts'

const name = z.string().trim().min(1).max(40)
const written = z.object({ id: z.string(), version: z.int() })

/** A view that could not be listed is refused when it is saved, not when a colleague opens it. */
async function checkView(context: Context, view: View): Promise<void> {
  const extra = needsStandard(view.condition, view.columns ?? []) ? (await readStandard(context)).extra : {}
  refuseClosedFields(view.condition, extra)
  whereOf(context, view.condition, extra)
  columnsFor(view.columns ?? [], extra)
  const fields: Fields = customer.fields
  const unsorted = view.sort?.find(({ field }) => fields[field]?.sort !== true)
  if (unsorted !== undefined) throw new AppError('invalid', 'list.unknown_sort', { field: unsorted.field.slice(0, 60) })
}

export const saveView = command({
  name: 'view.save',
  about:
    'Keeps conditions, order and columns of the list of customers under a name; with an id, replaces what the view remembers',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid().optional(), version: z.int().optional(), name, view: viewShape }),
  output: written,
  async run(context, input) {
    await checkView(context, input.view)
    const view = JSON.stringify(input.view)
    if (input.id !== undefined) {
      await lockOwn(context, input.id, input.version)
      return await put(context, input.id, sql`name = ${input.name}, view = ${view}::jsonb`)
    }
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from saved_views where entity = ${viewsOf} and owner_id = ${context.actor.id}`.execute(
      context.db,
    )
    if ((rows[0]?.n ?? 0) >= mostViews) throw new AppError('conflict', 'view.too_many', { max: mostViews })
    const id = newId()
    await sql`insert into saved_views (id, entity, name, owner_id, view, position) values (${id}, ${viewsOf}, ${input.name}, ${context.actor.id}, ${view}::jsonb, ${rows[0]?.n ?? 0})`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'view', ids: [id], detail: { act: 'saved' } })
    return { id, version: 1 }
  },
})

export const renameView = command({
  name: 'view.rename',
  about: 'Gives one’s own view another name',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), version: z.int(), name }),
  output: written,
  async run(context, input) {
    await lockOwn(context, input.id, input.version)
    return await put(context, input.id, sql`name = ${input.name}`)
  },
})

export const shareView = command({
  name: 'view.share',
  about: 'Shows one’s own view to all colleagues, or takes it back; each sees in it only customers within reach',
  needs: { right: 'view.share' },
  input: z.strictObject({ id: z.uuid(), version: z.int(), isShared: z.boolean() }),
  output: written,
  async run(context, input) {
    await lockOwn(context, input.id, input.version)
    return await put(context, input.id, sql`is_shared = ${input.isShared}`)
  },
})

export const removeView = command({
  name: 'view.remove',
  about: 'Removes one’s own view; the customers in it stay as they are',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), version: z.int() }),
  output: z.object({ id: z.string() }),
  async run(context, { id, version }) {
    await lockOwn(context, id, version)
    await sql`delete from saved_views where id = ${id}`.execute(context.db)
    context.audit({ kind: 'change', subject: 'view', ids: [id], detail: { act: 'removed' } })
    return { id }
  },
})

export const reorderViews = command({
  name: 'view.reorder',
  about: 'Puts one’s own views into another order',
  needs: { right: 'customer.read' },
  input: z.strictObject({ ids: z.array(z.uuid()).max(mostViews) }),
  output: z.object({ ids: z.array(z.string()) }),
  async run(context, { ids }) {
    const { rows } = await sql<{
      id: string
    }>`select id from saved_views where entity = ${viewsOf} and owner_id = ${context.actor.id} for update`.execute(
      context.db,
    )
    const known = rows.map((row) => row.id).sort()
    if (JSON.stringify(known) !== JSON.stringify([...new Set(ids)].sort()))
      throw new AppError('conflict', 'view.other_order')
    await sql`update saved_views v set position = o.n from unnest(${ids}::uuid[]) with ordinality o(id, n) where v.id = o.id`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'view', ids, detail: { act: 'reordered' } })
    return { ids }
  },
})

type Own = { ownerId: string; ownerName: string | null; version: number; name: string; view: View; isShared: boolean }

/** One's own view, locked. A colleague's shared one is known and not one's own; a private one is not known at all. */
async function lockOwn(context: Context, id: string, version: number | undefined): Promise<void> {
  const { rows } = await sql<Own>`select v.owner_id, s.name as owner_name, v.version, v.name, v.view, v.is_shared
    from saved_views v left join staff s on s.id = v.owner_id
    where v.id = ${id} and v.entity = ${viewsOf} and (v.owner_id = ${context.actor.id} or v.is_shared) for update of v`.execute(
    context.db,
  )
  const found = rows[0]
  if (found === undefined) throw new AppError('missing', 'record.missing')
  if (found.ownerId !== context.actor.id) throw new AppError('forbidden', 'view.not_yours')
  if (version === found.version) return
  const { name, view, isShared } = found
  throw new AppError('conflict', 'record.stale', {
    who: found.ownerName ?? '',
    current: { name, view, isShared },
    version: found.version,
  })
}

async function put(
  context: Context,
  id: string,
  assignment: ReturnType<typeof sql>,
): Promise<{ id: string; version: number }> {
  const { rows } = await sql<{
    version: number
  }>`update saved_views set ${assignment}, version = version + 1 where id = ${id} returning version`.execute(context.db)
  context.audit({ kind: 'change', subject: 'view', ids: [id] })
  return { id, version: rows[0]?.version ?? 1 }
}

export const viewsCommands = [saveView, renameView, shareView, removeView, reorderViews] as const
