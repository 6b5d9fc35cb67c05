import { ledgersRights } from '#domain/ledgers/policy.ts'
import { peopleRights } from '#domain/people/policy.ts'

/** Things that are brought in row by row through their own commands, by whoever may also enter them by hand. */
export const recordKinds = {
  staff: { table: 'staff', entity: 'staff', right: 'staff.manage', rightLabel: peopleRights['staff.manage'].label },
  product: {
    table: 'products',
    entity: 'product',
    right: 'product.change',
    rightLabel: ledgersRights['product.change'].label,
  },
} as const
export type RecordKey = keyof typeof recordKinds
