import { expect, test } from 'vitest'
import { form, integer, money, section, table, text } from '#platform/core/forms/makers.ts'
import { usualLayout } from '#platform/core/paper.ts'
import { capitalRows, registerBlocks, tableBlock } from './rules.ts'

const serial = integer('serial', '序号', 'No.')
const register = form({
  key: 'T',
  title: { zh: '登记表', en: 'Register' },
  about: { zh: '登记表', en: 'Register' },
  subject: 'firm',
  shape: 'register',
  numbering: { pattern: 'T-{0000}' },
  sections: [section('a', '一', 'One', [serial, text('name', '姓名', 'Name')])],
})
const rowsOf = (blocks: ReturnType<typeof registerBlocks>) =>
  blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
const frame = { language: 'zh-CN' as const, layout: usualLayout }

test('[FRM-18] a 序号 nobody filled counts the rows, also behind those that were set before', () => {
  const answers = [{ name: '甲' }, { serial: 7, name: '乙' }, { name: '丙' }]
  expect(rowsOf(registerBlocks(register, answers, {}, frame))).toEqual([
    ['1', '甲'],
    ['7', '乙'],
    ['3', '丙'],
  ])
  expect(rowsOf(registerBlocks(register, [{ name: '丁' }], {}, frame, { rowsBefore: 3 }))).toEqual([['4', '丁']])
})

test('so does that of a table of a sheet, and an empty line of it counts nothing', () => {
  const lines = table('lines', '明细', 'Lines', 1, [serial, text('what', '内容', 'What')])
  const values = {
    lines: [
      { id: 'a', what: '一' },
      { id: 'b', what: '二' },
    ],
  }
  const print = { form: register, values, names: {}, ...frame, isBlank: false }
  expect(tableBlock(print, lines)).toMatchObject({
    rows: [
      ['1', '一'],
      ['2', '二'],
    ],
  })
  expect(tableBlock({ ...print, isBlank: true }, lines)).toMatchObject({ rows: [] })
})

test('[FRM-19] under a table its total stands in words; a blank form has room for them', () => {
  const paid = money('paid', '收款', 'Paid', 1, { total: true, inCapitals: true })
  const lines = table('lines', '明细', 'Lines', 1, [text('what', '内容', 'What'), paid])
  const print = { form: register, names: {}, ...frame, isBlank: false }
  const written = (values: Record<string, unknown>, isBlank = false) =>
    capitalRows({ ...print, values, isBlank }, lines).flatMap((block) =>
      block.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.content)) : [],
    )
  expect(written({ lines: [{ id: 'a', paid: '300.00' }] })).toEqual([['合计', '人民币（大写）叁佰元整']])
  expect(written({ lines: [{ id: 'a', paid: '-300.00' }] })).toEqual([])
  expect(written({}, true)).toMatchObject([['合计', { kind: 'line', parts: { 0: '人民币（大写）' } }]])
  expect(capitalRows({ ...print, values: {}, language: 'en' }, lines)).toEqual([])
})
