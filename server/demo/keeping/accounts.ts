import { markAccount, planAccount } from '#domain/key-accounts/marking/commands.ts'
import { addMatter, noteProgress } from '#domain/key-accounts/matters/commands.ts'
import type { Degree, Person } from '#domain/key-accounts/schema.ts'
import type { Database } from '#domain/kit.ts'
import { completeTask } from '#domain/tasks/closing/commands.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Doer } from '../actors.ts'

/** An important matter: due so many days from today, at an hour and a place, and how far it is. */
type MatterStory = {
  title: string
  days: number
  time?: string
  place?: string
  importance: Degree
  urgency: Degree
  progress?: readonly [percent: number, note: string]
  /** What came of it, where it is done. */
  result?: string
}

export type AccountStory = {
  reason: string
  goal: string
  situation: string
  strategy: string
  matters: readonly MatterStory[]
}

type Setting = { platform: Platform<Database>; does: Doer; head: Actor; today: string; now: Date }
type Saved = { id: string; version: number }
export type AccountOf = { id: string; owner: Actor }

const hour = 3_600_000
// Marked when the quarter began to be planned.
const markedBefore = 45
// A matter is written down so many days before it is due.
const writtenBefore = 9

/** Key accounts with a plan, the people who count there, and matters of which some are done and some late. */
export async function addAccounts(
  setting: Setting,
  accounts: readonly (readonly [AccountOf, AccountStory])[],
): Promise<void> {
  const { does, head, today } = setting
  const at = morning(addDays(today, -markedBefore))
  for (const [{ id: customerId, owner }, story] of accounts) {
    const { reason, goal, situation, strategy, matters } = story
    const key = `account ${customerId}`
    const { id, version } = await does<Saved>(markAccount, { customerId, reason }, { by: head, at, key })
    const people = await readPeople(setting, customerId)
    const plan = { goal, situation, strategy, contactId: people[0]?.contactId ?? null }
    await does(planAccount, { id, version, values: plan, people }, { by: owner, at, key: `${key} plan` })
    for (const [n, matter] of matters.entries()) await addOne(setting, { id, owner, key: `${key} ${n}` }, matter)
  }
}

const morning = (day: string): Date => new Date(startOfChinaDay(day).getTime() + 10 * hour)

async function readPeople({ platform }: Setting, customerId: string): Promise<Person[]> {
  const rows = await platform.db
    .selectFrom('customerContacts')
    .select('contactId')
    .where('customerId', '=', customerId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .limit(2)
    .execute()
  const seats = [
    { part: 'decider', influence: 'high', attitude: 'supports', note: '看重供货及时，愿意把新品先放在自家店试' },
    { part: 'buyer', influence: 'middle', attitude: 'neutral', note: null },
  ] as const
  return rows.flatMap(({ contactId }, n) => (seats[n] === undefined ? [] : [{ contactId, ...seats[n] }]))
}

async function addOne(
  { does, today, now }: Setting,
  account: { id: string; owner: Actor; key: string },
  matter: MatterStory,
): Promise<void> {
  const { title, days, time, place, importance, urgency, progress, result } = matter
  const dueOn = addDays(today, days)
  const written = morning(addDays(dueOn, -writtenBefore))
  const at = written < now ? written : now
  const input = { keyAccountId: account.id, values: { title, dueOn }, dueTime: time, importance, urgency, place }
  const { id, version } = await does<Saved>(addMatter, input, { by: account.owner, at, key: account.key })
  if (progress !== undefined) {
    const [percent, note] = progress
    const said = { id, version: 1, progress: percent, note }
    await does(noteProgress, said, { by: account.owner, at, key: `${account.key} progress` })
  }
  if (result === undefined) return
  const done = { by: account.owner, at: morning(dueOn), key: `${account.key} done` }
  await does(completeTask, { id, version, result }, done)
}
