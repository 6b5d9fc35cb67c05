import { afterEach, describe, expect, test } from 'vitest'
import { type OptionList, option } from './fields.ts'
import { choicesOf, mergeOptions, type OwnOption, offeredOf, setOwnOptions } from './open-options.ts'

const colours = { red: ['红', 'Red', '朱'], blue: ['蓝', 'Blue'] } as const satisfies OptionList
const field = option('颜色', 'Colour', colours, { openOptions: 'colour' })
const closed = option('颜色', 'Colour', colours)
const word = (key: string, more: Partial<OwnOption> = {}): OwnOption => ({
  list: 'colour',
  key,
  label: { zh: key, en: key },
  synonyms: [],
  position: null,
  isRetired: false,
  ...more,
})
const keysOf = (options: readonly { key: string }[]) => options.map((one) => one.key)

afterEach(() => setOwnOptions([]))

describe('[FRM-20] the options of an open list', () => {
  test('are the given ones where the firm said nothing, and the very same list each time', () => {
    expect(choicesOf(field)).toEqual(field.options)
    expect(choicesOf(field)).toBe(choicesOf(field))
  })

  test('take in the firm’s own ones, after the given or where the firm puts them', () => {
    setOwnOptions([word('green'), word('black', { position: 50 })])
    expect(keysOf(choicesOf(field))).toEqual(['black', 'red', 'blue', 'green'])
    expect(choicesOf(field)[0]).toMatchObject({ isOwn: true })
  })

  test('a closed list and other lists stay as they are', () => {
    setOwnOptions([word('green'), word('x', { list: 'shape' })])
    expect(keysOf(choicesOf(closed))).toEqual(['red', 'blue'])
    expect(keysOf(choicesOf(field))).toEqual(['red', 'blue', 'green'])
  })

  test('a renamed one keeps its key, and its old names as synonyms', () => {
    expect(mergeOptions(field.options ?? [], [word('red', { label: { zh: '正红', en: 'True red' } })])[0]).toEqual({
      key: 'red',
      label: { zh: '正红', en: 'True red' },
      synonyms: ['朱', '红', 'Red'],
    })
  })

  test('a retired one stays readable and is offered only to who has it', () => {
    setOwnOptions([word('blue', { label: { zh: '蓝', en: 'Blue' }, isRetired: true })])
    expect(keysOf(choicesOf(field))).toEqual(['red', 'blue'])
    expect(keysOf(offeredOf(field))).toEqual(['red'])
    expect(keysOf(offeredOf(field, 'blue'))).toEqual(['red', 'blue'])
    expect(keysOf(offeredOf(field, ['blue']))).toEqual(['red', 'blue'])
  })
})
