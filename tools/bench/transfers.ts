import { setTimeout as sleep } from 'node:timers/promises'
import { customer } from '#domain/archives/schema.ts'
import type { Fields } from '#platform/core/fields.ts'
import { chinaDay } from '#platform/core/time.ts'
import { sampleCustomer } from '#server/demo/customers.ts'
import { chanceFrom } from '#server/demo/random.ts'
import { call, headersFor } from './client.ts'
import { peakDuring } from './processes.ts'
import type { Running } from './running.ts'

/** A file that went in or out. */
export type Transfer = {
  title: string
  rows: number
  seconds: number
  peakMb: number | undefined
  /** Processor time of all rows, in ms. */
  cpu?: { serverMs: number; databaseMs: number }
  fault?: string
}

const imported = [
  'kind',
  'name',
  'shortName',
  'phones',
  'region',
  'address',
  'creditCode',
  'industry',
  'foundedOn',
  'tradeSince',
  'organisationForm',
  'assets',
  'size',
  'ownership',
  'sex',
  'birthday',
  'tier',
  'abc',
] as const
const ofContact = ['name', 'phones', 'duty'] as const
const exported = [
  'number',
  'name',
  'kind',
  'phones',
  'region',
  'address',
  'creditCode',
  'industry',
  'tier',
  'abc',
  'stage',
  'tradeSince',
  'ownerId',
  'departmentId',
  'state',
  'completeness',
  'archivedOn',
  'lastContactAt',
]

/** A sheet of new customers as a firm keeps it: labels for options, one contact beside each organisation. */
function sheetOf(rows: number, seed: number): string {
  const chance = chanceFrom(seed)
  const today = chinaDay(new Date())
  const fields: Fields = customer.fields
  const lines = [[...imported.map((key) => fields[key]?.label.zh), ...ofContact.map((key) => `联系人${key}`)].join(',')]
  for (let n = 0; n < rows; n++) {
    const { values, contact } = sampleCustomer(chance, seed + n, today)
    const cells = imported.map((key) => shown(values[key], fields[key]?.options))
    const person = ofContact.map((key) => String(contact?.[key] ?? ''))
    lines.push([...cells, ...person].map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function shown(value: unknown, options: Fields[string]['options']): string {
  if (Array.isArray(value)) return value.join('；')
  const label = options?.find((one) => one.key === value)?.label.zh
  return label ?? String(value ?? '')
}

type Run = {
  id: string
  version: number
  state: string
  plan: object
  counts: Record<string, number> | null
  rowsTotal: number | null
  failure: unknown
}

/** Takes a file in as a person does: upload, columns, rehearsal with a verdict on each row, writing. */
export async function importFile(product: Running, token: string, rows: number, seed: number): Promise<Transfer[]> {
  const sheet = new Blob([sheetOf(rows, seed)], { type: 'text/csv' })
  const form = new FormData()
  form.append('file', sheet, 'customers.csv')
  const upload = await fetch(`http://127.0.0.1:${product.port}/api/files`, {
    method: 'POST',
    body: form,
    headers: headersFor(token),
  })
  const file = (await upload.json()) as { sha256: string; size: number }
  const started = await call<Run>(product.port, token, {
    name: 'import.start',
    kind: 'command',
    input: { target: 'customer', sha256: file.sha256, fileName: 'customers.csv', size: file.size },
  })
  const run = await getRun(product.port, token, started.id)
  const columns = Object.fromEntries(
    [...imported.map((key) => `customer.${key}`), ...ofContact.map((key) => `contact.${key}`)].map((key, n) => [
      n,
      key,
    ]),
  )
  await call(product.port, token, {
    name: 'import.plan',
    kind: 'command',
    input: { id: run.id, version: run.version, plan: { ...run.plan, columns, duplicates: 'create' } },
  })
  const rehearsal = await timed(product, token, run.id, 'import.rehearse', 'rehearsed')
  const writing = await timed(product, token, run.id, 'import.apply', 'applied')
  const both = {
    title: 'import, both together',
    rows,
    seconds: rehearsal.seconds + writing.seconds,
    peakMb: Math.max(rehearsal.peakMb ?? 0, writing.peakMb ?? 0),
    cpu: {
      serverMs: rehearsal.cpu.serverMs + writing.cpu.serverMs,
      databaseMs: rehearsal.cpu.databaseMs + writing.cpu.databaseMs,
    },
  }
  const written = Object.entries(writing.run.counts ?? {}).filter(
    ([verdict]) => verdict === 'new' || verdict === 'duplicate',
  )
  const fault =
    written.reduce((sum, [, count]) => sum + count, 0) >= rows * 0.99
      ? {}
      : { fault: JSON.stringify(writing.run.counts) }
  return [
    { ...taken(rehearsal), title: 'import: read, check, find duplicates', rows },
    { ...taken(writing), title: 'import: write with search, history, audit', rows, ...fault },
    { ...both, ...fault },
  ]
}

async function getRun(port: number, token: string, id: string): Promise<Run> {
  return await call<Run>(port, token, { name: 'import.get', kind: 'query', input: { id } })
}

type Taken = Pick<Transfer, 'seconds' | 'peakMb'> & { cpu: { serverMs: number; databaseMs: number } }

const taken = ({ seconds, peakMb, cpu }: Taken): Taken => ({ seconds, peakMb, cpu })

/** Time, memory and processor time that a piece of work takes. */
async function measured<T>(product: Running, work: () => Promise<T>): Promise<Taken & { result: T }> {
  const started = performance.now()
  const before = [product.serverCpuMs() ?? 0, product.databaseCpuMs() ?? 0] as const
  const { result, peak } = await peakDuring(product.workingMb, work)
  const cpu = {
    serverMs: (product.serverCpuMs() ?? 0) - before[0],
    databaseMs: (product.databaseCpuMs() ?? 0) - before[1],
  }
  return { result, seconds: (performance.now() - started) / 1000, peakMb: peak, cpu }
}

async function timed(
  product: Running,
  token: string,
  id: string,
  name: string,
  goal: string,
): Promise<Taken & { run: Run }> {
  const { version } = await getRun(product.port, token, id)
  const work = async () => {
    await call(product.port, token, { name, kind: 'command', input: { id, version } })
    for (;;) {
      const run = await getRun(product.port, token, id)
      if (run.state === goal) return run
      if (run.failure !== null || run.state === 'cancelled')
        throw new Error(`${name} ended ${run.state}: ${JSON.stringify(run.failure)}`)
      await sleep(100)
    }
  }
  const { result, ...rest } = await measured(product, work)
  return { run: result, ...rest }
}

/** Exports about `rows` customers and fetches the file. */
export async function exportFile(
  product: Running,
  token: string,
  rows: number,
  of: number,
  format: 'csv' | 'xlsx',
): Promise<Transfer> {
  // Class A is a tenth of all customers; of a smaller firm everybody is exported.
  const condition = of > rows * 2 ? { condition: { field: 'abc', op: 'in', value: ['A'] } } : {}
  const work = async () => {
    const { id } = await call<{ id: string }>(product.port, token, {
      name: 'export.start',
      kind: 'command',
      input: { format, columns: exported, ...condition },
    })
    for (;;) {
      const file = await call<{ state: string; rowsDone: number }>(product.port, token, {
        name: 'export.get',
        kind: 'query',
        input: { id },
      })
      if (file.state === 'failed') throw new Error('the export failed')
      if (file.state === 'ready') {
        const answer = await fetch(`http://127.0.0.1:${product.port}/api/exports/${id}`, { headers: headersFor(token) })
        await answer.arrayBuffer()
        return file.rowsDone
      }
      await sleep(100)
    }
  }
  const { result, ...rest } = await measured(product, work)
  return { title: `export to ${format}`, rows: result, ...rest }
}
