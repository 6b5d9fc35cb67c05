import { sql } from 'kysely'
import type { Context, Job } from '#domain/kit.ts'
import { whenTradesSwitch } from '#domain/tasks/resting/commands.ts'
import { packCare } from '#packs/care.ts'
import { makeTasks } from './generating/commands.ts'
import { readOccasions } from './occasions/queries.ts'

// Some seconds of work a step: a server that stops loses no more than that.
const customersAtOnce = 20_000

/**
 * Makes the tasks of care whose lead has begun. Feasts concern everybody and go in steps; the other occasions find few.
 * Running twice makes nothing twice: every task names its occasion, subject and year.
 */
export const makeCare: Job = {
  name: 'care.make',
  // 03:10 in China, before the working day.
  cron: '10 19 * * *',
  async run(context, _payload, { step, signal }) {
    for (const rule of await readOccasions(context)) {
      if (!rule.isActive) continue
      if (rule.kind !== 'feast' && rule.kind !== 'once') {
        await step(async (own) => await note(own, rule.ruleId, await makeTasks(own, rule)))
        continue
      }
      let from: string | undefined = '00000000-0000-0000-0000-000000000000'
      while (from !== undefined && !signal.aborted) {
        const after: string = from
        from = await step(async (own) => {
          const { rows } = await sql<{
            last: string | null
          }>`select max(id::text) as last from (select id from customers
            where id > ${after}::uuid order by id limit ${customersAtOnce}) p`.execute(own.db)
          const last = rows[0]?.last ?? undefined
          if (last !== undefined)
            await note(
              own,
              rule.ruleId,
              await makeTasks(own, rule, sql`c.id > ${after}::uuid and c.id <= ${last}::uuid`),
            )
          return last
        })
      }
    }
  },
}

async function note(context: Context, ruleId: string, made: number): Promise<void> {
  if (made > 0) context.audit({ kind: 'system', subject: 'task', detail: { care: ruleId, made } })
}

/** What a trade wants prepared falls away with it (TEC-14). */
export const tradesSwitched = whenTradesSwitch('care.tradesSwitched', {
  origins: (_context, pack) => (packCare[pack] ?? []).map(({ key }) => `occasion:${key}:`),
})

export const careJobs = [makeCare, tradesSwitched]
