import type { ContactInput } from '#domain/archives/contacts/commands.ts'
import type { CustomerValues } from '#domain/archives/rules.ts'
import type { RowValues } from '../rehearsal/rules.ts'
import type { Plan, Verdict } from '../schema.ts'

/** A row of the rehearsal as it is written. */
export type StagedRow = {
  rowNumber: number
  verdict: Verdict
  choice: string | null
  matchId: string | null
  match: { rowNumber?: number } | null
  values: RowValues
}

/** What is done with a staged row when the run is written. */
export type Act = 'create' | 'update' | 'link' | 'nothing'

export function actOf(row: { verdict: Verdict; choice: string | null; matchId: string | null }): Act {
  switch (row.verdict) {
    case 'new':
      return 'create'
    case 'update':
      return 'update'
    case 'more':
      return 'link'
    case 'duplicate':
      return row.choice === 'create' ? 'create' : row.choice === 'join' && row.matchId !== null ? 'update' : 'nothing'
    default:
      return 'nothing'
  }
}

/** The customer's own values of a row, with the run's defaults where the file says nothing. */
export function customerValues(
  values: RowValues,
  plan: Pick<Plan, 'defaults' | 'emptyClears'>,
  isNew: boolean,
): CustomerValues {
  const given = Object.entries(values['customer'] ?? {}).filter(
    ([, value]) => value !== null || (plan.emptyClears && !isNew),
  )
  const extra = Object.fromEntries(Object.entries(values['extra'] ?? {}).filter(([, value]) => value !== null))
  const defaults = isNew ? plan.defaults : {}
  return {
    ...(defaults as CustomerValues),
    ...(Object.fromEntries(given) as CustomerValues),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  }
}

/** The contact a row brings, if it names one. */
export function contactOf(values: RowValues): ContactInput | undefined {
  const contact = values['contact']
  return typeof contact?.['name'] === 'string' ? (contact as ContactInput) : undefined
}

export type Entry = { happenedAt: string | null; author: string | null; text: string }

/** The history line a row brings, with the author and day the file gives (ARC-47). */
export function entryOf(values: RowValues): Entry | undefined {
  const { happenedAt = null, author = null, text } = (values['journal'] ?? {}) as Record<string, string | null>
  return text ? { happenedAt, author, text } : undefined
}
