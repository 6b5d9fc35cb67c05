import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byAccount, waitSeconds } from './rules.ts'

const now = new Date('2026-03-02T01:00:00Z')

describe('waiting after failed tries', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [6, 10],
    [7, 20],
    [12, 640],
    [13, 900],
    [500, 900],
  ])('[ACC-13] after %i failures the next try waits %i seconds', (failures, seconds) => {
    expect(waitSeconds(failures, now, now, byAccount)).toBe(seconds)
  })

  it('[ACC-13] the wait runs down with the clock and never below zero', () => {
    expect(waitSeconds(6, new Date(now.getTime() - 4000), now, byAccount)).toBe(6)
    expect(waitSeconds(6, new Date(now.getTime() - 60_000), now, byAccount)).toBe(0)
  })

  it('[ACC-13] one more failure never shortens the wait', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        (failures) => waitSeconds(failures + 1, now, now, byAccount) >= waitSeconds(failures, now, now, byAccount),
      ),
    )
  })
})
