import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { borrower } from './borrowers.ts'

const consultants = { su: { name: '苏明哲' }, jia: { name: '贾晓楠' } }
/** Copies of all three papers are in. */
export const everything = ['identity', 'household', 'marriage']

/** What every registration says of house and loan. */
export function loan(
  key: string,
  by: keyof typeof consultants,
  filledOn: string,
  values: Readonly<Record<string, unknown>>,
  state: SampleRecord['state'] = 'submitted',
): SampleRecord {
  const { name, phones, of } = borrower(key)
  const told = of as Readonly<Record<string, unknown>>
  const kind =
    of.kind === 'organisation'
      ? {
          borrowerType: 'corporate',
          corporateName: name,
          corporateAddress: String(told['address']),
          legalPerson: { name: String(told['legalRepresentative']) },
          goods: String(told['mainBusiness']),
        }
      : { borrowerType: 'natural', workUnit: String(told['workUnit']) }
  return {
    form: 'F-088',
    subject: key,
    state,
    values: {
      borrower: name,
      phones,
      ...kind,
      ...values,
      consultant: consultants[by],
      filledOn,
    },
  }
}
