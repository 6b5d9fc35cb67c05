import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldCompact } from './fold.ts'
import { readings } from './pinyin.ts'
import { matches } from './search-match.ts'
import { literalTextOf, queryOf, type SearchEntry, tokensOf } from './search-tokens.ts'

const entry: SearchEntry = {
  names: [
    { text: '深圳市雲創（康通）科技有限公司', person: false },
    { text: '单国强', person: true },
    { text: '曾小红', person: true },
    { text: '重庆长安361度TCL股份有限公司', person: false },
    { text: '123456789号', person: false },
  ],
  numbers: ['KH-2024-00123', '粤B·12345'],
  phones: ['13800001111', '0755-88886666转801'],
  words: ['大客户'],
}

/** All that a search must hold: found by the exact check, and asked for no token the entry lacks. */
function search(input: string) {
  const match = matches(entry, input)
  const query = queryOf(input)
  const tokens = new Set(tokensOf(entry))
  if (match) expect(query.tiers[match.tier].filter((token) => !tokens.has(token))).toEqual([])
  if (match) expect(query.tokens.filter((token) => !tokens.has(token))).toEqual([])
  return match
}

function highlighted(input: string) {
  return search(input)?.ranges.map(({ list, index, start, end }) => {
    const item = entry[list][index] ?? ''
    return (typeof item === 'string' ? item : item.text).slice(start, end)
  })
}

describe('[TEC-13] what people type finds the entry', () => {
  test.each([
    ['one Hanzi', '创', 'inside', ['創']],
    ['two Hanzi', '康通', 'inside', ['康通']],
    ['Hanzi behind the place', '云创', 'prefix', ['雲創']],
    ['traditional', '雲創', 'prefix', ['雲創']],
    ['across brackets', '创康', 'inside', ['創（康']],
    ['the place without 市', '深圳云', 'prefix', ['深圳', '雲']],
    ['the place without 市 and a name', '深圳云创', 'prefix', ['深圳', '雲創']],
    ['the core name', '云创康通科技', 'exact', ['雲創（康通）科技']],
    ['the whole name in full width', '深圳市雲創（康通）科技有限公司', 'exact', ['深圳市雲創（康通）科技有限公司']],
    ['a name and its form', '云创康通科技有限公司', 'prefix', ['雲創（康通）科技有限公司']],
    ['a form half typed', '科技有限', 'inside', ['科技有限']],
    ['nothing but a form', '有限公司', 'inside', ['有限公司']],
    ['full pinyin', 'yunchuang', 'prefix', ['雲創']],
    ['pinyin half typed', 'kangt', 'inside', ['康通']],
    ['pinyin of the whole name', 'yunchuangkangtongkeji', 'exact', ['雲創（康通）科技']],
    ['pinyin with its form', 'yunchuangkangtongkejiyouxiangongsi', 'prefix', ['雲創（康通）科技']],
    ['initials', 'yckt', 'prefix', ['雲創（康通']],
    ['initials inside', 'ktk', 'inside', ['康通）科']],
    ['initials with their form', 'ycktkjyxgs', 'prefix', ['雲創（康通）科技']],
    ['full-width capitals', 'ＹＣＫＴ', 'prefix', ['雲創（康通']],
    ['Hanzi then pinyin', '云chuang', 'prefix', ['雲創']],
    ['Hanzi then initials', '云ck', 'prefix', ['雲創（康']],
    ['pinyin then Hanzi', 'yun创', 'prefix', ['雲創']],
    ['a surname reading', 'shanguoq', 'prefix', ['单国强']],
    ['the everyday reading of a surname', 'danguoqiang', 'exact', ['单国强']],
    ['a surname and initials', 'zengxh', 'prefix', ['曾小红']],
    ['zeng in full', 'zengxiaohong', 'exact', ['曾小红']],
    ['ceng', 'cengxiao', 'prefix', ['曾小']],
    ['initials of a person', 'sgq', 'exact', ['单国强']],
    ['chongqing', 'chongqing', 'prefix', ['重庆']],
    ['zhongqing', 'zhongqing', 'prefix', ['重庆']],
    ['digits of a name', '361', 'inside', ['361']],
    ['initials and digits', 'cqca361', 'inside', ['重庆长安361']],
    ['Latin letters of a name', 'tcl', 'inside', ['TCL']],
    ['a number', 'KH-2024-00123', 'exact', ['KH-2024-00123']],
    ['the beginning of a number', 'kh', 'prefix', ['KH']],
    ['a number without its signs', 'kh2024', 'prefix', ['KH-2024']],
    ['a part of a number', '24-001', 'inside', ['24-001']],
    ['a number all in one', 'kh202400123', 'exact', ['KH-2024-00123']],
    ['the beginning of a number all in one', 'kh2024001', 'prefix', ['KH-2024-001']],
    ['more digits of a name than have a token', '12345678', 'inside', ['12345678']],
    ['the last part of a number', '00123', 'inside', ['00123']],
    ['digits that stand on two sides of a sign', '400', undefined, undefined],
    ['digits of two parts of a number, no sign between', '24001', undefined, undefined],
    ['a number plate', '粤b123', 'prefix', ['粤B·123']],
    ['three last digits of a phone', '111', 'prefix', ['111']],
    ['four last digits of a phone', '1111', 'prefix', ['1111']],
    ['a phone', '13800001111', 'exact', ['13800001111']],
    ['a phone in groups', '+86 138 0000 1111', 'exact', ['13800001111']],
    ['a landline', '0755 88886666', 'exact', ['0755-88886666']],
    ['the middle of a phone', '80000', 'inside', ['80000']],
    ['a tag', '大客', 'prefix', ['大客']],
    ['a tag in initials', 'dkh', 'exact', ['大客户']],
    ['two things', '云创 单国强', 'prefix', ['雲創', '单国强']],
    ['a name and a phone', '国强 1111', 'inside', ['国强', '1111']],
    ['something else', '华为', undefined, undefined],
    ['nothing', '  ', undefined, undefined],
    ['signs', '（）', undefined, undefined],
  ])('%s: %s', (_, input, tier, hits) => {
    expect(search(input)?.tier).toBe(tier)
    expect(highlighted(input)).toEqual(hits)
  })
})

const hanzi = fc.constantFrom(
  ...'云创康通科技单曾重庆乐解吕绿长安银行深圳市上海广东省有限公司股份集团会查区女六干',
  '𠮷',
  '䶮',
  '雲',
  '創',
)
const sign = fc.constantFrom(...'ＡａBz19０3（）· -', '🐼', '\ud800')
const nameText = fc.array(fc.oneof({ weight: 8, arbitrary: hanzi }, { weight: 2, arbitrary: sign }), { maxLength: 14 })
const company = fc
  .tuple(
    fc.constantFrom('', '深圳市', '上海', '广东省深圳市'),
    nameText,
    fc.constantFrom('', '有限公司', '股份有限公司', '公司深圳分公司'),
  )
  .map((parts) => ({ text: parts.flat().join(''), person: false }))
const person = nameText.map((parts) => ({ text: parts.join(''), person: true }))
const number = fc.string({ unit: fc.constantFrom(...'KHab0123-粤字'), maxLength: 12 })
const phone = fc.string({ unit: fc.constantFrom(...'0138-+转'), maxLength: 14 })
const entries: fc.Arbitrary<SearchEntry> = fc.record({
  names: fc.array(fc.oneof(company, person), { minLength: 1, maxLength: 2 }),
  numbers: fc.array(number, { maxLength: 1 }),
  phones: fc.array(phone, { maxLength: 1 }),
  words: fc.array(
    nameText.map((parts) => parts.join('')),
    { maxLength: 1 },
  ),
})

/** What somebody who knows the entry may type: a stretch of one of its texts, each character as it is or as it sounds. */
const typed = (from: SearchEntry) =>
  fc
    .record({
      text: fc.constantFrom(...from.names.map((name) => name.text), ...from.numbers, ...from.phones, ...from.words),
      start: fc.nat({ max: 12 }),
      length: fc.integer({ min: 1, max: 20 }),
      ways: fc.array(fc.constantFrom('hanzi', 'full', 'initial', 'other'), { minLength: 20, maxLength: 20 }),
      sameWay: fc.boolean(),
      cut: fc.nat({ max: 3 }),
      surname: fc.boolean(),
    })
    .map(({ text, start, length, ways, sameWay, cut, surname }) => {
      const sounds = readings(text, { surname })
      const said = Array.from(text).map((point, at) => {
        const way = ways[sameWay ? 0 : at % 20]
        const [likeliest, ...others] = sounds[at] ?? []
        if (way === 'hanzi' || !likeliest) return point
        return way === 'full' ? likeliest : way === 'initial' ? likeliest.charAt(0) : (others.at(-1) ?? likeliest)
      })
      const stretch = said.slice(start, start + length).join('')
      return stretch.slice(0, Math.max(1, stretch.length - cut))
    })

// Thousands of searches on a machine that may be busy with other tests.
describe('[TEC-13] nothing is missed', { timeout: 60_000 }, () => {
  test('whatever the exact check finds, the tokens of its tier find', () => {
    let hits = 0
    fc.assert(
      fc.property(
        entries.chain((from) => fc.tuple(fc.constant(from), fc.array(typed(from), { minLength: 1, maxLength: 2 }))),
        ([from, words]) => {
          const input = words.join(' ')
          const match = matches(from, input)
          if (!match) return
          hits += 1
          const tokens = new Set(tokensOf(from))
          const query = queryOf(input)
          expect(query.tokens.filter((token) => !tokens.has(token))).toEqual([])
          expect(query.tiers[match.tier].filter((token) => !tokens.has(token))).toEqual([])
          if (query.pattern && match.ranges.length === 1)
            expect(literalTextOf(from)).toContain(query.pattern.slice(1, -1))
        },
      ),
      { numRuns: 1500 },
    )
    // A good part of what is typed from an entry is found in it, or the property says nothing.
    expect(hits).toBeGreaterThan(300)
  })

  test('any part of a name is found as it is written', () => {
    fc.assert(
      fc.property(company, fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), (name, start, length) => {
        const part = Array.from(name.text)
          .slice(start, start + length)
          .join('')
        fc.pre(!/\s/.test(part) && foldCompact(part) !== '')
        expect(matches({ names: [name], numbers: [], phones: [], words: [] }, part)).toBeDefined()
      }),
      { numRuns: 300 },
    )
  })

  test('any part of a name is found by its pinyin, the last syllable begun, and by its initials', () => {
    const plain = fc.array(fc.constantFrom(...'云创康通科技单曾重庆乐解吕绿长安银行会查区女六干'), {
      minLength: 1,
      maxLength: 10,
    })
    fc.assert(
      fc.property(
        plain,
        fc.nat({ max: 9 }),
        fc.integer({ min: 1, max: 10 }),
        fc.nat({ max: 2 }),
        (points, start, length, cut) => {
          fc.pre(start < points.length)
          const text = points.join('')
          const sounds = readings(text, { surname: false }).slice(start, start + length)
          const full = sounds.map((read) => read[0]).join('')
          const last = sounds.at(-1)?.[0] ?? ''
          const begun = full.slice(0, full.length - Math.min(cut, last.length - 1))
          const initials = sounds.map((read) => read[0]?.charAt(0)).join('')
          const one: SearchEntry = { names: [{ text, person: false }], numbers: [], phones: [], words: [] }
          for (const input of [full, begun, initials].map((letters) => letters.slice(0, 40))) {
            expect(matches(one, input)).toBeDefined()
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('any three neighbours of a number and any tail of a phone are found', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{0,3}\d{4,10}$/),
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.nat({ max: 9 }),
        (number, phone, at) => {
          const one: SearchEntry = { names: [], numbers: [number], phones: [phone], words: [] }
          const part = number.slice(at, at + 3)
          if (part.length === 3) expect(matches(one, part)).toBeDefined()
          for (let length = 3; length <= 11; length += 1) expect(matches(one, phone.slice(-length))).toBeDefined()
        },
      ),
      { numRuns: 100 },
    )
  })

  test('hostile input ends soon', () => {
    const long = '单重长行'.repeat(2_500)
    const one: SearchEntry = { names: [{ text: long, person: true }], numbers: [long], phones: [long], words: [long] }
    expect(tokensOf(one).length).toBeLessThan(20_000)
    expect(matches(one, 'dzcx'.repeat(2_500))).toBeDefined()
    expect(queryOf(`${long} `.repeat(20)).tokens.length).toBeLessThan(400)
  })
})

test('tokens of a company name stay below ninety', () => {
  const tokens = tokensOf({
    names: [{ text: '深圳市云创科技有限公司', person: false }],
    numbers: [],
    phones: [],
    words: [],
  })
  expect(tokens.length).toBeLessThan(90)
})
