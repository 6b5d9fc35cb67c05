import type { DaysTables } from './days/schema.ts'
import type { GiftsTables } from './gifts/schema.ts'
import type { OccasionsTables } from './occasions/schema.ts'

/** Relationship care (关怀): occasions, the days customers keep, gifts. What is to be done are tasks of kind care. */
export type CareTables = OccasionsTables & DaysTables & GiftsTables
