import { pairsOf } from '../rules.ts'

// Words nearly every entry has: they make nothing alike.
const empty = new Set([
  '客户',
  '今天',
  '明天',
  '昨天',
  '我们',
  '他们',
  '已经',
  '表示',
  '可以',
  '需要',
  '进行',
  '一个',
  '这个',
  '没有',
  '电话',
  '联系',
  '公司',
  '要求',
  '希望',
  '问题',
  '情况',
  '时候',
  '下周',
  '本周',
  '告知',
  '回复',
  '答应',
  '沟通',
  '了解',
  '安排',
])

// Eight words say what a matter is; a page of text has a hundred.
const mostWords = 8

/** The words that say what a matter is about, the longest first: long words are rare ones. */
export function tellingWords(words: readonly string[], common: ReadonlySet<string>): string[] {
  return [...new Set(words)]
    .filter((word) => !empty.has(word) && !pairsOf(word).every((pair) => common.has(pair)))
    .sort((a, b) => b.length - a.length)
    .slice(0, mostWords)
}

/** All pairs of words: an entry that shares two of them is about the same matter. */
export function twoOf(words: readonly string[]): [string, string][] {
  return words.flatMap((one, at) => words.slice(at + 1).map((other): [string, string] => [one, other]))
}
