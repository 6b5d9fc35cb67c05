import { describe, expect, it } from 'vitest'
import { hitsAtMost, isCommon } from './frequency.ts'

const frequencies = {
  shares: new Map([
    ['公', 0.5],
    ['司', 0.5],
    ['广东', 0.06],
    ['康', 0.005],
  ]),
  sources: 1_000_000,
}

describe('which way a word is searched', () => {
  it.each([
    ['a character half of the names have is met at once', ['公'], true],
    ['a province is met soon', ['广东'], true],
    ['a character of one name in two hundred is gathered', ['康'], false],
    ['a token the statistics do not know is rare', ['康美'], false],
    ['a common one together with a rare one is rare', ['公', '康'], false],
    ['two that every other name has are met together', ['公', '司'], true],
  ])('%s', (_what, tokens, expected) => {
    expect(isCommon(frequencies, tokens, 200)).toBe(expected)
  })

  it('in a small firm everything is gathered', () => {
    expect(isCommon({ ...frequencies, sources: 500 }, ['公'], 200)).toBe(false)
  })
})

describe('how many sources have some tokens at most', () => {
  it.each([
    ['those of the rarest', ['公', '康'], true],
    ['none that the statistics know of with an unknown one', ['公', '康美'], false],
  ])('%s', (_what, tokens, isKnown) => {
    const rarest = Math.min(...tokens.map((token) => frequencies.shares.get(token) ?? 0)) * frequencies.sources
    expect(hitsAtMost(frequencies, tokens)).toBe(rarest)
    expect(rarest > 0).toBe(isKnown)
  })
})
