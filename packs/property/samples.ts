import type { PackSample } from '#platform/core/pack-samples.ts'

export const propertySample: PackSample = { subjects: [], records: [] }
