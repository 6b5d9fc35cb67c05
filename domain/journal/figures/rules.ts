import type { FieldError } from '#platform/core/errors.ts'
import { type LedgerSubject, ledgerSubjects, movements, ownLedger } from './schema.ts'

/** The figures of an entry, as they are written. */
export type Figures = {
  movement?: string | null
  item?: string | null
  quantity?: string | null
  unit?: string | null
  amount?: string | null
  document?: string | null
}

export const figureKeys = ['movement', 'item', 'quantity', 'unit', 'amount', 'document'] as const

/** The ledger a category is; undefined for what is only told. `keepsFigures` makes one of a subject of the firm's own. */
export function ledgerOf(category: string, keepsFigures = false): LedgerSubject | undefined {
  return ledgerSubjects[category] ?? (keepsFigures ? ownLedger : undefined)
}

/** What is wrong with the figures of an entry: they stand in the wrong place, or the line says nothing that adds up. */
export function figureErrors(category: string, keepsFigures: boolean, figures: Figures): FieldError[] {
  const ledger = ledgerOf(category, keepsFigures)
  const given = figureKeys.filter((key) => figures[key] != null)
  if (ledger === undefined) return given.map((key) => ({ path: `values.${key}`, code: 'journal.no_ledger' }))
  if (given.length === 0) return []
  const movement = figures.movement ?? undefined
  const isOther = movement !== undefined && movement in movements && !ledger.movements.includes(movement as never)
  const lacksMovement = movement === undefined && ledger.isBalance
  return [
    ...(isOther ? [{ path: 'values.movement', code: 'journal.other_ledger' }] : []),
    ...(lacksMovement ? [{ path: 'values.movement', code: 'journal.movement_missing' }] : []),
    ...(figures.amount == null && figures.quantity == null
      ? [
          {
            path: ledger.asks.includes('quantity') ? 'values.quantity' : 'values.amount',
            code: 'journal.figure_missing',
          },
        ]
      : []),
  ]
}

/** Movements that lower the balance of a ledger. */
export function loweringOf(category: string): readonly string[] {
  return ledgerSubjects[category]?.lowers ?? []
}
