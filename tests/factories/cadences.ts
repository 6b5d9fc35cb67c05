import { sql } from 'kysely'
import { expect } from 'vitest'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import type { Caller, Harness } from '../harness.ts'

/** A rule of the firm’s own for customers of a name: one call of the owner, days after their archive was made. */
export const callAfter = (days: number, name: string, title: string): CadencePlan => ({
  anchor: { kind: 'archived' },
  audience: { all: [{ field: 'name', op: 'contains', value: name }] },
  days: 'calendar',
  tracks: [
    {
      key: 'owner',
      name: { zh: '负责人', en: 'Owner' },
      role: { kind: 'owner' },
      steps: [{ key: '1', days, purpose: { zh: title, en: title }, means: 'call' }],
    },
  ],
  done: { written: true, paperBackSameDay: false },
  sameDay: 'merge',
  past: 'skip',
})

/** Makes a cadence and puts it in force, as somebody who may. */
export async function putInForce(
  by: Caller,
  name: string,
  plan: CadencePlan,
): Promise<{ id: string; version: number }> {
  const made = (await by.call('cadence.create', { name, plan })).body
  const saved = await by.call('cadence.save', { ...made, name, plan, reason: '试行' })
  expect([saved.status, saved.body.isInForce]).toEqual([200, true])
  return { id: made.id, version: saved.body.version }
}

/** Takes a form that was begun for handed in on its day, with these answers; what filling it in asks has its own tests. */
export async function takeForHandedIn(
  { product }: Pick<Harness, 'product'>,
  id: string,
  values: object,
  happenedOn: string,
  more: { at?: string; ownerId?: string } = {},
): Promise<void> {
  const { at = `${happenedOn}T01:00:00Z`, ownerId = null } = more
  await sql`update form_records set state = 'submitted', submitted_at = ${at}, happened_on = ${happenedOn}::date,
    owner_id = coalesce(${ownerId}::uuid, owner_id), "values" = "values" || ${JSON.stringify(values)}::jsonb where id = ${id}`.execute(
    product.platform.db,
  )
}
