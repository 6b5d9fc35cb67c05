import type { Rights } from '#platform/core/rights.ts'

export const viewsRights: Rights = {
  'view.share': { label: { zh: '共享视图', en: 'Share views' }, scoped: false },
}

/** Database constraint → message key. */
export const viewsConstraints: Readonly<Record<string, string>> = { saved_views_name: 'view.name_taken' }
