import { describe, expect, test } from 'vitest'
import { packRecords } from '#packs/records.ts'
import { standingOf } from '../deposits/rules.ts'
import { blankCustomer } from '../rules.ts'
import { nextStage, stateOfFolders, whyNotFiled } from './rules.ts'

const row = { ...blankCustomer('x', '2026-01-01T00:00:00Z', 'y'), kind: 'individual' as const, name: '林晓雨' }
const empty = { items: {}, files: {} }

test('[ARC-03] the stages follow each other: collect, put in order, file, use', () => {
  expect([nextStage('collected'), nextStage('ordered'), nextStage('filed'), nextStage('inUse')]).toEqual([
    'ordered',
    'filed',
    'inUse',
    undefined,
  ])
})

test('[ARC-04] a property archive has the twelve folders in the order of the paper', () => {
  expect(packRecords['property']?.folders?.folders.map((one) => one.label.zh)).toEqual([
    '客户单位资料',
    '缴费记录',
    '装修工程文件',
    '迁入时填具之资料',
    '资料补充',
    '联络资料',
    '紧急事故联络人',
    '与管理处往来文件',
    '违规事项与欠费记录',
    '请修记录',
    '投诉记录',
    '客户单位工程档案与工作程序',
  ])
})

describe('[ARC-52] [ARC-53] archives in parts', () => {
  test('a guest archive is whole only when all three parts exist', () => {
    const hotel = packRecords['hotel']?.folders
    if (!hotel) throw new Error('no hotel folders')
    const regular = { ...row, phones: ['13800002761'] }
    expect(stateOfFolders(hotel, regular, empty)).toMatchObject({ begun: 1, isWhole: false })
    const filled = { ...regular, extra: { roomPreference: '高层安静', stayAnalysis: '商务为主' } }
    expect(stateOfFolders(hotel, filled, empty)).toMatchObject({ begun: 3, isWhole: true })
  })

  test('a file or an item in a part begins it too', () => {
    const beauty = packRecords['beauty']?.folders
    if (!beauty) throw new Error('no beauty folders')
    expect(beauty.folders.map((one) => one.label.zh)).toEqual(['资料', '专业', '财务'])
    expect(
      stateOfFolders(beauty, row, { items: { professional: 1 }, files: { finance: 2 } }).folders.map(
        (one) => one.hasBegun,
      ),
    ).toEqual([false, true, true])
  })
})

test('[ARC-05] what is owed and what is held, to the fen', () => {
  expect(standingOf({ payable: '5000.10', paid: '2000.05', refunded: '0.00' })).toEqual({
    owed: '3000.05',
    held: '2000.05',
  })
  expect(standingOf({ payable: '100.00', paid: '120.00', refunded: '120.00' })).toEqual({ owed: '0.00', held: '0.00' })
})

test('[ARC-50] names the first of the three ticks that is missing', () => {
  const at = '2026-11-23T02:00:00Z'
  expect(whyNotFiled(undefined)).toBe('archive.not_ordered')
  expect(whyNotFiled({ orderedAt: at, filedAt: null, enteredAt: null })).toBe('archive.not_filed')
  expect(whyNotFiled({ orderedAt: at, filedAt: at, enteredAt: null })).toBe('archive.not_entered')
  expect(whyNotFiled({ orderedAt: at, filedAt: at, enteredAt: at })).toBeUndefined()
})
