import { expect, test } from 'vitest'
import { databaseMessages } from '#platform/server/database/messages.ts'
import { catalogues } from '#server/catalogues.ts'
import { cliMessages } from '#server/cli/messages.ts'
import { configMessages } from '#server/messages.ts'
import { constraints } from '#server/rights.ts'
import { filesBelow, read } from './tree.ts'

const all = Object.assign({}, ...catalogues, configMessages, cliMessages, databaseMessages) as Record<
  string,
  { zh: string; en: string }
>

test('every text exists in Chinese and English, with the same placeholders', () => {
  expect(Object.keys(all).length).toBeGreaterThan(200)
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const [key, { zh, en }] of Object.entries(all)) {
    expect(zh.trim(), key).not.toBe('')
    expect(en.trim(), key).not.toBe('')
    expect(placeholders(zh), key).toEqual(placeholders(en))
    expect(
      /\p{Script=Han}/u.test(en.replace(/\{\w+\}|“.*?”|「.*?」/g, '')),
      `English of ${key} holds Chinese: ${en}`,
    ).toBe(false)
  }
})

test('every refusal that the code throws has a text', () => {
  const files = ['domain', 'platform/server', 'server']
    .flatMap(filesBelow)
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path))
  const codes = files.flatMap((path) =>
    [
      ...read(path).matchAll(/new AppError\(\s*'\w+',\s*'([\w.]+)'/g),
      ...read(path).matchAll(/invalidField\([^,]+,\s*'([\w.]+)'/g),
      ...read(path).matchAll(/\bbad\('([\w.]+)'/g),
    ].map((match) => ({ path, code: match[1] ?? '' })),
  )
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter(({ code }) => all[code] === undefined)).toEqual([])
  expect(Object.values(constraints).filter((code) => all[code] === undefined)).toEqual([])
})

test('no key is declared in two catalogues with different texts', () => {
  const seen = new Map<string, string>()
  for (const catalogue of catalogues) {
    for (const [key, text] of Object.entries(catalogue)) {
      const known = seen.get(key)
      expect(known === undefined || known === JSON.stringify(text), key).toBe(true)
      seen.set(key, JSON.stringify(text))
    }
  }
})

test('everything the audit record speaks of has a name', () => {
  const files = ['domain', 'platform/server', 'server']
    .flatMap(filesBelow)
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path))
  const subjects = files.flatMap((path) =>
    [...read(path).matchAll(/kind: '[\w-]+',\s*subject: '(\w+)'/g)].map((match) => ({ path, subject: match[1] ?? '' })),
  )
  expect(subjects.length).toBeGreaterThan(100)
  expect(subjects.filter(({ subject }) => all[`subject.${subject}`] === undefined)).toEqual([])
})
