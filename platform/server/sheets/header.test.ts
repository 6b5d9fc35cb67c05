import { describe, expect, test } from 'vitest'
import type { Cell, Row } from './cell.ts'
import { isFooter } from './footer.ts'
import { findHeader } from './header.ts'

const known = (name: string) => ['名称', '电话', '邮箱', '地址', '联系人', '手机', '备注'].includes(name)
const unknown = () => false

/** A row from texts; '' is blank, '<' and '^' lie under a merged area to the left or above, numbers are numbers. */
function rowsOf(...table: (readonly (string | number)[] | undefined)[]): Row[] {
  const rows: Row[] = []
  for (const [at, texts] of table.entries()) {
    if (!texts) continue
    const above = rows.at(-1)?.cells
    const cells: Cell[] = []
    for (const [column, text] of texts.entries()) cells.push(cellOf(text, cells[column - 1], above?.[column]))
    rows.push({ number: at + 1, cells })
  }
  return rows
}

function cellOf(text: string | number, left: Cell | undefined, above: Cell | undefined): Cell {
  if (text === '<' && left) return { ...left, merged: 'left' }
  if (text === '^' && above) return { ...above, merged: 'above' }
  if (typeof text === 'number') return { kind: 'number', value: text, text: String(text) }
  return text === '' ? { kind: 'empty', value: null, text } : { kind: 'text', value: text, text }
}

const names = (rows: Row[], isKnown = known) => findHeader(rows, isKnown).columns.map(({ name }) => name)

describe('findHeader', () => {
  test('[IMP-01] a header in the first row is found, with samples of each column', () => {
    const rows = rowsOf(['名称', '电话'], ['甲', 138], ['乙', ''], ['丙', 139])
    expect(findHeader(rows, known)).toEqual({
      headerRows: [1, 1],
      columns: [
        { index: 0, name: '名称', samples: ['甲', '乙', '丙'] },
        { index: 1, name: '电话', samples: ['138', '139'] },
      ],
      firstDataRow: 2,
      notes: [],
    })
  })

  test('[IMP-01] titles, dates and notes above the header are skipped and told', () => {
    const rows = rowsOf(
      ['2024年往来单位一览表', '<', '<'],
      ['制表单位：销售部', '', '日期：2024-05-06'],
      undefined,
      ['名称', '电话', '地址'],
      ['甲', '1', '杭州'],
    )
    expect(findHeader(rows, known)).toMatchObject({
      headerRows: [4, 4],
      firstDataRow: 5,
      notes: [{ code: 'sheet.note_title_rows', params: { from: 1, to: 2 } }],
    })
  })

  test('[IMP-01] a title in one cell right above the header, merged or not, is no part of the names', () => {
    const header = ['名称', '电话', '地址']
    for (const title of [['客户总表（业务部）'], ['客户总表（业务部）', '<', '<']]) {
      expect(names(rowsOf(title, header, ['甲', '1', '杭州'], ['乙', '2', '宁波']))).toEqual(header)
    }
  })

  test('[IMP-01] a merged two-row header becomes one name per column', () => {
    const rows = rowsOf(['名称', '联系方式', '<', '备注'], ['^', '电话', '邮箱', '^'], ['甲', '1', 'a@b.cn', ''])
    expect(names(rows)).toEqual(['名称', '联系方式 / 电话', '联系方式 / 邮箱', '备注'])
    expect(findHeader(rows, known)).toMatchObject({ headerRows: [1, 2], firstDataRow: 3 })
    expect(names(rows, unknown)).toEqual(names(rows))
  })

  test('[IMP-01] a two-row header without merged areas, as CSV has it, is told by its known names', () => {
    const rows = rowsOf(['名称', '联系方式', '', '备注'], ['', '电话', '邮箱', ''], ['甲', '1', 'a@b.cn', 'x'])
    expect(names(rows)).toEqual(['名称', '联系方式 / 电话', '联系方式 / 邮箱', '备注'])
  })

  test('[IMP-01] a first row of data is not taken for the second row of the header', () => {
    const rows = rowsOf(['名称', '电话', '邮箱'], ['甲公司', '', '无'], ['乙公司', '1', ''])
    expect(findHeader(rows, known)).toMatchObject({ headerRows: [1, 1], firstDataRow: 2 })
  })

  test('[IMP-01] stars of required fields and line breaks do not belong to the name', () => {
    expect(names(rowsOf(['*名称', '电话＊', '地\n址'], ['甲', '1', '杭']))).toEqual(['名称', '电话', '地 址'])
  })

  test('[IMP-01] filling-in hints below the header are skipped and told', () => {
    const rows = rowsOf(['名称', '电话'], ['必填，不超过50字', '（选填）'], ['甲', '1'])
    expect(findHeader(rows, known)).toMatchObject({
      firstDataRow: 3,
      notes: [{ code: 'sheet.note_hint_rows', params: { from: 2, to: 2 } }],
    })
  })

  test('[IMP-01] names nobody knows are offered, unnamed and repeated columns told, blank ones left out', () => {
    const { columns, notes } = findHeader(rowsOf(['编码', '', '', '编码', '单位'], ['1', '', 'x', '2', '']), unknown)
    expect(columns.map(({ index, name }) => [index, name])).toEqual([
      [0, '编码'],
      [2, ''],
      [3, '编码'],
      [4, '单位'],
    ])
    expect(notes.map(({ code }) => code)).toEqual(['sheet.note_unnamed_column', 'sheet.note_repeated_name'])
  })

  test('[IMP-01] a list without header keeps its first record', () => {
    const { headerRows, columns, firstDataRow, notes } = findHeader(
      rowsOf(['甲', 13800138000], ['乙', 13800138001], ['备注', '']),
      known,
    )
    expect([headerRows, firstDataRow]).toEqual([undefined, 1])
    expect(columns.map(({ name }) => name)).toEqual(['A', 'B'])
    expect(notes).toEqual([{ code: 'sheet.note_no_header', params: {} }])
  })

  test('an empty sheet has no columns', () => {
    expect(findHeader([], known).columns).toEqual([])
  })

  test('a list of one column is a list', () => {
    expect(names(rowsOf(['名称'], ['甲']))).toEqual(['名称'])
  })
})

describe('isFooter', () => {
  const columns = ['序号', '名称', '电话', '地址', '金额'].map((name, index) => ({ index, name, samples: [] }))
  const [footer] = [(texts: (string | number)[]) => isFooter(rowsOf(texts)[0] as Row, columns)]

  test.each([
    [['合计', '', '', '', 1234]],
    [['', '合 计', '', '', '1,234.00']],
    [['合计：3 户', '', '', '', '']],
    [['总计（元）', '', '', '', 9]],
    [['小计', '', 12, '', 3]],
    [['制表人：王一', '', '审核人：李二', '', '日期:2024-05-06']],
    [['制表:', '王一', '', '', '']],
    [['填表日期：2024年5月6日']],
    [['备注：以上数据截至月底']],
    [['以下空白']],
    [['共 3 页']],
    [['第1页，共3页']],
    [['Total', '', '', '', 12]],
    [['Prepared by: A']],
  ])('[IMP-01] %j closes the table', (texts) => {
    expect(footer(texts as (string | number)[])).toBe(true)
  })

  test.each([
    [[1, '合计美商贸', '138', '杭州', 3]],
    [[1, '总计划科技公司', '', '', '']],
    [[2, '审核通信息技术', '0571', '', '']],
    [[3, '小计家纺', '', '杭州', '']],
    [['负责', '王一', '138', '杭州', 5]],
    [['备注堂文化', '', '', '', '']],
    [[4, '甲', '', '', '']],
    [['Totalenergies', '', '', '', '']],
  ])('[IMP-01] %j is a record', (texts) => {
    expect(footer(texts as (string | number)[])).toBe(false)
  })
})
