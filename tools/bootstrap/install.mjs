import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { runChild } from './child.mjs'
import { Refusal, showProgress } from './say.mjs'

/**
 * The packages of the lock file: `isComplete()` compares it with what npm wrote last (about 5 ms),
 * `run()` installs with `npm ci`. `dev`: the test tools too; a larger tree than needed is complete.
 */
export function prepareInstall(root, dev) {
  const lock = readJson(join(root, 'package-lock.json'))
  if (!lock) throw new Refusal(`${root} 中缺少 package-lock.json。`, `package-lock.json is missing in ${root}.`)
  const needed = Object.entries(lock.packages).filter(([at, entry]) => at && isNeeded(entry, dev))
  // A folder deleted by hand is still in npm's list; those with a binary for this machine are what hurts most.
  const missing = () => needed.filter(([at, entry]) => entry.optional && !existsSync(join(root, at, 'package.json')))
  return {
    isComplete() {
      const have = readJson(join(root, 'node_modules', '.package-lock.json'))
      if (!have) return false
      return needed.every(([at, entry]) => have.packages[at]?.version === entry.version) && missing().length === 0
    },
    async run() {
      await runNpm(root, dev)
      // npm ends well even if the download of an optional package failed; some of ours are not optional on this machine.
      const names = missing().map(([at]) => at.replace(/^.*node_modules\//, ''))
      if (names.length > 0) throw incomplete(names.join(', '))
    },
  }
}

/** Foreign platforms and, for start, development packages may be absent; so may wasm fall-backs (no os, no cpu). */
function isNeeded(entry, dev) {
  if (entry.dev && !dev) return false
  if (!entry.optional) return true
  if (!entry.os || !entry.cpu) return false
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, libc)
}

function fits(list, value) {
  return !list || value === undefined || [list].flat().includes(value)
}

/** The C library a Linux package may ask for; undefined elsewhere. */
const libc = process.platform === 'linux' ? findLibc() : undefined

function findLibc() {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

async function runNpm(root, dev) {
  const end = showProgress('正在安装依赖', 'Installing packages')
  const args = [
    'ci',
    dev ? '--include=dev' : '--omit=dev',
    // Nothing in the tree needs its script, and without this level npm warns of engines on pages.
    ...['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
  ]
  const [command, before, options] = findNpm(root)
  const { code, output, stopped } = await runChild(command, [...before, ...args], {
    cwd: root,
    quiet: true,
    ...options,
  })
  end()
  if (stopped) process.exit(130)
  if (code === 0) return
  // npm ends each failure with a page of its options: the first lines are what happened.
  process.stderr.write(`${output.split('\n').slice(0, 20).join('\n')}\n`)
  throw new Refusal(
    `依赖安装失败（npm 的提示见上）。检查网络和 npm 镜像设置后，重新运行同一命令。`,
    `Installing the packages failed (npm's words are above). Check the network and the npm registry, then run the same command again.`,
  )
}

/**
 * The npm that started us, with the Node that runs it: `node` in PATH may be the very binary that `npm ci` replaces.
 * pnpm and yarn set npm_execpath too, hence the look at its name.
 */
function findNpm(root) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  if (cli?.endsWith('npm-cli.js') && node && existsSync(node)) return [node, [cli], {}]
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => dirname(folder) !== join(root, 'node_modules'))
    .join(delimiter)
  const env = { ...process.env, PATH }
  // npm is a .cmd file on Windows, which only a shell can run.
  return process.platform === 'win32' ? ['npm.cmd', [], { env, shell: true }] : ['npm', [], { env }]
}

function incomplete(names) {
  return new Refusal(
    `以下适用于这台机器的依赖未能下载：${names}。npm 镜像可能没有收录，换一个镜像（npm config set registry …）后重试。`,
    `These packages for this machine could not be downloaded: ${names}. The npm registry in use may lack them; try another one (npm config set registry …).`,
  )
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
