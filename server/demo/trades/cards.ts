import { planFollowUp } from '#domain/follow-ups/plans/commands.ts'
import { holdForm } from '#domain/forms/custody/commands.ts'
import { fileForm, reviewForm } from '#domain/forms/deciding/commands.ts'
import { signForm } from '#domain/forms/signing/commands.ts'
import { completeTask } from '#domain/tasks/closing/commands.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Doer } from '../actors.ts'
import { handOf } from '../papers.ts'
import type { Staff } from '../people.ts'
import type { Drawn, Stage, Visit } from './gatherings.ts'

const hour = 3_600_000
// A task as it was made is its first version.
const asMade = 1

/** An archive form that was handed in, and who answers for the customer. */
export type Card = {
  id: string
  version: number
  name: string
  madeOn: string
  key: string
  customerId: string
  by: Actor
  isSigned?: boolean
}
type Setting = { does: Doer; staff: Staff; today: string; now: Date }
type Saved = { version: number }

/** Takes an archive form as far as it has come: next day with the manager, from there to the doctor, into the cabinet. */
export async function passOn(setting: Setting, card: Card, stage: Stage): Promise<void> {
  const { does, staff } = setting
  const manager = staff.atPost('销售经理', undefined)
  const doctor = staff.atPost('顾服主管医生', undefined)
  if (stage === 'made' || manager === undefined || doctor === undefined) return
  const at = (hours: number) => timeOf(setting, addDays(card.madeOn, 1), hours)
  const { id } = card
  let { version } = card
  const sign = async (path: string, by: Actor, hours: number) => {
    if (card.isSigned === true) return
    const input = { id, version, path, name: by.name, drawn: handOf(by.name) }
    version = (await does<Saved>(signForm, input, { by, at: at(hours), key: `${card.key} ${path}` })).version
  }
  await sign('toManager', manager, 9)
  const reviewed = { by: manager, at: at(9.5), key: `${card.key} review` }
  version = (await does<Saved>(reviewForm, { id, version }, reviewed)).version
  if (stage === 'withManager') return
  await sign('toDoctor', doctor, 10)
  if (stage !== 'filed') return
  const location = { cabinet: '1', folder: card.name.slice(0, 1) }
  await does(fileForm, { id, version, location }, { by: doctor, at: at(10.5), key: `${card.key} file` })
}

/** Follow-ups of the weeks before, each planned when the form was made; the representative drew the form for the day. */
export async function visit(setting: Setting, card: Card, visits: readonly Visit[]): Promise<void> {
  const { does, staff } = setting
  const doctor = staff.atPost('顾服主管医生', undefined)
  if (doctor === undefined) return
  const days = visits.map((one, n) => ({ ...one, n, on: addDays(card.madeOn, one.done) }))
  const planned = new Map<number, string>()
  for (const { n, by, after, purpose, means } of days) {
    const input = { customerId: card.customerId, dueOn: addDays(card.madeOn, after), purpose, means }
    const act = {
      by: by === 'doctor' ? doctor : card.by,
      at: timeOf(setting, card.madeOn, 17),
      key: `${card.key} plan ${n}`,
    }
    planned.set(n, (await does<{ id: string }>(planFollowUp, input, act)).id)
  }
  for (const { n, by, on, purpose, result } of days.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const who = by === 'doctor' ? doctor : card.by
    const act = (step: string, hours: number) => ({ at: timeOf(setting, on, hours), key: `${card.key} ${step} ${n}` })
    if (by === 'representative') await draw(setting, card, on, purpose, `${n}`)
    await does(completeTask, { id: planned.get(n), version: asMade, result }, { ...act('done', 10), by: who })
    if (by === 'representative')
      await does(holdForm, { id: card.id, kind: 'return' }, { ...act('back', 17), by: doctor })
  }
}

/** The doctor gives the form out in the morning, to be back the same day. */
async function draw(setting: Setting, card: Card, on: string, purpose: string, n: string): Promise<void> {
  const doctor = setting.staff.atPost('顾服主管医生', undefined)
  if (doctor === undefined) return
  const input = { id: card.id, kind: 'draw', to: card.by.id, purpose, dueOn: on }
  await setting.does(holdForm, input, { by: doctor, at: timeOf(setting, on, 8.5), key: `${card.key} draw ${n}` })
}

export async function keepOut(setting: Setting, card: Card, { daysAgo, purpose }: Drawn): Promise<void> {
  await draw(setting, card, addDays(setting.today, -daysAgo), purpose, 'out')
}

/** What would lie ahead was done now. */
function timeOf({ now }: Setting, day: string, hours: number): Date {
  return new Date(Math.min(startOfChinaDay(day).getTime() + hours * hour, now.getTime()))
}
