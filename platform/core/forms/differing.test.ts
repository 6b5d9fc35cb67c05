import { describe, expect, it } from 'vitest'
import { differencesOf } from './differing.ts'
import { form, option, section, text } from './makers.ts'
import { mergeForms } from './merging.ts'

const sheet = (fields: Parameters<typeof section>[3], more: object = {}) =>
  form({
    key: 'T',
    title: { zh: '表', en: 'Sheet' },
    about: { zh: '表', en: 'Sheet' },
    subject: 'customer',
    numbering: { pattern: 'T-{0000}' },
    sections: [section('one', '一', 'One', fields)],
    ...more,
  })
const base = sheet([text('a', '甲', 'A'), option('k', '类', 'K', 2, { x: ['甲', 'X'], y: ['乙', 'Y'] })])

describe('[FRM-20] what a new edition changes', () => {
  it('is told place by place', () => {
    const next = sheet([option('k', '类', 'K', 2, { x: ['一', 'X'], z: ['丙', 'Z'] }), text('n', '新', 'New')], {
      title: { zh: '新表', en: 'New sheet' },
    })
    expect(differencesOf(base, next).map(({ path, before, after }) => [path, before === null, after === null])).toEqual(
      [
        ['title', false, false],
        ['a', false, true],
        ['k.options.x.label', false, false],
        ['k.options.y', false, true],
        ['k.options.z', true, false],
        ['n', true, false],
      ],
    )
    expect(differencesOf(base, structuredClone(base))).toEqual([])
  })
})

describe('[FRM-04] conflicts', () => {
  const theirs = sheet([text('a', '甲方', 'A'), option('k', '类', 'K', 2, { x: ['新', 'X'], y: ['乙', 'Y'] })])
  const mine = sheet([text('a', '客户', 'A')])

  it('are settled one by one: the trade’s text is taken where it was chosen', () => {
    expect(mergeForms(base, theirs, mine).conflicts.map((one) => one.path)).toEqual(['a.label', 'k'])
    const fieldsOf = (take: string[]) =>
      mergeForms(base, theirs, mine, new Set(take)).form.sections[0]?.fields.map((one) => one.label.zh)
    expect(fieldsOf([])).toEqual(['客户'])
    expect(fieldsOf(['a.label'])).toEqual(['甲方'])
    expect(fieldsOf(['k'])).toEqual(['客户', '类'])
  })

  it('a dropped field that the firm changed goes where that is chosen', () => {
    const dropped = sheet([option('k', '类', 'K', 2, { x: ['甲', 'X'], y: ['乙', 'Y'] })])
    const changed = sheet([text('a', '客户', 'A'), ...(base.sections[0]?.fields.slice(1) ?? [])])
    const keys = (take: string[]) =>
      mergeForms(base, dropped, changed, new Set(take)).form.sections[0]?.fields.map((one) => one.key)
    expect([keys([]), keys(['a'])]).toEqual([['a', 'k'], ['k']])
  })
})
