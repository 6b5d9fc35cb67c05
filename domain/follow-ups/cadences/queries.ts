import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { present } from '#domain/people/records/commands.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { chinaDay } from '#platform/core/time.ts'
import { broughtCadences, readShapes, runsAsBrought } from '../queries.ts'
import { countMatched } from '../rehearsing/queries.ts'
import { hasUnset } from '../rules.ts'

/** A CadencePlan of platform/core/pack-cadences.ts. */
const plan = z.unknown() as unknown as z.ZodType<CadencePlan>
const row = z.object({
  id: z.uuid(),
  version: z.int(),
  key: z.string().nullable(),
  pack: z.string().nullable(),
  name: z.string(),
  clauses: z.array(z.string()),
  state: z.enum(['on', 'off', 'new']),
  edition: z.int(),
  plan,
  inForceOn: z.string().nullable(),
  hasDraft: z.boolean(),
  /** The draft waits for whoever may put it in force. */
  isProposed: z.boolean(),
  /** A number the firm has to set first (G-40). */
  isUnset: z.boolean(),
})
type Row = z.output<typeof row>

/** Every cadence the firm has: stored ones of its own and of trades that are on, and what no night has taken over yet. */
async function readAll(context: Context): Promise<Row[]> {
  const { packs } = await readFirm(context.db)
  const stored = await context.db
    .selectFrom('cadences')
    .select([
      'id',
      'version',
      'key',
      'pack',
      'name',
      'clauses',
      'state',
      'edition',
      'plan',
      'inForceOn',
      'draft',
      'proposedAt',
    ])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const known = new Set(stored.map((one) => one.id))
  const order = ['core', ...packs]
  const offered = await broughtCadences(context)
  const brought = offered
    .filter((one) => !known.has(one.id))
    .map(({ id, key, pack, name, clauses, plan }): Row => {
      const isOn = runsAsBrought(plan)
      return {
        id,
        version: 1,
        key,
        pack,
        name: name.zh,
        clauses: [...clauses],
        state: isOn ? 'on' : 'new',
        edition: isOn ? 1 : 0,
        plan,
        inForceOn: null,
        hasDraft: false,
        isProposed: false,
        isUnset: !isOn,
      }
    })
  const own = stored
    .filter((one) => one.pack === null || order.includes(one.pack))
    .map(
      ({ draft, proposedAt, ...one }): Row => ({
        ...one,
        hasDraft: draft !== null,
        isProposed: proposedAt !== null,
        isUnset: hasUnset(one.plan),
      }),
    )
  // In the order the trades bring them; what the firm made itself comes last, the oldest first.
  const places = new Map(offered.map((one, at) => [one.id, one.pack === 'core' ? at + 10_000 : at]))
  const placeOf = (id: string) => places.get(id) ?? 20_000
  return [...own, ...brought].sort((a, b) => placeOf(a.id) - placeOf(b.id))
}

export const listCadences = query({
  name: 'cadence.list',
  about: 'All cadences: whom, when, by whom, in which edition, and which still want a number (VIS-34)',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ rows: z.array(row) }),
  async run(context) {
    return { rows: await readAll(context) }
  },
})

export const countCadences = query({
  name: 'cadence.counts',
  about: 'How many customers each cadence applies to at this moment',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ counts: z.record(z.string(), z.object({ matched: z.int(), isExact: z.boolean() })) }),
  async run(context) {
    const today = chinaDay(context.now)
    const rows = await readAll(context)
    const shapes = await readShapes(
      context,
      rows.map((one) => one.plan),
    )
    const counts: Record<string, { matched: number; isExact: boolean }> = {}
    for (const one of rows) {
      const rule = { ...one, inForceOn: one.inForceOn ?? today, policyVersionId: null }
      const { matched, isExact } = await countMatched(context, rule, shapes, today)
      counts[one.id] = { matched, isExact }
    }
    return { counts }
  },
})

const edition = z.object({
  edition: z.int(),
  name: z.string(),
  plan,
  inForceOn: z.string(),
  reason: z.string().nullable(),
  savedAt: z.string(),
  savedByName: z.string().nullable(),
  approvedByName: z.string().nullable(),
  policyTitle: z.string().nullable(),
})

export const getCadence = query({
  name: 'cadence.get',
  about:
    'One cadence with its draft, the policy its numbers come from, and all editions with who saved them and why (POL-05)',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid() }),
  output: row.extend({
    draft: plan.nullable(),
    draftName: z.string().nullable(),
    draftedAt: z.string().nullable(),
    draftedByName: z.string().nullable(),
    /** The draft was handed in and waits for whoever may put it in force. */
    proposedAt: z.string().nullable(),
    proposedByName: z.string().nullable(),
    proposedReason: z.string().nullable(),
    returnedReason: z.string().nullable(),
    policyVersionId: z.uuid().nullable(),
    policyTitle: z.string().nullable(),
    policyEdition: z.int().nullable(),
    editions: z.array(edition),
  }),
  async run(context, { id }) {
    const found = present((await readAll(context)).find((one) => one.id === id))
    const more = await context.db
      .selectFrom('cadences as c')
      .leftJoin('staff as s', 's.id', 'c.draftedBy')
      .leftJoin('staff as o', 'o.id', 'c.proposedBy')
      .leftJoin('policyVersions as v', 'v.id', 'c.policyVersionId')
      .leftJoin('policies as p', 'p.id', 'v.policyId')
      .select([
        'c.draft',
        'c.draftName',
        'c.draftedAt',
        's.name as draftedByName',
        'c.proposedAt',
        'o.name as proposedByName',
        'c.proposedReason',
        'c.returnedReason',
        'c.policyVersionId',
        'p.title as policyTitle',
        'v.edition as policyEdition',
      ])
      .where('c.id', '=', id)
      .executeTakeFirst()
    const editions = await context.db
      .selectFrom('cadenceEditions as e')
      .leftJoin('staff as s', 's.id', 'e.savedBy')
      .leftJoin('staff as a', 'a.id', 'e.approvedBy')
      .leftJoin('policyVersions as v', 'v.id', 'e.policyVersionId')
      .leftJoin('policies as p', 'p.id', 'v.policyId')
      .select([
        'e.edition',
        'e.name',
        'e.plan',
        'e.inForceOn',
        'e.reason',
        'e.savedAt',
        's.name as savedByName',
        'a.name as approvedByName',
        'p.title as policyTitle',
      ])
      .where('e.cadenceId', '=', id)
      .orderBy('e.edition', 'desc')
      .execute()
    const none = {
      draft: null,
      draftName: null,
      draftedAt: null,
      draftedByName: null,
      proposedAt: null,
      proposedByName: null,
      proposedReason: null,
      returnedReason: null,
      policyVersionId: null,
      policyTitle: null,
      policyEdition: null,
    }
    return { ...found, ...(more ?? none), editions }
  },
})

export const cadencesQueries = [listCadences, countCadences, getCadence] as const
