import { type Kysely, sql } from 'kysely'
import type { Database } from '#domain/kit.ts'
import { readings } from '#platform/core/chinese/pinyin.ts'
import { chinaDay } from '#platform/core/time.ts'
import { sampleCustomer } from '#server/demo/customers.ts'
import { chanceFrom } from '#server/demo/random.ts'
import { journalTexts, topics } from './journal.ts'
import { goods, readPapers } from './papers.ts'

/** One call of an operation, as the browser would make it. */
export type Ask = { name: string; kind: 'query' | 'command'; input: Record<string, unknown> }

/** A line of the table: who calls what, with inputs that differ from call to call. */
export type Line = {
  key: string
  title: string
  by: 'administrator' | 'salesperson'
  /** Milliseconds of p95 with one user that design §9 allows. */
  targetMs: number
  /** A new call each time; calls for the yardstick touch other records than those of the product. */
  next(): Ask
}

type Sample = {
  id: string
  version: number
  name: string
  kind: string
  phone: string | null
  region: string | null
  tier: string | null
}

// Enough different customers that no cache of a few rows flatters the result.
const sampled = 2000
// A load that comes round to a customer whose save was cut off at its end would hold a version that never was.
const changed = 20_000

/** Customers picked all over the table, the same ones for the same firm. */
async function readSamples(db: Kysely<Database>, ownedBy?: string, most = sampled): Promise<Sample[]> {
  const owned = ownedBy === undefined ? sql`true` : sql`owner_id = ${ownedBy}`
  const { rows } = await sql<Sample>`select id, version, name, kind, phones[1] as phone, region, tier from customers
    where ${owned} and withdrawn_at is null order by hashtext(id::text) limit ${most}`.execute(db)
  return rows
}

/** Turns over a list for ever. */
function turning<T>(list: readonly T[]): () => T {
  let at = 0
  return () => {
    const one = list[at++ % list.length]
    if (one === undefined) throw new Error('nothing to turn over')
    return one
  }
}

const commonWords = ['深圳', '科技', '医药', '有限', '公司', '康', '大药房', '张', '物流', '华']

/** The lines of the table: the same ones for the product and for the yardstick, which work on different customers. */
export async function readLines(
  db: Kysely<Database>,
  salespersonId: string,
): Promise<Record<'product' | 'yardstick', Line[]>> {
  const samples = await readSamples(db)
  const own = await readSamples(db, salespersonId)
  const all = await readSamples(db, undefined, changed)
  // Behind those that are only looked at, in the same order; a small firm has none there.
  const saved = all.slice(Math.min(sampled, all.length / 2))
  const papers = await readPapers(db)
  const half = <T>(all: readonly T[], part: number) => all.filter((_, n) => n % 2 === part)
  const linesFor = (part: 0 | 1) => [
    ...linesOf(half(samples, part), half(own, part), half(saved, part), part),
    ...linesOfPapers(
      { ...papers, long: half(papers.long, part), short: half(papers.short, part) },
      half(samples, part),
    ),
  ]
  return { product: linesFor(0), yardstick: linesFor(1) }
}

/** Forms: one of 120 fields, one printed, and the register with a row for every customer. */
function linesOfPapers(papers: Awaited<ReturnType<typeof readPapers>>, samples: readonly Sample[]): Line[] {
  const line = (
    key: string,
    title: string,
    targetMs: number,
    inputs: Record<string, unknown>[],
    name = 'form.records',
    kind: Ask['kind'] = 'query',
  ): Line => {
    const turn = turning(inputs)
    return { key, title, by: 'administrator', targetMs, next: () => ({ name, kind, input: turn() }) }
  }
  const rows = (more: Record<string, unknown> = {}) => ({ form: papers.register, ...more })
  const about = (field: string, value: unknown) => rows({ condition: { field, op: 'in', value: [value] } })
  const idsOf = (ids: readonly string[]) => ids.map((id) => ({ id }))
  return [
    line('form-open', 'open a form of 120 fields', 100, idsOf(papers.long), 'form.record'),
    line(
      'form-print',
      'print one page',
      300,
      papers.short.map((id) => ({ ids: [id] })),
      'form.print',
      'command',
    ),
    // What stands below the rows comes after them; nothing waits for it.
    line('form-totals', 'register: sums over all rows', 1000, [rows()], 'form.totals'),
    line('form-list', 'register: 50 newest, with total', 20, [rows()]),
    line(
      'form-filter',
      'register: by an option and a period, with total',
      20,
      Object.keys(goods).map((key) => ({ ...about('values.goods', key), period: 'thisMonth' })),
    ),
    line(
      'form-common',
      'register: by an option alone, with total',
      20,
      Object.keys(goods).map((key) => about('values.goods', key)),
    ),
    line(
      'form-search',
      'register: search two Hanzi',
      30,
      [...new Set(samples.map((one) => /\p{Script=Han}{2}/u.exec(one.name.slice(2))?.[0] ?? one.name.slice(0, 2)))].map(
        (found) => rows({ search: found }),
      ),
    ),
    line('form-word', 'register: search a word that an eighth has', 30, [
      rows({ search: '染料' }),
      rows({ search: '平纹布' }),
    ]),
  ]
}

function linesOf(samples: readonly Sample[], own: readonly Sample[], saved: readonly Sample[], part: 0 | 1): Line[] {
  const ask = (
    key: string,
    title: string,
    name: string,
    targetMs: number,
    inputs: Record<string, unknown>[],
    by: Line['by'] = 'administrator',
  ): Line => {
    const turn = turning(inputs)
    return { key, title, by, targetMs, next: () => ({ name, kind: 'query', input: turn() }) }
  }
  const search = (text: (one: Sample) => string | undefined, from = samples) =>
    [...new Set(from.flatMap((one) => text(one) ?? []))].map((found) => ({ search: found }))
  const cityAndLevel = samples.flatMap((one) =>
    one.region === null || one.tier === null
      ? []
      : [
          {
            condition: {
              all: [
                { field: 'region', op: 'within', value: `${one.region.slice(0, 4)}00` },
                { field: 'tier', op: 'in', value: [one.tier] },
              ],
            },
          },
        ],
  )
  const twoHanzi = search((one) => /\p{Script=Han}{2}/u.exec(one.name.slice(2))?.[0] ?? one.name.slice(0, 2))
  const middle = saved.length / 2
  const sorts = [{ sort: [{ field: 'lastContactAt', descending: true }] }, { sort: [{ field: 'sortName' }] }]
  return [
    ask(
      'open',
      'open one',
      'customer.get',
      20,
      samples.map(({ id }) => ({ id })),
    ),
    ask('list', 'list 50 newest, with total', 'customer.list', 20, [{}]),
    ask('sorted', 'list 50 by name or last contact, with total', 'customer.list', 20, sorts),
    ask('filter', 'filter by city and level, with total', 'customer.list', 20, cityAndLevel),
    ask('hanzi', 'search two Hanzi', 'customer.list', 30, twoHanzi),
    ask(
      'common',
      'search common words and single Hanzi',
      'customer.list',
      30,
      commonWords.map((text) => ({ search: text })),
    ),
    ask(
      'initials',
      'search pinyin initials',
      'customer.list',
      30,
      search((one) => initialsOf(one.name)),
    ),
    ask(
      'tail',
      'search phone tail',
      'customer.list',
      30,
      search((one) => one.phone?.slice(-4)),
    ),
    ask(
      'quick',
      'Ctrl-K, two Hanzi',
      'customer.quickSearch',
      30,
      twoHanzi.map((one) => ({ text: one.search })),
    ),
    ask('own-list', 'list of a salesperson (own), with total', 'customer.list', 20, [{}], 'salesperson'),
    ask('own-search', 'search two Hanzi (own)', 'customer.list', 30, twoHanzi, 'salesperson'),
    ask(
      'own-open',
      'open one (own)',
      'customer.get',
      20,
      own.map(({ id }) => ({ id })),
      'salesperson',
    ),
    ask('workbench', 'workbench: what is due today', 'workbench.today', 50, [{}]),
    ask('waiting', 'under the bell: what waits', 'workbench.waiting', 50, [{}]),
    ask('tasks', 'tasks of the firm due today', 'task.list', 50, [{ whose: 'all', when: 'today' }]),
    ask(
      'journal',
      'journal of the firm, a name',
      'journal.ofStaff',
      50,
      [...new Set(journalTexts().map((text) => text.slice(1, 4)))].map((text) => ({ search: text })),
    ),
    ask(
      'journal-topic',
      'journal of the firm, a common word',
      'journal.ofStaff',
      50,
      topics.map((text) => ({ search: text })),
    ),
    { key: 'create', title: 'create one with its contact', by: 'administrator', targetMs: 20, next: creations(part) },
    {
      key: 'update',
      title: 'change one field',
      by: 'administrator',
      targetMs: 20,
      next: updates(saved.slice(0, middle), (n) => ({ remarks: `电话回访第 ${n} 次` })),
    },
    {
      key: 'phone',
      title: 'change a phone: search and duplicate keys follow',
      by: 'administrator',
      targetMs: 20,
      next: updates(saved.slice(middle), (n) => ({ phones: [phoneOf(n)] })),
    },
  ]
}

// Numbers beyond the firm's own customers, so that nobody's phone is made twice.
const firstNew = [3_000_000, 4_000_000] as const

function creations(part: 0 | 1): () => Ask {
  let n: number = firstNew[part]
  const chance = chanceFrom(n)
  const today = chinaDay(new Date())
  return () => {
    const { values, contact } = sampleCustomer(chance, n++, today)
    const { stage: _, ...given } = values
    return {
      name: 'customer.create',
      kind: 'command',
      input: {
        values: { ...given, stage: 'lead' },
        ...(contact === undefined ? {} : { contacts: [contact] }),
        acceptDuplicates: true,
      },
    }
  }
}

/** Saves of a form, each with the version that the save before made. */
function updates(samples: readonly Sample[], valuesOf: (n: number) => Record<string, unknown>): () => Ask {
  const versions = new Map(samples.map(({ id, version }) => [id, version]))
  const turn = turning(samples)
  let n = 0
  return () => {
    const { id } = turn()
    const version = versions.get(id) ?? 1
    versions.set(id, version + 1)
    return { name: 'customer.change', kind: 'command', input: { id, version, values: valuesOf(++n) } }
  }
}

function phoneOf(n: number): string {
  return `13${n % 10}${String((n * 7919) % 100_000_000).padStart(8, '0')}`
}

/** As people type a name: the first letters of its first four Hanzi. */
function initialsOf(name: string): string | undefined {
  const letters = readings(name, { surname: false })
    .slice(0, 4)
    .map((read) => read[0]?.[0] ?? '')
    .join('')
  return letters.length >= 3 ? letters : undefined
}
