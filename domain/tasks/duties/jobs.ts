import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { dutiesFor, findDuty, packDuties } from '#packs/duties.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { addTasks } from '../making/commands.ts'
import { whenTradesSwitch } from '../resting/commands.ts'
import { aheadDays } from '../rules.ts'
import { nextDueDay } from './rules.ts'
import type { DutyUnit } from './schema.ts'

type Due = {
  id: string
  key: string
  name: string | null
  every: number
  unit: DutyUnit
  startsOn: string
  nextDueOn: string
  /** Who does it: the person named, else whoever holds the post now. */
  doerId: string | null
}

// After a long standstill each missed day is made, so that it is seen to be missed; a year of weeks at a time.
const mostAtOnce = 60

/** Makes the tasks of regular duties a week ahead (TSK-07). The task of a day is made once, whatever runs twice. */
export const makeDuties: Job = {
  name: 'duty.make',
  // 00:20 in China.
  cron: '20 16 * * *',
  async run(_context, _payload, { step, signal }) {
    while (!signal.aborted && (await step(makeSome)) > 0);
  },
}

async function makeSome(context: Context): Promise<number> {
  const until = addDays(chinaDay(context.now), aheadDays)
  // Those of a trade that was switched off rest; the firm's own have a name.
  const keys = dutiesFor((await readFirm(context.db)).packs).map((one) => one.key)
  const { rows } =
    await sql<Due>`select d.id, d.key, d.name, d.every, d.unit, d.starts_on::text as starts_on, d.next_due_on::text as next_due_on,
      coalesce((select id from staff where id = d.owner_id and is_active),
        (select id from staff where post_id = d.post_id and is_active order by number limit 1)) as doer_id
    from duties d where d.is_active and d.next_due_on <= ${until} and (d.name is not null or d.key = any(${keys}::text[])) order by d.next_due_on limit ${mostAtOnce} for update of d skip locked`.execute(
      context.db,
    )
  for (const one of rows) {
    const nextOn = nextDueDay(one.startsOn, one.every, one.unit, one.nextDueOn)
    const name = one.name ?? findDuty(one.key)?.name.zh ?? one.key
    await addTasks(context, [
      {
        kind: 'duty',
        title: name,
        ownerId: one.doerId,
        dueOn: one.nextDueOn,
        origin: `duty:${one.id}:${one.nextDueOn}`,
        because: { by: 'duty', ruleId: one.id, ruleName: name, every: one.every, unit: one.unit, nextOn },
      },
    ])
    await context.db.updateTable('duties').set({ nextDueOn: nextOn }).where('id', '=', one.id).execute()
  }
  return rows.length
}

/** The duties of a trade rest while it is off; on again they are due from that day on (TEC-14). */
export const tradesSwitched = whenTradesSwitch('duty.tradesSwitched', {
  origins: async (context, pack) => (await dutiesOf(context, pack)).map(({ id }) => `duty:${id}:`),
  async back(context, pack) {
    const yesterday = addDays(chinaDay(context.now), -1)
    for (const { id, startsOn, every, unit } of await dutiesOf(context, pack)) {
      if (startsOn === null || every === null || unit === null) continue
      const nextDueOn = nextDueDay(startsOn, every, unit, yesterday)
      await context.db.updateTable('duties').set({ nextDueOn }).where('id', '=', id).execute()
    }
    await context.job('duty.make', {}, { key: 'duty.make' })
  },
})

async function dutiesOf(context: Context, pack: string) {
  const keys = (packDuties[pack] ?? []).map(({ key }) => key)
  return await context.db
    .selectFrom('duties')
    .select(['id', 'startsOn', 'every', 'unit'])
    .where('key', 'in', ['', ...keys])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export const dutiesJobs = [makeDuties, tradesSwitched]
