import { accessSync, constants, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal, say } from './say.mjs'

// Installing took 47 s at worst; a lock this old is of a process whose pid has been given to another.
const staleMs = 30 * 60_000

/** Runs `work` while no other start installs or builds in this clone; waits for one that does. */
export async function withLock(root, work) {
  refuseUnwritable(root)
  const lock = join(root, '.start.lock')
  const own = `${lock}.${process.pid}`
  writeFileSync(own, String(process.pid))
  const leave = () => rmSync(lock, { force: true })
  try {
    await take(lock, own)
  } finally {
    rmSync(own, { force: true })
  }
  process.once('exit', leave)
  try {
    return await work()
  } finally {
    process.off('exit', leave)
    leave()
  }
}

/** A link appears whole or not at all, with the pid already in it; `open` with `wx` would show an empty file first. */
async function take(lock, own) {
  for (let told = false; ; await sleep(300)) {
    if (tryLink(own, lock)) return
    const holder = readHolder(lock)
    if (holder !== undefined && isStale(holder)) discard(lock, holder)
    else if (!told) {
      told = true
      say('另一个启动正在安装或构建，等待其完成……', 'Another start is installing or building; waiting for it …')
    }
  }
}

function tryLink(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

function readHolder(lock) {
  try {
    return { pid: readFileSync(lock, 'utf8'), at: statSync(lock).mtimeMs }
  } catch {
    return undefined
  }
}

function isStale({ pid, at }) {
  return Date.now() - at > staleMs || !isRunning(Number(pid))
}

/** Takes a stale lock away, and puts it back if a third start has replaced it between the look and the grip. */
function discard(lock, { pid }) {
  const aside = `${lock}.${process.pid}.old`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (readFileSync(aside, 'utf8') !== pid) tryLink(aside, lock)
  rmSync(aside, { force: true })
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function refuseUnwritable(root) {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    const { username } = userInfo()
    throw new Refusal(
      `需要安装依赖或构建页面，但账户 ${username} 无法写入文件夹 ${root}。先以该文件夹的属主运行一次 npm start。`,
      `Packages or the screen must be installed, but the account ${username} cannot write to ${root}. Run npm start there once as its owner.`,
    )
  }
}
