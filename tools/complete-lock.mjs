// Completes package-lock.json: npm silently leaves out the platform packages that the registry in use does not serve,
// and `npm ci` then refuses its own lock. Run after `npm install`; prints what it added.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

const file = resolve(import.meta.dirname, '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = completeLock(lock)
if (added.length > 0) {
  // npm keeps the entries sorted; writing them otherwise would make the next install a large change.
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(added.length === 0 ? 'package-lock.json is complete' : `added ${added.length}:\n${added.join('\n')}`)

/** Adds an entry for every optional dependency that has none, without integrity: nobody here has seen the package. */
function completeLock({ packages }) {
  const added = []
  for (const [at, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isListed(packages, at, name)) continue
      if (!/^\d+\.\d+\.\d+[-+.\w]*$/.test(version)) throw new Error(`${name}@${version} is not pinned by ${at}`)
      const dev = parent.dev ? { dev: true } : {}
      packages[`node_modules/${name}`] = { version, ...platformOf(name), ...dev, optional: true }
      added.push(`${name}@${version}`)
    }
  }
  return added
}

/** Looks where Node would: beside the parent, then up to the root. */
function isListed(packages, at, name) {
  for (let folder = at; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder}${folder ? '/' : ''}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

/** Platform packages carry theirs in the name: @scope/tool-linux-arm64-musl, binding-win32-x64-msvc. */
function platformOf(name) {
  const words = name.split(/[-/]/).map((word) => (word === 'windows' ? 'win32' : word))
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`the name ${name} does not tell its platform`)
  const musl = words.some((word) => word.startsWith('musl'))
  const gnu = words.some((word) => word.startsWith('gnu'))
  return { cpu, ...(musl || gnu ? { libc: [musl ? 'musl' : 'glibc'] } : {}), os }
}
