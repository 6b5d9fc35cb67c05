import { expect, test } from 'vitest'
import { cleanFileName, isRefusedType, isShownInline } from './rules.ts'

test.each([
  ['营业执照.jpg', '营业执照.jpg'],
  ['C:\\Users\\沈妙\\合同.pdf', '合同.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a"b<c>.png', 'abc.png'],
  ['', '文件'],
])('%j is kept as %j', (raw, kept) => {
  expect(cleanFileName(raw)).toBe(kept)
})

test('a name that is too long keeps its ending', () => {
  const kept = cleanFileName(`${'档'.repeat(300)}.pdf`)
  expect([...kept]).toHaveLength(200)
  expect(kept.endsWith('.pdf')).toBe(true)
})

test('what could run is never shown in place, and programs are not taken', () => {
  expect([
    isShownInline('image/svg+xml'),
    isShownInline('text/html'),
    isShownInline('application/pdf'),
    isShownInline('image/png'),
  ]).toEqual([false, false, true, true])
  expect(isRefusedType('application/x-msdownload')).toBe(true)
})
