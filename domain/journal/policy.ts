import type { Rights } from '#platform/core/rights.ts'

/**
 * Whoever may see a customer under `journal.read` reads its journal; writing asks the same of `journal.write`.
 * `journal.review` opens the journals of one's staff: those below oneself, or those of the departments the right
 * reaches (ACC-15).
 */
export const journalRights = {
  'journal.read': { label: { zh: '查看客户日志', en: 'Read customer journals' }, scoped: true },
  'journal.write': { label: { zh: '记客户日志', en: 'Write customer journals' }, scoped: true },
  'journal.review': { label: { zh: '查看下属的日志', en: 'Read the journals of one’s staff' }, scoped: true },
  'journal.manage': {
    label: { zh: '设日志科目、时限与额度', en: 'Set subjects, reply times and allowances' },
    scoped: false,
  },
} as const satisfies Rights

export const journalConstraints = {
  journal_entries_event: 'journal.already_noted',
  journal_subjects_category: 'record.stale',
}
