import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { madeWithin } from '#domain/people/policy.ts'
import { present } from '#domain/people/records/commands.ts'
import { everything } from '#platform/core/conditions.ts'
import { chinaDay } from '#platform/core/time.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { defaultLimit, readPage } from '#platform/server/list.ts'
import { readKinds } from '../kinds/queries.ts'
import { campaign } from './schema.ts'

/** A campaign for filling in its forms; it is no secret to anybody who collects. */
export async function holdCampaign(context: Context, id: string) {
  return present(await context.db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst())
}

const campaignRow = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  type: z.string(),
  kind: z.string(),
  purpose: z.string(),
  consentText: z.string(),
  place: z.string().nullable(),
  heldOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  managerId: z.uuid(),
  managerName: z.string().nullable(),
  keeperId: z.uuid().nullable(),
  keeperName: z.string().nullable(),
  postIds: z.array(z.string()),
  closedAt: z.string().nullable(),
  /** Forms of the campaign: all, signed, still with their collectors, late. */
  forms: z.int(),
  signed: z.int(),
  notHandedOver: z.int(),
  late: z.int(),
  waiting: z.int(),
})
type CampaignRow = z.output<typeof campaignRow>

const columns = (
  today: string,
) => sql`k.id, k.version, k.name, k.type, k.kind, k.purpose, k.consent_text, k.place, k.held_on, k.until_on, k.manager_id, k.keeper_id, k.post_ids, k.closed_at,
  (select name from staff where id = k.manager_id) as manager_name, (select name from staff where id = k.keeper_id) as keeper_name,
  coalesce(f.forms, 0) as forms, coalesce(f.signed, 0) as signed, coalesce(f.not_handed_over, 0) as not_handed_over, coalesce(f.late, 0) as late, coalesce(f.waiting, 0) as waiting
  from campaigns k left join lateral (
    select count(*) as forms, count(*) filter (where signed_at is not null) as signed, count(*) filter (where state in ('draft', 'signed')) as not_handed_over,
      count(*) filter (where (state = 'draft' and complete_by < ${today}) or (state in ('draft', 'signed') and hand_over_by < ${today})) as late,
      count(*) filter (where load_state = 'waiting') as waiting
    from collections where campaign_id = k.id) f on true`

export const listCampaigns = query({
  name: 'campaign.list',
  about: 'Campaigns and how their forms stand, the latest first',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({
    isOpen: z.boolean().optional(),
    cursor: z.string().max(2000).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(campaignRow), next: z.string().nullable() }),
  async run(context, { isOpen, cursor, limit }) {
    const page = await readPage<{ id: string }>(context.db as unknown as Kysely<never>, {
      from: sql`campaigns k`,
      alias: 'k',
      select: sql`k.id`,
      where: isOpen === undefined ? sql`true` : isOpen ? sql`k.closed_at is null` : sql`k.closed_at is not null`,
      fields: campaign.fields,
      sort: [],
      cursor,
      limit: limit ?? defaultLimit,
    })
    return {
      rows: await readCampaigns(
        context,
        page.rows.map((row) => row.id),
      ),
      next: page.next,
    }
  },
})

async function readCampaigns(context: Context, ids: readonly string[]): Promise<CampaignRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<CampaignRow>`select ${columns(chinaDay(context.now))} where k.id = any(${[...ids]}::uuid[]) order by k.id desc`.execute(
      context.db,
    )
  return rows
}

export const getCampaign = query({
  name: 'campaign.get',
  about: 'One campaign with its true purpose, its consent text and how its forms stand',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ id: z.uuid() }),
  output: campaignRow.extend({ mayChange: z.boolean() }),
  async run(context, { id }) {
    const row = present((await readCampaigns(context, [id]))[0])
    const { rows } = await sql<{
      id: string
    }>`select id from campaigns k where id = ${id} and ${campaignScopeSql(context)}`.execute(context.db)
    return { ...row, mayChange: rows.length > 0 }
  },
})

/** Campaigns the right to manage reaches. */
export function campaignScopeSql(context: Pick<Context, 'actor' | 'now'>, alias = 'k') {
  const scope = madeWithin(context.actor, ['collecting.manage']) ?? everything
  return compileCondition(scope, { fields: campaign.fields, alias }, conditionContext(context))
}

export const listCollectionKinds = query({
  name: 'collection.kinds',
  about: 'The kinds of forms the firm collects on, with their questions and rules',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(z.looseObject({ key: z.string() })) }),
  async run(context) {
    return { rows: (await readKinds(context)).map((kind) => ({ ...kind })) }
  },
})

export const campaignQueries = [listCampaigns, getCampaign, listCollectionKinds] as const
