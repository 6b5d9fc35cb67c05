import { text } from '#platform/core/fields.ts'
import { peopleScreenMessages as m } from './messages.ts'

/** The few fields of sign-in, first run and the own account, described as all others are. */
const of = (key: keyof typeof m, help?: keyof typeof m) =>
  text(m[key].zh, m[key].en, { required: true, ...(help && { help: m[help] }) })

export const signInFields = { email: of('people.email'), password: of('people.password') }
export const codeFields = { code: of('people.code') }
export const setupFields = {
  firmName: of('people.firm_name'),
  name: of('people.person_name'),
  email: of('people.email', 'people.email_help'),
  password: of('people.password', 'people.password_help'),
}
export const newPasswordFields = { password: of('people.account_new', 'people.password_help') }
export const changePasswordFields = {
  current: of('people.account_current'),
  password: of('people.account_new', 'people.password_help'),
}
export const confirmFields = { password: of('people.confirm_password') }
export const totpCodeFields = { code: of('people.totp_code') }
