import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { readSettings, settingsKey } from './queries.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const needs = { right: 'cadence.manage' }

export const setLimits = command({
  name: 'followUpLimits.set',
  about: 'Sets how many follow-ups a day somebody can usually do, and the hours in which nobody is called',
  needs,
  input: z.strictObject({
    version: z.int().min(0),
    perDay: z.int().min(1).max(500).nullable(),
    quiet: z.strictObject({ from: time, to: time }),
  }),
  output: z.object({ version: z.int() }),
  async run(context, { version, perDay, quiet }) {
    await sql`select pg_advisory_xact_lock(hashtext(${settingsKey}))`.execute(context.db)
    const before = await readSettings(context)
    if (before.version !== version)
      throw new AppError('conflict', 'record.stale', { who: '', current: before, version: before.version })
    await sql`insert into settings (key, value) values (${settingsKey}, ${JSON.stringify({ perDay, quiet })}::jsonb)
      on conflict (key) do update set value = excluded.value, version = settings.version + 1, updated_at = now()`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'followUpLimits', detail: { perDay, quiet } })
    return { version: (await readSettings(context)).version }
  },
})

export const setPersonLimit = command({
  name: 'followUpLimits.person',
  about: 'Sets how many follow-ups a day one person can do; without a number the usual one holds',
  needs,
  input: z.strictObject({ staffId: z.uuid(), perDay: z.int().min(1).max(500).nullable() }),
  output: z.object({}),
  async run(context, { staffId, perDay }) {
    const known = await context.db.selectFrom('staff').select('id').where('id', '=', staffId).executeTakeFirst()
    if (known === undefined) throw invalidField('staffId', 'task.owner_unknown')
    const row = { perDay: perDay ?? 1, updatedAt: context.now.toISOString(), updatedBy: context.actor.id }
    if (perDay === null) await context.db.deleteFrom('followUpLimits').where('staffId', '=', staffId).execute()
    else
      await context.db
        .insertInto('followUpLimits')
        .values({ staffId, ...row })
        .onConflict((on) => on.column('staffId').doUpdateSet(row))
        .execute()
    context.audit({ kind: 'change', subject: 'followUpLimits', ids: [staffId], detail: { perDay } })
    return {}
  },
})

export const limitsCommands = [setLimits, setPersonLimit] as const
