import { Readable } from 'node:stream'
import exceljs from 'exceljs'
import type { Caller, Harness } from '../harness.ts'

export type Stored = { sha256: string; size: number; fileName: string }

/** Puts bytes into the file store, as an upload does. */
export async function storeBytes(harness: Harness, bytes: Buffer, fileName: string): Promise<Stored> {
  const stored = await harness.product.platform.files.put(Readable.from([bytes]), { maxBytes: 100 * 1_048_576 })
  return { sha256: stored.sha256, size: stored.size, fileName }
}

/** A workbook with one sheet whose rows are given as they stand, title rows included. */
export async function storeSheet(
  harness: Harness,
  rows: readonly (readonly unknown[])[],
  fileName = '客户.xlsx',
): Promise<Stored> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('客户')
  for (const row of rows) sheet.addRow([...row])
  return await storeBytes(harness, Buffer.from(await book.xlsx.writeBuffer()), fileName)
}

// Jobs run within milliseconds; a minute means that one hangs.
const patienceMs = 60_000

/** Waits until a run has left its passing states. */
export async function settled(
  caller: Caller,
  id: string,
): Promise<Record<string, unknown> & { state: string; version: number }> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    const { body } = await caller.ask('import.get', { id })
    if (!['rehearsing', 'applying', 'undoing'].includes(body.state)) return body
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error('the import run did not settle')
}

/** Uploads, rehearses and returns the run; the plan may be changed before. */
type Change = (plan: Record<string, unknown>) => Record<string, unknown>

export async function rehearsed(caller: Caller, stored: Stored, change: Change = (plan) => plan, target = 'customer') {
  const started = await caller.call('import.start', { target, ...stored })
  if (started.status !== 200) throw new Error(JSON.stringify(started.body))
  const { body: found } = await caller.ask('import.get', { id: started.body.id })
  const planned = await caller.call('import.plan', { id: found.id, version: found.version, plan: change(found.plan) })
  if (planned.status !== 200) throw new Error(JSON.stringify(planned.body))
  await caller.call('import.rehearse', { id: found.id, version: planned.body.version })
  return await settled(caller, found.id)
}

/** Rehearses and writes. */
export async function imported(caller: Caller, stored: Stored, change?: Change, target?: string) {
  const run = await rehearsed(caller, stored, change, target)
  const answer = await caller.call('import.apply', { id: run['id'], version: run.version })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return await settled(caller, String(run['id']))
}
