import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, saveChange, saved, stampsOf } from '#domain/people/records/commands.ts'
import { findDuty } from '#packs/duties.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { createSchema } from '#platform/server/values.ts'
import { nextDueDay } from './rules.ts'
import { duty } from './schema.ts'

const rhythm = createSchema(duty.fields, ['every', 'unit', 'startsOn', 'ownerId', 'postId'])
type Rhythm = z.output<typeof rhythm>
const needs = { right: 'policy.manage' }

/** The days that follow from an interval; without one nothing is due. */
function daysOf(context: Context, { every, unit, startsOn }: Rhythm) {
  if (every === null && unit === null) return { every: null, unit: null, startsOn: null, nextDueOn: null }
  if (every === null) throw invalidField('values.every', 'field.required')
  if (unit === null) throw invalidField('values.unit', 'field.required')
  if (startsOn === null) throw invalidField('values.startsOn', 'field.required')
  // A day that is past was done or missed before the product knew of it.
  const yesterday = addDays(chinaDay(context.now), -1)
  return { every, unit, startsOn, nextDueOn: nextDueDay(startsOn, every, unit, yesterday) }
}

async function checkPerson(context: Context, { ownerId, every, postId }: Rhythm): Promise<void> {
  if (every !== null && ownerId === null && postId === null) throw invalidField('values.ownerId', 'duty.nobody')
  if (ownerId === null) return
  const row = await context.db.selectFrom('staff').select('isActive').where('id', '=', ownerId).executeTakeFirst()
  if (row?.isActive !== true) throw invalidField('values.ownerId', 'task.owner_unknown')
}

export const setDuty = command({
  name: 'duty.set',
  about:
    'Sets how often a regular duty is due, from when and who does it; without an interval it is unset again (TSK-07)',
  needs,
  input: z.strictObject({
    key: z.string().max(60),
    /** 0 for one the firm has not set yet. */
    version: z.int().min(0),
    values: rhythm,
    isActive: z.boolean().optional(),
  }),
  output: saved,
  async run(context, { key, version, values, isActive = true }) {
    await checkPerson(context, values)
    const next = { ...daysOf(context, values), ownerId: values.ownerId, postId: values.postId, isActive }
    const before = await context.db
      .selectFrom('duties')
      .selectAll()
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirst()
    await context.job('duty.make', {}, { key: 'duty.make' })
    if (before !== undefined) return await saveChange(context, duty, before, version, next)
    if (findDuty(key) === undefined) throw new AppError('missing', 'record.missing')
    if (version !== 0) throw new AppError('conflict', 'record.stale', { who: '', current: {}, version: 0 })
    return await insert(context, { ...next, key, name: null })
  },
})

export const addDuty = command({
  name: 'duty.add',
  about: 'Adds a regular duty of the firm’s own',
  needs,
  input: z.strictObject({ name: z.string().trim().min(1).max(80), values: rhythm }),
  output: saved,
  async run(context, { name, values }) {
    await checkPerson(context, values)
    await context.job('duty.make', {}, { key: 'duty.make' })
    const rest = { ...daysOf(context, values), ownerId: values.ownerId, postId: values.postId }
    return await insert(context, { ...rest, key: `own:${newId()}`, name, isActive: true })
  },
})

type New = Omit<Parameters<typeof noteCreation>[3], never> & { key: string }

async function insert(context: Context, values: New) {
  const id = newId()
  await context.db
    .insertInto('duties')
    .values({ ...values, id, ...stampsOf(context) } as never)
    .execute()
  return await noteCreation(context, duty, id, values)
}

export const dutiesCommands = [setDuty, addDuty] as const
