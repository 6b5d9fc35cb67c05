import type { Rights } from '#platform/core/rights.ts'

/** Care is done by whoever owns its tasks; the occasions are set by the company office (REL-13). */
export const careRights = {
  'care.manage': { label: { zh: '设关怀时节', en: 'Set the occasions of care' }, scoped: false },
} as const satisfies Rights

export const careConstraints = { care_occasions_key: 'record.stale', care_gifts_task: 'record.stale' }
