import type { Rights } from '#platform/core/rights.ts'

/** Whoever works here may read the policies in force that concern them; the rest needs a right. */
export const policiesRights = {
  'policy.manage': { label: { zh: '起草与维护制度', en: 'Draw up and keep policies' }, scoped: false },
  'policy.review': { label: { zh: '审核制度', en: 'Review policies' }, scoped: false },
  'policy.approve': { label: { zh: '批准与发布制度', en: 'Approve and issue policies' }, scoped: false },
} as const satisfies Rights

export const policiesConstraints = {
  policies_number: 'policy.number_taken',
  policies_origin: 'policy.already_adopted',
  policy_versions_open: 'policy.version_open',
  policy_versions_edition: 'policy.version_open',
  policy_links_once: 'policy.link_there',
}
