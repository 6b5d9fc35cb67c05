import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import { type SampleCustomer, sampleCustomer } from './customers.ts'
import { type Chance, chanceFrom } from './random.ts'

/** What waits for somebody in the made-up firm, so that the day's work is not empty. */
export type Matter =
  | 'incomplete'
  | 'awaitingApproval'
  | 'awaitingVerification'
  | 'returned'
  | 'reviewDue'
  | 'birthday'
  | 'traded'
  | 'none'

export type PlannedCustomer = SampleCustomer & {
  n: number
  openedAt: Date
  matter: Matter
  chance: Chance
  /** Brought by a salesman and verified since. */
  isVerified: boolean
}

export const customerCount = 400
// How far back the made-up firm's records reach.
const days = 3 * 365

// How many of each matter: a page of each, as a firm of this size has on a Monday.
const matters: readonly [Matter, number][] = [
  ['incomplete', 16],
  ['awaitingApproval', 7],
  ['awaitingVerification', 8],
  ['returned', 3],
  ['reviewDue', 9],
  ['birthday', 8],
  ['traded', 6],
]
const recent: readonly Matter[] = ['awaitingApproval', 'awaitingVerification', 'returned']

/** 400 customers, oldest first; the same day gives the same firm on every machine. */
export function planCustomers(today: string): PlannedCustomer[] {
  const queue = matters.flatMap(([matter, count]) => Array.from({ length: count }, () => matter))
  const planned = Array.from({ length: customerCount }, (_, n): PlannedCustomer => {
    const chance = chanceFrom(7919 + n)
    const matter = queue[n] ?? 'none'
    const daysAgo = recent.includes(matter) ? chance.between(2, 12) : chance.between(21, days)
    const openedAt = workingMoment(addDays(today, -daysAgo), chance)
    const sample = sampleOf(chance, n, addDays(today, -daysAgo), matter)
    const values = adjusted(sample, matter, today, chance, addDays(today, -daysAgo))
    const isVerified = chance.is(0.15) && matter !== 'incomplete' && !recent.includes(matter)
    return { ...sample, values, n, openedAt, matter, chance, isVerified }
  })
  return planned.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
}

/** Birthdays are people's; everything else may happen to either kind. */
function sampleOf(chance: Chance, n: number, day: string, matter: Matter): SampleCustomer {
  for (;;) {
    const sample = sampleCustomer(chance, n, day)
    if (matter !== 'birthday' || sample.values['kind'] === 'individual') return sample
  }
}

function adjusted(
  { values }: SampleCustomer,
  matter: Matter,
  today: string,
  chance: Chance,
  openedOn: string,
): Record<string, unknown> {
  const filled = { ...values, archivedOn: openedOn }
  switch (matter) {
    case 'incomplete': {
      const { address: _, assets: _a, assetsCurrency: _c, tradeSince: _t, ...rest } = filled as Record<string, unknown>
      return chance.is(0.5) ? rest : { ...rest, address: values['address'] }
    }
    case 'reviewDue':
      return { ...filled, nextReviewOn: addDays(today, chance.between(-20, 2)) }
    case 'birthday':
      return { ...filled, birthday: `${chance.between(1958, 1998)}${addDays(today, chance.between(0, 6)).slice(4)}` }
    default:
      return chance.is(0.4) ? { ...filled, nextReviewOn: addDays(today, chance.between(20, 340)) } : filled
  }
}

/** A moment of a working day in China between nine and half past five. */
export function workingMoment(day: string, chance: Chance): Date {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const onDay = weekday === 0 ? addDays(day, -2) : weekday === 6 ? addDays(day, -1) : day
  return new Date(
    startOfChinaDay(onDay).getTime() + chance.between(9 * 60, 17 * 60 + 30) * 60_000 + chance.between(0, 59_000),
  )
}
