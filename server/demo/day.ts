import { createCadence, saveCadence } from '#domain/follow-ups/cadences/commands.ts'
import { completeTask } from '#domain/tasks/closing/commands.ts'
import { addTask } from '#domain/tasks/commands.ts'
import { givePromise } from '#domain/tasks/promises/commands.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from './actors.ts'
import { demoCadences } from './cadences.ts'
import type { Opened } from './history.ts'
import { type Staff, somebody } from './people.ts'

type Setting = { does: Doer; staff: Staff; today: string; now: Date }
type Saved = { id: string; version: number }

const hour = 3_600_000
// Ten in the morning in China, when the day has been talked over.
const morningOf = (day: string): Date => new Date(startOfChinaDay(day).getTime() + 10 * hour)

/** Days from today on which somebody's matters fall due: some are late, some are today's, some lie ahead. */
const dueIn = [-4, -1, 0, 0, 0, 1, 3, 6] as const
// Written down a week before they are due, and no later than now.
const writtenBefore = 7

const errands = [
  ['约下月进货计划', 'call'],
  ['寄送新版价格表和检测报告', 'wechat'],
  ['上门核对陈列和近效期', 'visit'],
  ['试用装使用情况回访', 'call'],
  ['送对账单并收回签字联', 'visit'],
  ['确认春节前最后一次发货时间', 'wechat'],
] as const

const promised = ['补发台卡 4 张、宣传册 1 套', '给出破损件换货方案', '安排讲师到店培训半天'] as const

/**
 * The working day of the made-up firm: its own cadences by level, errands and promises of everybody who answers for
 * customers, of which some are late and some done already.
 */
export async function addDay(setting: Setting, opened: readonly Opened[]): Promise<void> {
  await addCadences(setting)
  for (const [n, person] of setting.staff.owners.entries()) {
    const own = opened.filter((one) => one.owner.id === person.id && one.matter !== 'returned')
    for (const [at, days] of dueIn.entries()) await addErrand(setting, person, own.at(-1 - at), { n, at, days })
    await addPromise(setting, person, own.at(-1 - dueIn.length), n)
  }
}

async function addCadences({ does, staff, now }: Setting): Promise<void> {
  const by = somebody(staff, '仇立群')
  for (const { name, plan } of demoCadences) {
    const { id, version } = await does<Saved>(createCadence, { name, plan }, { by, at: now, key: `cadence ${name}` })
    const reason = '按年度客户分级会议纪要定'
    await does(saveCadence, { id, version, name, plan, reason }, { by, at: now, key: `cadence in force ${name}` })
  }
}

type Place = { n: number; at: number; days: number }

async function addErrand(
  { does, today, now }: Setting,
  by: Actor,
  customer: Opened | undefined,
  { n, at, days }: Place,
): Promise<void> {
  if (customer === undefined) return
  const [title, means] = errands[(n + at) % errands.length] ?? errands[0]
  const dueOn = addDays(today, days)
  const written = morningOf(addDays(dueOn, -writtenBefore))
  const when = written < now && written > customer.openedAt ? written : now
  if (dueOn < chinaDay(when)) return
  const priority = days < 0 ? 'high' : 'normal'
  const values = { title, means, priority, customerId: customer.id, ownerId: by.id, dueOn }
  const task = await does<Saved>(addTask, { values }, { by, at: when, key: `errand ${n} ${at}` })
  // The first of today's matters is done by the time anybody looks.
  if (days !== 0 || at % 3 !== 2) return
  const done = { ...task, result: `${title}，已与对方确认，没有其他问题。` }
  await does(completeTask, done, { by, at: now, key: `errand done ${n} ${at}` })
}

async function addPromise({ does, today, now }: Setting, by: Actor, customer: Opened | undefined, n: number) {
  if (customer === undefined) return
  const content = promised[n % promised.length] ?? promised[0]
  // Given before the weekend; of every three one is late, one is due today, one lies ahead.
  const dueOn = addDays(today, (n % 3) - 1)
  const given = morningOf(addDays(dueOn, -3))
  const at = given < now && given > customer.openedAt ? given : now
  if (dueOn < chinaDay(at)) return
  const values = { category: 'promise', text: `答应对方：${content}。` }
  const input = { customerId: customer.id, values, promise: { content, dueOn } }
  await does(givePromise, input, { by, at, key: `promise ${n}` })
}
