import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CadencePlan, CadenceRole } from '#platform/core/pack-cadences.ts'
import { addDays, addMonths, daysBetween } from '#platform/core/time.ts'
import { addWorkingDays, isWorkingDay } from './calendar/rules.ts'
import { actsOf, dueOn, faultsOf, hasUnset, type Known, longestDays, periodOf } from './rules.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n))
/** Any days made free or worked against their weekday. */
const calendar = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 20 })
  .chain((moved) => day.map((from) => ({ from, map: new Map(moved.map(([n, works]) => [addDays(from, n), works])) })))

describe('days of a plan', () => {
  it('[VIS-01] [VIS-02] [VIS-36] count from the anchor, whatever became of the steps before', () => {
    const none = new Map<string, boolean>()
    expect([3, 30, 60].map((n) => dueOn('2026-10-24', n, 'calendar', none))).toEqual([
      '2026-10-27',
      '2026-11-23',
      '2026-12-23',
    ])
    fc.assert(fc.property(day, fc.nat(400), (from, n) => daysBetween(from, dueOn(from, n, 'calendar', none)) === n))
  })

  it('leave out holidays and take in the days worked for them', () => {
    // National Day of 2026: off 1 to 7 October, worked on Sunday 20 September and Saturday 10 October.
    const notice = new Map([
      ...Array.from({ length: 7 }, (_, n) => [addDays('2026-10-01', n), false] as const),
      ['2026-09-20', true] as const,
      ['2026-10-10', true] as const,
    ])
    expect(dueOn('2026-09-30', 3, 'working', notice)).toBe('2026-10-10')
    expect(dueOn('2026-10-01', 0, 'working', notice)).toBe('2026-10-08')
  })

  it('the n-th working day is worked, with n − 1 worked days between', () => {
    fc.assert(
      fc.property(calendar, fc.integer({ min: 1, max: 40 }), ({ from, map }, n) => {
        const end = addWorkingDays(from, n, map)
        const worked = Array.from({ length: daysBetween(from, end) }, (_, at) => addDays(from, at + 1)).filter((one) =>
          isWorkingDay(one, map),
        )
        expect(worked).toHaveLength(n)
        expect(worked.at(-1)).toBe(end)
      }),
    )
  })
})

describe('periods', () => {
  test.each([
    ['2026-11-23', 1, '2026-11', '2026-11-01', '2026-11-30'],
    ['2026-11-23', 3, '2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-11-23', 12, '2026', '2026-01-01', '2026-12-31'],
    ['2026-11-23', 6, '2026-07~2026-12', '2026-07-01', '2026-12-31'],
  ])('[VIS-16] [VIS-17] [VIS-19] %s lies in a period of %i months: %s', (on, months, key, from, to) => {
    expect(periodOf(on, months)).toEqual({ key, from, to })
  })

  it('follow one another without gap or overlap', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(1, 2, 3, 4, 6, 12, 24), (on, months) => {
        const { from, to } = periodOf(on, months)
        expect(from <= on && on <= to).toBe(true)
        expect(periodOf(addDays(to, 1), months).from).toBe(addDays(to, 1))
        expect(addMonths(from, months)).toBe(addDays(to, 1))
      }),
    )
  })
})

const known: Known = {
  posts: new Set(['a', 'b']),
  forms: new Set(['F-101']),
  dateFields: new Set(['archivedOn']),
  cadences: new Set(['x.y']),
}
const step = { key: '1', days: 3, purpose: { zh: '指导', en: 'Guide' }, means: 'call' } as const
const plan = (more: Partial<CadencePlan> = {}): CadencePlan => ({
  anchor: { kind: 'form', form: 'F-101' },
  audience: { all: [] },
  days: 'calendar',
  tracks: [{ key: 't', name: { zh: '代表', en: 'Rep' }, role: { kind: 'owner' }, steps: [step] }],
  done: { written: true, paperBackSameDay: false },
  sameDay: 'merge',
  past: 'skip',
  ...more,
})
const track = (more: Record<string, unknown>) =>
  [{ ...(plan().tracks[0] as object), ...more }] as never as CadencePlan['tracks']
const codes = (given: CadencePlan) => faultsOf(given, known).map((one) => one.code)

describe('[VIS-34] a plan that cannot run is refused at its place', () => {
  it('passes one that can', () => expect(codes(plan())).toEqual([]))
  test.each<[string, CadencePlan]>([
    ['cadence.negative', plan({ tracks: track({ steps: [{ ...step, days: -1 }] }) })],
    ['cadence.unset', plan({ tracks: track({ steps: [{ ...step, days: null }] }) })],
    ['cadence.no_step', plan({ tracks: track({ steps: [] }) })],
    ['cadence.no_track', plan({ tracks: [] })],
    ['cadence.unknown_role', plan({ tracks: track({ role: { kind: 'post', post: 'nobody' } }) })],
    ['cadence.unknown_form', plan({ anchor: { kind: 'form', form: 'F-999' } })],
    ['cadence.unknown_field', plan({ anchor: { kind: 'field', field: 'nothing' } })],
    ['cadence.unknown_cadence', plan({ replaces: ['no.such'] })],
    [
      'cadence.endless',
      plan({
        anchor: { kind: 'archived' },
        tracks: track({ steps: undefined, repeat: { ...step, every: 1, unit: 'month' } }),
      }),
    ],
    [
      'cadence.no_interval',
      plan({
        anchor: { kind: 'lastContact' },
        tracks: track({ steps: undefined, repeat: { ...step, every: 0, unit: 'month' } }),
      }),
    ],
    [
      'cadence.period_unit',
      plan({
        anchor: { kind: 'period' },
        tracks: track({ steps: undefined, repeat: { ...step, every: 1, unit: 'week' } }),
      }),
    ],
    ['cadence.same_key', plan({ tracks: track({ steps: [step, step] }) })],
    ['cadence.no_paper', plan({ anchor: { kind: 'archived' }, done: { written: true, paperBackSameDay: true } })],
    [
      'cadence.escalation_circle',
      plan({ tracks: track({ steps: [{ ...step, escalate: { days: 1, to: { kind: 'owner' } } }] }) }),
    ],
  ])('%s', (code, given) => expect(codes(given)).toContain(code))

  it('finds a circle however long, and none in what only goes up', () => {
    const goes = (from: CadenceRole, to: CadenceRole) => ({
      key: JSON.stringify(from).length.toString(),
      name: { zh: '甲', en: 'A' },
      role: from,
      steps: [{ ...step, escalate: { days: 1, to } }],
    })
    const post = (name: string): CadenceRole => ({ kind: 'post', post: name })
    const circle = [goes({ kind: 'owner' }, post('a')), goes(post('a'), post('b')), goes(post('b'), { kind: 'owner' })]
    expect(codes(plan({ tracks: circle.map((one, at) => ({ ...one, key: `k${at}` })) }))).toEqual([
      'cadence.escalation_circle',
    ])
    expect(codes(plan({ tracks: circle.slice(0, 2).map((one, at) => ({ ...one, key: `k${at}` })) }))).toEqual([])
  })

  it('looks as far ahead as its last step or the last of its times', () => {
    expect(longestDays(plan())).toBe(3)
    const monthly = plan({
      tracks: track({ steps: undefined, repeat: { ...step, every: 1, unit: 'month', times: 12 } }),
    })
    expect(longestDays(monthly)).toBe(372)
    expect(codes(monthly)).toEqual([])
  })

  it('knows what is still open', () => {
    expect(hasUnset(plan())).toBe(false)
    expect(hasUnset(plan({ tracks: track({ steps: [{ ...step, days: null }] }) }))).toBe(true)
    expect(actsOf(plan())).toHaveLength(1)
  })
})
