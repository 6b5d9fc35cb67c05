import { expect, test } from 'vitest'
import { domainOrder } from '#domain/domain-order.ts'
import { filesBelow, read } from './tree.ts'

const words = ['schema', 'rules', 'policy', 'messages', 'commands', 'queries', 'jobs']
const drawers = /(^|\/)(utils?|helpers?|common|misc|shared|manager|base|types|index)\.(ts|tsx)$/

test('a noun folder holds only the files of the closed list', () => {
  const files = filesBelow('domain').filter((path) => !path.includes('/ui/') && path.split('/').length > 2)
  expect(files.length).toBeGreaterThan(40)
  const strangers = files.filter((path) => !new RegExp(`/(${words.join('|')})(\\.test)?\\.ts$`).test(path))
  expect(strangers, `only ${words.join(', ')} (.ts, .test.ts) and ui/ belong in a noun; move or rename`).toEqual([])
})

test('every noun is in domain-order.ts and every entry of it exists', () => {
  const folders = new Set(
    filesBelow('domain')
      .filter((path) => path.split('/').length > 2)
      .map((path) => path.split('/')[1]),
  )
  expect([...folders].sort()).toEqual([...domainOrder].sort())
})

test('no file is a drawer', () => {
  const files = ['domain', 'packs', 'platform', 'server', 'web', 'tools'].flatMap(filesBelow)
  expect(files.length).toBeGreaterThan(150)
  expect(files.filter((path) => drawers.test(path))).toEqual([])
})

test('product files stay under 300 lines', () => {
  const files = ['domain', 'platform', 'server', 'web', 'tools'].flatMap(filesBelow)
  const long = files
    .filter((path) => /\.(ts|tsx)$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => ({ path, lines: read(path).split('\n').length }))
    .filter(({ lines }) => lines > 301)
  expect(long).toEqual([])
})

test('the platform knows no word of the business', () => {
  // What Chinese company names are made of is knowledge of the language, trades included.
  const files = filesBelow('platform').filter(
    (path) => /\.(ts|tsx)$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('platform/core/chinese/'),
  )
  expect(files.length).toBeGreaterThan(60)
  const business =
    /\b(customers?|complaints?|follow-?ups?|hotel|salon|seminar|logistics|beauty|retail)\b|客户|投诉|回访|会销|物业/i
  const found = files.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, at) => (business.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [])),
  )
  expect(found).toEqual([])
})
