import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldEntry, journalQuery, journalTokens, momentError, replyDue } from './rules.ts'

const entry = '季总同意先试60盒氨糖，价按老价；单号 TH-2611-004，合同寄到 WeChat 季晓芸'

function finds(text: string, search: string): boolean {
  const tokens = new Set(journalTokens([text]))
  const query = journalQuery(search)
  return [...query.tokens, ...query.letters.map((one) => one.token)].every((token) => tokens.has(token))
}

describe('search in the journal', () => {
  it.each(['氨糖', '季总同意', '先试', '2611', 'TH-2611', 'wechat', 'WeC', '晓芸', '氨糖 合同', '價按老價'])(
    'finds %s',
    (search) => {
      expect(finds(entry, search)).toBe(true)
    },
  )

  it.each(['蛋白粉', '季总不同意', '2612', 'wechet'])('does not find %s', (search) => {
    expect(finds(entry, search)).toBe(false)
  })

  it('finds any part of a text of Hanzi', () => {
    const hanzi = fc
      .array(
        fc.integer({ min: 0x4e00, max: 0x4fff }).map((point) => String.fromCodePoint(point)),
        { minLength: 4, maxLength: 40 },
      )
      .map((points) => points.join(''))
    fc.assert(
      fc.property(hanzi, fc.nat(), fc.integer({ min: 2, max: 8 }), (text, from, length) => {
        const start = from % (text.length - 1)
        return finds(text, text.slice(start, start + length))
      }),
    )
  })

  it('leaves what is too short for a token to the text itself', () => {
    expect(journalQuery('药 60')).toEqual({ tokens: [], rest: ['药', '60'], letters: [] })
  })
})

describe('when something happened', () => {
  const now = new Date('2026-11-23T02:00:00Z')
  it.each([
    ['2026-11-23T01:00:00Z', undefined],
    ['2026-11-23T02:09:00Z', undefined],
    ['2026-11-23T02:11:00Z', 'journal.in_future'],
    ['1899-12-31T00:00:00Z', 'journal.too_early'],
  ])('%s → %s', (happenedAt, code) => {
    expect(momentError(happenedAt, now)).toBe(code)
  })
})

describe('an entry with its additions', () => {
  const now = new Date('2026-11-25T02:00:00Z')
  const part = (more: object) => ({
    id: '1',
    refersTo: null,
    refersAs: null,
    category: 'call',
    text: '原文',
    solution: null,
    summary: null,
    recordedAt: '2026-11-23T02:00:00.000Z',
    authorName: '',
    reason: null,
    matter: null,
    begunBy: null,
    contactId: null,
    movement: null,
    item: null,
    quantity: null,
    unit: null,
    amount: null,
    document: null,
    replyDueAt: null,
    ...more,
  })

  it('[JRN-02] says what the last correction says, and keeps the others', () => {
    const folded = foldEntry(
      part({}),
      [
        part({ id: '2', refersAs: 'correction', text: '改一' }),
        part({ id: '3', refersAs: 'correction', text: '改二', category: 'visit' }),
      ],
      now,
    )
    expect(folded).toMatchObject({ text: '改二', category: 'visit', corrected: true })
    expect(folded.additions.map((one) => one.text)).toEqual(['改一', '改二'])
  })

  it('gains solution and summary from supplements without losing its text', () => {
    expect(
      foldEntry(part({}), [part({ id: '2', refersAs: 'supplement', text: '已补发', solution: '已补发' })], now),
    ).toMatchObject({ text: '原文', solution: '已补发', supplements: 1, corrected: false })
  })

  it.each([
    ['answered in time', '2026-11-24T01:00:00.000Z', false],
    ['answered late', '2026-11-24T03:00:00.000Z', true],
    ['not answered', undefined, true],
  ])('[JRN-11] %s', (_, recordedAt, isLate) => {
    const answers =
      recordedAt === undefined ? [] : [part({ id: '2', refersAs: 'supplement', solution: '已补发', recordedAt })]
    expect(foldEntry(part({ replyDueAt: '2026-11-24T02:00:00.000Z' }), answers, now)).toMatchObject({
      isLate,
      answeredAt: recordedAt ?? null,
    })
  })
})

describe('[JRN-11] when an answer is due', () => {
  const at = new Date('2026-11-23T02:00:00Z')
  it.each([
    [{ begunBy: 'customer', source: 'person' }, 24, '2026-11-24T02:00:00.000Z'],
    [{ begunBy: 'us', source: 'person' }, 24, null],
    [{ begunBy: 'customer', source: 'import' }, 24, null],
    [{ begunBy: 'customer', source: 'person' }, null, null],
  ])('%o within %s hours', (entry, hours, due) => {
    expect(replyDue(entry, hours, at)).toBe(due)
  })
})
