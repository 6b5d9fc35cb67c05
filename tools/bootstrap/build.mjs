import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { Refusal, showProgress } from './say.mjs'

/** What is built, by the name of its folder in dist: of which sources, and what it is called on the screen. */
const parts = {
  web: { sources: ['web', 'domain', 'packs', 'platform/core', 'platform/ui'], chinese: '页面', english: 'screen' },
  server: { sources: ['server', 'domain', 'packs', 'platform'], chinese: '服务程序', english: 'server' },
}

/** Whether every part in dist is of these sources and these packages. */
export function isBuilt(root) {
  return Object.keys(parts).every((part) => isPartBuilt(root, part))
}

/** Builds what is not of these sources. */
export async function build(root, node) {
  sweep(root)
  for (const part of Object.keys(parts)) {
    if (!isPartBuilt(root, part)) await buildPart(root, node, part)
  }
}

/**
 * .key says of which content a part was built. Reading two thousand files takes a sixth of a start, so .seen keeps their
 * sizes and times: only when those differ is the content looked at.
 */
function isPartBuilt(root, part) {
  const folder = join(root, 'dist', part)
  const seen = fingerprint(root, part)
  if (contentOf(join(folder, '.seen')) === seen && existsSync(join(folder, '.key'))) return true
  if (contentOf(join(folder, '.key')) !== buildKey(root, part)) return false
  writeFileSync(join(folder, '.seen'), seen)
  return true
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Builds into a folder of our own and puts it in place whole: Ctrl-C leaves nothing half done. */
async function buildPart(root, node, part) {
  const { chinese, english } = parts[part]
  const key = buildKey(root, part)
  const half = join(root, `dist.new-${process.pid}`)
  const end = showProgress(`正在构建${chinese}`, `Building the ${english}`)
  // native: Node 24 reads the TypeScript itself; Vite's own loader writes a temporary file into node_modules.
  const how = ['--config', `${part}/vite.config.ts`, '--configLoader', 'native', '--logLevel', 'warn']
  const args = ['node_modules/vite/bin/vite.js', 'build', ...how, '--outDir', half, '--emptyOutDir']
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output, stopped } = await runChild(node, args, { cwd: root, quiet: true, env })
  end()
  if (stopped || code !== 0) rmSync(half, { recursive: true, force: true })
  if (stopped) process.exit(130)
  if (code !== 0) {
    process.stderr.write(output)
    throw new Refusal(`${chinese}构建失败，原因见上。`, `Building the ${english} failed; the reason is above.`)
  }
  writeFileSync(join(half, '.key'), key)
  putInPlace(half, join(root, 'dist', part))
}

function putInPlace(half, folder) {
  const old = `${half}-old`
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(half, folder)
  rmSync(old, { recursive: true, force: true })
}

/** What a killed build or an older version left; we hold the lock, so none is being made. */
function sweep(root) {
  const dist = join(root, 'dist')
  mkdirSync(dist, { recursive: true })
  const left = readdirSync(root).filter((name) => name.startsWith('dist.new-'))
  const old = readdirSync(dist).filter((name) => !Object.hasOwn(parts, name))
  for (const path of [...left.map((name) => join(root, name)), ...old.map((name) => join(dist, name))])
    rmSync(path, { recursive: true, force: true })
}

/** A hash of the sources of a part and of the lock file. */
export function buildKey(root, part) {
  return hashOf(root, part, (file) => readFileSync(file))
}

function fingerprint(root, part) {
  return hashOf(root, part, (file) => {
    const { size, mtimeMs } = statSync(file)
    return `${size} ${mtimeMs}`
  })
}

function hashOf(root, part, look) {
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', ...parts[part].sources.flatMap((folder) => sourcesUnder(root, folder))])
    hash.update(`\0${path}\0`).update(look(join(root, path)))
  return hash.digest('hex')
}

function sourcesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return []
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return sourcesUnder(root, path)
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path]
    })
}
