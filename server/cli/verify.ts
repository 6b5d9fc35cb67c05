import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { verifyAuditChain } from '#domain/people/audit/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { fileSize } from '#platform/server/files.ts'
import { operations } from '../operations.ts'
import type { House } from './house.ts'

/** Checks the audit chain, every stored file against its own sum, and a sample of the search. Throws 'cli.broken'. */
export async function verify(house: House, say: (line: string) => void): Promise<void> {
  const results = [await verifyChain(house, say), await verifyFiles(house, say), await verifySearch(house, say)]
  if (results.includes(false)) throw new AppError('broken', 'cli.broken')
}

async function verifyChain(house: House, say: (line: string) => void): Promise<boolean> {
  const found = await house.does<{ rows: number; brokenFrom?: number; brokenTo?: number }>(verifyAuditChain, {})
  const isWhole = found.brokenFrom === undefined
  // The chain is closed behind the writers every few minutes; rows written since are on their way into it.
  const { rows } = await sql<{
    open: number
  }>`select count(*) as open from audit_log where id > coalesce((select max(to_id) from audit_seals), 0)`.execute(
    house.platform.db,
  )
  say(
    isWhole
      ? `查阅记录链完整 / audit chain whole   ${found.rows} + ${rows[0]?.open ?? 0}`
      : `查阅记录链断开 / audit chain broken   ${found.brokenFrom}–${found.brokenTo}`,
  )
  return isWhole
}

async function verifyFiles({ platform }: House, say: (line: string) => void): Promise<boolean> {
  const stored = await platform.db.selectFrom('storedFiles').select(['sha256', 'size']).execute()
  const wrong: string[] = []
  for (const { sha256, size } of stored) {
    const hash = createHash('sha256')
    const isThere = (await fileSize(platform.files, sha256)) === Number(size)
    if (isThere) await pipeline(platform.files.read(sha256), hash)
    if (!isThere || hash.digest('hex') !== sha256) wrong.push(sha256)
  }
  say(`附件 / files   ${stored.length - wrong.length}/${stored.length}`)
  for (const sha256 of wrong) say(`  缺失或损坏 / gone or damaged   ${sha256}`)
  return wrong.length === 0
}

// Enough to meet a token table that was left behind, few enough to take a second.
const sampleSize = 50

async function verifySearch(house: House, say: (line: string) => void): Promise<boolean> {
  const list = operations.find((one) => one.name === 'customer.list')
  if (list === undefined) return true
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from customers where withdrawn_at is null and number is not null order by md5(id::text) limit ${sampleSize}`.execute(
    house.platform.db,
  )
  const lost: string[] = []
  for (const { id, number } of rows) {
    const found = await house.does<{ rows: { id: string }[] }>(list, { condition: { search: number }, limit: 50 })
    if (!found.rows.some((row) => row.id === id)) lost.push(number)
  }
  say(`检索抽查 / search sample   ${rows.length - lost.length}/${rows.length}`)
  for (const number of lost) say(`  查不到 / not found   ${number}`)
  return lost.length === 0
}
