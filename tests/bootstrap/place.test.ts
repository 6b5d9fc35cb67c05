import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '#platform/server/database/life.ts'
import { act, cleanUp, isRoot, makeFolder } from './scene.ts'

const mounts: string[] = []

afterAll(async () => {
  for (const folder of mounts) spawnSync('umount', [folder])
  await cleanUp()
})

const log = { info: () => {}, warn: () => {} }
const host = join(import.meta.dirname, 'host.ts')

/** Mounts a small disk in memory; undefined where that is not allowed (not root, or a closed container). */
function mount(options: string): string | undefined {
  const folder = makeFolder('disk')
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `${options},mode=0711`, 'tmpfs', folder]).status !== 0) return undefined
  mounts.push(folder)
  return folder
}

test('a path with spaces, Hanzi and more bytes than a socket name may have works', async () => {
  const dataDir = join(makeFolder('客户 档案'), '很长的文件夹名称'.repeat(6), '数据 01')
  const database = await openEmbedded({ dataDir, log })
  expect(Buffer.byteLength(String(database.connection.host))).toBeLessThan(100)
  expect(String(database.connection.host)).not.toContain(dataDir)
  await database.close()
  rmSync(String(database.connection.host), { recursive: true })
})

test('under umask 077 the account of the database still gets to its folders', async () => {
  const dataDir = join(makeFolder('umask'), 'closed', 'by', 'umask')
  const actor = act(process.execPath, [host, dataDir, '077'], {})
  const end = setInterval(() => actor.said().includes('ready') && actor.process.kill('SIGTERM'), 50)
  expect(await actor.ended, actor.said()).toBe(0)
  clearInterval(end)
  expect(statSync(join(dataDir, '..')).mode & 0o777).toBe(0o755)
  expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
})

test.runIf(isRoot)('data of another account is refused before anything in it is touched', async () => {
  const dataDir = makeFolder('foreign')
  const cluster = join(dataDir, 'postgres')
  mkdirSync(cluster, { mode: 0o700 })
  writeFileSync(join(cluster, 'PG_VERSION'), '18\n')
  chownSync(cluster, 54321, 54321)
  const opening = openEmbedded({ dataDir, log, mayMove: true })
  await expect(opening).rejects.toMatchObject({
    code: 'database.other_account',
    params: { folder: cluster, owner: '54321' },
  })
  expect(readdirSync(dataDir)).toEqual(['postgres'])
  expect(readdirSync(cluster)).toEqual(['PG_VERSION'])
})

test.runIf(isRoot)('a folder that the account of the database cannot enter is refused when it was chosen', async () => {
  const closed = makeFolder('closed')
  chmodSync(closed, 0o700)
  const opening = openEmbedded({ dataDir: join(closed, 'data'), log })
  await expect(opening).rejects.toMatchObject({ code: 'database.closed_folder' })
  expect(readdirSync(closed)).toEqual([])
})

test.runIf(isRoot)('the default folder in a closed home is exchanged for one that stays the same', async () => {
  const closed = makeFolder('home')
  chmodSync(closed, 0o700)
  const dataDir = join(closed, 'data')
  const first = await openEmbedded({ dataDir, log, mayMove: true })
  await first.close()
  try {
    expect(first.dataDir).toMatch(/^\/var\/lib\/kedang\/[0-9a-f]{12}$/)
    // Opened since: the data must not seem lost.
    chmodSync(closed, 0o755)
    const second = await openEmbedded({ dataDir, log, mayMove: true })
    await second.close()
    expect(second.dataDir).toBe(first.dataDir)
  } finally {
    rmSync(first.dataDir, { recursive: true, force: true })
  }
})

test('data of a newer and of an older PostgreSQL are refused, each with its own way out', async () => {
  const dataDir = join(makeFolder('version'), 'data')
  const database = await openEmbedded({ dataDir, log })
  await database.close()
  const file = join(dataDir, 'postgres', 'PG_VERSION')
  const engine = Number(readFileSync(file, 'utf8'))
  writeFileSync(file, `${engine + 1}\n`)
  await expect(openEmbedded({ dataDir, log })).rejects.toMatchObject({
    code: 'database.data_newer',
    params: { data: engine + 1, engine },
  })
  writeFileSync(file, `${engine - 1}\n`)
  await expect(openEmbedded({ dataDir, log })).rejects.toMatchObject({ code: 'database.data_older' })
})

test('a disk with less than 500 MB free is refused before it is filled', async ({ skip }) => {
  const folder = mount('size=200m')
  if (folder === undefined) return skip('mounting is not allowed here')
  await expect(openEmbedded({ dataDir: join(folder, 'data'), log })).rejects.toMatchObject({
    code: 'database.disk_full',
    params: { neededMb: 500, freeMb: 200 },
  })
  expect(existsSync(join(folder, 'data', 'postgres'))).toBe(false)
})

test('a disk mounted noexec is refused and named', async ({ skip }) => {
  const folder = mount('size=600m,noexec')
  if (folder === undefined) return skip('mounting is not allowed here')
  await expect(openEmbedded({ dataDir: join(folder, 'data'), log })).rejects.toMatchObject({
    code: 'database.noexec_mount',
    params: { mount: folder },
  })
})
