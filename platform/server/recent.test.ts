import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecent, type Span } from './recent.ts'

const today = 20_000
const limit = 50

/** A word said on these days; gives what a page of a span holds, and how often it was looked. */
async function look(said: readonly number[]) {
  const looks: Span[] = []
  const page = await readRecent({ to: today, first: 4 }, limit, async (span) => {
    looks.push(span)
    const found = said.filter((day) => day >= span.from && day <= span.to)
    return { rows: found.slice(0, limit), next: found.length > limit ? 'more' : null }
  })
  return { page, looks }
}

const everyDays = (days: number) => Array.from({ length: 2000 }, (_, n) => today - Math.floor(n * days))

describe('a page of the latest', () => {
  it('is the same as out of everything, or is left to everything', async () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(days, async (ago) => {
        const said = ago.map((n) => today - n).sort((a, b) => b - a)
        const { page } = await look(said)
        if (page !== undefined) expect(page).toEqual({ rows: said.slice(0, limit), next: 'more' })
      }),
    )
  })

  it.each([
    ['ten times a day', 0.1, 2],
    ['daily', 1, 2],
    ['every second day', 2, 3],
  ])('of a word said %s is met in a few looks', async (_, days, most) => {
    const { page, looks } = await look(everyDays(days))
    expect(page?.rows).toHaveLength(limit)
    expect(looks.length).toBeLessThanOrEqual(most)
  })

  it('of a word said ten times a day, but not over the weekend, is met in the days before', async () => {
    const { page, looks } = await look(everyDays(0.1).map((day) => day - 4))
    expect(page?.rows).toHaveLength(limit)
    expect(looks.map(({ from, to }) => to - from + 1)).toEqual([4, 16])
  })

  it('of a word said monthly is not sought day by day', async () => {
    const { page, looks } = await look(everyDays(30))
    expect(page).toBeUndefined()
    expect(looks.length).toBeLessThanOrEqual(3)
  })

  it('of a word never said lately is left to everything soon', async () => {
    const { page, looks } = await look([])
    expect(page).toBeUndefined()
    expect(looks.map(({ from, to }) => to - from + 1)).toEqual([4, 16, 64])
  })
})
