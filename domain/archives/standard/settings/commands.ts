import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import type { Fields } from '#platform/core/fields.ts'
import { customer } from '../../schema.ts'
import { readStandard } from '../queries.ts'
import { type Naming, optionsFrom, verifies } from '../rules.ts'

// A quarter: whoever takes longer to find somebody has not begun.
const longestNaming = 92
export const namings = z.record(
  z.string().max(60),
  z.strictObject({ from: z.string().max(40).nullable(), days: z.int().min(0).max(longestNaming) }),
)

/** @throws AppError('invalid') at a field no trade asks a name in, and at an option its list does not have. */
function checkNamings(given: z.output<typeof namings>, known: readonly Naming[]): void {
  for (const [field, { from }] of Object.entries(given)) {
    const naming = known.find((one) => one.field === field)
    if (naming === undefined) throw invalidField(`namings.${field}`, 'field.unknown', { field })
    const list = (customer.fields as Fields)[naming.of]
    if (from !== null && (list === undefined || optionsFrom(list, from).length === 0))
      throw invalidField(`namings.${field}.from`, 'field.not_an_option', { value: from })
  }
}

export const settleArchives = command({
  name: 'archive.settle',
  about:
    'Settles what the papers leave to the firm: whether archives need approval, after how many days they are due for review, whether what a salesman brought is verified, and from which tier on a customer has a service person',
  needs: { right: 'setup.manage' },
  input: z.strictObject({
    needsApproval: z.boolean().optional(),
    reviewDays: z.int().min(1).max(3650).nullable().optional(),
    verifies: z.enum(verifies).optional(),
    namings: namings.optional(),
  }),
  output: z.object({ needsApproval: z.boolean(), reviewDays: z.int().nullable(), verifies: z.enum(verifies), namings }),
  async run(context, input) {
    const { settings, namings: known } = await readStandard(context)
    checkNamings(input.namings ?? {}, known)
    const next = {
      needsApproval: input.needsApproval ?? settings.needsApproval,
      reviewDays: input.reviewDays === undefined ? settings.reviewDays : input.reviewDays,
      verifies: input.verifies ?? settings.verifies,
      namings: { ...settings.namings, ...input.namings },
    }
    await sql`insert into settings (key, value, updated_at, updated_by) values ('archives', ${JSON.stringify(next)}::jsonb, ${context.now.toISOString()}, ${context.actor.id})
      on conflict (key) do update set value = excluded.value, version = settings.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'settings', detail: { key: 'archives', ...next } })
    return next
  },
})

export const settingsCommands = [settleArchives] as const
