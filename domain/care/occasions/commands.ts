import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, saveChange, stampsOf } from '#domain/people/records/commands.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { createSchema } from '#platform/server/values.ts'
import { findOccasion } from './queries.ts'
import { occasion } from './schema.ts'

const values = createSchema(occasion.fields, [
  'name',
  'kind',
  'dayKey',
  'onceOn',
  'words',
  'recipients',
  'leadDays',
  'means',
  'sender',
  'leaderId',
  'greeting',
  'gift',
  'budget',
  'isActive',
])
type Values = z.output<typeof values>

const dayKey = /^[SL](0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

function checkValues(given: Values): void {
  const errors = [
    ...(given.kind === 'feast' && !dayKey.test(given.dayKey ?? '')
      ? [{ path: 'values.dayKey', code: 'occasion.day_missing' }]
      : []),
    ...(given.kind === 'once' && given.onceOn === null
      ? [{ path: 'values.onceOn', code: 'occasion.day_missing' }]
      : []),
    ...(given.kind === 'milestone' && (given.words ?? []).length === 0
      ? [{ path: 'values.words', code: 'occasion.words_missing' }]
      : []),
    ...((given.means ?? []).length === 0 ? [{ path: 'values.means', code: 'occasion.means_missing' }] : []),
    ...(given.sender !== 'owner' && given.leaderId === null && given.kind !== 'milestone'
      ? [{ path: 'values.leaderId', code: 'occasion.leader_missing' }]
      : []),
  ]
  if (errors.length > 0) throw invalidFields(errors)
}

export const setOccasion = command({
  name: 'care.setOccasion',
  about: 'Sets an occasion: the firm’s word on one its trade proposes, or one of its own (REL-01, REL-16)',
  needs: { right: 'care.manage' },
  input: z.strictObject({
    /** Left out for a new one. */
    ruleId: z.string().max(60).optional(),
    version: z.int().min(0),
    values,
    audience: conditionSchema.nullable().optional(),
  }),
  output: z.object({ ruleId: z.string(), version: z.int() }),
  async run(context, { ruleId, version, values: given, audience }) {
    checkValues(given)
    const known = ruleId === undefined ? undefined : await findOccasion(context, ruleId)
    if (ruleId !== undefined && known === undefined) throw new AppError('missing', 'record.missing')
    if (given.leaderId !== null) await refuseUnknown(context, given.leaderId)
    const set = {
      ...given,
      means: given.means ?? [],
      audience: audience === undefined ? (known?.audience ?? null) : audience,
      formKey: known?.formKey ?? null,
    }
    await sql`select pg_advisory_xact_lock(hashtext(${`care.occasion:${ruleId ?? ''}`}))`.execute(context.db)
    const row =
      ruleId === undefined
        ? undefined
        : await context.db
            .selectFrom('careOccasions')
            .selectAll()
            .where((where) => where.or([where('key', '=', ruleId), where(sql`id::text`, '=', ruleId)]))
            .executeTakeFirst()
    if (row !== undefined) {
      const saved = await saveChange(context, occasion, row, version, set)
      return { ruleId: row.key ?? row.id, version: saved.version }
    }
    if (version !== 0) throw new AppError('conflict', 'record.stale', { who: '', current: {}, version: 0 })
    const id = newId()
    const made = { ...set, audience: set.audience === null ? null : JSON.stringify(set.audience), key: ruleId ?? null }
    await context.db
      .insertInto('careOccasions')
      .values({ id, ...made, ...stampsOf(context) })
      .execute()
    await noteCreation(context, occasion, id, set)
    return { ruleId: ruleId ?? id, version: 1 }
  },
})

async function refuseUnknown(context: Context, staffId: string): Promise<void> {
  const found = await context.db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (found === undefined) throw invalidField('values.leaderId', 'task.owner_unknown')
}

export const occasionsCommands = [setOccasion] as const
