import type { Rights } from '#platform/core/rights.ts'

/**
 * Inspecting asks two things: this right, and that the entry's author is one of one's staff as `journal.review` has it.
 * The daily board shows what `task.read` reaches.
 */
export const supervisionRights = {
  'supervision.inspect': { label: { zh: '检查日志', en: 'Inspect journals' }, scoped: false },
} as const satisfies Rights
