import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'

/** An account of the operating system. */
export type Account = { uid: number; gid: number; name: string }

/**
 * The accounts PostgreSQL may run as, best first. PostgreSQL refuses root, and a uid without a passwd entry,
 * so root lends it `kedang` (if the machine has one) or `nobody`. Anyone else runs it as themselves.
 * Empty on Windows, where uids do not exist.
 */
export function databaseAccounts(): Account[] {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined) return []
  if (uid !== 0) return [{ uid, gid, name: nameOf(uid) }]
  const known = passwdEntries()
  return ['kedang', 'nobody'].flatMap((name) => known.find((entry) => entry.name === name) ?? [])
}

/** 'name (uid)' as shown to people; the bare uid when it has no name. */
export function nameOf(uid: number): string {
  if (uid === process.getuid?.()) {
    try {
      return `${userInfo().username} (${uid})`
    } catch {
      return String(uid)
    }
  }
  const name = passwdEntries().find((entry) => entry.uid === uid)?.name
  return name === undefined ? String(uid) : `${name} (${uid})`
}

/**
 * What `spawn` needs to run a child as `account`: nothing when that is who we are already.
 * cwd is the root because the present folder may be closed to the account.
 */
export function runAs(account: Account | undefined): { uid?: number; gid?: number; cwd: string } {
  if (account === undefined || account.uid === process.getuid?.()) return { cwd: '/' }
  return { uid: account.uid, gid: account.gid, cwd: '/' }
}

/** Whether `account` can enter `folder`, tried for real: mode bits say nothing about ACLs and parents. */
export function canEnter(account: Account, folder: string): boolean {
  return spawnSync('test', ['-x', folder], { ...runAs(account), stdio: 'ignore' }).status === 0
}

function passwdEntries(): Account[] {
  let text: string
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid) return []
    // macOS writes nobody as -2; the kernel's uid is the unsigned number.
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }]
  })
}
