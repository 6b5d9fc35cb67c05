import { isValidPhoneNumber } from 'libphonenumber-js/min'

/** Is this E.164 number (+85223456789) possible in its country? 0.1 MB of metadata: for the server's checks and imports. */
export function isInternationalNumber(e164: string): boolean {
  return isValidPhoneNumber(e164)
}
