import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { customersInReach } from '../policy.ts'
import { limitsOfPerson } from '../pool/fairness/queries.ts'
import { readOwnLimits } from '../pool/limits/queries.ts'
import { readRepresentatives, waitingCustomers } from './proposing/queries.ts'
import { allocationRules, type RoundRule, roundStates, usualRules } from './schema.ts'

export const ruleShape = z.discriminatedUnion('key', [
  z.strictObject({ key: z.enum(['collector', 'nearest', 'ability']) }),
  z.strictObject({
    key: z.literal('newStaff'),
    withinDays: z.int().min(1).max(730),
    sharePercent: z.int().min(1).max(100),
  }),
])

const row = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  state: z.enum(Object.keys(roundStates) as [keyof typeof roundStates]),
  byName: z.string().nullable(),
  createdAt: z.string(),
  confirmedAt: z.string().nullable(),
  sealedAt: z.string().nullable(),
  keeperName: z.string().nullable(),
  customers: z.int(),
  undecided: z.int(),
  changed: z.int(),
})
type Row = z.output<typeof row>

const columns = sql`r.id, r.version, r.name, r.state, b.name as by_name, r.created_at, r.confirmed_at, r.sealed_at, k.name as keeper_name,
  (select count(*)::int from allocation_lines l where l.round_id = r.id) as customers,
  (select count(*)::int from allocation_lines l where l.round_id = r.id and l.given_id is null) as undecided,
  (select count(*)::int from allocation_lines l where l.round_id = r.id and l.given_id is distinct from l.proposed_id) as changed`
const from = sql`allocation_rounds r left join staff b on b.id = r.created_by left join staff k on k.id = r.keeper_id`

export const listRounds = query({
  name: 'allocation.rounds',
  about: 'Rounds in which customers were given out, the latest first, and how many wait to be given out',
  needs: { right: 'allocation.run' },
  input: z.strictObject({}),
  output: z.object({ rows: z.array(row), waiting: z.int() }),
  async run(context) {
    const { rows } = await sql<Row>`select ${columns} from ${from}
      where ${customersInReach(context.actor, 'allocation.run', 'r')} order by r.id desc limit 200`.execute(context.db)
    return { rows, waiting: (await waitingCustomers(context, undefined)).length }
  },
})

const lineShape = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  name: z.string(),
  region: z.string().nullable(),
  collectorName: z.string().nullable(),
  /** Who has the customer now. */
  ownerId: z.uuid().nullable(),
  rule: z.enum(Object.keys(allocationRules) as [keyof typeof allocationRules]),
  facts: z.record(z.string(), z.unknown()),
  proposedId: z.uuid().nullable(),
  proposedName: z.string().nullable(),
  givenId: z.uuid().nullable(),
  givenName: z.string().nullable(),
  reason: z.string().nullable(),
})

export async function readRound(context: Context, id: string) {
  const { rows } = await sql<
    Row & { people: string[]; rules: RoundRule[]; departmentId: string | null }
  >`select ${columns}, r.people, r.rules, r.department_id
    from ${from} where r.id = ${id} and ${customersInReach(context.actor, 'allocation.run', 'r')}`.execute(context.db)
  return present(rows[0])
}

export const getRound = query({
  name: 'allocation.round',
  about:
    'One round: every customer with the rule that applied and what it rests on, and what each person gets (ALC-03, ALC-04)',
  needs: { right: 'allocation.run' },
  input: z.strictObject({ id: z.uuid() }),
  output: row.extend({
    lines: z.array(lineShape),
    people: z.array(
      z.object({
        staffId: z.uuid(),
        name: z.string(),
        gets: z.int(),
        byRule: z.partialRecord(z.enum(Object.keys(allocationRules) as [keyof typeof allocationRules]), z.int()),
        holds: z.int(),
        cap: z.int().nullable(),
        /** Of the customers it gets, how many are not the person’s yet. */
        comes: z.int(),
        ...limitsOfPerson,
        sales: z.number(),
        done: z.int(),
        onTime: z.int(),
        hiredOn: z.string().nullable(),
      }),
    ),
  }),
  async run(context, { id }) {
    const round = await readRound(context, id)
    const { rows: lines } = await sql<
      z.output<typeof lineShape>
    >`select l.id, l.customer_id, c.name, c.region, s.name as collector_name, c.owner_id, l.rule, l.facts,
        l.proposed_id, p.name as proposed_name, l.given_id, g.name as given_name, l.reason
      from allocation_lines l join customers c on c.id = l.customer_id left join staff s on s.id = l.collector_id
        left join staff p on p.id = l.proposed_id left join staff g on g.id = l.given_id
      where l.round_id = ${id} order by l.given_id is not null, c.region nulls last, l.id`.execute(context.db)
    const ids = [...new Set([...round.people, ...lines.flatMap((one) => one.givenId ?? [])])]
    const names = await context.db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
    const nameOf = new Map(names.map((one) => [one.id, one.name]))
    const limitsBy = await readOwnLimits(context, ids)
    const people = (await readRepresentatives(context, ids)).map(({ id: staffId, regions: _regions, ...one }) => {
      const own = lines.filter((line) => line.givenId === staffId)
      const byRule: Partial<Record<keyof typeof allocationRules, number>> = {}
      for (const { rule } of own) byRule[rule] = (byRule[rule] ?? 0) + 1
      const comes = own.filter((line) => line.ownerId !== staffId).length
      const limits = limitsBy.get(staffId) ?? { ownCap: null, ownClaims: null, limitsVersion: 0 }
      return { ...one, staffId, name: nameOf.get(staffId) ?? '', gets: own.length, comes, byRule, ...limits }
    })
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: lines.map((one) => one.customerId),
      detail: { list: 'round' },
    })
    const { rules: _rules, departmentId: _department, ...shown } = round
    return { ...shown, lines, people }
  },
})

export const readUsual = query({
  name: 'allocation.rules',
  about: 'The rules a round begins with: the firm’s own order and numbers, else those of the papers (ALC-02)',
  needs: { right: 'allocation.run' },
  input: z.strictObject({}),
  output: z.object({ rules: z.array(ruleShape) }),
  run: async (context) => ({ rules: await firmRules(context) }),
})

/** The firm's rules as the last round that was confirmed had them, else the usual. */
export async function firmRules(context: Pick<Context, 'db'>): Promise<RoundRule[]> {
  const last = await context.db
    .selectFrom('allocationRounds')
    .select('rules')
    .where('state', '=', 'confirmed')
    .orderBy('confirmedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.rules ?? usualRules
}

export const roundsQueries = [listRounds, getRound, readUsual] as const
