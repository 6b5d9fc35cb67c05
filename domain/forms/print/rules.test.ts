import { expect, test } from 'vitest'
import { date, form, section } from '#platform/core/forms/makers.ts'
import { usualLayout } from '#platform/core/paper.ts'
import { sheetBlocks } from './rules.ts'

/** The days of a sheet of two sections as they are written; `span` is what the second one has of its line. */
function daysOn(span: 3 | 6) {
  const sheet = form({
    key: 'T',
    title: { zh: '登记表', en: 'Sheet' },
    about: { zh: '登记表', en: 'Sheet' },
    subject: 'firm',
    numbering: { pattern: 'T-{0000}' },
    sections: [
      section('a', '一', 'One', [date('madeOn', '建档日期', 'Made on', 1, { span: 6 })]),
      section(
        'b',
        '二',
        'Two',
        ['one', 'two', 'three', 'four'].map((key) => date(key, '迁入日期', 'Moved in', 2, { span })),
      ),
    ],
  })
  const values = { madeOn: '2023-09-01', one: '2023-09-02' }
  const print = { form: sheet, values, names: {}, language: 'zh-CN' as const, isBlank: false, layout: usualLayout }
  return sheetBlocks(print)
    .flatMap((block) => (block.kind === 'grid' ? block.rows.flatMap((row) => row.cells) : []))
    .flatMap(({ content }) => (typeof content === 'string' && content.includes('2023') ? [content] : []))
}

test('[IMP-06] the days of a paper are written alike: with 年 月 日 where all have room for it', () => {
  expect(daysOn(6)).toEqual(['2023年9月1日', '2023年9月2日'])
  expect(daysOn(3)).toEqual(['2023-09-01', '2023-09-02'])
})
