import type { FieldError } from '#platform/core/errors.ts'
import type {
  CadencePlan,
  CadenceRepeat,
  CadenceRole,
  CadenceStep,
  CadenceTrack,
  CadenceUnit,
} from '#platform/core/pack-cadences.ts'
import { addDays, addMonths } from '#platform/core/time.ts'
import { addWorkingDays, type Calendar } from './calendar/rules.ts'

/** The day a step is due: so many days from its anchor, whatever became of the steps before (VIS-01, VIS-36). */
export function dueOn(anchorOn: string, days: number, counted: CadencePlan['days'], calendar: Calendar): string {
  return counted === 'working' ? addWorkingDays(anchorOn, days, calendar) : addDays(anchorOn, days)
}

const monthsOf: Partial<Record<CadenceUnit, number>> = { month: 1, quarter: 3, year: 12 }

/** Months of a repeat whose unit is made of months; undefined for days and weeks. */
export function monthsEach({ every, unit }: Pick<CadenceRepeat, 'every' | 'unit'>): number | undefined {
  const each = monthsOf[unit]
  return every === null || each === undefined ? undefined : every * each
}

/** The period a day lies in: periods of `months` months, counted from January of year 0. */
export function periodOf(day: string, months: number): { key: string; from: string; to: string } {
  const index = Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / months) * months
  const from = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`
  const to = addDays(addMonths(from, months), -1)
  return { key: periodKey(from, to, months), from, to }
}

function periodKey(from: string, to: string, months: number): string {
  const year = from.slice(0, 4)
  if (months === 12) return year
  if (months === 3) return `${year}-Q${Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1}`
  return months === 1 ? from.slice(0, 7) : `${from.slice(0, 7)}~${to.slice(0, 7)}`
}

export type Act = { track: CadenceTrack; nth: number; step?: CadenceStep; repeat?: CadenceRepeat }

/** Everything a plan has somebody do. */
export function actsOf(plan: Pick<CadencePlan, 'tracks'>): Act[] {
  return plan.tracks.flatMap((track) => [
    ...(track.steps ?? []).map((step, at) => ({ track, nth: at + 1, step })),
    ...(track.repeat === undefined ? [] : [{ track, nth: 1, repeat: track.repeat }]),
  ])
}

/** Whether a number is still open: the firm has to set it before the cadence can run (G-40). */
export function hasUnset(plan: Pick<CadencePlan, 'tracks'>): boolean {
  return actsOf(plan).some(({ step, repeat }) => (step ? step.days : repeat?.every) === null)
}

/** What a firm has that a plan may name. */
export type Known = {
  posts: ReadonlySet<string>
  forms: ReadonlySet<string>
  dateFields: ReadonlySet<string>
  cadences: ReadonlySet<string>
}

/** What keeps a plan from coming into force, each at its place. */
export function faultsOf(plan: CadencePlan, known: Known): FieldError[] {
  const faults: FieldError[] = []
  const fault = (path: string, code: string, params: Record<string, string | number> = {}) =>
    faults.push({ path, code, params })
  const { anchor, tracks } = plan
  if (anchor.kind === 'form' && !known.forms.has(anchor.form))
    fault('plan.anchor', 'cadence.unknown_form', { form: anchor.form })
  if (anchor.kind === 'field' && !known.dateFields.has(anchor.field))
    fault('plan.anchor', 'cadence.unknown_field', { field: anchor.field })
  if (plan.answers !== undefined && anchor.kind !== 'form') fault('plan.answers', 'cadence.answers_without_form')
  if (plan.done.form !== undefined && !known.forms.has(plan.done.form))
    fault('plan.done.form', 'cadence.unknown_form', { form: plan.done.form })
  if (plan.done.paperBackSameDay && anchor.kind !== 'form') fault('plan.done.paperBackSameDay', 'cadence.no_paper')
  for (const key of plan.replaces ?? [])
    if (!known.cadences.has(key)) fault('plan.replaces', 'cadence.unknown_cadence', { key })
  if (plan.replaces?.length && anchor.kind !== 'form') fault('plan.replaces', 'cadence.answers_without_form')
  if (tracks.length === 0) fault('plan.tracks', 'cadence.no_track')
  if (new Set(tracks.map((one) => one.key)).size < tracks.length) fault('plan.tracks', 'cadence.same_key')
  for (const [at, track] of tracks.entries()) trackFaults(plan, track, `plan.tracks.${at}`, known, fault)
  if (isCircular(tracks)) fault('plan.tracks', 'cadence.escalation_circle')
  return faults
}

type Fault = (path: string, code: string, params?: Record<string, string | number>) => void

function trackFaults({ anchor }: CadencePlan, track: CadenceTrack, path: string, known: Known, fault: Fault): void {
  const { steps = [], repeat } = track
  roleFault(track.role, `${path}.role`, known, fault)
  if (steps.length === 0 && repeat === undefined) fault(path, 'cadence.no_step')
  if (steps.length > 0 && (repeat !== undefined || anchor.kind === 'period')) fault(path, 'cadence.steps_and_repeat')
  if (new Set(steps.map((one) => one.key)).size < steps.length) fault(path, 'cadence.same_key')
  steps.forEach((step, n) => {
    if (step.days === null) fault(`${path}.steps.${n}.days`, 'cadence.unset')
    else if (step.days < 0) fault(`${path}.steps.${n}.days`, 'cadence.negative')
    escalationFault(step.escalate, `${path}.steps.${n}.escalate`, known, fault)
  })
  if (repeat === undefined) return
  if (repeat.every === null) fault(`${path}.repeat.every`, 'cadence.unset')
  else if (repeat.every < 1) fault(`${path}.repeat.every`, 'cadence.no_interval')
  if (anchor.kind === 'period' && monthsOf[repeat.unit] === undefined)
    fault(`${path}.repeat.unit`, 'cadence.period_unit')
  if (isEndless(anchor.kind, repeat)) fault(`${path}.repeat`, 'cadence.endless')
  escalationFault(repeat.escalate, `${path}.repeat.escalate`, known, fault)
}

/** From a day that stays, a repeat must say where it ends; the last contact moves on, and a period ends by itself. */
function isEndless(kind: CadencePlan['anchor']['kind'], { until, times }: CadenceRepeat): boolean {
  if (kind === 'period' || kind === 'lastContact' || kind === 'lastTrade') return false
  return times === undefined && !(kind === 'contractSigned' && until === 'contract')
}

function roleFault(role: CadenceRole, path: string, known: Known, fault: Fault): void {
  const post = 'post' in role ? role.post : undefined
  if (role.kind === 'named' && !known.forms.has(role.form)) fault(path, 'cadence.unknown_form', { form: role.form })
  if (post !== undefined && !known.posts.has(post)) fault(path, 'cadence.unknown_role', { role: post })
}

function escalationFault(escalate: CadenceStep['escalate'], path: string, known: Known, fault: Fault): void {
  if (escalate === undefined) return
  if (escalate.days < 0) fault(`${path}.days`, 'cadence.negative')
  roleFault(escalate.to, `${path}.to`, known, fault)
}

const nameOf = (role: CadenceRole) =>
  role.kind === 'named'
    ? `${role.kind} ${role.form} ${role.field}`
    : 'post' in role && role.post !== undefined
      ? `${role.kind} ${role.post}`
      : role.kind

/** Whether what goes up comes back to where it was. Upward to the superior it ends at the top of the firm. */
function isCircular(tracks: readonly CadenceTrack[]): boolean {
  const edges = actsOf({ tracks }).flatMap(({ track, step, repeat }) => {
    const to = (step ?? repeat)?.escalate?.to
    return to === undefined || (to.kind === 'superior' && track.role.kind === 'superior')
      ? []
      : [[nameOf(track.role), nameOf(to)] as const]
  })
  const reaches = (from: string, wanted: string, seen: Set<string>): boolean =>
    edges.some(([start, end]) => {
      if (start !== from || seen.has(`${start}>${end}`)) return false
      seen.add(`${start}>${end}`)
      return end === wanted || reaches(end, wanted, seen)
    })
  return edges.some(([start]) => reaches(start, start, new Set()))
}

const mostDaysOf: Record<CadenceUnit, number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 }

/** The longest a plan looks ahead from its anchor, in days; working days stretch over weekends and holidays. */
export function longestDays(plan: CadencePlan): number {
  const days = actsOf(plan).map(({ step, repeat }) =>
    repeat === undefined ? (step?.days ?? 0) : (repeat.every ?? 0) * mostDaysOf[repeat.unit] * (repeat.times ?? 1),
  )
  const longest = Math.max(0, ...days)
  return plan.days === 'working' ? longest * 2 + 20 : longest
}
