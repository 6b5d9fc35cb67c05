import { expect, test } from 'vitest'
import { placesOf } from './field-form.ts'

const keys = ['phones', 'holdingCap', 'club']

test('what a refusal names of a form stands at its field, however deep, and is not said twice', () => {
  const fields = [
    { path: 'values.phones.0', message: '号码少一位' },
    { path: 'limits.holdingCap', message: '不能是负数' },
    { path: 'values.extra.club', message: '太长' },
  ]
  expect(placesOf({ message: '有内容不合要求', fields }, keys)).toEqual({
    placed: [
      { path: 'phones.0', message: '号码少一位' },
      { path: 'holdingCap', message: '不能是负数' },
      { path: 'club', message: '太长' },
    ],
    note: null,
  })
})

test('what it names elsewhere, or of the whole, is said below', () => {
  const elsewhere = { message: '有内容不合要求', fields: [{ path: 'values.name', message: '这一项不能空着' }] }
  expect(placesOf(elsewhere, keys)).toMatchObject({ placed: [], note: { message: '这一项不能空着' } })
  expect(placesOf({ message: '没有这个权限', fields: [] }, keys).note).toMatchObject({ message: '没有这个权限' })
  const inRow = { message: '有内容不合要求', fields: [{ path: 'rows.0.club', message: '太长' }] }
  expect(placesOf(inRow, keys)).toMatchObject({ placed: [], note: { message: '太长' } })
  expect(placesOf(null, keys)).toEqual({ placed: [], note: null })
})
