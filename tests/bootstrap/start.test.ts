import { spawnSync } from 'node:child_process'
import { existsSync, lchownSync, lstatSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  type Actor,
  act,
  answers,
  cleanUp,
  findPort,
  isAlive,
  isRoot,
  listTree,
  makeClone,
  makeFolder,
  postmasterOf,
  root,
  until,
} from './scene.ts'

afterAll(cleanUp)

const scene = makeFolder('客户 start')
const clone = makeClone(join(scene, '客档 01'))
const data = join(clone, 'data')
const bin = join(root, 'node_modules', '.bin')

/** PATH without this tree's Node 24: what a person's shell has. */
const plainPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((one) => one !== bin)
  .join(delimiter)
const npmEnv = { PATH: plainPath, npm_config_update_notifier: 'false' }

const start = async (env: Record<string, string> = {}, command = [process.execPath, 'start.mjs']) => {
  const port = await findPort()
  const [program = '', ...args] = command
  const actor = act(program, args, { LOG_LEVEL: 'warn', PORT: String(port), ...env }, { cwd: clone })
  return { actor, port }
}

const startReady = async (env: Record<string, string> = {}, command?: string[]) => {
  const { actor, port } = await start(env, command)
  const postmaster = await until(async () => (await serves(actor, port)) && postmasterOf(data), actor)
  return { actor, port, postmaster }
}

/** Whether it answers; an error at once if it has ended, instead of waiting in vain. */
async function serves(actor: Actor, port: number): Promise<boolean> {
  if (actor.process.exitCode !== null) throw new Error(`ended before it served:\n${actor.said()}`)
  return answers(port)
}

/** Everything has ended, the database cleanly: a killed one leaves its postmaster.pid. */
async function expectStopped(postmaster: number, actor: Actor): Promise<void> {
  await until(() => !isAlive(postmaster), actor, 20_000)
  expect(postmasterOf(data), actor.said()).toBeUndefined()
  const log = readFileSync(join(data, 'postgres.log'), 'utf8')
  expect(log.trimEnd().split('\n').at(-1)).toMatch(/database system is shut down/)
}

test('in a folder with a space and Hanzi and under umask 077 it serves, and SIGTERM stops it cleanly', async () => {
  const { actor, postmaster } = await startReady({}, ['sh', '-c', `umask 077; exec "${process.execPath}" start.mjs`])
  actor.process.kill('SIGTERM')
  expect(await actor.ended, actor.said()).toBe(0)
  await expectStopped(postmaster, actor)
})

test('a second start on the same data is refused in both languages, the first goes on', async () => {
  const { actor, port, postmaster } = await startReady()
  const second = await start()
  expect(await second.actor.ended).toBe(1)
  expect(second.actor.said()).toContain(`数据文件夹 ${data} 正由另一个客档服务使用（进程 ${actor.pid}）`)
  expect(second.actor.said()).toContain(`(process ${actor.pid}) is running on the data folder ${data}`)
  expect(await answers(port)).toBe(true)
  actor.process.kill('SIGTERM')
  await expectStopped(postmaster, actor)
})

test('a taken port is refused, and the database is not left running', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => taken.once('listening', done))
  const address = taken.address()
  const port = address !== null && typeof address === 'object' ? String(address.port) : ''
  const { actor } = await start({ PORT: port })
  expect(await actor.ended).toBe(1)
  taken.close()
  expect(actor.said()).toContain(port)
  expect(postmasterOf(data)).toBeUndefined()
})

test('a killed server is followed by a start that serves the same data', async () => {
  const { actor, postmaster } = await startReady()
  actor.process.kill('SIGKILL')
  await actor.ended
  expect(isAlive(postmaster)).toBe(true)
  const next = await startReady()
  expect(next.postmaster).toBe(postmaster)
  next.actor.process.kill('SIGTERM')
  await expectStopped(postmaster, next.actor)
})

test('SIGTERM to npm ends the server too, though npm does not pass it on', async () => {
  const { actor, postmaster } = await startReady(npmEnv, ['npm', 'start'])
  actor.process.kill('SIGTERM')
  await expectStopped(postmaster, actor)
})

test('Ctrl-C in a terminal under npm stops it cleanly, though the signal arrives twice', async () => {
  const { actor, postmaster } = await startReady(npmEnv, ['script', '-qfec', 'npm start', '/dev/null'])
  actor.process.stdin?.write('\u0003')
  await expectStopped(postmaster, actor)
  expect(actor.said()).not.toMatch(/error/i)
})

test('a closed terminal stops it cleanly', async () => {
  const { actor, postmaster } = await startReady(npmEnv, ['script', '-qfec', 'npm start', '/dev/null'])
  actor.process.kill('SIGKILL')
  await expectStopped(postmaster, actor)
})

test('an installed Node older than 24 brings up the packaged one and passes signals on', async ({ skip }) => {
  const older = plainPath
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find(isOlder)
  if (older === undefined) return skip('no Node between 20.19 and 24 is installed here')
  const { actor, postmaster } = await startReady({ PATH: plainPath }, [older, 'start.mjs'])
  actor.process.kill('SIGTERM')
  expect(await actor.ended, actor.said()).toBe(0)
  await expectStopped(postmaster, actor)
})

test('an unknown command is refused with those that exist', async () => {
  const { actor } = await start({}, [process.execPath, 'start.mjs', 'strat'])
  expect(await actor.ended).toBe(1)
  expect(actor.said()).toContain('没有“strat”这个命令')
  expect(actor.said()).toContain('start | cli | test')
})

test.runIf(isRoot)(
  'root in somebody’s clone works as that somebody and leaves nothing of root behind',
  async ({ skip }) => {
    // An account that every Debian has and that can enter a folder of its own.
    const owner = spawnSync('id', ['-u', 'daemon'], { encoding: 'utf8' })
    const passable = spawnSync('test', ['-r', join(root, 'package.json')], { uid: 1, gid: 1, cwd: '/' }).status === 0
    if (owner.status !== 0 || !passable) return skip('no account daemon, or this tree is closed to it')
    const theirs = makeClone(join(scene, 'theirs'))
    const uid = Number(owner.stdout)
    for (const path of [theirs, ...listTree(theirs)]) lchownSync(path, uid, uid)
    const dataDir = join(theirs, 'data')
    const port = await findPort()
    const actor = act(process.execPath, [join(theirs, 'start.mjs')], { LOG_LEVEL: 'warn', PORT: String(port) })
    await until(() => serves(actor, port), actor)
    // Sockets and temporary files of a running database come and go while we look.
    const rooted = listTree(theirs).filter((path) => lstatSync(path, { throwIfNoEntry: false })?.uid === 0)
    expect(rooted).toEqual([])
    expect(lstatSync(join(dataDir, 'postgres')).uid).toBe(uid)
    actor.process.kill('SIGTERM')
    await actor.ended
  },
)

function isOlder(node: string): boolean {
  const version = spawnSync(node, ['-v'], { encoding: 'utf8' }).stdout ?? ''
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined || minor === undefined || !existsSync(dirname(node))) return false
  return Number(major) < 24 && (Number(major) > 20 || (Number(major) === 20 && Number(minor) >= 19))
}
