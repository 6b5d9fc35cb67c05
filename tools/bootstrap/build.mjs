import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { Refusal, showProgress } from './say.mjs'

/** Everything that can reach the browser. */
const sources = ['web', 'domain', 'packs', 'platform/core', 'platform/ui']

/** Whether dist is of these sources and these packages: its key says of which it was built. */
export function isBuilt(root) {
  const keyFile = join(root, 'dist', '.key')
  return existsSync(keyFile) && readFileSync(keyFile, 'utf8') === buildKey(root)
}

/** Builds the screen into a folder of our own and puts it in place whole: Ctrl-C leaves nothing half done. */
export async function buildWeb(root, node) {
  sweep(root)
  const key = buildKey(root)
  const half = join(root, `dist.new-${process.pid}`)
  const end = showProgress('正在构建页面', 'Building the screen')
  // native: Node 24 reads the TypeScript itself; Vite's own loader writes a temporary file into node_modules.
  const how = ['--config', 'web/vite.config.ts', '--configLoader', 'native', '--logLevel', 'warn']
  const args = ['node_modules/vite/bin/vite.js', 'build', ...how, '--outDir', half, '--emptyOutDir']
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output, stopped } = await runChild(node, args, { cwd: root, quiet: true, env })
  end()
  if (stopped || code !== 0) rmSync(half, { recursive: true, force: true })
  if (stopped) process.exit(130)
  if (code !== 0) {
    process.stderr.write(output)
    throw new Refusal('页面构建失败，原因见上。', 'Building the screen failed; the reason is above.')
  }
  writeFileSync(join(half, '.key'), key)
  putInPlace(half, join(root, 'dist'))
}

function putInPlace(half, dist) {
  const old = `${half}-old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(half, dist)
  rmSync(old, { recursive: true, force: true })
}

/** What a killed build left; we hold the lock, so none is being made. */
function sweep(root) {
  for (const name of readdirSync(root)) {
    if (name.startsWith('dist.new-')) rmSync(join(root, name), { recursive: true, force: true })
  }
}

/** A hash of the sources of the screen and of the lock file. */
export function buildKey(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of sources) addFolder(hash, root, folder)
  return hash.digest('hex')
}

function addFolder(hash, root, folder) {
  if (!existsSync(join(root, folder))) return
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) addFolder(hash, root, path)
    else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)))
  }
}
