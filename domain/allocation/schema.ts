import type { HandingOverTables } from './handing-over/schema.ts'

export type AllocationTables = HandingOverTables
