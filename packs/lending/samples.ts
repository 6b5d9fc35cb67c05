import type { PackSample } from '#platform/core/pack-samples.ts'

export const lendingSample: PackSample = { subjects: [], records: [] }
