import type { PackSample } from '#platform/core/pack-samples.ts'

export const constructionSample: PackSample = { subjects: [], records: [] }
