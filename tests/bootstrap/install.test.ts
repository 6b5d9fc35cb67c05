import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { act, cleanUp, makeFolder, root } from './scene.ts'

// The bootstrap is plain JavaScript that any Node can run; these are its types as far as they matter here.
type Install = { isComplete(): boolean }
const { prepareInstall } = (await import(join(root, 'tools/bootstrap/install.mjs'))) as {
  prepareInstall(root: string, dev: boolean): Install
}
const { isBuilt } = (await import(join(root, 'tools/bootstrap/build.mjs'))) as { isBuilt(root: string): boolean }

afterAll(cleanUp)

const clone = makeFolder('install')
const here = { os: [process.platform], cpu: [process.arch] }
const packages: Record<string, object> = {
  '': { name: 'sample' },
  'node_modules/server': { version: '1.0.0' },
  'node_modules/tester': { version: '2.0.0', dev: true },
  'node_modules/binary-here': { version: '3.0.0', optional: true, ...here },
  'node_modules/binary-elsewhere': { version: '3.0.0', optional: true, os: ['plan9'], cpu: ['mips'] },
  'node_modules/fallback-wasm': { version: '3.0.0', optional: true, cpu: ['wasm32'] },
}

function install(names: string[], changes: Record<string, object> = {}): void {
  const chosen = Object.fromEntries(names.map((name) => [`node_modules/${name}`, packages[`node_modules/${name}`]]))
  writeFileSync(join(clone, 'node_modules/.package-lock.json'), JSON.stringify({ packages: { ...chosen, ...changes } }))
  for (const name of names) {
    mkdirSync(join(clone, 'node_modules', name), { recursive: true })
    writeFileSync(join(clone, 'node_modules', name, 'package.json'), '{}')
  }
}

beforeEach(() => {
  rmSync(join(clone, 'node_modules'), { recursive: true, force: true })
  mkdirSync(join(clone, 'node_modules'))
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages }))
})

const isComplete = (dev = false) => prepareInstall(clone, dev).isComplete()

test('a tree without what npm writes last is not installed', () => {
  expect(isComplete()).toBe(false)
})

test('start needs neither test tools nor foreign platforms; a larger tree suits it too', () => {
  install(['server', 'binary-here'])
  expect(isComplete()).toBe(true)
  expect(isComplete(true)).toBe(false)
  install(['server', 'tester', 'binary-here'])
  expect(isComplete()).toBe(true)
  expect(isComplete(true)).toBe(true)
})

test('another version, a missing binary and a folder deleted by hand are each seen', () => {
  install(['server', 'binary-here'], { 'node_modules/server': { version: '0.9.0' } })
  expect(isComplete()).toBe(false)
  install(['server'])
  expect(isComplete()).toBe(false)
  install(['server', 'binary-here'])
  rmSync(join(clone, 'node_modules/binary-here'), { recursive: true })
  expect(isComplete()).toBe(false)
})

test('screen and server are built anew when their sources or packages change, and only then', async () => {
  const { buildKey } = (await import(join(root, 'tools/bootstrap/build.mjs'))) as {
    buildKey(root: string, part: string): string
  }
  const sign = (part: string) => writeFileSync(join(clone, 'dist', part, '.key'), buildKey(clone, part))
  for (const folder of ['web', 'server', 'dist/web', 'dist/server']) mkdirSync(join(clone, folder), { recursive: true })
  writeFileSync(join(clone, 'web', 'main.tsx'), 'one')
  expect(isBuilt(clone)).toBe(false)
  sign('web')
  expect(isBuilt(clone)).toBe(false)
  sign('server')
  expect(isBuilt(clone)).toBe(true)
  writeFileSync(join(clone, 'web', 'main.test.tsx'), 'tests do not reach the browser')
  expect(isBuilt(clone)).toBe(true)
  writeFileSync(join(clone, 'web', 'main.tsx'), 'three')
  expect(isBuilt(clone)).toBe(false)
  sign('web')
  expect(isBuilt(clone)).toBe(true)
  // Checked out anew: other times, the same content.
  utimesSync(join(clone, 'web', 'main.tsx'), 1, 1)
  expect(isBuilt(clone)).toBe(true)
  writeFileSync(join(clone, 'server', 'main.ts'), 'one')
  expect(isBuilt(clone)).toBe(false)
})

test('two starts take turns, and the lock of a dead one does not count', async () => {
  const lock = join(clone, '.start.lock')
  const book = join(clone, 'book.txt')
  writeFileSync(lock, '999999999')
  const script = `
    const { appendFileSync } = require('node:fs')
    import(${JSON.stringify(join(root, 'tools/bootstrap/lock.mjs'))}).then(({ withLock }) =>
      withLock(${JSON.stringify(clone)}, async () => {
        appendFileSync(${JSON.stringify(book)}, 'in ')
        await new Promise((done) => setTimeout(done, 100))
        appendFileSync(${JSON.stringify(book)}, 'out ')
      }),
    )`
  const starts = [1, 2, 3].map(() => act(process.execPath, ['-e', script], {}))
  for (const start of starts) expect(await start.ended, start.said()).toBe(0)
  expect(readFileSync(book, 'utf8')).toBe('in out in out in out ')
  expect(existsSync(lock)).toBe(false)
})
