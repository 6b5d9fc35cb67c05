import { expect, test } from 'vitest'
import { capitalsOf, totalsInCapitals } from './capitals.ts'
import { computed, money } from './makers.ts'

const fee = money('fee', '费用', 'Fee', 1, { inCapitals: true, total: true })

test('an amount that is signed for stands in words beside its figures', () => {
  const said = (amount: unknown, field = fee) => capitalsOf(field, amount, 'zh-CN')
  expect(said('12300.00')).toBe('人民币（大写）壹万贰仟叁佰元整')
  expect(said('0')).toBe('人民币（大写）零元整')
  const sum = computed('sum', '合计', 'Sum', 1, 'money', { field: 'fee' }, { inCapitals: true })
  expect(said('33.33333', sum)).toBe('人民币（大写）叁拾叁元叁角叁分')
})

test('figures stand alone where words cannot say it, in English, in another currency and unless asked for', () => {
  const { inCapitals: _, ...plain } = fee
  expect([
    capitalsOf(fee, '-1.00', 'zh-CN'),
    capitalsOf(fee, '1000000000000.00', 'zh-CN'),
    capitalsOf(fee, null, 'zh-CN'),
    capitalsOf(fee, '1.00', 'en'),
    capitalsOf(fee, '1.00', 'zh-CN', 'USD'),
    capitalsOf({ ...fee, unit: { zh: '万元', en: '10k yuan' } }, '1.00', 'zh-CN'),
    capitalsOf(plain, '1.00', 'zh-CN'),
  ]).toEqual(Array(7).fill(undefined))
})

test('[FRM-19] the total of a column is written out, over the rows there are', () => {
  const rows = [{ fee: '80.50' }, { fee: '20.00' }, {}]
  expect(totalsInCapitals([fee], rows, 'zh-CN').map(({ words }) => words)).toEqual(['人民币（大写）壹佰元伍角整'])
  expect(totalsInCapitals([fee], [], 'zh-CN')).toEqual([])
})
