import { createCustomer } from '#domain/archives/commands.ts'
import { submitForm } from '#domain/forms/filling/commands.ts'
import { startForm } from '#domain/forms/opening/commands.ts'
import { signForm } from '#domain/forms/signing/commands.ts'
import type { SampleRecord } from '#platform/core/pack-samples.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, daysBetween, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from '../actors.ts'
import type { Filled } from '../papers.ts'
import { handOf } from '../papers.ts'
import type { Staff } from '../people.ts'
import { type Card, keepOut, passOn, visit } from './cards.ts'
import { gatherings, type Participant } from './gatherings.ts'

type Setting = { does: Doer; staff: Staff; today: string; now: Date }
type Saved = { id: string; version: number }

const hour = 3_600_000
const eventForm = 'F-107'
const cardForm = 'F-101'
const minutesForm = 'F-108'
const meetingDaysAgo = 5

const feedback = ['听得仔细，问了用法', '先试一个月看效果', '想和家里人商量'] as const

const price = '396.00'

/** The last gatherings with their archive forms: from the day each was made the follow-ups of representative and doctor count. */
export async function addSeminarWeek(setting: Setting, representatives: readonly Actor[]): Promise<void> {
  const { does, staff, today } = setting
  const manager = staff.atPost('销售经理', undefined)
  if (manager === undefined || representatives.length === 0) return
  for (const [n, { name, place, daysAgo, participants }] of gatherings.entries()) {
    const day = addDays(today, -daysAgo)
    const came: Came[] = []
    for (const [at, one] of participants.entries()) {
      const by = representatives[(n + at) % representatives.length] ?? manager
      came.push({ ...one, by, key: `gathering ${n} ${at}`, customerId: await open(setting, day, one, by, `${n}${at}`) })
    }
    const rows = came.map(({ customerId, by, bought }, at) => ({
      id: `r${at + 1}`,
      customer: customerId,
      representative: { name: by.name, staffId: by.id },
      bought,
      ...(bought && { amount: price }),
    }))
    const act = (step: string) => ({ by: manager, at: clock(day, 9), key: `gathering ${n} ${step}` })
    const values = { name, kind: 'gathering', heldAt: clock(day, 8.5).toISOString(), place, participants: rows }
    const event = await does<Saved>(startForm, { form: eventForm, values, happenedOn: day }, act('start'))
    await does(submitForm, { id: event.id, version: event.version }, act('submit'))
    for (const one of came) {
      const card = await archive(setting, day, one, event.id)
      await passOn(setting, card, one.stage)
      await visit(setting, card, one.visits ?? [])
      if (one.drawn) await keepOut(setting, card, one.drawn)
    }
  }
}

/** Minutes of the sample become those of this week: what was agreed there is still to be done and not half a year late. */
export function heldLately(records: readonly SampleRecord[], today: string): SampleRecord[] {
  return records.map((record) => {
    const heldOn = record.form === minutesForm ? record.values['on'] : undefined
    if (typeof heldOn !== 'string') return record
    const later = daysBetween(heldOn, addDays(today, -meetingDaysAgo))
    return { ...record, values: moved(record.values, later) as SampleRecord['values'] }
  })
}

/** Every day within `value`, so many days later. */
function moved(value: unknown, days: number): unknown {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? addDays(value, days) : value
  if (Array.isArray(value)) return value.map((one) => moved(one, days))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, days)]))
}

/** The sample's own archive forms, signed by all three when they were filled in, are reviewed and filed. */
export async function fileCards(setting: Setting, papers: readonly Filled[]): Promise<void> {
  for (const { form, subject, by, ...one } of papers) {
    if (form !== cardForm || subject === undefined) continue
    const { id: customerId, name } = subject
    await passOn(setting, { ...one, customerId, name, by, isSigned: true }, 'filed')
  }
}

type Came = Participant & { by: Actor; key: string; customerId: string }

const clock = (day: string, hours: number): Date => new Date(startOfChinaDay(day).getTime() + hours * hour)

async function open({ does }: Setting, day: string, one: Participant, by: Actor, n: string): Promise<string> {
  const { name, sex } = one
  const values = {
    kind: 'individual',
    name,
    sex,
    phones: [`13900003${n.padStart(3, '3')}`],
    address: `梁溪区清扬路 ${n} 号`,
    ownerId: by.id,
    departmentId: by.departmentId,
  }
  const act = { by, at: clock(day, 8), key: `gathering customer ${n}` }
  return (await does<Saved>(createCustomer, { values, acceptDuplicates: true }, act)).id
}

async function archive({ does, staff }: Setting, madeOn: string, one: Came, event: string): Promise<Card> {
  const { by, key, customerId, sex, age, health, bought } = one
  const doctor = staff.atPost('顾服主管医生', undefined)
  const act = (step: string) => ({ by, at: clock(madeOn, 11), key: `${key} ${step}` })
  const values = {
    madeOn,
    event,
    sex,
    age,
    health,
    bought: bought ? 'yes' : 'no',
    feedback: feedback[age % feedback.length],
    ...(doctor && { holder: { name: doctor.name, staffId: doctor.id } }),
    ...(bought && { purchases: [{ id: 'r1', product: '氨糖软骨素钙片', quantity: 2, amount: price, on: madeOn }] }),
  }
  const begun = await does<Saved>(startForm, { form: cardForm, customerId, values, happenedOn: madeOn }, act('start'))
  const sign = { id: begun.id, version: begun.version, path: 'filledSameDay', name: by.name, drawn: handOf(by.name) }
  const signed = await does<Saved>(signForm, sign, act('sign'))
  const { version } = await does<Saved>(submitForm, { id: begun.id, version: signed.version }, act('submit'))
  return { id: begun.id, version, name: one.name, madeOn, key, customerId, by }
}
