import type { Rights } from '#platform/core/rights.ts'

/** Everybody may read what the cadences say; drawing them up is a right of its own (VIS-34), putting them in force another. */
export const followUpsRights = {
  'cadence.manage': {
    label: { zh: '维护回访制度与工作日历', en: 'Keep cadences and the working calendar' },
    scoped: false,
  },
  'cadence.approve': { label: { zh: '批准回访制度', en: 'Approve cadences' }, scoped: false },
} as const satisfies Rights

export const followUpsConstraints = { cadences_key: 'cadence.key_taken' }
