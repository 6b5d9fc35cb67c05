import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { addDays, chinaDay, daysBetween } from '#platform/core/time.ts'
import { type ContractState, contractStateOf, contractStates } from './rules.ts'
import { type Clause, type Milestone, parties } from './schema.ts'

const stateKeys = Object.keys(contractStates) as [ContractState]

const contractRow = z.object({
  id: z.uuid(),
  version: z.int(),
  customerId: z.uuid(),
  customerName: z.string(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  signedOn: z.string().nullable(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  amount: z.string().nullable(),
  amountCurrency: z.string().nullable(),
  project: z.string().nullable(),
  leaderId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  lookedUpAt: z.string().nullable(),
  state: z.enum(stateKeys),
  /** Days until the term ends, for contracts in force. */
  daysLeft: z.int().nullable(),
})
type ContractRow = z.output<typeof contractRow>
type StoredRow = Omit<ContractRow, 'state' | 'daysLeft'>

const columns = sql`k.id, k.version, k.customer_id, c.name as customer_name, k.number, k.kind, k.title, k.signed_on, k.from_on, k.to_on, k.amount,
  k.amount_currency, k.project, k.leader_id, k.owner_id, k.ended_on, k.end_reason, k.looked_up_at`

async function readContracts(
  context: Context,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<ContractRow[]> {
  const today = chinaDay(context.now)
  const { rows } = await sql<StoredRow>`select ${columns} from contracts k join customers c on c.id = k.customer_id
    where ${where} and ${customerScopeSql(context, 'ledger.read', 'c')} order by ${order} limit ${limit}`.execute(
    context.db,
  )
  return rows.map((row) => withState(row, today))
}

function withState<R extends StoredRow>(row: R, today: string): R & Pick<ContractRow, 'state' | 'daysLeft'> {
  const state = contractStateOf(row, today)
  return { ...row, state, daysLeft: state === 'inForce' && row.toOn !== null ? daysBetween(today, row.toOn) : null }
}

// A customer has a handful of contracts; the longest list of one is a dealer's with decades of yearly agreements.
const mostOfCustomer = 200

export const listContractsOfCustomer = query({
  name: 'contract.ofCustomer',
  about: 'Contracts with a customer, the latest first',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({ rows: z.array(contractRow) }),
  async run(context, { customerId }) {
    const reached = await reachCustomer(context, 'ledger.read', customerId)
    context.audit({ kind: 'look', subject: 'customer', ids: [reached.id], detail: { part: 'contracts' } })
    return {
      rows: await readContracts(
        context,
        sql`k.customer_id = ${reached.id}`,
        sql`coalesce(k.signed_on, k.from_on, k.created_at::date) desc, k.id desc`,
        mostOfCustomer,
      ),
    }
  },
})

export const listExpiringContracts = query({
  name: 'contract.expiring',
  about: 'Contracts in force whose term ends within so many days, the nearest first',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ days: z.int().min(0).max(730).default(60), limit: z.int().min(1).max(200).default(50) }),
  output: z.object({ rows: z.array(contractRow) }),
  async run(context, { days, limit }) {
    const today = chinaDay(context.now)
    const where = sql`k.ended_on is null and k.signed_on is not null and c.withdrawn_at is null
      and k.to_on between ${today} and ${addDays(today, days)} and (k.from_on is null or k.from_on <= ${today})`
    const rows = await readContracts(context, where, sql`k.to_on, k.id`, limit)
    context.audit({
      kind: 'list',
      subject: 'contract',
      ids: rows.map((row) => row.id),
      detail: { expiringWithin: days },
    })
    return { rows }
  },
})

const clauseShape = z.object({
  id: z.uuid(),
  party: z.enum(Object.keys(parties) as [keyof typeof parties]),
  text: z.string(),
  dueOn: z.string().nullable(),
  isKept: z.boolean().nullable(),
})
const milestoneShape = z.object({
  id: z.uuid(),
  name: z.string(),
  plannedOn: z.string().nullable(),
  actualOn: z.string().nullable(),
})

// As many as a list below a field shows at once.
const shown = 8

export const searchContracts = query({
  name: 'contract.search',
  about:
    'Contracts a paper may point to, by title, number or customer: those of the customer it is about first, then the latest; or their names by id',
  needs: { right: 'ledger.read' },
  input: z.strictObject({
    text: z.string().max(100).optional(),
    ids: z.array(z.uuid()).max(200).optional(),
    customerId: z.uuid().optional(),
  }),
  output: z.object({ rows: z.array(contractRow.pick({ id: true, number: true, title: true, customerName: true })) }),
  async run(context, { text = '', ids, customerId = null }) {
    const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
    const where =
      ids === undefined
        ? sql`(k.title ilike ${pattern} or k.number ilike ${pattern} or c.name ilike ${pattern})`
        : sql`k.id = any(${ids}::uuid[])`
    const order = sql`(k.customer_id = ${customerId}::uuid) desc nulls last, k.id desc`
    const rows = await readContracts(context, where, order, ids?.length ?? shown)
    return { rows: rows.map(({ id, number, title, customerName }) => ({ id, number, title, customerName })) }
  },
})

export const getContract = query({
  name: 'contract.get',
  about: 'One contract with its terms and duties, key points and files',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: contractRow.extend({
    terms: z.string().nullable(),
    remarks: z.string().nullable(),
    leaderName: z.string().nullable(),
    ownerName: z.string().nullable(),
    clauses: z.array(clauseShape),
    milestones: z.array(milestoneShape),
    files: z.array(z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.int() })),
  }),
  async run(context, { id }) {
    type Full = StoredRow & {
      terms: string | null
      remarks: string | null
      leaderName: string | null
      ownerName: string | null
      clauses: Clause[]
      milestones: Milestone[]
    }
    const { rows } = await sql<Full>`select ${columns}, k.terms, k.remarks, k.clauses, k.milestones,
        (select name from staff where id = k.leader_id) as leader_name, (select name from staff where id = k.owner_id) as owner_name
      from contracts k join customers c on c.id = k.customer_id where k.id = ${id} and ${customerScopeSql(context, 'ledger.read', 'c')}`.execute(
      context.db,
    )
    const row = present(rows[0])
    const files = await context.db
      .selectFrom('contractFiles')
      .innerJoin('attachments as a', 'a.id', 'contractFiles.attachmentId')
      .select(['a.id', 'a.name', 'a.type', 'a.size'])
      .where('contractFiles.contractId', '=', id)
      .where('a.withdrawnAt', 'is', null)
      .orderBy('a.id')
      .execute()
    context.audit({ kind: 'look', subject: 'contract', ids: [id, row.customerId] })
    return { ...withState(row, chinaDay(context.now)), files }
  },
})

export const lookUpBeforeSigning = query({
  name: 'contract.lookUp',
  about:
    'What to know of a customer before signing: standing, credit, breaches, contracts so far; the look-up is recorded',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    customer: z.object({
      id: z.uuid(),
      name: z.string(),
      number: z.string().nullable(),
      state: z.string(),
      creditGrade: z.string().nullable(),
      creditState: z.string().nullable(),
      hasBreach: z.boolean().nullable(),
      breach: z.string().nullable(),
      pastCreditProblems: z.string().nullable(),
      lastTradeOn: z.string().nullable(),
    }),
    contracts: z.array(contractRow),
  }),
  async run(context, { customerId }) {
    const reached = await reachCustomer(context, 'ledger.read', customerId)
    const customer = await context.db
      .selectFrom('customers')
      .select([
        'id',
        'name',
        'number',
        'state',
        'creditGrade',
        'creditState',
        'hasBreach',
        'breach',
        'pastCreditProblems',
        'lastTradeOn',
      ])
      .where('id', '=', reached.id)
      .executeTakeFirst()
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids: [reached.id],
      purpose: context.t('contract.look_up_purpose'),
    })
    return {
      customer: present(customer),
      contracts: await readContracts(context, sql`k.customer_id = ${reached.id}`, sql`k.id desc`, mostOfCustomer),
    }
  },
})

export const contractQueries = [
  listContractsOfCustomer,
  listExpiringContracts,
  searchContracts,
  getContract,
  lookUpBeforeSigning,
] as const
