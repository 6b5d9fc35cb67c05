import type { means } from '../schema.ts'

export type Means = keyof typeof means

type Reachable = { phones: string[] | null; emails: string[] | null }
type Place = Reachable & { fax: string | null; address: string | null; postcode: string | null }

/** Where a document goes by these means: the contact's own number or mailbox first, the customer's else; '' if there is none. */
export function addressFor(by: Means, customer: Place, contact: Reachable | undefined): string {
  switch (by) {
    case 'email':
      return contact?.emails?.[0] ?? customer.emails?.[0] ?? ''
    case 'sms':
      return contact?.phones?.[0] ?? customer.phones?.[0] ?? ''
    case 'fax':
      return customer.fax ?? ''
    case 'post':
    case 'courier':
    case 'hand':
      return [customer.postcode, customer.address].filter((one) => one !== null && one !== '').join(' ')
  }
}

/** The category of the journal such a dispatch belongs to. */
export function categoryOf(by: Means): 'email' | 'file' {
  return by === 'email' ? 'email' : 'file'
}

/** By hand nothing needs an address; the others go somewhere. */
export function needsAddress(by: Means): boolean {
  return by !== 'hand'
}
