import type { IconName } from '#platform/ui/icon-paths.ts'
import type { OutputOf } from '#web/api.ts'
import { paths } from '#web/paths.ts'

export type Today = OutputOf<'workbench.today'>
export type ListKey = keyof Today['lists']
export type Matter = NonNullable<Today['lists'][ListKey]>['rows'][number]

/** Whose matters are looked at. */
export const whoses = ['me', 'department', 'all'] as const
export type Whose = (typeof whoses)[number]

/** The lists whose rows line up by their days on the left, in the order in which equal days stand. */
export const matterKeys = ['handIns', 'writeIns', 'contracts', 'updates', 'reviews', 'gaps'] as const
export type MatterKey = (typeof matterKeys)[number]

/** The lists beside them, in their order. */
export const sideKeys = [
  'approvals',
  'verifications',
  'formDecisions',
  'formSignatures',
  'poolFalls',
  'formDrafts',
  'formsOut',
  'policyReadings',
  'policyReviews',
  'cadenceChanges',
  'selfFills',
  'duplicates',
  'imports',
] as const
export type SideKey = (typeof sideKeys)[number]

/** Where a row is worked on. */
export function hrefOf(key: ListKey, row: Matter): string {
  if (key === 'formDrafts' || key === 'formDecisions' || key === 'formSignatures' || key === 'formsOut')
    return paths.formRecord(row.id)
  if (key === 'policyReadings' || key === 'policyReviews') return paths.rule(row.id)
  if (key === 'cadenceChanges') return paths.cadence(row.id)
  if (key === 'imports') return `${paths.importCustomers}?run=${row.id}`
  if (key === 'duplicates') return paths.duplicates
  if (key === 'contracts' && row.customerId !== null) return paths.customerTab(row.customerId, 'dealings')
  if (key === 'handIns') return row.kind === 'signed' ? `${paths.collecting}?tab=not_handed` : paths.collecting
  if (key === 'writeIns' || key === 'selfFills') return paths.collecting
  return row.customerId === null ? paths.customers : paths.customer(row.customerId)
}

/** A list on the workbench: a press on its figure shows it alone, or first and whole of those at the side. */
export function listHref(key: ListKey, whose: string): string {
  return `${paths.today}?${new URLSearchParams({ ...(whose !== 'me' && { whose }), list: key })}`
}

export function iconOf(key: ListKey, row: Matter): IconName {
  if (key === 'handIns' || key === 'writeIns' || key === 'selfFills') return 'file'
  if (key === 'contracts' || key === 'formsOut' || key === 'formSignatures') return 'document'
  if (key === 'policyReadings' || key === 'policyReviews' || key === 'cadenceChanges') return 'scale'
  if (key === 'imports') return 'file'
  return row.kind === 'individual' ? 'person' : 'building'
}
