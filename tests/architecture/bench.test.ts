import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile, summary } from '../../tools/bench/load.ts'

describe('the figures of the benchmark', () => {
  it('a percentile is the smallest value that so many values do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, n) => n + 1)
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 95, 99, 100])
    expect(percentile([7], 0.95)).toBe(7)
    expect(percentile([], 0.5)).toBe(0)
  })

  it('whatever was measured, a percentile is one of the values and enough of them are not above it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const sorted = [...values].sort((a, b) => a - b)
          const found = percentile(sorted, share)
          expect(sorted).toContain(found)
          expect(sorted.filter((one) => one <= found).length).toBeGreaterThanOrEqual(share * sorted.length - 1e-9)
        },
      ),
    )
  })

  it('answers outside 2xx are counted and the first of them is kept, so that a line cannot pass with errors', () => {
    const load = summary({ latencies: [3, 1, 2], faults: ['409 stale', '500 broken'], ms: 1500 })
    expect(load).toEqual({ requests: 3, perSecond: 2, p50: 2, p95: 3, p99: 3, failed: 2, fault: '409 stale' })
  })
})
