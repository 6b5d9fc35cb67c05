import type { InspectingTables } from './inspecting/schema.ts'
import type { ReadingsTables } from './readings/schema.ts'

/** Supervision (督查): what is read of a customer, and what a superior finds of how customers are served. */
export type SupervisionTables = ReadingsTables & InspectingTables
