import { sql } from 'kysely'
import { z } from 'zod'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { addTasks, lapseTasks } from '#domain/tasks/making/commands.ts'
import { isQuiet } from '#domain/tasks/reaching/rules.ts'
import { task, taskMeans } from '#domain/tasks/schema.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { has } from '#platform/core/rights.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { hold } from '../cadences/holding/commands.ts'
import { readCalendar } from '../calendar/queries.ts'
import { roleSql, staffSql } from '../generating/owners/queries.ts'
import { anchorNames, anyOrigin, becauseOf } from '../generating/rules.ts'
import { readSettings } from '../limits/queries.ts'
import { dueOn } from '../rules.ts'
import { cadencePause } from './schema.ts'

const needs = { right: 'task.change' }
const reason = z.string().trim().min(1).max(500)
const means = z.enum(Object.keys(taskMeans) as [keyof typeof taskMeans])
const made = z.object({ id: z.uuid() })

type Planned = { customerId: string; ownerId: string; title: string; day: string }

/** The open follow-up by which a rule asks for the same of the same person, no day of which has been agreed on yet. */
async function findWanted(context: Context, { customerId, ownerId, title, day }: Planned) {
  return await context.db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('ownerId', '=', ownerId)
    .where('title', '=', title)
    .where('kind', '=', 'followUp')
    .where('state', '=', 'open')
    .where('origin', 'like', `${anyOrigin}%`)
    .whereRef('dueOn', '=', 'firstDueOn')
    .where(
      sql<boolean>`${day}::date between case when because ->> 'anchor' = ${anchorNames.period} then (because ->> 'anchorOn')::date else due_on end and due_on`,
    )
    .orderBy('dueOn')
    .forUpdate()
    .executeTakeFirst()
}

export const planFollowUp = command({
  name: 'followUp.plan',
  about:
    'Plans a follow-up by hand: after the end of a plan, for an event, whenever it is wanted (VIS-05, VIS-08, VIS-29). What a rule asks for already is given its day',
  needs,
  input: z.strictObject({
    customerId: z.uuid(),
    dueOn: z.iso.date(),
    dueTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    purpose: z.string().trim().min(1).max(200),
    means,
    ownerId: z.uuid().optional(),
  }),
  output: made,
  async run(context, { customerId, dueOn: day, dueTime, purpose, means, ownerId = context.actor.id }) {
    const customer = await reachLiveCustomer(context, 'customer.read', customerId)
    if (day < chinaDay(context.now)) throw invalidField('dueOn', 'followUp.day_past')
    const { quiet } = await readSettings(context)
    if (dueTime !== undefined && isQuiet(dueTime, quiet))
      throw invalidField('dueTime', 'followUp.in_quiet_hours', quiet)
    if (ownerId !== context.actor.id && !has(context.actor, 'task.assign'))
      throw invalidField('ownerId', 'task.not_yours_to_give')
    const known = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', '=', ownerId)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (known === undefined) throw invalidField('ownerId', 'task.owner_unknown')
    const wanted = await findWanted(context, { customerId: customer.id, ownerId, title: purpose, day })
    if (wanted !== undefined) {
      const agreed = { dueOn: day, dueTime: dueTime ?? null, means }
      await saveChange(context, task, wanted, wanted.version, agreed, { reason: context.t('cadence.day_agreed') })
      return { id: wanted.id }
    }
    const [id] = await addTasks(context, [
      {
        kind: 'followUp',
        title: purpose,
        customerId: customer.id,
        ownerId,
        means,
        dueOn: day,
        dueTime: dueTime ?? null,
      },
    ])
    context.audit({ kind: 'change', subject: 'task', ids: [present(id), customer.id] })
    return { id: present(id) }
  },
})

export const requestFollowUp = command({
  name: 'followUp.request',
  about: 'Asks for a follow-up that is made only on request: the doctor’s for somebody who did not buy (VIS-11)',
  needs,
  input: z.strictObject({ customerId: z.uuid(), cadenceId: z.uuid(), track: z.string().max(20), reason }),
  output: z.object({ ids: z.array(z.uuid()) }),
  async run(context, { customerId, cadenceId, track: key, reason }) {
    const customer = await reachLiveCustomer(context, 'customer.read', customerId)
    const row = await hold(context, cadenceId)
    const track = row.plan.tracks.find((one) => one.key === key && one.onRequest === true)
    if (track === undefined || row.state !== 'on') throw new AppError('conflict', 'cadence.not_on_request')
    const today = chinaDay(context.now)
    const calendar = await readCalendar(context)
    const { rows } = await sql<{ owner: string | null }>`with ${staffSql} select ${roleSql(track.role)} as owner
      from (select c.id as customer_id, c.owner_id as customer_owner, c.department_id as customer_department, null::uuid as leader_id, null::uuid as keeper_id
        from customers c where c.id = ${customer.id}) w`.execute(context.db)
    const rule = { ...row, inForceOn: row.inForceOn ?? today }
    const because = {
      ...becauseOf(rule, undefined),
      anchor: 'request',
      anchorName: context.t('cadence.request'),
      anchorOn: today,
    }
    const ids = await addTasks(
      context,
      (track.steps ?? []).map((step, at) => ({
        kind: 'followUp',
        title: step.purpose.zh,
        customerId: customer.id,
        ownerId: rows[0]?.owner ?? null,
        departmentId: rows[0]?.owner == null ? customer.departmentId : null,
        means: step.means,
        dueOn: dueOn(today, step.days ?? 0, row.plan.days, calendar),
        remarks: reason,
        origin: `cadence:${row.id}:${customer.id}:asked-${today}:${track.key}.${step.key}`,
        because: {
          ...because,
          step: at + 1,
          every: step.days ?? 0,
          unit: row.plan.days === 'working' ? 'workingDay' : 'day',
        },
      })),
    )
    context.audit({ kind: 'change', subject: 'task', ids: [...ids, customer.id], purpose: reason })
    return { ids }
  },
})

export const pauseCadence = command({
  name: 'followUp.pause',
  about:
    'Lets the follow-ups of a customer rest until a day, of one cadence or of all, with the reason; open ones of these days fall away',
  needs,
  input: z.strictObject({
    customerId: z.uuid(),
    cadenceId: z.uuid().nullish(),
    untilOn: z.iso.date().nullish(),
    reason,
  }),
  output: saved.extend({ lapsed: z.int() }),
  async run(context, { customerId, cadenceId = null, untilOn = null, reason }) {
    const customer = await reachLiveCustomer(context, 'customer.change', customerId)
    const today = chinaDay(context.now)
    if (untilOn !== null && untilOn < today) throw invalidField('untilOn', 'followUp.day_past')
    if (cadenceId !== null) await hold(context, cadenceId)
    const values = { customerId: customer.id, cadenceId, fromOn: today, untilOn, reason }
    const id = newId()
    await context.db
      .insertInto('cadencePauses')
      .values({ id, ...stampsOf(context), ...values })
      .execute()
    const { rows } = await sql<{
      id: string
    }>`select id from tasks where customer_id = ${customer.id} and kind = 'followUp' and state = 'open'
      and origin like ${`cadence:${cadenceId ?? ''}%`} and due_on between ${today}::date and coalesce(${untilOn}::date, 'infinity')`.execute(
      context.db,
    )
    const ids = rows.map((row) => row.id)
    const lapsed =
      ids.length === 0 ? [] : await lapseTasks(context, { ids }, context.t('cadence.lapse_paused', { reason }))
    return { ...(await noteCreation(context, cadencePause, id, values)), lapsed: lapsed.length }
  },
})

export const resumeCadence = command({
  name: 'followUp.resume',
  about: 'Ends a pause with today; what falls due from now on is made again',
  needs,
  input: z.strictObject(target),
  output: saved,
  async run(context, { id, version }) {
    const row = present(
      await context.db.selectFrom('cadencePauses').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    )
    await reachLiveCustomer(context, 'customer.change', row.customerId)
    const today = chinaDay(context.now)
    if (row.untilOn !== null && row.untilOn < today) throw new AppError('conflict', 'cadence.pause_over')
    const done = await saveChange(context, cadencePause, row, version, { untilOn: addDays(today, -1) })
    // What fell away for days that are no longer paused is wanted again.
    await sql`update tasks set state = 'open', closed_at = null, closed_by = null, close_reason = null, version = version + 1,
        updated_at = ${context.now.toISOString()}, updated_by = ${context.actor.id}
      where customer_id = ${row.customerId} and kind = 'followUp' and state = 'lapsed' and origin like ${`cadence:${row.cadenceId ?? ''}%`}
        and due_on >= ${today}::date and close_reason = ${context.t('cadence.lapse_paused', { reason: row.reason })}`.execute(
      context.db,
    )
    return done
  },
})

export const plansCommands = [planFollowUp, requestFollowUp, pauseCadence, resumeCadence] as const
