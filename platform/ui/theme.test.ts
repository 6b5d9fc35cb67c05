import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { antdTheme, type TokenReader } from './theme.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** Values of one rule of tokens.css; what the dark does not say, the light says. */
function tokensOf(mode: 'light' | 'dark'): Map<string, string> {
  const block = (start: string) => {
    const from = css.indexOf(start)
    return css.slice(from, css.indexOf('\n}', from))
  }
  const text = block(':root {') + (mode === 'dark' ? block('[data-theme="dark"] {') : '')
  return new Map([...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

function reader(mode: 'light' | 'dark'): TokenReader {
  const tokens = tokensOf(mode)
  return (name) => {
    const value = tokens.get(name)
    if (value === undefined) throw new Error(`tokens.css has no --${name}`)
    return value
  }
}

/** Relative luminance contrast of two #rrggbb colours, WCAG 2.2 §1.4.3. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, bl = 0] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  }
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

describe.each(['light', 'dark'] as const)('the %s theme', (mode) => {
  const token = reader(mode)

  test('gives Ant Design the colours of tokens.css and no others', () => {
    const theme = antdTheme(token, mode)
    const known = new Set(tokensOf(mode).values())
    const colours = JSON.stringify(theme).match(/#[0-9A-Fa-f]{6}/g) ?? []
    expect(colours.length).toBeGreaterThan(30)
    expect(colours.filter((colour) => !known.has(colour))).toEqual([])
  })

  test('keeps every text pair at 4.5:1 and field borders at 3:1', () => {
    const grounds = ['surface', 'paper', 'sunken', 'hover', 'selected']
    const pairs = [
      ...['ink', 'ink-2', 'ink-3'].flatMap((text) => grounds.map((ground) => [text, ground, 4.5] as const)),
      ...['brand', 'seal', 'ochre', 'pine'].flatMap((text) =>
        ['surface', 'paper', `${text}-soft`].map((ground) => [text, ground, 4.5] as const),
      ),
      ...['brand-fill', 'brand-fill-hover', 'seal-fill'].map((ground) => ['on-fill', ground, 4.5] as const),
      ['field', 'surface', 3] as const,
    ]
    const tooLow = pairs.filter(([text, ground, least]) => contrast(token(text), token(ground)) < least)
    expect(
      tooLow.map(([text, ground]) => `${text} on ${ground}: ${contrast(token(text), token(ground)).toFixed(2)}`),
    ).toEqual([])
  })
})

test('sizes are numbers of pixels', () => {
  const theme = antdTheme(reader('light'), 'light')
  expect(theme.token).toMatchObject({
    fontSize: 14,
    fontSizeSM: 12,
    borderRadius: 4,
    borderRadiusSM: 2,
    borderRadiusLG: 6,
    controlHeight: 32,
    controlHeightSM: 26,
  })
})
