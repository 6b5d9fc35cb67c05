import { expect, test } from 'vitest'
import { addressFor } from './rules.ts'

const customer = {
  phones: ['057112345678'],
  emails: ['office@firm.cn'],
  fax: '0571-2',
  address: '文三路 1 号',
  postcode: '310000',
}
const nobody = { phones: null, emails: null, fax: null, address: null, postcode: null }

test.each([
  ['email', { phones: null, emails: ['ji@firm.cn'] }, 'ji@firm.cn'],
  ['email', { phones: ['139'], emails: null }, 'office@firm.cn'],
  ['email', undefined, 'office@firm.cn'],
  ['sms', { phones: ['13900000000'], emails: null }, '13900000000'],
  ['sms', undefined, '057112345678'],
  ['fax', { phones: ['139'], emails: null }, '0571-2'],
  ['post', undefined, '310000 文三路 1 号'],
  ['courier', undefined, '310000 文三路 1 号'],
] as const)('[IMP-08] %s goes to the person first, to the customer else', (by, contact, expected) => {
  expect(addressFor(by, customer, contact as never)).toBe(expected)
  expect(addressFor(by, nobody, undefined)).toBe('')
})
