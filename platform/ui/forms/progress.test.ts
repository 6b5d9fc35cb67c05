import { expect, test } from 'vitest'
import type { FormField } from '#platform/core/forms/definition.ts'
import {
  date,
  form,
  longText,
  option,
  options,
  person,
  score,
  section,
  signature,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { blocksOf, keyAt, newRow, passedOver, progressOf, rowsOf } from './progress.ts'

const yesNo = { yes: ['是', 'Yes'], no: ['否', 'No'] } as const
const card = form({
  key: 'Z-1',
  title: { zh: '卡', en: 'Card' },
  about: { zh: '卡', en: 'Card' },
  subject: 'customer',
  numbering: { pattern: '{0000}' },
  sections: [
    section('basic', '基本', 'Basic', [
      text('name', '姓名', 'Name', 1, { required: true }),
      text('card', '卡号', 'Card'),
    ]),
    section('skin', '皮肤', 'Skin', [
      options('skin', '皮肤', 'Skin', 2, yesNo),
      options('nose', '鼻子', 'Nose', 3, yesNo),
    ]),
    section('allergy', '过敏', 'Allergies', [
      option('has', '有无', 'Any', 4, yesNo),
      longText('what', '何物', 'What', 5, { shownWhen: { field: 'has', op: 'in', value: ['yes'] } }),
    ]),
    section('care', '护理', 'Care', [
      table('care', '护理', 'Care', 6, [
        date('on', '日期', 'Date', undefined, { starts: 'today' }),
        person('by', '美容师', 'Beautician', undefined, { starts: 'me' }),
      ]),
    ]),
    section('signing', '签署', 'Signatures', [signature('signed', '签名', 'Signature', 7)], {
      shownWhen: { field: 'name', op: 'filled' },
    }),
  ],
})
const context = { now: new Date('2026-11-23T06:00:00Z'), actorId: 'me', departmentIds: [] }
const progress = (values: Record<string, unknown>, faults: { path: string }[] = []) =>
  progressOf(card, values, context, faults)

test('a section counts the fields on show; one with a table alone counts rows', () => {
  const [basic, skin, allergy, care, signing] = progress({ name: '何静', has: 'yes', care: [{ id: 'a' }, { id: 'b' }] })
  expect([basic?.filled, basic?.asked]).toEqual([1, 2])
  expect([skin?.filled, skin?.asked]).toEqual([0, 2])
  expect([allergy?.filled, allergy?.asked]).toEqual([1, 2])
  expect([care?.rows, signing?.asked]).toEqual([2, 1])
})

test('a hidden section takes no number, a hidden field is not asked for', () => {
  expect(progress({}).map(({ n, section: one }) => [n, one.key])).toEqual([
    [1, 'basic'],
    [2, 'skin'],
    [3, 'allergy'],
    [4, 'care'],
  ])
  expect(progress({ has: 'no' })[2]?.asked).toBe(1)
})

test('a fault marks the section its field stands in, also a cell and the text of 其他', () => {
  const marked = (path: string) =>
    progress({ name: '何静' }, [{ path }]).flatMap((one) => (one.hasFault ? [one.section.key] : []))
  expect(marked('name')).toEqual(['basic'])
  expect(marked('care.r1.on')).toEqual(['care'])
  expect(marked('skinOther')).toEqual(['skin'])
  expect(keyAt('values.care.r1.on')).toBe('care')
})

test('what was passed over begins folded; what is required or still ahead does not', () => {
  expect([...passedOver(progress({ name: '何静' }))]).toEqual([])
  expect([...passedOver(progress({ name: '何静', has: 'no' }))]).toEqual(['skin'])
  expect([...passedOver(progress({ skin: ['yes'] }))]).toEqual([])
  expect([...passedOver(progress({ name: '何静', has: 'no' }), true)]).toEqual([])
})

test('ticks and scores stand in lines, short fields in a grid, tables alone', () => {
  const fields: FormField[] = [
    text('a', '甲', 'A'),
    option('b', '乙', 'B', undefined, yesNo),
    options('c', '丙', 'C', undefined, yesNo),
    score('d', '丁', 'D'),
    table('e', '戊', 'E', undefined, [text('x', '子', 'X')]),
    table('f', '己', 'F', undefined, [text('x', '子', 'X')]),
    text('g', '庚', 'G'),
  ]
  expect(blocksOf(fields).map(({ kind, fields: own }) => [kind, own.map((one) => one.key).join('')])).toEqual([
    ['grid', 'ab'],
    ['lines', 'cd'],
    ['table', 'e'],
    ['table', 'f'],
    ['grid', 'g'],
  ])
})

test('rows a table always has keep their place; added ones follow', () => {
  const fixed = table('sales', '销售', 'Sales', undefined, [text('share', '比例', 'Share')], {
    fixedRows: [
      { key: 'home', label: { zh: '内销', en: 'Home' } },
      { key: 'export', label: { zh: '外销', en: 'Export' } },
    ],
  })
  expect(rowsOf(fixed, undefined)).toEqual([{ id: 'home' }, { id: 'export' }])
  expect(rowsOf(fixed, [{ id: 'x' }, { id: 'export', share: '1' }])).toEqual([
    { id: 'home' },
    { id: 'export', share: '1' },
    { id: 'x' },
  ])
})

test('[FRM-15] a new row begins with the day and the person its columns ask for', () => {
  const care = card.sections[3]?.fields[0]
  if (!care) throw new Error('no table')
  const row = newRow(care, '2026-11-23', { id: 's1', name: '许曼' })
  expect(row).toMatchObject({ on: '2026-11-23', by: { name: '许曼', staffId: 's1' } })
  expect(row.id).not.toBe(newRow(care, '2026-11-23', undefined).id)
})

test('a section none of whose questions are asked is not shown, and the next takes its number', () => {
  const shownWhen = { field: 'name', op: 'filled' } as const
  const given = section('given', '给予', 'Given', [text('given', '给予状态', 'Given', undefined, { shownWhen })])
  const last = section('last', '备注', 'Notes', [text('note', '备注', 'Note')])
  const shown = (values: Record<string, unknown>) =>
    progressOf(
      { sections: [section('name', '姓名', 'Name', [text('name', '姓名', 'Name')]), given, last] },
      values,
      context,
    )
  expect(shown({}).map(({ section: one, n }) => `${n} ${one.key}`)).toEqual(['1 name', '2 last'])
  expect(shown({ name: '何静' }).map(({ section: one, n }) => `${n} ${one.key}`)).toEqual([
    '1 name',
    '2 given',
    '3 last',
  ])
})
