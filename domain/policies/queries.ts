import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { present } from '#domain/people/records/commands.ts'
import { holdersOf } from '#domain/people/roles/queries.ts'
import { proposalsFor } from '#packs/policies.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { numberQueries } from './numbers/queries.ts'
import { readingsQueries } from './readings/queries.ts'
import { policyStateOf, policyStates, rightOfNext, versionInForce } from './rules.ts'
import { linkKinds, type VersionState, versionStates } from './schema.ts'

const keysOf = <T extends Record<string, unknown>>(list: T) => Object.keys(list) as [keyof T & string]
const handling = ['policy.manage', 'policy.review', 'policy.approve'] as const

/** Who draws up, reviews or approves policies sees them all, drafts too; everybody else what is in force and concerns them. */
export function handlesPolicies(context: Pick<Context, 'actor'>): boolean {
  return handling.some((right) => has(context.actor, right))
}

/** A policy locked for the rest of the transaction. */
export async function holdPolicy(context: Context, id: string) {
  return present(
    await context.db.selectFrom('policies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
}

function concerns({ actor }: Pick<Context, 'actor'>) {
  return sql<boolean>`(p.audience is null or p.audience ?| ${[...actor.departmentIds, ...(actor.departmentId ? [actor.departmentId] : [])]}::text[])`
}

/** The version `versionId` of a policy the caller may read. Throws AppError('missing') beyond that. */
export async function readablePolicy(context: Context, id: string, versionId: string): Promise<void> {
  const { rows } = await sql`select 1 from policies p join policy_versions v on v.policy_id = p.id
    where p.id = ${id} and v.id = ${versionId} and (${handlesPolicies(context)} or (${concerns(context)} and v.state = 'issued'))`.execute(
    context.db,
  )
  present(rows[0])
}

const listRow = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  title: z.string(),
  departmentName: z.string().nullable(),
  state: z.enum(keysOf(policyStates)),
  edition: z.int().nullable(),
  versionId: z.uuid().nullable(),
  effectiveOn: z.string().nullable(),
  /** The version being drawn up, and how far it is. */
  openState: z.enum(keysOf(versionStates)).nullable(),
  reviewDueOn: z.string().nullable(),
  isReviewDue: z.boolean(),
  readByMe: z.boolean(),
  readers: z.int(),
  audienceSize: z.int(),
})

type Listed = Omit<z.output<typeof listRow>, 'state' | 'edition' | 'versionId' | 'effectiveOn' | 'isReviewDue'> & {
  endedOn: string | null
  versions: { id: string; edition: number; state: VersionState; effectiveOn: string | null }[]
}

export const listPolicies = query({
  name: 'policy.list',
  about:
    'The firm’s policies with the version in force, the one being drawn up, the next review and how many have read it',
  needs: 'signed-in',
  input: z.strictObject({
    search: z.string().trim().max(100).optional(),
    state: z.enum(keysOf(policyStates)).optional(),
  }),
  output: z.object({ rows: z.array(listRow) }),
  async run(context, { search, state }) {
    const today = chinaDay(context.now)
    const { rows } =
      await sql<Listed>`select p.id, p.version, p.number, p.title, p.review_due_on, p.ended_on, d.name as department_name,
        coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'edition', v.edition, 'state', v.state, 'effectiveOn', v.effective_on))
          from policy_versions v where v.policy_id = p.id), '[]') as versions,
        (select v.state from policy_versions v where v.policy_id = p.id and v.state <> 'issued') as open_state,
        force.read_by_me, force.readers,
        (select count(*)::int from staff s where s.is_active and (p.audience is null or p.audience ? s.department_id::text)) as audience_size
      from policies p left join departments d on d.id = p.department_id
      cross join lateral (select coalesce(bool_or(r.staff_id = ${context.actor.id}), false) as read_by_me, count(r.staff_id)::int as readers
        from policy_readings r where r.policy_version_id = (select v.id from policy_versions v where v.policy_id = p.id and v.state = 'issued'
          and v.effective_on <= ${today} order by v.effective_on desc limit 1)) force
      where (${search ?? null}::text is null or p.title ilike '%' || ${search ?? ''} || '%' or p.number ilike '%' || ${search ?? ''} || '%')
        and (${handlesPolicies(context)} or (${concerns(context)} and exists (select 1 from policy_versions v where v.policy_id = p.id and v.state = 'issued')))
      order by p.ended_on is not null, p.number nulls last, p.title, p.id`.execute(context.db)
    const listed = rows.map(({ versions, endedOn, ...row }) => {
      const force = versionInForce(versions, today)
      return {
        ...row,
        state: policyStateOf({ endedOn }, versions, today),
        edition: force?.edition ?? null,
        versionId: force?.id ?? null,
        effectiveOn: force?.effectiveOn ?? null,
        isReviewDue: endedOn === null && row.reviewDueOn !== null && row.reviewDueOn <= today,
      }
    })
    return { rows: state === undefined ? listed : listed.filter((row) => row.state === state) }
  },
})

const versionRow = z.object({
  id: z.uuid(),
  version: z.int(),
  edition: z.int(),
  state: z.enum(keysOf(versionStates)),
  note: z.string().nullable(),
  makerId: z.uuid(),
  makerName: z.string(),
  reviewerId: z.uuid().nullable(),
  reviewerName: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  approverName: z.string().nullable(),
  approvedAt: z.string().nullable(),
  issuedOn: z.string().nullable(),
  effectiveOn: z.string().nullable(),
  file: z.string().nullable(),
  fileName: z.string().nullable(),
})

const linkRow = z.object({
  id: z.uuid(),
  kind: z.enum(keysOf(linkKinds)),
  target: z.string().nullable(),
  name: z.string(),
  number: z.string().nullable(),
})

export const getPolicy = query({
  name: 'policy.get',
  about:
    'One policy with its versions, the text of one of them, and what belongs to it; without a version the one in force',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid(), versionId: z.uuid().optional() }),
  output: z.object({
    id: z.uuid(),
    version: z.int(),
    number: z.string().nullable(),
    title: z.string(),
    about: z.string().nullable(),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    interpreterId: z.uuid().nullable(),
    interpreterName: z.string().nullable(),
    audience: z.array(z.uuid()).nullable(),
    reviewMonths: z.int().nullable(),
    reviewedOn: z.string().nullable(),
    reviewDueOn: z.string().nullable(),
    endedOn: z.string().nullable(),
    endReason: z.string().nullable(),
    state: z.enum(keysOf(policyStates)),
    inForceId: z.uuid().nullable(),
    shown: versionRow
      .extend({
        body: z.string(),
        readAt: z.string().nullable(),
        /** Who may take its next step, for those who handle policies; its maker among them where nobody else may review. */
        next: z.array(z.object({ id: z.uuid(), name: z.string() })),
      })
      .nullable(),
    versions: z.array(versionRow),
    links: z.array(linkRow),
  }),
  async run(context, { id, versionId }) {
    const today = chinaDay(context.now)
    const head = present(
      (
        await sql<
          Record<string, unknown> & { id: string; endedOn: string | null }
        >`select p.id, p.version, p.number, p.title, p.about, p.department_id, d.name as department_name,
          p.interpreter_id, i.name as interpreter_name, p.audience, p.review_months, p.reviewed_on, p.review_due_on, p.ended_on, p.end_reason
        from policies p left join departments d on d.id = p.department_id left join departments i on i.id = p.interpreter_id
        where p.id = ${id} and (${handlesPolicies(context)} or ${concerns(context)})`.execute(context.db)
      ).rows[0],
    )
    const { rows } = await sql<
      z.output<typeof versionRow> & { body: string; readAt: string | null }
    >`select v.id, v.version, v.edition, v.state, v.note,
        v.maker_id, m.name as maker_name, v.reviewer_id, r.name as reviewer_name, v.reviewed_at, a.name as approver_name, v.approved_at, v.issued_on, v.effective_on,
        v.file, v.file_name, v.body, (select read_at from policy_readings where policy_version_id = v.id and staff_id = ${context.actor.id}) as read_at
      from policy_versions v join staff m on m.id = v.maker_id left join staff r on r.id = v.reviewer_id left join staff a on a.id = v.approver_id
      where v.policy_id = ${id} and (${handlesPolicies(context)} or v.state = 'issued') order by v.edition desc`.execute(
      context.db,
    )
    if (rows.length === 0) present(undefined)
    const force = versionInForce(rows, today)
    const shown = versionId === undefined ? (force ?? rows[0]) : present(rows.find((row) => row.id === versionId))
    const links = await context.db
      .selectFrom('policyLinks')
      .select(['id', 'kind', 'target', 'name', 'number'])
      .where('policyId', '=', id)
      .orderBy('kind')
      .orderBy('createdAt')
      .execute()
    context.audit({ kind: 'look', subject: 'policy', ids: [id] })
    return {
      ...(head as Omit<typeof head, never>),
      state: policyStateOf(head, rows, today),
      inForceId: force?.id ?? null,
      shown: shown === undefined ? null : { ...shown, next: await nextOf(context, shown) },
      versions: rows.map(({ body: _body, readAt: _read, ...row }) => row),
      links,
    } as never
  },
})

async function nextOf(context: Context, version: { state: VersionState; makerId: string }) {
  const right = rightOfNext(version.state)
  if (right === undefined || !handlesPolicies(context)) return []
  const holders = await holdersOf(context.db, right)
  const others = right === 'policy.review' ? holders.filter(({ id }) => id !== version.makerId) : holders
  return others.length === 0 ? holders : others
}

export const proposedPolicies = query({
  name: 'policy.proposals',
  about: 'Policies the firm’s trades propose, with those already taken over marked',
  needs: { right: 'policy.manage' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        pack: z.string(),
        title: z.string(),
        about: z.string(),
        number: z.string().nullable(),
        isAdopted: z.boolean(),
      }),
    ),
  }),
  async run(context) {
    const { packs } = await readFirm(context.db)
    const taken = await context.db.selectFrom('policies').select('origin').where('origin', 'is not', null).execute()
    const origins = new Set(taken.map((row) => row.origin))
    return {
      rows: proposalsFor(packs).map(({ key, pack, title, about, number }) => ({
        key,
        pack,
        title,
        about,
        number: number ?? null,
        isAdopted: origins.has(key),
      })),
    }
  },
})

export const policiesQueries = [
  listPolicies,
  getPolicy,
  proposedPolicies,
  ...readingsQueries,
  ...numberQueries,
] as const
