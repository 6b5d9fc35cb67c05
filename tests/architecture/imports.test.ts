import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, read, root } from './tree.ts'

type Report = { summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] } }

function cruise(tree: string, ...folders: string[]): Report {
  const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const run = () =>
    execFileSync(process.execPath, [bin, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders], {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
    })
  try {
    return JSON.parse(run()) as Report
  } catch (error) {
    return JSON.parse(String((error as { stdout: string }).stdout)) as Report
  }
}

test('[TEC-02] [TEC-04] input, processing and output stay apart: imports follow the law of docs/architecture.md', () => {
  const { summary } = cruise(root, 'domain', 'packs', 'platform', 'server', 'web')
  expect(summary.totalCruised).toBeGreaterThan(150)
  expect(summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`)).toEqual([])
}, 120_000)

test('the check really looks: a planted wrong import is reported', () => {
  // In a tree of its own: other tests read this one meanwhile.
  const tree = mkdtempSync(join(tmpdir(), 'kedang-imports-'))
  try {
    for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs', 'domain/domain-order.ts'])
      cpSync(join(root, name), join(tree, name), { recursive: true })
    mkdirSync(join(tree, 'platform', 'core'), { recursive: true })
    writeFileSync(
      join(tree, 'platform', 'core', 'wrong.ts'),
      "import { domainOrder } from '#domain/domain-order.ts'\nexport const order = domainOrder\n",
    )
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction')
    const { summary } = cruise(tree, 'platform')
    expect(summary.violations.map((one) => one.rule.name)).toContain('platform-knows-no-business')
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}, 60_000)

test('[TEC-03] no noun and no screen speaks to the database driver; only the platform does', () => {
  const files = ['domain', 'packs', 'web', 'platform/core', 'platform/ui']
    .flatMap(filesBelow)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  expect(files.length).toBeGreaterThan(300)
  expect(files.filter((path) => /from 'pg'/.test(read(path)))).toEqual([])
})
