import type { Context } from '#domain/kit.ts'
import { saveChange } from '#domain/people/records/commands.ts'
import { whenTradesSwitch } from '#domain/tasks/resting/commands.ts'
import { packCadences } from '#packs/cadences.ts'
import { chinaDay } from '#platform/core/time.ts'
import { originPrefix } from '../generating/rules.ts'
import { idOfKey } from '../queries.ts'
import { cadence } from '../schema.ts'

/** The cadences of a trade rest while it is off; on again they count from that day (VIS-34). */
export const tradesSwitched = whenTradesSwitch('followUps.tradesSwitched', {
  origins: (_context, pack) => (packCadences[pack] ?? []).map(({ key }) => originPrefix(idOfKey(key))),
  back: countFromToday,
})

/** What fell due while the trade was off is not made up for. */
async function countFromToday(context: Context, pack: string, name: string): Promise<void> {
  const today = chinaDay(context.now)
  const rows = await context.db
    .selectFrom('cadences')
    .selectAll()
    .where('pack', '=', pack)
    .where('state', '=', 'on')
    .where('inForceOn', '<', today)
    .orderBy('id')
    .forUpdate()
    .execute()
  const reason = context.t('cadence.trade_back', { name })
  for (const row of rows) await saveChange(context, cadence, row, row.version, { inForceOn: today }, { reason })
}
