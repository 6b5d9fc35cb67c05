import type { FieldRecord } from '#platform/ui/field-text.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import type { ContactAtCustomer } from '../../contacts/schema.ts'

export type CustomerPage = OutputOf<'customer.get'>
/** A person at the customer as the page may show them: covered values can be uncovered (masked) or not (locked). */
export type ShownContact = ContactAtCustomer & { masked: string[]; locked: string[] }
export type Permission = CustomerPage['may'][string]

// Each reading is recorded as a look: coming back to the window is not a new one.
const staleMs = 5 * 60_000

/** One archive as its page shows it. Commands of the noun renew it. */
export function useCustomer(id: string) {
  return useAsk('customer.get', { id }, { staleMs })
}

/** Everything a screen of one customer hands down. */
export type CustomerProps = { page: CustomerPage }

/** A value of the row as text, undefined when empty. */
export function textOf(row: FieldRecord, key: string): string | undefined {
  const value = row[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The reason of a button that may not be pressed, ready to spread. */
export function offBecause(permission: Permission | undefined): { reason: string } | Record<string, never> {
  return permission && !permission.allowed && permission.reason ? { reason: permission.reason } : {}
}
