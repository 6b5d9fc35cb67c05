import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { countAll, countHeld, isUnscoped } from '../search/listing/queries.ts'
import { needsStandard } from '../search/listing/rules.ts'
import { readStandard } from '../standard/queries.ts'
import { defaultPrefix, defaultViews } from './rules.ts'
import { type View, viewShape, viewsOf } from './schema.ts'

const viewRow = z.object({
  id: z.string(),
  name: z.string(),
  view: viewShape,
  isDefault: z.boolean(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string().nullable(),
  version: z.int(),
})

type Stored = {
  id: string
  name: string
  view: View
  isShared: boolean
  ownerId: string
  ownerName: string | null
  version: number
}

/** One's own views and those colleagues share, one's own first in their order. */
async function readViews(context: Context): Promise<Stored[]> {
  const { rows } =
    await sql<Stored>`select v.id, v.name, v.view, v.is_shared, v.owner_id, s.name as owner_name, v.version
    from saved_views v left join staff s on s.id = v.owner_id
    where v.entity = ${viewsOf} and (v.owner_id = ${context.actor.id} or v.is_shared)
    order by v.owner_id = ${context.actor.id} desc, v.position, v.id`.execute(context.db)
  return rows
}

export const listViews = query({
  name: 'view.list',
  about: 'Views of the list of customers: the usual ones, one’s own, and those colleagues share',
  needs: { right: 'customer.read' },
  input: z.strictObject({}),
  output: z.object({ rows: z.array(viewRow) }),
  async run(context) {
    const usual = defaultViews.map(({ key, label, view }) => ({
      id: defaultPrefix + key,
      name: textIn(context.language, label),
      view,
      isDefault: true,
      isShared: true,
      isMine: false,
      ownerName: null,
      version: 0,
    }))
    const stored = (await readViews(context)).map(({ ownerId, ...one }) => ({
      ...one,
      isDefault: false,
      isMine: ownerId === context.actor.id,
    }))
    return { rows: [...usual, ...stored] }
  },
})

const count = z.object({ total: z.int(), isExact: z.boolean() })

export const countViews = query({
  name: 'view.counts',
  about:
    'How many customers each view holds, counted up to a ceiling, and the figures of the title: all, within reach, opened today',
  needs: { right: 'customer.read' },
  input: z.strictObject({ ids: z.array(z.string().max(80)).max(60).optional() }),
  output: z.object({ counts: z.record(z.string(), count), all: count, visible: count, today: count }),
  async run(context, { ids }) {
    const stored = (await readViews(context)).map((one) => [one.id, one.view] as const)
    const views = [...defaultViews.map(({ key, view }) => [defaultPrefix + key, view] as const), ...stored]
    const all = await countAll(context)
    const visible = isUnscoped(context) ? all : await countView(context, {})
    const wanted = views.filter(([id]) => ids === undefined || ids.includes(id))
    const counts: Record<string, z.input<typeof count>> = {}
    // One after the other: ten counts at once would take every connection from whoever is saving.
    for (const [id, view] of wanted) counts[id] = isEverything(view) ? visible : await countView(context, view)
    const since = startOfChinaDay(chinaDay(context.now)).toISOString()
    const today = await countHeld(context, undefined, {}, since)
    return { counts, all, visible, today }
  },
})

const isEverything = (view: View) => view.condition === undefined && !view.search

async function countView(context: Context, view: View): Promise<{ total: number; isExact: boolean }> {
  const search = view.search?.trim()
  const condition = search ? { all: [...(view.condition ? [view.condition] : []), { search }] } : view.condition
  try {
    const extra = needsStandard(condition, []) ? (await readStandard(context)).extra : {}
    return await countHeld(context, condition, extra)
  } catch (error) {
    // A view outlives the field it asks about; it then holds nothing, and the others are still counted.
    if (error instanceof AppError && error.kind === 'invalid') return { total: 0, isExact: true }
    throw error
  }
}

export const viewsQueries = [listViews, countViews] as const
