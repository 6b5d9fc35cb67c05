import type { PackSample } from '#platform/core/pack-samples.ts'

export const seminarSample: PackSample = { subjects: [], records: [] }
