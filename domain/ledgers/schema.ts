import type { ContractTables } from './contracts/schema.ts'
import type { ProductTables } from './products/schema.ts'
import type { TradeTables } from './trades/schema.ts'

/** Dealings (往来): what the firm sells, what was traded with whom, and on which contracts. */
export type LedgersTables = ProductTables & TradeTables & ContractTables
