import { describe, expect, it } from 'vitest'
import { passwordFault } from './rules.ts'

const owner = {
  email: 'shan.xiaoyu@anhe.example',
  name: '单晓雨',
  pinyin: ['shan', 'xiao', 'yu'],
  firmNames: ['安和', 'anhe'],
}

describe('choosing a password', () => {
  it.each([
    ['short77', 'password.too_short'],
    ['x'.repeat(129), 'password.too_long'],
    ['12345678', 'password.weak'],
    ['aaaaaaaaaa', 'password.weak'],
    ['abcabcabcabc', 'password.weak'],
    ['abcdefghij', 'password.weak'],
    ['Woaini1314', 'password.weak'],
    ['ｗｏａｉｎｉ１３１４', 'password.weak'],
    ['Admin888!', 'password.weak'],
    ['shanxiaoyu', 'password.own_name'],
    ['ShanXiaoYu-77', 'password.own_name'],
    ['单晓雨的电脑开机', 'password.own_name'],
    ['anhe2026', 'password.firm_name'],
    ['安和2026!', 'password.too_short'],
    ['Anhe@2026', 'password.firm_name'],
  ])('[ACC-13] %s is refused: %s', (password, fault) => {
    expect(passwordFault(password, owner)).toBe(fault)
  })

  it.each(['窗外的梧桐落了三次叶', 'correct horse battery', 'T7-vela-44', 'anhe-ka-te-ru-77-lu'])(
    '[ACC-13] %s will do',
    (password) => {
      expect(passwordFault(password, owner)).toBeUndefined()
    },
  )
})
