/** Things that are brought in row by row through their own commands. */
export const recordKinds = {
  staff: { table: 'staff', entity: 'staff' },
  product: { table: 'products', entity: 'product' },
} as const
export type RecordKey = keyof typeof recordKinds
