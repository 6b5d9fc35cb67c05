import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { call, shotOf } from './client.ts'
import { type Firm, makeFirm, openProduct } from './firm.ts'
import { fillJournal } from './journal.ts'
import { fire, type Load } from './load.ts'
import { measureNights } from './nights.ts'
import { fillPapers } from './papers.ts'
import { describeGrowth, describeMachine, describeSize, type Measured, type Result, summaryOf } from './report.ts'
import { type Bare, type Running, startBare, startProduct, stopWhenInterrupted } from './running.ts'
import { type Line, readLines } from './shots.ts'
import { exportFile, importFile, type Transfer } from './transfers.ts'
import { recordTape } from './yardstick.ts'

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    customers: { type: 'string', default: '10000,100000,1000000' },
    /** Of each load: one user and ten, of the product and of the bare handler. */
    seconds: { type: 'string', default: '2' },
    /** Rows of the import and the export at most, no more than the firm has customers; 0 leaves them out. */
    transfer: { type: 'string', default: '100000' },
    /** Whether to measure the night's making of follow-ups (--no-night); it leaves its cadences in the firm. */
    night: { type: 'boolean', default: true },
    /** Keys of the lines wanted; all unless given. */
    only: { type: 'string' },
    /** Folder in which the firms stay for the next run. */
    keep: { type: 'string' },
    /** Folder for CPU profiles of the server. */
    profile: { type: 'string' },
    /** File for the report. */
    out: { type: 'string' },
  },
})

const seconds = Number(options.seconds)
const transferRows = Number(options.transfer)
const sizes = options.customers.split(',').map(Number)
// Numbers behind those of the firm's own customers and of those the lines create.
const firstImported = 5_000_000

async function main(): Promise<void> {
  const folder = workFolder()
  const results: Result[] = []
  let postgres = ''
  try {
    for (const size of sizes) {
      say(`${size.toLocaleString('en')} customers: preparing`)
      const firm = await makeFirm(join(folder, String(size)), size, say)
      const measured = await measure(firm, folder)
      postgres = measured.postgres
      results.push(measured)
      say(`\n${describeSize(measured)}\n`)
    }
  } finally {
    if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })
  }
  const growth = describeGrowth(results)
  say(growth)
  if (options.out === undefined) return
  const caller = process.env['INIT_CWD'] ?? process.cwd()
  const text = [describeMachine(postgres, seconds), ...results.map(describeSize), growth]
    .filter((part) => part !== '')
    .join('\n\n')
  writeFileSync(resolve(caller, options.out), `${text}\n`)
}

/** The database's account must be able to pass through the folder. */
function workFolder(): string {
  const folder = options.keep === undefined ? mkdtempSync(join(tmpdir(), 'kedang-bench-')) : resolve(options.keep)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return folder
}

async function measure(firm: Firm, folder: string): Promise<Result & { postgres: string }> {
  const [loadBefore = 0] = loadavg()
  const running = await startProduct(firm.dataDir, options.profile)
  try {
    // Idle is when the start's own work has been let go of.
    await sleep(3000)
    const idle = { idleMb: running.serverMb(), idleDatabaseMb: running.databaseMb() }
    // The night first: its tasks are what the workbench counts.
    const transfers = options.night ? await measureTheNights(running, firm) : []
    const product = await openProduct(running.connection, join(firm.dataDir, 'files'))
    const tape = join(folder, `tape-${firm.customers}.json`)
    const { lines, version } = await prepareLines(product, firm, tape).finally(() => product.close())
    const bare = await startBare(running.connection, tape)
    const measured: Measured[] = []
    try {
      for (const line of lines) measured.push(await measureLine(running, bare, firm, line))
    } finally {
      await bare.stop()
    }
    const busy = { busyMb: running.serverMb(), busyDatabaseMb: running.databaseMb() }
    if (transferRows > 0) transfers.push(...(await measureTransfers(running, firm)))
    return {
      firm,
      loadBefore,
      startMs: running.startMs,
      readAhead: running.readAhead,
      ...idle,
      ...busy,
      lines: measured,
      transfers,
      postgres: version,
    }
  } finally {
    await running.stop()
  }
}

async function prepareLines(
  product: Awaited<ReturnType<typeof openProduct>>,
  firm: Firm,
  tape: string,
): Promise<{ lines: Line[]; version: string }> {
  await fillJournal(product, say)
  await fillPapers(product, say)
  const { db } = product.platform
  const { id } = await db.selectFrom('staff').select('id').where('name', '=', '林晓雨').executeTakeFirstOrThrow()
  const wanted = (line: Line) => options.only === undefined || options.only.split(',').includes(line.key)
  const lines = await readLines(db, id)
  await recordTape(product, firm, lines.yardstick.filter(wanted), tape)
  const { rows } = await product.pool.query<{ version: string }>("select current_setting('server_version') as version")
  return { lines: lines.product.filter(wanted), version: rows[0]?.version ?? '' }
}

async function measureLine(running: Running, bare: Bare, firm: Firm, line: Line): Promise<Measured> {
  const ours = () => shotOf(line.next(), firm[line.by])
  let n = 0
  const bares = () => ({ method: 'GET', path: `/${line.key}/${n++}` }) as const
  // Side by side in time, because a shared machine is not the same a minute later.
  const one = await fire(running.port, 1, seconds, ours)
  const bareOne = await fire(bare.port, 1, seconds, bares)
  const before = [running.serverCpuMs(), running.databaseCpuMs(), bare.cpuMs()] as const
  const ten = await fire(running.port, 10, seconds, ours)
  const [serverMs, databaseMs] = [
    costOf(before[0], running.serverCpuMs(), ten),
    costOf(before[1], running.databaseCpuMs(), ten),
  ]
  const bareTen = await fire(bare.port, 10, seconds, bares)
  const cpu = { serverMs, databaseMs, bareMs: costOf(before[2], bare.cpuMs(), bareTen) }
  const measured = { key: line.key, title: line.title, targetMs: line.targetMs, one, ten, bareOne, bareTen, cpu }
  say(`  ${summaryOf(measured)}`)
  return measured
}

/** Processor time of one request. */
function costOf(before: number | undefined, after: number | undefined, load: Load): number | undefined {
  return before === undefined || after === undefined ? undefined : (after - before) / load.fired
}

async function measureTransfers(running: Running, firm: Firm): Promise<Transfer[]> {
  const token = firm.administrator
  const rows = Math.min(transferRows, firm.customers)
  // A firm that is kept has taken in others before: these must be new again.
  const first = firstImported + (await countCustomers(running.port, token))
  const wanted: (() => Promise<Transfer[]>)[] = [
    async () => [await exportFile(running, token, rows, firm.customers, 'csv')],
    async () => [await exportFile(running, token, rows, firm.customers, 'xlsx')],
    async () => await importFile(running, token, rows, first),
  ]
  const transfers: Transfer[] = []
  for (const one of wanted) {
    const done = await one().catch((error: Error) => [
      { title: 'import or export', rows: 0, seconds: 1, peakMb: undefined, fault: error.message },
    ])
    for (const transfer of done)
      say(
        `  ${transfer.title}: ${(transfer.rows / transfer.seconds).toFixed(0)} rows/s ${cpuOf(transfer)} ${transfer.fault ?? ''}`,
      )
    transfers.push(...done)
  }
  return transfers
}

async function measureTheNights(running: Running, firm: Firm): Promise<Transfer[]> {
  const nights = await measureNights(running, firm)
  for (const night of nights) say(`  ${night.title}: ${night.seconds.toFixed(1)} s`)
  return nights
}

async function countCustomers(port: number, token: string): Promise<number> {
  const { total } = await call<{ total: number }>(port, token, { name: 'customer.list', kind: 'query', input: {} })
  return total
}

function cpuOf({ cpu, rows }: Transfer): string {
  return cpu === undefined
    ? ''
    : `CPU ${(cpu.serverMs / rows).toFixed(2)} + ${(cpu.databaseMs / rows).toFixed(2)} ms a row`
}

function say(text: string): void {
  console.log(text)
}

stopWhenInterrupted()
await main()
