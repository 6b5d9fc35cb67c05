import type { Rights } from '#platform/core/rights.ts'

/** The table is shared by the team: reading and working on it reach the customers of the department, not only one's own. */
export const keyAccountsRights = {
  'keyAccount.read': { label: { zh: '查看大客户表', en: 'See the key-account table' }, scoped: true },
  'keyAccount.work': { label: { zh: '安排大客户事项', en: 'Plan matters of key accounts' }, scoped: true },
  'keyAccount.manage': { label: { zh: '认定大客户', en: 'Say who is a key account' }, scoped: true },
} as const satisfies Rights

export const keyAccountsConstraints = { key_accounts_once: 'keyAccount.already' }
