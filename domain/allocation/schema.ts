import type { HandingOverTables } from './handing-over/schema.ts'
import type { PoolTables } from './pool/schema.ts'
import type { RoundsTables } from './rounds/schema.ts'

export type AllocationTables = HandingOverTables & PoolTables & RoundsTables
