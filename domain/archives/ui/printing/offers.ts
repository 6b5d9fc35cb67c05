import type { Condition } from '#platform/core/conditions.ts'
import type { PrintOffer } from './print-dialog.tsx'

/** What can be printed of one customer. */
export function offersOfOne(id: string, isOrganisation: boolean): PrintOffer[] {
  return [
    { key: 'sheet', request: { kind: 'sheet', ids: [id] }, subject: 'sheet' },
    ...(isOrganisation
      ? [
          {
            key: 'enterprise' as const,
            request: { kind: 'sheet' as const, ids: [id], form: 'enterprise' as const },
            subject: 'enterprise',
          },
        ]
      : []),
    { key: 'contacts', request: { kind: 'contacts', customerId: id }, subject: 'contacts' },
    { key: 'letter', request: { kind: 'letter', ids: [id], text: '' }, subject: 'letter' },
    { key: 'labels', request: { kind: 'labels', ids: [id] }, subject: 'labels' },
  ]
}

type ListToPrint = {
  /** Those ticked; undefined means all that match. */
  ids: readonly string[] | undefined
  condition: Condition
  columns: readonly string[]
  sort: { field: string; descending?: boolean | undefined } | undefined
  /** The view whose layout is remembered. */
  view: string
}

// A page does not hold more columns side by side.
const mostColumns = 20

/** What can be printed of a list: in full or by group, as a directory, as sheets, labels, letters. */
export function offersOfList({ ids, condition, columns, sort, view }: ListToPrint): PrintOffer[] {
  const chosen = ids === undefined ? { condition } : { ids: [...ids] }
  const shown = columns.slice(0, mostColumns)
  const order = sort === undefined ? {} : { sort: [{ field: sort.field, descending: sort.descending === true }] }
  return [
    {
      key: 'list',
      request: { kind: 'list', ...chosen, columns: shown, ...order },
      subject: `list:${view}`.slice(0, 80),
    },
    { key: 'directory', request: { kind: 'directory', ...chosen }, subject: 'directory' },
    { key: 'sheet', request: { kind: 'sheet', ...chosen }, subject: 'sheet' },
    { key: 'labels', request: { kind: 'labels', ...chosen }, subject: 'labels' },
    { key: 'mailList', request: { kind: 'mailList', ...chosen }, subject: 'mailList' },
    { key: 'letter', request: { kind: 'letter', ...chosen, text: '' }, subject: 'letter' },
    { key: 'duty', request: { kind: 'duty' }, subject: 'duty' },
  ]
}

const inDirectory: Readonly<Record<'all' | 'cooperation' | 'past', Condition>> = {
  all: { all: [] },
  cooperation: { all: [{ field: 'processClass', op: 'in', value: ['trading'] }] },
  past: {
    any: [
      { field: 'processClass', op: 'in', value: ['traded'] },
      { field: 'stage', op: 'in', value: ['lost'] },
    ],
  },
}

/** The directory as the archive room shows it: all, those in cooperation, past ones (ARC-49, ARC-54). */
export function offersOfDirectory(list: keyof typeof inDirectory): PrintOffer[] {
  return [{ key: 'directory', request: { kind: 'directory', condition: inDirectory[list] }, subject: 'directory' }]
}
