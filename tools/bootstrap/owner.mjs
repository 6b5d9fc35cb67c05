import { statSync } from 'node:fs'
import { userInfo } from 'node:os'

// The kernel shows owners it cannot map (user namespaces) as this uid; becoming it would lock us out of the clone.
const unmappedUid = 65534

/**
 * Root in somebody's clone becomes that somebody, so that no root-owned file is left behind and the
 * data belongs to the same account on every start. Without a passwd entry PostgreSQL would refuse the
 * account, so root stays root then and lends the database another one.
 */
export function becomeOwner(root) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(root)
  if (uid === 0 || uid === unmappedUid) return
  try {
    process.initgroups(uid, gid)
  } catch {
    return
  }
  process.setgid(gid)
  process.setuid(uid)
  const { homedir, username } = userInfo()
  Object.assign(process.env, { HOME: homedir, USER: username, LOGNAME: username })
  // npm handed these down from root's home, which the owner can neither read nor write.
  for (const name of Object.keys(process.env)) {
    if (/^npm_config_(cache|userconfig|globalconfig|prefix|init_module|logs_dir)$/i.test(name)) delete process.env[name]
  }
}
