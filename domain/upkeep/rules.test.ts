import { describe, expect, it } from 'vitest'
import { backupFileName, isLate, keptNights, outdated } from './rules.ts'

describe('backups', () => {
  it('[TEC-16] fourteen nights are kept, and every copy a person asked for', () => {
    const nights = Array.from({ length: keptNights + 2 }, (_, n) => ({ occasion: 'nightly', n }))
    const asked = { occasion: 'asked', n: 99 }
    expect(outdated([...nights.slice(0, 5), asked, ...nights.slice(5), asked]).map((one) => one.n)).toEqual([14, 15])
  })

  it('[TEC-16] the last good copy is late after a day and a half, and when there is none', () => {
    const now = new Date('2026-11-22T08:00:00Z')
    expect(isLate(null, now)).toBe(true)
    expect(isLate('2026-11-20T19:59:00Z', now)).toBe(true)
    expect(isLate('2026-11-21T18:10:00Z', now)).toBe(false)
  })

  it('names carry the Chinese day and time', () => {
    expect(backupFileName(new Date('2026-11-21T18:10:00Z'), '0197a000-0000-7000-8000-0000000abcde')).toBe(
      'kedang-2026-11-22-0210-0abcde.kedang',
    )
  })
})
