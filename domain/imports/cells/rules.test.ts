import { describe, expect, test } from 'vitest'
import { customer } from '#domain/archives/schema.ts'
import { type Fields, instant } from '#platform/core/fields.ts'
import type { Cell } from '#platform/server/sheets/cell.ts'
import { checkValue } from '#platform/server/values.ts'
import { readCell } from './rules.ts'

const fields: Fields = customer.fields
const text = (value: string): Cell => ({ kind: 'text', value, text: value })
const number = (value: number): Cell => ({ kind: 'number', value, text: String(value) })

/** Reads and checks a cell as the rehearsal does. */
function stored(key: string, cell: Cell): unknown {
  const field = fields[key]
  if (field === undefined) throw new Error(key)
  const read = readCell(cell, field)
  if (read.ok !== true) return read
  const checked = checkValue(field, read.value)
  return checked.ok ? checked.value : checked.code
}

describe('[IMP-02] cells are read as people fill them in', () => {
  test.each([
    ['archivedOn', text('2015年3月1日'), '2015-03-01'],
    ['archivedOn', text('2015.3.1'), '2015-03-01'],
    ['archivedOn', text('20150301'), '2015-03-01'],
    ['archivedOn', { kind: 'date', value: '2015-03-01', text: '2015/3/1' } as Cell, '2015-03-01'],
    ['foundedOn', text('2009年3月'), '2009-03'],
    ['birthday', text('农历1956年十月十五'), 'L1956-10-15'],
    ['birthday', text('1962.10.15'), '1962-10-15'],
    ['phones', number(13_805_712_761), ['13805712761']],
    ['phones', text('13805712761/0571-88886666'), ['13805712761', '0571-88886666']],
    ['assets', text('1,260万元'), '12600000.00'],
    ['assets', text('（1,200）'), '-1200.00'],
    ['hasBreach', text('否'), false],
    ['hasBreach', text('√'), true],
    ['tier', text('金卡'), 'gold'],
    ['tags', text('老客户、重点'), ['老客户', '重点']],
    ['number', text('000123'), '000123'],
    ['remarks', text('无'), null],
    ['employees', text('120人'), 120],
  ])('%s', (key, cell, expected) => {
    expect(stored(key, cell)).toEqual(expected)
  })

  test('the currency of an amount is kept', () => {
    const field = fields['assets']
    if (field === undefined) throw new Error('assets')
    expect(readCell(text('500万美元'), field)).toMatchObject({ ok: true, value: '5000000', currency: 'USD' })
  })

  test('a day that does not exist is named, a value without option waits to be matched', () => {
    expect(stored('archivedOn', text('2026.2.30'))).toMatchObject({ ok: false, code: 'date.impossible' })
    expect(stored('birthday', text('农历1956年闰十月初五'))).toBe('date.no_lunar_day')
    expect(stored('tier', text('VIP1'))).toEqual({ ok: 'unmatched', raw: 'VIP1' })
  })

  test('a moment keeps its time of day, in China’s time', () => {
    const at = instant('时间', 'At')
    const read = (cell: Cell) => readCell(cell, at)
    expect(read(text('2021-11-30 15:20'))).toEqual({ ok: true, value: '2021-11-30T07:20:00.000Z' })
    expect(read(text('2021年11月30日下午3点20分'))).toEqual({ ok: true, value: '2021-11-30T07:20:00.000Z' })
    expect(read(text('2021-11-30'))).toEqual({ ok: true, value: '2021-11-29T16:00:00.000Z' })
  })
})
