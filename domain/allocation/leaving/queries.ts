import { sql } from 'kysely'
import { z } from 'zod'
import { findCurrent } from '#domain/forms/definitions/queries.ts'
import { isOffered } from '#domain/forms/definitions/rules.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { reachPerson } from '../handing-over/planning/queries.ts'
import { countHeld, countReceipts, namesAwaited } from '../holding/queries.ts'

/** The firm's paper for a leaver, and its question who receives. */
const paper = { key: 'F-105', field: 'receiver' }

export type Receiver = { id: string; name: string; post: string }

/**
 * Who may receive a leaver's archive forms (ALC-06): whoever holds a post the firm's own hand-over paper names. Undefined
 * where the firm has no such paper or nobody in such a post: then any successor may.
 */
export async function receiversOf(context: Pick<Context, 'db'>, leaverId: string): Promise<Receiver[] | undefined> {
  const definition = await findCurrent(context, paper.key)
  if (definition === undefined || !isOffered(definition, (await readFirm(context.db)).packs)) return undefined
  const posts = postsNamed(definition.form)
  if (posts.length === 0) return undefined
  const { rows } =
    await sql<Receiver>`select s.id, s.name, p.title as post from staff s join posts p on p.id = s.post_id
    where p.title = any(${posts}::text[]) and s.is_active and s.id <> ${leaverId} order by s.sort_key, s.id`.execute(
      context.db,
    )
  return rows.length === 0 ? undefined : rows
}

/** Whether the firm keeps a paper of its own on hand-overs of leavers. */
export async function hasLeaversPaper(context: Pick<Context, 'db'>): Promise<boolean> {
  const definition = await findCurrent(context, paper.key)
  return definition !== undefined && isOffered(definition, (await readFirm(context.db)).packs)
}

function postsNamed(form: FormDefinition): string[] {
  const receiver = formFields(form).find((one) => one.key === paper.field)
  return (receiver?.options ?? []).map((one) => one.label.zh)
}

/** What stands between a person and leaving, in words. */
export async function heldInWords(context: Context, staffId: string): Promise<string[]> {
  const counts = await countHeld(context, staffId)
  const receipts = await countReceipts(context, staffId)
  const awaited = await namesAwaited(context, staffId)
  return [
    ...Object.entries(counts).map(([kind, n]) => context.t(`handOver.held_${kind}`, { n })),
    ...(receipts > 0 ? [context.t('handOver.held_receipt', { n: receipts })] : []),
    ...(awaited.length > 0 ? [context.t('handOver.held_awaited', { n: awaited.length })] : []),
  ]
}

// What a firm wants to know of somebody who goes: the last month.
const lookBackDays = 30
const mostTakings = 200

export const readLooks = query({
  name: 'handOver.looks',
  about:
    'What a person looked at, uncovered, printed and exported in the last 30 days, so that a leaver takes nothing along unseen',
  needs: { right: 'handOver.manage' },
  input: z.strictObject({ staffId: z.uuid() }),
  output: z.object({
    since: z.string(),
    days: z.array(z.object({ day: z.string(), looks: z.int(), reveals: z.int(), prints: z.int(), exports: z.int() })),
    /** What left the house, or could be read in the open: the latest first. */
    takings: z.array(
      z.object({
        at: z.string(),
        kind: z.enum(['print', 'export', 'reveal']),
        records: z.int(),
        customers: z.array(z.object({ id: z.uuid(), name: z.string() })),
        purpose: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { staffId }) {
    await reachPerson(context, staffId)
    const since = addDays(chinaDay(context.now), -lookBackDays)
    const from = startOfChinaDay(since).toISOString()
    const { rows: days } = await sql<{
      day: string
      looks: number
      reveals: number
      prints: number
      exports: number
    }>`select (at at time zone 'Asia/Shanghai')::date as day, count(*) filter (where kind = 'look')::int as looks,
        count(*) filter (where kind = 'reveal')::int as reveals, count(*) filter (where kind = 'print')::int as prints, count(*) filter (where kind = 'export')::int as exports
      from audit_log where actor_id = ${staffId} and at >= ${from} and kind in ('look', 'reveal', 'print', 'export') group by 1 order by 1 desc`.execute(
      context.db,
    )
    const { rows: takings } = await sql<{
      at: string
      kind: 'print' | 'export' | 'reveal'
      records: number
      customers: { id: string; name: string }[]
      purpose: string | null
    }>`select a.at, a.kind, greatest(cardinality(a.ids), coalesce((a.detail ->> 'records')::int, (a.detail ->> 'total')::int, 0)) as records,
        coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name)) from customers c where c.id = any(a.ids[1:20])), '[]') as customers, a.purpose
      from audit_log a where a.actor_id = ${staffId} and a.at >= ${from} and a.kind in ('print', 'export', 'reveal')
      order by a.id desc limit ${mostTakings}`.execute(context.db)
    context.audit({ kind: 'list', subject: 'audit', ids: [staffId], detail: { act: 'looks' } })
    return { since, days, takings }
  },
})

export const leavingQueries = [readLooks] as const
