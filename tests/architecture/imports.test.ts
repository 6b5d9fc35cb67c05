import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow, read, root } from './tree.ts'

type Report = { summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] } }

function cruise(...folders: string[]): Report {
  const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const run = () =>
    execFileSync(process.execPath, [bin, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders], {
      cwd: root,
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
  const { summary } = cruise('domain', 'packs', 'platform', 'server', 'web')
  expect(summary.totalCruised).toBeGreaterThan(150)
  expect(summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`)).toEqual([])
}, 120_000)

test('the check really looks: a planted wrong import is reported', () => {
  const folder = mkdtempSync(join(root, 'platform', 'core', 'canary-'))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'wrong.ts'),
      "import { domainOrder } from '#domain/domain-order.ts'\nexport const order = domainOrder\n",
    )
    const { summary } = cruise(`platform/core/${folder.split('/').at(-1)}`)
    expect(summary.violations.map((one) => one.rule.name)).toContain('platform-knows-no-business')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

test('[TEC-03] no noun and no screen speaks to the database driver; only the platform does', () => {
  const files = ['domain', 'packs', 'web', 'platform/core', 'platform/ui']
    .flatMap(filesBelow)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  expect(files.length).toBeGreaterThan(300)
  expect(files.filter((path) => /from 'pg'/.test(read(path)))).toEqual([])
})
