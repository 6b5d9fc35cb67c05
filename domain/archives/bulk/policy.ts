import type { Actor } from '#platform/core/rights.ts'
import { reaches, whyNot } from '../policy.ts'
import type { Customer } from '../schema.ts'
import { type Edit, misfitFor } from './rules.ts'
import type { Untouchable } from './schema.ts'

/**
 * Why an edit leaves a customer alone; undefined when it may touch it. It takes both rights, to change many at once and
 * to change this one.
 */
export function whyNotTouch(actor: Actor, row: Customer, edit: Edit): Untouchable | undefined {
  const about = { id: row.id, number: row.number ?? '', name: row.name }
  if (!reaches(actor, 'customer.bulk', row))
    return { ...about, code: 'customer.out_of_reach', params: { right: 'customer.bulk' } }
  const refusal = whyNot('change', actor, row)
  if (refusal !== undefined)
    return { ...about, code: refusal.code, ...(refusal.params ? { params: refusal.params } : {}) }
  return misfitFor(row, edit) === undefined ? undefined : { ...about, code: 'field.not_applicable' }
}
