import { cpus, totalmem } from 'node:os'
import type { Firm } from './firm.ts'
import type { Load } from './load.ts'
import type { Line } from './shots.ts'
import type { Transfer } from './transfers.ts'

/** What was measured of one line: the product with one and ten users, the bare handler beside it. */
export type Measured = Pick<Line, 'key' | 'title' | 'targetMs'> & {
  one: Load
  ten: Load
  bareOne: Load
  bareTen: Load
  cpu: Record<'serverMs' | 'databaseMs' | 'bareMs', number | undefined>
}

/** What was measured of a firm of one size. */
export type Result = {
  /** Processes that wanted a core when the measuring began; without others on the machine it is near 0. */
  loadBefore: number
  firm: Pick<Firm, 'customers' | 'rowsPerSecond' | 'indexSeconds'>
  startMs: number
  readAhead: { megabytes: number; seconds: number }
  idleMb: number | undefined
  idleDatabaseMb: number | undefined
  busyMb: number | undefined
  busyDatabaseMb: number | undefined
  lines: Measured[]
  transfers: Transfer[]
}

const ms = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
const mb = (value: number | undefined) => (value === undefined ? '—' : `${value.toFixed(0)} MB`)
const cost = (value: number | undefined) => (value === undefined ? '—' : value.toFixed(2))
const count = (value: number) => Math.round(value).toLocaleString('en')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, n) => (n === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** The tables of one size, as Markdown. */
export function describeSize({ firm, lines, transfers, ...rest }: Result): string {
  const made =
    firm.indexSeconds > 0 ? `, then ${firm.indexSeconds.toFixed(0)} s for the indexes, which stood aside meanwhile` : ''
  return [
    `## ${count(firm.customers)} customers`,
    `Made at ${count(firm.rowsPerSecond)} rows/s${made}. Start on the existing folder: ${count(rest.startMs)} ms (target 1,500); then ${count(rest.readAhead.megabytes)} MB were read into memory in ${rest.readAhead.seconds} s before anything was measured. Load of the machine before: ${rest.loadBefore.toFixed(1)}.`,
    `Memory idle: server ${mb(rest.idleMb)} (target 300), PostgreSQL ${mb(rest.idleDatabaseMb)}; under load: server ${mb(rest.busyMb)}, PostgreSQL ${mb(rest.busyDatabaseMb)}.`,
    '',
    table(
      [
        '',
        'p50 ms',
        'p95 ms',
        'p99 ms',
        'target p95',
        'req/s, 1 user',
        'req/s, 10 users',
        'p95 of 10',
        'same SQL bare, 10 users',
        'ratio',
        'CPU ms server',
        'CPU ms database',
        'CPU ms bare',
        '',
      ],
      lines.map(describeLine),
    ),
    '',
    table(
      ['', 'rows', 'seconds', 'rows/s', 'peak memory', 'CPU ms a row, server', 'CPU ms a row, database', ''],
      transfers.map((one) => [
        one.title,
        count(one.rows),
        one.seconds.toFixed(1),
        count(one.rows / one.seconds),
        mb(one.peakMb),
        cost(one.cpu && one.cpu.serverMs / one.rows),
        cost(one.cpu && one.cpu.databaseMs / one.rows),
        one.fault ?? '',
      ]),
    ),
  ].join('\n')
}

/** One line for who is waiting. */
export function summaryOf({ title, one, ten, bareTen, cpu }: Measured): string {
  const fault = one.fault ?? ten.fault ?? bareTen.fault
  const speed = `${ten.perSecond.toFixed(0)}/s of ${bareTen.perSecond.toFixed(0)}/s bare, CPU ${cost(cpu.serverMs)} + ${cost(cpu.databaseMs)} ms, bare ${cost(cpu.bareMs)}`
  return `${title}: p95 ${ms(one.p95)} ms, ${speed}${fault === undefined ? '' : ` FAILED ${fault}`}`
}

function describeLine({ title, targetMs, one, ten, bareTen, bareOne, cpu }: Measured): string[] {
  const figures = [one.p50, one.p95, one.p99].map(ms)
  const ratio = ten.perSecond / bareTen.perSecond
  const faults = [one, ten, bareOne, bareTen].find((load) => load.failed > 0)
  const verdict =
    faults !== undefined
      ? `failed: ${faults.failed} × ${faults.fault?.replaceAll('|', '/')}`
      : one.p95 > targetMs
        ? 'too slow'
        : ratio < 0.5
          ? 'under half'
          : ''
  return [
    title,
    ...figures,
    String(targetMs),
    count(one.perSecond),
    count(ten.perSecond),
    ms(ten.p95),
    count(bareTen.perSecond),
    ratio.toFixed(2),
    cost(cpu.serverMs),
    cost(cpu.databaseMs),
    cost(cpu.bareMs),
    verdict,
  ]
}

/** How p95 with one user grows from the smallest firm to the largest; design §9 allows twice. */
export function describeGrowth(results: readonly Result[]): string {
  const bySize = results.toSorted((a, b) => a.firm.customers - b.firm.customers)
  const [first] = bySize
  if (first === undefined || bySize.length < 2) return ''
  const rows = first.lines.map(({ key, title }) => {
    const values = bySize.map((one) => one.lines.find((line) => line.key === key)?.one.p95 ?? Number.NaN)
    const growth = (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN)
    return [title, ...values.map(ms), growth.toFixed(1), growth > 2 ? 'more than twice' : '']
  })
  return [
    '## Growth: p95 in ms with one user',
    '',
    table(['', ...bySize.map(({ firm }) => count(firm.customers)), 'last / first', ''], rows),
  ].join('\n')
}

/** The machine by what matters for speed, and nothing that would tell whose it is. */
export function describeMachine(postgres: string, seconds: number): string {
  const memory = Math.round(totalmem() / 1024 ** 3)
  return [
    '# Performance',
    '',
    `Measured by \`npm run bench\` on ${cpus().length} cores and ${memory} GB of memory, Node ${process.versions.node}, PostgreSQL ${postgres} as the product embeds it (durable).`,
    `Load, server and database share these cores. Each figure is ${seconds} s after a warm-up. Ratio: requests/s of the product to those of a bare Fastify handler that sends the same recorded SQL to the same database, audit rows included, with 10 users. CPU ms is processor time per request with 10 users, warm-up included: of the product's server, of the database for it, and of the bare handler. Customers are made in batches of 1,000 by the same rules and the same writing commands as an import uses (validation of a form apart), in as many transactions. Times are at the client, over HTTP on the loopback, with one user unless said otherwise.`,
  ].join('\n')
}
