import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * npm run spec [-- --from report.json] [-- --area ARC]: which clauses of docs/spec.md have a passing test.
 * Without --from all tests are run first. A clause counts when a test that carries its id, as in '[ARC-26] …', passed.
 */
type Report = { testResults: { assertionResults: { fullName: string; status: string }[] }[] }

const root = join(import.meta.dirname, '..')
const option = (name: string) => {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}

function readReport(): Report {
  const given = option('--from')
  if (given !== undefined) return JSON.parse(readFileSync(given, 'utf8')) as Report
  const folder = mkdtempSync(join(tmpdir(), 'kedang-spec-'))
  const file = join(folder, 'report.json')
  try {
    spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, KEDANG_TEST_REPORT: file },
    })
    if (!existsSync(file)) throw new Error('the tests wrote no report')
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Clause = { id: string; text: string; where: string }

function readClauses(): Clause[] {
  const rows = readFileSync(join(root, 'docs', 'spec.md'), 'utf8').matchAll(
    /^\| ([A-Z]{3}-\d\d) \| (.*?) \| (?:.*?) \| (.*?) \|$/gm,
  )
  return [...rows].map(([, id = '', text = '', where = '']) => ({ id, text, where }))
}

function main(): void {
  const proven = new Map<string, { passed: number; failed: number }>()
  for (const { fullName, status } of readReport().testResults.flatMap((file) => file.assertionResults)) {
    for (const [, id = ''] of fullName.matchAll(/\[([A-Z]{3}-\d\d)\]/g)) {
      const counts = proven.get(id) ?? { passed: 0, failed: 0 }
      if (status === 'passed') counts.passed++
      else if (status === 'failed') counts.failed++
      proven.set(id, counts)
    }
  }
  const area = option('--area')
  const clauses = readClauses().filter(({ id }) => area === undefined || id.startsWith(area))
  const isProven = ({ id }: Clause) => (proven.get(id)?.passed ?? 0) > 0 && proven.get(id)?.failed === 0
  for (const name of [...new Set(clauses.map(({ id }) => id.slice(0, 3)))]) {
    const own = clauses.filter(({ id }) => id.startsWith(name))
    const open = own.filter((one) => !isProven(one))
    console.log(`\n${name}  ${own.length - open.length} of ${own.length} proven`)
    for (const clause of own) {
      const counts = proven.get(clause.id)
      console.log(
        `  ${isProven(clause) ? '✓' : counts?.failed ? '✗' : '·'} ${clause.id}  ${clause.text}${counts ? `  (${counts.passed} tests)` : ''}`,
      )
    }
  }
  const known = new Set(readClauses().map(({ id }) => id))
  const strangers = [...proven.keys()].filter((id) => !known.has(id))
  if (strangers.length > 0) console.log(`\nids in test titles that are no clause: ${strangers.join(', ')}`)
  console.log(`\n${clauses.filter(isProven).length} of ${clauses.length} clauses proven by passing tests`)
}

main()
