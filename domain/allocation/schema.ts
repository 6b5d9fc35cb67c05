import type { HandingOverTables } from './handing-over/schema.ts'
import type { PoolTables } from './pool/schema.ts'

export type AllocationTables = HandingOverTables & PoolTables
