import { setGift } from '#domain/care/gifts/commands.ts'
import type { Database } from '#domain/kit.ts'
import { completeTask } from '#domain/tasks/closing/commands.ts'
import { chinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import { actorOf, createDoer } from '../actors.ts'

/** What is given, its budget and what it cost, one after the other. */
const given = [
  ['真丝方巾礼盒', '200', '186.00'],
  ['铁皮石斛礼盒', '300', '268.00'],
  ['会员生日蛋糕券', '100', '98.00'],
  ['艾草精油套装', '200', undefined],
] as const
// The first of the made-up gifts is given already, every other of the rest is ready.
const firstGiven = 1

/** Gifts of the care that is due: chosen, some ready, one given. Done twice it leaves what is there. */
export async function addGifts(platform: Platform<Database>): Promise<void> {
  const does = createDoer(platform)
  const now = platform.clock()
  const rows = await platform.db
    .selectFrom('careGifts as g')
    .innerJoin('tasks as t', 't.id', 'g.taskId')
    .innerJoin('staff as s', 's.id', 't.ownerId')
    .select(['g.version', 't.id', 't.version as taskVersion', 's.id as staffId', 's.name', 's.departmentId'])
    .where('t.state', '=', 'open')
    .where('g.budget', 'is', null)
    .orderBy('t.dueOn')
    .orderBy('t.id')
    .limit(given.length * 2)
    .execute()
  for (const [n, row] of rows.entries()) {
    const by = actorOf(platform, { id: row.staffId, name: row.name, departmentId: row.departmentId ?? '' })
    const [item, budget, cost = null] = given[n % given.length] ?? given[0]
    const isReady = n % 2 === 0 && cost !== null
    const values = { item, budget, cost: isReady ? cost : null, readyOn: isReady ? chinaDay(now) : null }
    const act = { by, at: now, key: `gift ${row.id}` }
    await does(setGift, { taskId: row.id, version: row.version, values: { ...values, proofId: null, note: null } }, act)
    if (n >= firstGiven) continue
    const result = `${item}已送到，本人收下，很高兴。`
    await does(completeTask, { id: row.id, version: row.taskVersion, result }, { ...act, key: `given ${row.id}` })
  }
}
