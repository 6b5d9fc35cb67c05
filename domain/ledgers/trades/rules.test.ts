import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountOf, fromScaled, negated, prepareLine, scaled, threeYears } from './rules.ts'

const customer = { region: '331125', market: 'domestic', ownerId: null } as const
const product = { name: '氨糖软骨素', category: '保健食品', unit: '盒', price: '118.0000' }
const today = '2026-11-23'
const line = (given: Parameters<typeof prepareLine>[0], known: { product?: typeof product } = {}) =>
  prepareLine({ tradedOn: today, item: '立牌', ...given }, { product: known.product, customer, today })

describe('amount of a line', () => {
  it.each([
    ['118', '60', '1', '7080.00'],
    ['118', '60', '0.85', '6018.00'],
    ['0.0333', '1000', '1', '33.30'],
    ['9.99', '3', '0.95', '28.47'],
    ['0.005', '1', '1', '0.01'],
  ])('[FRM-14] %s × %s × %s = %s', (price, quantity, discount, amount) => {
    expect(amountOf(price, quantity, discount)).toBe(amount)
  })

  it('[FRM-14] is exact to the fen for any factors', () => {
    const four = fc.bigInt({ min: 0n, max: 10n ** 11n }).map((n) => fromScaled(n, 4))
    fc.assert(
      fc.property(
        four,
        four,
        fc.bigInt({ min: 0n, max: 100_000n }).map((n) => fromScaled(n, 4)),
        (price, quantity, discount) => {
          const exact = scaled(price, 4) * scaled(quantity, 4) * scaled(discount, 4)
          const difference = scaled(amountOf(price, quantity, discount), 2) * 10n ** 10n - exact
          expect(difference <= 5n * 10n ** 9n && difference >= -5n * 10n ** 9n).toBe(true)
        },
      ),
    )
  })

  it('negating twice gives the same text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }).map((n) => fromScaled(n, 2)),
        (text) => negated(negated(text)) === text,
      ),
    )
    expect([negated('0.00'), negated('7080.00'), negated('-1.50')]).toEqual(['0.00', '-7080.00', '1.50'])
  })
})

describe('a line', () => {
  it('[ARC-58] takes name, category, unit and price from its product, region and market from its customer', () => {
    expect(
      prepareLine({ tradedOn: today, quantity: '2.0000', productId: null }, { product, customer, today }),
    ).toMatchObject({
      ok: true,
      line: {
        item: '氨糖软骨素',
        category: '保健食品',
        unit: '盒',
        price: '118.0000',
        amount: '236.00',
        region: '331125',
        market: 'domestic',
        currency: 'CNY',
        kind: 'sale',
      },
    })
  })

  it('[ARC-58] of a lump sum has no unit price', () => {
    expect(line({ amount: '5000.00' })).toMatchObject({
      ok: true,
      line: { price: null, quantity: '1.0000', amount: '5000.00' },
    })
  })

  it.each(['return', 'rework'] as const)('[ARC-58] of a %s lowers the total', (kind) => {
    expect(line({ kind, price: '118.0000', quantity: '60.0000' })).toMatchObject({
      ok: true,
      line: { quantity: '-60.0000', amount: '-7080.00' },
    })
  })

  it.each([
    ['a day in the future', { tradedOn: '2026-11-24', amount: '1.00' }, 'tradedOn', 'trade.in_future'],
    ['a negative quantity', { quantity: '-1.0000', price: '1.0000' }, 'quantity', 'trade.quantity_not_positive'],
    ['neither price nor amount', {}, 'price', 'trade.price_missing'],
    [
      'an amount that price and quantity do not give',
      { price: '2.0000', quantity: '3.0000', amount: '7.00' },
      'amount',
      'trade.amount_differs',
    ],
    [
      'an amount nothing can hold',
      { price: '999999999999999.0000', quantity: '999999999999999.0000' },
      'price',
      'trade.too_large',
    ],
  ])('is refused with %s', (_what, given, path, code) => {
    const done = line(given)
    expect(done.ok ? [] : done.errors).toMatchObject([{ path, code }])
  })
})

describe('three years', () => {
  const sum = (year: number, amount: string, toDate = amount) => ({
    year,
    currency: 'CNY',
    amount,
    toDate,
    returns: '0.00',
    lines: 1,
  })

  it('[ARC-55] compare each year with the one before, and the running one with the same days', () => {
    const rows = threeYears(
      [sum(2023, '1000.00'), sum(2024, '1112.00'), sum(2025, '1300.00', '1000.00'), sum(2026, '872.00')],
      2026,
    )
    expect(rows.map((row) => [row.year, row.amount, row.change])).toEqual([
      [2024, '1112.00', 0.112],
      [2025, '1300.00', 0.1691],
      [2026, '872.00', -0.128],
    ])
  })

  it('[ARC-55] name years without trades too, each currency apart, yuan first', () => {
    const rows = threeYears([{ ...sum(2025, '10.00'), currency: 'USD' }, sum(2026, '5.00')], 2026)
    expect(rows.map((row) => `${row.currency} ${row.year} ${row.amount}`)).toEqual([
      'CNY 2024 0.00',
      'CNY 2025 0.00',
      'CNY 2026 5.00',
      'USD 2024 0.00',
      'USD 2025 10.00',
      'USD 2026 0.00',
    ])
  })
})
