import type { PackSample } from '#platform/core/pack-samples.ts'
import { prospects } from './samples/prospects.ts'
import { sales } from './samples/sales.ts'
import { service } from './samples/service.ts'

/** 澜山里: a developer selling the second phase of an estate while it learns from the first. */
export const realestateSample: PackSample = { subjects: prospects, records: [...sales, ...service] }
