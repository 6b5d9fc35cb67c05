import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf } from '#domain/people/records/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { customersInReach } from '../../policy.ts'
import { personLimit } from '../schema.ts'
import { readLimits } from './queries.ts'

const cap = z.int().min(1).max(1_000_000).nullable()

export const setLimits = command({
  name: 'pool.setLimits',
  about:
    'How many customers one person may hold, take and look at in a day, and how long one may not take back what one let go',
  needs: { right: 'pool.rules' },
  input: z.strictObject({
    /** 0 before the firm has set any. */
    version: z.int().min(0),
    limits: z.strictObject({ holdingCap: cap, claimsPerDay: cap, viewsPerDay: cap, coolDownDays: cap }),
  }),
  output: z.object({ version: z.int() }),
  async run(context, { version, limits }) {
    await sql`select pg_advisory_xact_lock(hashtext('pool limits'))`.execute(context.db)
    const held = await readLimits(context)
    if (held.version !== version)
      throw new AppError('conflict', 'record.stale', { who: '', current: held.limits, version: held.version })
    await sql`insert into settings (key, value, version, updated_at, updated_by)
      values ('pool', ${JSON.stringify(limits)}::jsonb, ${version + 1}, ${context.now.toISOString()}, ${context.actor.id})
      on conflict (key) do update set value = excluded.value, version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: 'pool', detail: { old: held.limits, now: limits } })
    return { version: version + 1 }
  },
})

export const setPersonLimits = command({
  name: 'pool.setPersonLimits',
  about: 'How many customers one person in particular may hold and claim a day; left empty, the firm’s limits apply',
  needs: { right: 'pool.assign' },
  input: z.strictObject({
    staffId: z.uuid(),
    /** 0 before any were set for this person. */
    version: z.int().min(0),
    limits: z.strictObject({ holdingCap: cap, claimsPerDay: cap }),
  }),
  output: saved,
  async run(context, { staffId, version, limits }) {
    const { rows } = await sql<{ id: string }>`select s.id from staff s
      where s.id = ${staffId} and ${customersInReach(context.actor, 'pool.assign', 's')} for update`.execute(context.db)
    present(rows[0])
    const held = await context.db
      .selectFrom('personLimits')
      .selectAll()
      .where('staffId', '=', staffId)
      .forUpdate()
      .executeTakeFirst()
    if (held !== undefined) return await saveChange(context, personLimit, held, version, limits)
    if (version !== 0) throw new AppError('conflict', 'record.stale', { who: '', current: {}, version: 0 })
    const id = newId()
    await context.db
      .insertInto('personLimits')
      .values({ ...stampsOf(context), id, staffId, ...limits })
      .execute()
    return await noteCreation(context, personLimit, id, { staffId, ...limits })
  },
})

export const limitsCommands = [setLimits, setPersonLimits] as const
