import type { PackSample } from '#platform/core/pack-samples.ts'
import { borrowers } from './samples/borrowers.ts'
import { homeLoans } from './samples/home-loans.ts'
import { refinancing } from './samples/refinancing.ts'

/** A lender in 沈阳: home loans, refinancing of earlier ones, and two traders who pledge their premises. */
export const lendingSample: PackSample = { subjects: borrowers, records: [...homeLoans, ...refinancing] }
