import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { dutiesFor } from '#packs/duties.ts'
import { type DutyUnit, dutyUnits } from './schema.ts'

const unitKeys = Object.keys(dutyUnits) as [DutyUnit, ...DutyUnit[]]
const text = z.object({ zh: z.string(), en: z.string() })

const dutyRow = z.object({
  key: z.string(),
  /** 0 for one the firm has not set yet. */
  version: z.int(),
  name: text,
  about: text.nullable(),
  /** The trade that asks for it; null: the firm’s own. */
  pack: z.string().nullable(),
  source: z.string().nullable(),
  every: z.int().nullable(),
  unit: z.enum(unitKeys).nullable(),
  startsOn: z.string().nullable(),
  nextDueOn: z.string().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  postId: z.uuid().nullable(),
  postTitle: z.string().nullable(),
  isActive: z.boolean(),
  /** When it was done last, and whether one of its tasks is overdue. */
  lastDoneAt: z.string().nullable(),
  isOverdue: z.boolean(),
})
type Stored = Omit<z.output<typeof dutyRow>, 'name' | 'about' | 'pack' | 'source'> & { name: string | null }

export const listDuties = query({
  name: 'duty.list',
  about:
    'The regular duties of the firm with interval, next day and person; those still without an interval are said (TSK-07)',
  needs: { right: 'task.read' },
  input: z.strictObject({}),
  output: z.object({ rows: z.array(dutyRow), unset: z.int() }),
  async run(context) {
    const { packs } = await readFirm(context.db)
    const { rows: stored } =
      await sql<Stored>`select d.key, d.version, d.name, d.every, d.unit, d.starts_on, d.next_due_on, d.owner_id,
        s.name as owner_name, d.post_id, p.title as post_title, d.is_active, t.last_done_at, coalesce(t.is_overdue, false) as is_overdue
      from duties d left join staff s on s.id = d.owner_id left join posts p on p.id = d.post_id
      left join lateral (select max(closed_at) filter (where state = 'done') as last_done_at,
        bool_or(state = 'open' and due_on < (${context.now.toISOString()}::timestamptz at time zone 'Asia/Shanghai')::date) as is_overdue
        from tasks where kind = 'duty' and because ->> 'ruleId' = d.id::text) t on true order by d.id`.execute(
        context.db,
      )
    const proposed = dutiesFor(packs).map(({ key, name, about, pack, source }) => {
      const own = stored.find((one) => one.key === key)
      return { ...unset, ...own, key, name, about, pack, source }
    })
    const others = stored
      .filter((one) => one.name !== null)
      .map((one) => ({
        ...one,
        name: { zh: one.name ?? '', en: one.name ?? '' },
        about: null,
        pack: null,
        source: null,
      }))
    const rows = [...proposed, ...others]
    return { rows, unset: rows.filter((one) => one.every === null && one.isActive).length }
  },
})

const unset = {
  version: 0,
  every: null,
  unit: null,
  startsOn: null,
  nextDueOn: null,
  ownerId: null,
  ownerName: null,
  postId: null,
  postTitle: null,
  isActive: true,
  lastDoneAt: null,
  isOverdue: false,
}

export const dutiesQueries = [listDuties] as const
