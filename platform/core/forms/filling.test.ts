import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmptyValue, openItems, shownFields, totalsOf, withComputed } from './filling.ts'
import {
  computed,
  form,
  longText,
  money,
  option,
  options,
  ratio,
  section,
  signature,
  table,
  text,
  withOther,
} from './makers.ts'

const context = { now: new Date('2026-11-23T02:00:00Z'), actorId: '', departmentIds: [] }
const today = '2026-11-23'

const sheet = form({
  key: 'T',
  title: { zh: '表', en: 'Sheet' },
  about: { zh: '表', en: 'Sheet' },
  subject: 'customer',
  numbering: { pattern: 'T-{0000}' },
  sections: [
    section('a', '一', 'One', [
      text('name', '姓名', 'Name', 1, { required: true }),
      option('kind', '类', 'Kind', 2, withOther({ x: ['甲', 'X'], y: ['乙', 'Y'] }), { hasOther: true }),
      options('ticks', '多选', 'Ticks', 3, withOther({ x: ['甲', 'X'] }), { hasOther: true }),
      text('why', '原因', 'Why', 4, {
        shownWhen: { field: 'kind', op: 'in', value: ['x'] },
        required: true,
      }),
      longText('story', '经过', 'Story', 5, { requiredWhen: { field: 'kind', op: 'in', value: ['y'] } }),
      ratio('home', '内销', 'Home', 6),
      ratio('abroad', '外销', 'Abroad', 7),
      money('processing', '加工金额', 'Processing', 8, { total: true }),
      money('rework', '返工金额', 'Rework', 9, { total: true }),
      computed(
        'net',
        '加工净额',
        'Net',
        10,
        'money',
        { minus: [{ field: 'processing' }, { field: 'rework' }] },
        { total: true },
      ),
      computed('double', '两倍', 'Twice', 11, 'money', { times: [{ field: 'net' }, { number: '2' }] }),
    ]),
    section('b', '二', 'Two', [
      table('lines', '明细', 'Lines', 12, [
        text('item', '品名', 'Item', undefined, { required: true }),
        money('price', '单价', 'Price'),
        money('quantity', '数量', 'Quantity'),
        computed('amount', '金额', 'Amount', undefined, 'money', {
          times: [{ field: 'price' }, { field: 'quantity' }],
        }),
      ]),
      signature('first', '甲方', 'First'),
      signature('second', '乙方', 'Second', undefined, { required: true }),
    ]),
  ],
  sums: [{ fields: ['home', 'abroad'], to: '1', label: { zh: '内外销', en: 'Shares' } }],
})
const paths = (values: Record<string, unknown>) =>
  openItems(sheet, values, context).map((one) => `${one.path} ${one.code}`)

describe('what is open', () => {
  it.each([
    ['nothing filled in', {}, ['name field.required']],
    [
      '[FRM-06] 其他 without its text',
      { name: '甲', kind: 'other', ticks: ['x', 'other'] },
      ['kindOther form.other_text_missing', 'ticksOther form.other_text_missing'],
    ],
    ['[FRM-06] 其他 with its text', { name: '甲', kind: 'other', kindOther: '丙' }, []],
    ['a field that shows only then', { name: '甲', kind: 'x' }, ['why field.required']],
    ['a field required only then', { name: '甲', kind: 'y' }, ['story field.required']],
    ['a cell of a row', { name: '甲', lines: [{ id: 'r' }] }, ['lines.r.item field.required']],
    [
      '[FRM-17] shares that make less than the whole',
      { name: '甲', home: '0.6', abroad: '0.3' },
      ['home form.sum_differs'],
    ],
    ['[FRM-17] shares that make the whole', { name: '甲', home: '0.6', abroad: '0.4' }, []],
    ['[FRM-17] no shares at all', { name: '甲' }, []],
    ['[FRM-17] one share given is judged too', { name: '甲', home: '0.6' }, ['home form.sum_differs']],
  ])('%s', (_what, values, expected) => {
    expect(paths(values)).toEqual(expected)
  })

  it('[FRM-07] an answer of any length is an answer', () => {
    expect(paths({ name: '甲', story: '长'.repeat(90_000) })).toEqual([])
  })

  it('a whole form leaves nothing shown empty, signatures and computed fields apart', () => {
    const whole = { ...sheet, isWhole: true }
    const open = openItems(whole, {}, context).map((one) => one.path)
    expect(open).toContain('processing')
    expect(open).not.toContain('net')
    expect(open).not.toContain('first')
    expect(open).not.toContain('why')
  })

  it('what does not show is never asked for', () => {
    fc.assert(
      fc.property(fc.record({ kind: fc.constantFrom('x', 'y', 'other', null) }), (values) => {
        const shown = new Set(shownFields(sheet, values, context).map((field) => field.key))
        for (const { path } of openItems(sheet, values, context)) {
          const key = path.split('.')[0]?.replace(/Other$/, '') ?? ''
          expect(shown.has(key) || shown.has(path)).toBe(true)
        }
      }),
    )
  })
})

// Amounts of a processing month, to the fen.
const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map((fen) => (fen / 100).toFixed(2))
const row = fc.record({ processing: amount, rework: amount })

describe('computed fields', () => {
  it('[FRM-14] [FRM-19] agree in the totals too: the total of the net is the net of the totals', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const filled = rows.map((one) => withComputed(sheet, one, today))
        const fields = sheet.sections.flatMap((one) => one.fields)
        const totals = totalsOf(fields, filled)
        const net = withComputed(sheet, { processing: totals['processing'], rework: totals['rework'] }, today)['net']
        expect(totals['net']).toBe(net ?? '0')
      }),
    )
  })

  it('are worked out anew whatever was given, one on another, and a second time changes nothing', () => {
    fc.assert(
      fc.property(row, fc.string(), (values, lie) => {
        const once = withComputed(sheet, { ...values, net: lie, double: lie }, today)
        expect(once['double']).toBe(withComputed(sheet, values, today)['double'])
        expect(withComputed(sheet, once, today)).toEqual(once)
      }),
    )
  })

  it('[FRM-14] of a row read the row', () => {
    const { lines } = withComputed(sheet, { lines: [{ id: 'r', price: '19.90', quantity: '3' }] }, today) as {
      lines: { amount: string }[]
    }
    expect(lines[0]?.amount).toBe('59.7')
  })
})

it.each([
  ['', true],
  [[], true],
  [{}, true],
  [{ from: null, to: '' }, true],
  [0, false],
  [false, false],
  [{ name: '季' }, false],
])('%j is empty: %s', (value, expected) => {
  expect(isEmptyValue(value)).toBe(expected)
})

const shares = form({
  key: 'Z-1',
  title: { zh: '比例', en: 'Shares' },
  about: { zh: '测试', en: 'Test' },
  subject: 'firm',
  numbering: { pattern: '{0000}' },
  sums: [{ fields: ['areas.share'], to: '1', label: { zh: '合计', en: 'Total' } }],
  sections: [section('all', '全部', 'All', [table('areas', '地区', 'Areas', 1, [ratio('share', '比例', 'Share')])])],
})
const openShares = (values: Record<string, unknown>) => openItems(shares, values, context)

it.each([
  [[], []],
  [
    [
      { id: 'a', share: '0.7' },
      { id: 'b', share: '0.3' },
    ],
    [],
  ],
  [
    [{ id: 'a', share: '0.7' }, { id: 'b' }],
    [{ path: 'areas', code: 'form.sum_differs', params: { to: '1', sum: '0.7' } }],
  ],
])('[FRM-17] a column of shares adds up: %j', (areas, expected) => {
  expect(openShares({ areas })).toEqual(expected)
})

it('[COL-16] a whole form lets nothing stay empty but what is written on it later', () => {
  const whole = form({
    key: 'Z-2',
    title: { zh: '档案', en: 'File' },
    about: { zh: '测试', en: 'Test' },
    subject: 'firm',
    numbering: { pattern: '{0000}' },
    isWhole: true,
    sections: [
      section('all', '全部', 'All', [
        text('name', '姓名', 'Name', 1),
        text('reason', '原因', 'Reason', 2, { shownWhen: { field: 'name', op: 'is', value: '林晓雨' } }),
        text('later', '回访', 'Later', 3, { required: false }),
      ]),
    ],
  })
  const open = (values: Record<string, unknown>) => openItems(whole, values, context).map((one) => one.path)
  expect(open({})).toEqual(['name'])
  expect(open({ name: '林晓雨' })).toEqual(['reason'])
  expect(open({ name: '何静' })).toEqual([])
})
