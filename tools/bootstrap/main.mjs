import { resolve } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { prepareInstall } from './install.mjs'
import { withLock } from './lock.mjs'
import { becomeOwner } from './owner.mjs'
import { findRuntime, run } from './run.mjs'
import { Refusal, say } from './say.mjs'

const root = resolve(import.meta.dirname, '..', '..')

/** What each mode needs before it runs: the development packages, what is built, and the file to run. */
const modes = {
  start: { dev: false, build: true, file: 'dist/server/main.js', first: [] },
  cli: { dev: false, build: true, file: 'dist/server/cli.js', first: [] },
  test: { dev: true, build: true, file: 'node_modules/vitest/vitest.mjs', first: ['run'] },
  bench: { dev: true, build: true, file: 'tools/bench/main.ts', first: [] },
  spec: { dev: true, build: false, file: 'tools/spec.ts', first: [] },
}

/** Installs and builds what is missing, then runs the mode under Node 24. Ends the process with the mode's code. */
export async function main([name = 'start', ...args]) {
  // Under umask 077 the account of the database could enter neither the packages nor the data folder.
  process.umask(0o022)
  // A closed terminal must not kill us before the database has been stopped.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  try {
    const mode = Object.hasOwn(modes, name) ? modes[name] : undefined
    if (mode === undefined) {
      const known = Object.keys(modes).join(' | ')
      throw new Refusal(
        `没有“${name}”这个命令，可用的有：${known}。`,
        `There is no command "${name}"; known are: ${known}.`,
      )
    }
    becomeOwner(root)
    settle()
    await prepare(mode)
    await run(root, mode.file, [...mode.first, ...args], name, mode.build)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(error.chinese, error.english)
    process.exit(1)
  }
}

/** Works in the clone whatever folder the command was given in; relative paths of the caller keep their meaning. */
function settle() {
  process.env.INIT_CWD ??= process.cwd()
  if (process.env.DATA_DIR) process.env.DATA_DIR = resolve(process.env.INIT_CWD, process.env.DATA_DIR)
  process.chdir(root)
}

async function prepare(mode) {
  const install = prepareInstall(root, mode.dev)
  if (!install.isComplete()) {
    await withLock(root, async () => {
      // A neighbour may have installed it while we waited.
      if (!install.isComplete()) await install.run()
    })
  }
  if (!mode.build || isBuilt(root)) return
  await withLock(root, async () => {
    if (!isBuilt(root)) await build(root, findRuntime(root))
  })
}
