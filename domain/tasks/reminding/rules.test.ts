import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sendAt } from './rules.ts'

const night = { from: '21:00', to: '08:00' }

describe('[TSK-02] quiet hours', () => {
  test.each([
    ['2026-11-23T07:30:00+08:00', night, '2026-11-23T08:00:00+08:00'],
    ['2026-11-23T22:15:00+08:00', night, '2026-11-24T08:00:00+08:00'],
    ['2026-11-23T08:00:00+08:00', night, undefined],
    ['2026-11-23T12:30:00+08:00', { from: '12:00', to: '13:30' }, '2026-11-23T13:30:00+08:00'],
    ['2026-11-23T13:30:00+08:00', { from: '12:00', to: '13:30' }, undefined],
  ])('at %s with %o it is sent at %s', (now, quiet, at) => {
    expect(sendAt(new Date(now), quiet)?.getTime()).toBe(at === undefined ? undefined : new Date(at).getTime())
  })

  test('nobody is kept waiting longer than a day, and never in the quiet again', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      const two = (n: number) => String(n).padStart(2, '0')
      return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
    })
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') }),
        time,
        time,
        (now, from, to) => {
          const at = sendAt(now, { from, to })
          if (at === undefined) return
          expect(at > now).toBe(true)
          expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000)
          expect(sendAt(at, { from, to })).toBeUndefined()
        },
      ),
    )
  })
})
