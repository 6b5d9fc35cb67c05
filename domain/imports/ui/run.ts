import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import type { OutputOf } from '#web/api.ts'
import { keyFor, useAsk } from '#web/api-hooks.ts'
import { useFollowing } from '#web/following.ts'
import { paths } from '#web/paths.ts'
import type { Choice, Inspection, Plan, RunState, Verdict } from '../schema.ts'
import { formOf, kindOf } from './form-run-texts.ts'

type Answer = OutputOf<'import.get'>

export type Run = Omit<Answer, 'inspection' | 'plan' | 'state' | 'counts'> & {
  inspection: Inspection
  plan: Plan
  state: RunState
  counts: Partial<Record<Verdict, number>> | null
}

export type Target = OutputOf<'import.target'>
export type TargetField = Target['fields'][number]

/** The group a target's own fields stand in: 'customer.name', 'product.name'. */
export function mainGroup(target: Target): string {
  return target.groups[0]?.key ?? ''
}

/** A staged row as import.rows gives it. */
export type StagedRow = Omit<
  OutputOf<'import.rows'>['rows'][number],
  'verdict' | 'choice' | 'values' | 'match' | 'diff'
> & {
  verdict: Verdict
  choice: Choice | null
  values: Record<string, Record<string, unknown>>
  match: { rowNumber?: number; number?: string; name?: string; score?: number; reasons: string[] } | null
  diff: Record<string, [old: unknown, now: unknown]> | null
}

const passing: readonly RunState[] = ['rehearsing', 'applying', 'undoing']

export function isPassing(state: RunState): boolean {
  return passing.includes(state)
}

/** Where a run is looked at; `more` is the rest of the address, e.g. which verdict. */
export function runHref(
  { id, target }: Pick<Run, 'id' | 'target'>,
  more: Readonly<Record<string, string>> = {},
): string {
  return `${importHref(target)}?${new URLSearchParams({ run: id, ...more })}`
}

/** Where files of a target are taken in. */
export function importHref(target: string): string {
  switch (kindOf(target)) {
    case 'form':
      return paths.importForm(formOf(target) ?? '')
    case 'product':
      return paths.importProducts
    case 'staff':
      return paths.importStaff
    default:
      return paths.importCustomers
  }
}

/** The list that shows what a target brings; customers are found by their run. */
export function listHref({ id, target }: Pick<Run, 'id' | 'target'>): string {
  const condition = JSON.stringify({ field: 'importRunId', op: 'in', value: [id] })
  return listOf(target) ?? `${paths.customers}?${new URLSearchParams({ c: condition })}`
}

/** The list a target belongs to; none for customers, whose list is one press away. */
export function listOf(target: string): string | undefined {
  switch (kindOf(target)) {
    case 'form':
      return paths.formRegister(formOf(target) ?? '')
    case 'product':
      return paths.products
    case 'staff':
      return paths.settingsTab('staff')
    default:
      return undefined
  }
}

/** Where a written record is looked at; products have no page of their own. */
export function recordHref(target: string, id: string): string | undefined {
  switch (kindOf(target)) {
    case 'form':
      return paths.formRecord(id)
    case 'product':
      return undefined
    case 'staff':
      return `${paths.settingsTab('staff')}?${new URLSearchParams({ staff: id })}`
    default:
      return paths.customer(id)
  }
}

/** A run with its progress, renewed as the server tells and, while something is under way, by asking. */
export function useRun(id: string) {
  const client = useQueryClient()
  const query = useAsk('import.get', { id })
  const run = query.data as Run | undefined
  const renewRun = useCallback(
    () => void client.invalidateQueries({ queryKey: keyFor('import.get', { id }) }),
    [client, id],
  )
  const isUnderWay = run !== undefined && isPassing(run.state)
  useFollowing({ topic: 'import', key: 'id', is: id, isUnderWay, refetch: renewRun })
  return { run, error: query.error, askAgain: query.refetch }
}

// The fields of a firm change a few times a year.
const targetStaleMs = 10 * 60_000

export function useTarget(target: string | undefined): Target | undefined {
  return useAsk('import.target', { target: target ?? '' }, { staleMs: targetStaleMs, enabled: target !== undefined })
    .data
}

/** A field of the target as the parts of the screen take it; its label is already in the reader's language. */
export function fieldOf(field: TargetField): FieldData {
  const both = (label: string) => ({ zh: label, en: label })
  return {
    type: field.type as FieldData['type'],
    label: both(field.label),
    ...(field.to !== null && { to: field.to }),
    ...(field.options && { options: field.options.map((one) => ({ key: one.key, label: both(one.label) })) }),
  }
}

/** How many rows writing the run would act on. */
export function writableRows(run: Run): number {
  const { new: fresh = 0, update = 0, more = 0 } = run.counts ?? {}
  return fresh + update + more + (run.decisions['join'] ?? 0) + (run.decisions['create'] ?? 0)
}

/** Customers a written run opened and changed. */
export function resultOf(run: Run): { created: number; updated: number } {
  const { new: fresh = 0, update = 0 } = run.counts ?? {}
  return { created: fresh + (run.decisions['create'] ?? 0), updated: update + (run.decisions['join'] ?? 0) }
}

/** Rows of the chosen sheet below its header, as far as the reader could tell before reading all of it. */
export function expectedRows(run: Run): number | undefined {
  if (run.rowsTotal !== null) return run.rowsTotal
  const { sheets, sheet, firstDataRow } = run.inspection
  const rows = sheets.find((one) => one.index === sheet)?.rows
  return rows === undefined || rows === null ? undefined : Math.max(0, rows - firstDataRow + 1)
}
