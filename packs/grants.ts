import type { Scope } from '#platform/core/rights.ts'

/** What the usual kinds of work need. A trade's roles are put together from these; the firm changes them as it likes. */
type Grants = Readonly<Record<string, Scope>>

/** Reads the department's customers and what happened with them. */
export const looking: Grants = {
  'customer.read': 'department',
  'ledger.read': 'department',
  'journal.read': 'department',
  'forms.read': 'department',
}

/** Serves and sells to the own customers. */
export const serving: Grants = {
  'customer.read': 'own',
  'customer.create': 'own',
  'customer.change': 'own',
  'customer.print': 'own',
  'ledger.read': 'own',
  'ledger.change': 'own',
  'journal.read': 'own',
  'journal.write': 'own',
  'collecting.collect': 'own',
  'forms.read': 'own',
  'forms.fill': 'own',
  'forms.print': 'own',
  'task.read': 'own',
  'task.change': 'own',
  'pool.claim': 'department',
  'keyAccount.read': 'department',
  'keyAccount.work': 'department',
}

/** Serves whoever comes: the guests and owners of the department are everybody's. */
export const receiving: Grants = {
  ...serving,
  'customer.read': 'department',
  'customer.change': 'department',
  'journal.read': 'department',
  'journal.write': 'department',
  'forms.read': 'department',
  'forms.fill': 'department',
}

/** Whoever sees customers beyond the own department fills in papers about them too: what one may not write down gets lost. */
export const filling = (scope: Scope) => ({ 'forms.read': scope, 'forms.fill': scope }) as const

/** Carries out single jobs for customers others look after. */
export const executing: Grants = {
  'customer.read': 'department',
  'journal.read': 'department',
  'journal.write': 'department',
  'forms.read': 'department',
  'forms.fill': 'department',
  // What one fills in is printed to be signed.
  'forms.print': 'own',
  'task.read': 'own',
  'task.change': 'own',
}

/** Checks and approves what the department's people do (001-A: a manager sees and checks all journals of his staff). */
export const leading: Grants = {
  'customer.read': 'department',
  'customer.create': 'department',
  'customer.change': 'department',
  'customer.approve': 'department',
  'customer.print': 'department',
  'customer.bulk': 'department',
  'customer.reveal': 'department',
  'ledger.read': 'department',
  'ledger.change': 'department',
  'journal.read': 'department',
  'journal.write': 'department',
  'journal.review': 'department',
  'journal.manage': 'department',
  'supervision.inspect': 'department',
  'collecting.collect': 'department',
  'collecting.manage': 'department',
  'staff.read': 'department',
  'view.share': 'department',
  'forms.read': 'department',
  'forms.fill': 'department',
  'forms.review': 'department',
  'forms.approve': 'department',
  'forms.link': 'department',
  'forms.print': 'department',
  'task.read': 'department',
  'task.change': 'department',
  'task.assign': 'department',
  'handOver.manage': 'department',
  'allocation.run': 'department',
  'keyAccount.read': 'department',
  'keyAccount.work': 'department',
  'keyAccount.manage': 'department',
  'pool.claim': 'department',
  'pool.assign': 'department',
}

/** Keeps the archives complete, right and in order (004-C 第五条, 004-D §3). */
export const keeping: Grants = {
  'customer.read': 'branch',
  'customer.create': 'branch',
  'customer.change': 'branch',
  'customer.verify': 'branch',
  'customer.merge': 'branch',
  'customer.print': 'branch',
  'customer.reveal': 'branch',
  'import.run': 'branch',
  'import.undo': 'branch',
  'product.change': 'branch',
  'customer.bulk': 'branch',
  'ledger.read': 'branch',
  'journal.read': 'branch',
  'journal.write': 'branch',
  'collecting.collect': 'branch',
  'collecting.manage': 'branch',
  'staff.read': 'branch',
  'view.share': 'branch',
  'forms.read': 'branch',
  'forms.fill': 'branch',
  'forms.review': 'branch',
  'forms.keep': 'branch',
  'forms.seal': 'branch',
  'forms.link': 'branch',
  'forms.print': 'branch',
  'policy.manage': 'branch',
  'task.read': 'own',
  'task.change': 'own',
}

/** Sees everything and decides; setting up the product is the administrator's. */
export const directing: Grants = {
  'customer.read': 'all',
  'customer.create': 'all',
  'customer.change': 'all',
  'customer.withdraw': 'all',
  'customer.approve': 'all',
  'customer.reveal': 'all',
  'customer.export': 'all',
  'customer.print': 'all',
  'ledger.read': 'all',
  'ledger.change': 'all',
  'journal.read': 'all',
  'journal.write': 'all',
  'journal.review': 'all',
  'journal.manage': 'all',
  'supervision.inspect': 'all',
  'collecting.collect': 'all',
  'collecting.manage': 'all',
  'staff.read': 'all',
  'import.undo': 'all',
  'product.change': 'all',
  'audit.read': 'all',
  'view.share': 'all',
  'forms.read': 'all',
  'forms.fill': 'all',
  'forms.review': 'all',
  'forms.approve': 'all',
  'forms.keep': 'all',
  'forms.seal': 'all',
  'forms.unseal': 'all',
  'forms.link': 'all',
  'forms.print': 'all',
  'forms.export': 'all',
  'task.read': 'all',
  'task.change': 'all',
  'task.assign': 'all',
  'handOver.manage': 'all',
  'allocation.run': 'all',
  'keyAccount.read': 'all',
  'keyAccount.work': 'all',
  'keyAccount.manage': 'all',
  'pool.claim': 'all',
  'pool.assign': 'all',
  'pool.rules': 'all',
  'policy.manage': 'all',
  'cadence.manage': 'all',
  'cadence.approve': 'all',
  'policy.review': 'all',
  'policy.approve': 'all',
}
