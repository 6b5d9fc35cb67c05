import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { z } from 'zod'
import { writeCustomers } from '#domain/archives/commands.ts'
import { insertContacts, prepareContacts } from '#domain/archives/contacts/commands.ts'
import { type CustomerValues, numberFor, type Prepared, prepareCustomer } from '#domain/archives/rules.ts'
import { readStandard } from '#domain/archives/standard/queries.ts'
import type { Standard } from '#domain/archives/standard/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import { system } from '#platform/core/rights.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { openEmbedded } from '#platform/server/database/life.ts'
import { type Call, dispatch } from '#platform/server/dispatch.ts'
import { migrateJobs } from '#platform/server/jobs.ts'
import { migrate } from '#platform/server/migrate.ts'
import { compose, type Product } from '#server/compose.ts'
import { type SampleCustomer, sampleCustomer } from '#server/demo/customers.ts'
import { type Chance, chanceFrom } from '#server/demo/random.ts'
import { makeDepartment, makeStaff, openTestSession } from '#tests/factories/people.ts'
import { indexesAside } from './indexes.ts'

/** A firm with its customers in a data folder of its own, and who is signed in there. */
export type Firm = {
  dataDir: string
  customers: number
  administrator: string
  salesperson: string
  rowsPerSecond: number
  indexSeconds: number
}

type Member = { staffId: string; departmentId: string }

// The same firm on every machine and every day.
const seed = 20_26
// As many rows as one import batch writes.
const batchSize = 1000
// Customers came in over three years, evenly.
const years = 3
// From here on indexes are made after the rows, as a restore makes them; below that it saves nothing.
const manyCustomers = 50_000

export const sales = { 'customer.read': 'own', 'customer.change': 'own', 'customer.create': 'own' }

/** The firm of a data folder, made unless an earlier run kept it. */
export async function makeFirm(dataDir: string, customers: number, say: (line: string) => void): Promise<Firm> {
  const note = join(dataDir, 'bench.json')
  if (existsSync(note)) return { ...(JSON.parse(readFileSync(note, 'utf8')) as Firm), dataDir }
  const store = await openEmbedded({ dataDir, log: pino({ level: 'silent' }) })
  try {
    await migrate(store.connection)
    const product = await openProduct(store.connection, join(store.dataDir, 'files'))
    try {
      await migrateJobs(product.pool)
      const firm = await fillFirm(product, customers, say)
      writeFileSync(note, JSON.stringify(firm))
      return { ...firm, dataDir }
    } finally {
      await product.close()
    }
  } finally {
    await store.close()
  }
}

/** The product inside this process: without jobs, without a port. */
export async function openProduct(connection: object, files: string): Promise<Product> {
  return await compose({
    config: { DATABASE_POOL: 8, TRUST_PROXY: 0, PUBLIC_URL: undefined },
    connection: { ...connection, statement_timeout: 0 },
    files,
    version: 'bench',
    checkOutput: false,
    runsJobs: false,
    log: pino({ level: 'silent' }),
  })
}

async function fillFirm(
  product: Product,
  customers: number,
  say: (line: string) => void,
): Promise<Omit<Firm, 'dataDir'>> {
  const { platform, pool } = product
  const members = await makeMembers(product)
  const administrator = await openTestSession(platform, { name: '周敏', allRights: true })
  const salesperson = await openTestSession(platform, {
    name: '林晓雨',
    departmentId: members[0]?.departmentId ?? '',
    rights: sales,
  })
  members.push({ staffId: salesperson.staffId, departmentId: members[0]?.departmentId ?? '' })
  const tables = ['customers', 'customer_search', 'contacts', 'customer_contacts', 'record_changes']
  const restore = customers >= manyCustomers ? await indexesAside(pool, tables) : undefined
  const started = performance.now()
  await writeAll(product, members, customers, say)
  const rowsPerSecond = customers / ((performance.now() - started) / 1000)
  const indexing = performance.now()
  await restore?.()
  const indexSeconds = (performance.now() - indexing) / 1000
  await pool.query('vacuum (analyze)')
  await pool.query('checkpoint')
  return { customers, administrator: administrator.token, salesperson: salesperson.token, rowsPerSecond, indexSeconds }
}

/** Four departments with five people each. */
async function makeMembers({ platform }: Product): Promise<Member[]> {
  const members: Member[] = []
  for (let n = 0; n < 4; n++) {
    const departmentId = await makeDepartment(platform.db, { name: `销售${n + 1}部` })
    for (let m = 0; m < 5; m++)
      members.push({
        staffId: await makeStaff(platform.db, { departmentId, name: `销售${n + 1}${m + 1}` }),
        departmentId,
      })
  }
  return members
}

/** One batch is prepared here while the database writes the one before. */
async function writeAll(
  product: Product,
  members: readonly Member[],
  customers: number,
  say: (line: string) => void,
): Promise<void> {
  const { platform } = product
  const standard = await readStandard(platform)
  const chance = chanceFrom(seed)
  const now = Date.now()
  let writing: Promise<unknown> = Promise.resolve()
  for (let from = 0; from < customers; from += batchSize) {
    const at = new Date(now - (1 - from / customers) * years * 365 * 86_400_000)
    const length = Math.min(batchSize, customers - from)
    const batch = Array.from({ length }, (_, n) => prepareSample(chance, from + n, at, chance.pick(members), standard))
    await writing
    writing = dispatch({ ...platform, clock: () => at }, fill, batch, asSystem())
    writing.catch(() => {})
    if (from > 0 && from % 100_000 === 0) say(`  ${from} …`)
  }
  await writing
}

type Sample = { prepared: Prepared; contact: SampleCustomer['contact'] }

function prepareSample(chance: Chance, n: number, at: Date, owner: Member, standard: Standard): Sample {
  const { values, contact } = sampleCustomer(chance, n, chinaDay(at))
  const kept = {
    ...values,
    number: numberFor(values['kind'] as 'organisation', chinaDay(at), n + 1),
    ownerId: owner.staffId,
    departmentId: owner.departmentId,
    // A firm in its third year has approved nearly all its archives and has been in touch with most.
    state: chance.is(0.95) ? 'valid' : 'draft',
    lastContactAt: chance.is(0.8) ? `${addDays(chinaDay(new Date()), -chance.between(0, 400))}T02:00:00.000Z` : null,
  } as CustomerValues
  return {
    prepared: prepareCustomer(newId(at.getTime()), undefined, kept, standard, { now: at, actorId: owner.staffId }),
    contact,
  }
}

/** Writes a batch as the product does: rows, search, history, contacts, audit, in one transaction. */
const fill = command({
  name: 'bench.fill',
  about: 'Fills the firm of the benchmark',
  needs: 'signed-in',
  input: z.custom<Sample[]>(),
  output: z.object({}),
  async run(context: Context, samples) {
    const prepared = samples.map((one) => one.prepared)
    await writeCustomers(context, prepared, { kind: 'created' })
    const people = samples.map(({ prepared: { next }, contact }) =>
      prepareContacts(context, next.id, contact === undefined ? [] : [contact as never]),
    )
    const all = {
      contacts: people.flatMap((one) => one.contacts),
      memberships: people.flatMap((one) => one.memberships),
      changes: [],
    }
    await insertContacts(context, all)
    context.audit({ kind: 'change', subject: 'customer', ids: prepared.map(({ next }) => next.id) })
    return {}
  },
})

export function asSystem(): Call {
  return {
    actor: system,
    language: 'zh-CN',
    requestId: newId(),
    source: 'cli',
    request: { ip: '', userAgent: '', setSession: () => {} },
  }
}
