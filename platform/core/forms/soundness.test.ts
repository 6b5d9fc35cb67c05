import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormField } from './definition.ts'
import { withComputed } from './filling.ts'
import { computed, form, money, option, section, table, text } from './makers.ts'
import { faultsOf } from './soundness.ts'

const bindable = new Set(['name'])
const keys = new Set(['T'])

function sheet(fields: readonly FormField[], more: Partial<FormDefinition> = {}): FormDefinition {
  return form({
    key: 'T',
    title: { zh: '表', en: 'Sheet' },
    about: { zh: '表', en: 'Sheet' },
    subject: 'customer',
    numbering: { pattern: 'T-{0000}' },
    sections: [section('a', '一', 'One', fields)],
    ...more,
  })
}
const faults = (fields: readonly FormField[], more: Partial<FormDefinition> = {}) =>
  faultsOf(sheet(fields, more), bindable, keys).map((one) => `${one.path} ${one.code}`)
const a = text('a', '甲', 'A')
const plus = (...names: string[]) => ({ plus: names.map((field) => ({ field })) })

describe('[FRM-04] a definition is sound, or the place of each fault is named', () => {
  it.each([
    ['a plain one', [a], {}, []],
    ['no fields', [], {}, ['sections form.no_fields']],
    ['two of one key', [a, text('a', '乙', 'B')], {}, ['a form.key_twice']],
    [
      'a key of the text behind 其他',
      [option('k', '类', 'K', 1, { other: ['其他', 'Other'] }, { hasOther: true }), text('kOther', '乙', 'B')],
      {},
      ['kOther form.key_twice'],
    ],
    ['a key that is none', [text('1 x', '甲', 'A')], {}, ['1 x form.key_shape']],
    ['no label', [text('a', ' ', 'A')], {}, ['a form.no_label']],
    ['a list without options', [option('k', '类', 'K', 1, {})], {}, ['k form.no_options']],
    [
      '其他 without the option',
      [option('k', '类', 'K', 1, { x: ['甲', 'X'] }, { hasOther: true })],
      {},
      ['k form.no_other_option'],
    ],
    ['a binding to nothing', [text('a', '甲', 'A', 1, { bind: 'shoe' })], {}, ['a form.unknown_binding']],
    ['a formula of nothing', [computed('c', '算', 'C', 1, 'decimal', plus('x'))], {}, ['c form.unknown_field']],
    ['a formula not chosen to its end', [computed('c', '算', 'C', 1, 'decimal', plus(''))], {}, ['c form.no_operand']],
    ['a formula of itself', [computed('c', '算', 'C', 1, 'decimal', plus('c'))], {}, ['c form.cycle']],
    [
      'a condition on nothing',
      [text('a', '甲', 'A', 1, { shownWhen: { field: 'x', op: 'filled' } })],
      {},
      ['a form.unknown_field'],
    ],
    [
      'a sum of what is worked out from it',
      [
        table('t', '表', 'T', 1, [a, computed('share', '份', 'S', undefined, 'decimal', plus('all'))]),
        computed('all', '合计', 'All', 2, 'decimal', { sum: 't.share' }),
      ],
      {},
      ['t.share form.cycle'],
    ],
    [
      'columns that read each other',
      [
        table('t', '表', 'T', 1, [
          computed('b', '乙', 'B', undefined, 'decimal', plus('c')),
          computed('c', '丙', 'C', undefined, 'decimal', plus('b')),
        ]),
      ],
      {},
      ['t.b form.cycle'],
    ],
    [
      'a part that is shown only once something in it is filled in',
      [],
      { sections: [{ ...section('s', '一', 'One', [a]), shownWhen: { field: 'a', op: 'filled' } }] },
      ['a form.shown_in_circle'],
    ],
    [
      'two that are shown only once the other is filled in',
      [
        text('a', '甲', 'A', 1, { shownWhen: { field: 'b', op: 'filled' } }),
        text('b', '乙', 'B', 2, { shownWhen: { field: 'a', op: 'filled' } }),
      ],
      {},
      ['a form.shown_in_circle'],
    ],
    [
      'two of which either is asked for once the other is filled in',
      [
        text('a', '甲', 'A', 1, { requiredWhen: { field: 'b', op: 'filled' } }),
        text('b', '乙', 'B', 2, { requiredWhen: { field: 'a', op: 'filled' } }),
      ],
      {},
      [],
    ],
    ['a table without columns', [table('t', '表', 'T', 1, [])], {}, ['t form.no_columns']],
    [
      'a table in a table',
      [table('t', '表', 'T', 1, [table('u', '表', 'U', 1, [a])])],
      {},
      ['t.u form.table_in_table'],
    ],
    ['a number without a counter', [a], { numbering: { pattern: 'T' } }, ['numbering form.number_has_no_counter']],
    ['a list of what there is not', [a], { listed: ['b'] }, ['listed form.unknown_field']],
  ] as [string, FormField[], Partial<FormDefinition>, string[]][])('%s', (_what, fields, more, expected) => {
    expect(faults(fields, more)).toEqual(expected)
  })

  it('a share of a sum of another column is no circle', () => {
    const fields = [
      table('t', '表', 'T', 1, [
        money('amount', '额', 'A'),
        computed('share', '份', 'S', undefined, 'ratio', { over: [{ field: 'amount' }, { field: 'all' }] }),
      ]),
      computed('all', '合计', 'All', 2, 'money', { sum: 't.amount' }),
    ]
    expect(faults(fields)).toEqual([])
  })

  it('a circle of any length is found, on every field of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 0, max: 29 }), (length, shift) => {
        const name = (n: number) => `f${n % length}`
        const fields = Array.from({ length }, (_, n) =>
          computed(name(n + shift), '算', 'C', 1, 'decimal', plus(name(n + shift + 1))),
        )
        expect(faults(fields).filter((one) => one.endsWith('form.cycle')).length).toBeGreaterThan(0)
      }),
    )
  })

  it('what has no fault can be computed whatever it is made of', () => {
    const field = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      reads: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'x'), { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(field, { maxLength: 4 }), (given) => {
        const form = sheet([
          text('x', '数', 'X'),
          ...given.map(({ key, reads }) => computed(key, '算', 'C', 1, 'decimal', plus(...reads))),
        ])
        if (faultsOf(form, bindable, keys).length > 0) return
        const values = withComputed(form, { x: '1' }, '2026-11-23')
        for (const { key } of given) expect(values[key]).toMatch(/^\d+$/)
      }),
    )
  })
})

describe('hostile definitions are refused or handled without a stall', () => {
  it('more fields than any paper has', () => {
    const fields = Array.from({ length: 501 }, (_, n) => text(`f${n}`, '项', 'F'))
    expect(faults(fields)).toEqual(['sections form.too_many_fields'])
  })

  it('five hundred fields that all look at each other', () => {
    const fields = Array.from({ length: 500 }, (_, n) =>
      computed(
        `f${n}`,
        '算',
        'C',
        1,
        'decimal',
        plus(...Array.from({ length: 500 - n - 1 }, (_, m) => `f${n + m + 1}`), 'f499'),
      ),
    )
    expect(faults(fields)).toEqual(['f499 form.cycle'])
  })

  it('a chain of five hundred conditions', () => {
    const fields = Array.from({ length: 500 }, (_, n) =>
      text(`f${n}`, '项', 'F', 1, n === 499 ? {} : { shownWhen: { field: `f${n + 1}`, op: 'filled' } }),
    )
    expect(faults(fields)).toEqual([])
  })

  it('an option list of five megabytes', () => {
    const options = Array.from({ length: 100_000 }, (_, n) => ({
      key: `k${n}`,
      label: { zh: '选项'.repeat(10), en: 'x' },
    }))
    expect(faults([{ ...option('k', '类', 'K', 1, {}), options }])).toEqual(['k form.too_many_options'])
  })
})
