import { describe, expect, it, test } from 'vitest'
import { customer } from '#domain/archives/schema.ts'
import { actsOf, faultsOf, hasUnset } from '#domain/follow-ups/rules.ts'
import { planSchema } from '#domain/follow-ups/schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import type { PackCadence } from '#platform/core/pack-cadences.ts'
import { packCadences } from './cadences.ts'
import { packForms } from './forms.ts'
import { packOrder } from './pack-order.ts'
import { packPolicies } from './policies.ts'

const all = Object.entries(packCadences).flatMap(([pack, cadences]) => cadences.map((one) => ({ pack, one })))
const find = (key: string) => all.find(({ one }) => one.key === key)?.one as PackCadence
const known = {
  posts: new Set(packOrder.flatMap((pack) => pack.organisation.posts.map((one) => one.key))),
  forms: new Set(Object.values(packForms).flatMap((forms) => forms.map((one) => one.key))),
  dateFields: new Set<string>(),
  cadences: new Set(all.map(({ one }) => one.key)),
}
const days = (key: string, track: string) =>
  find(key)
    .plan.tracks.find((one) => one.key === track)
    ?.steps?.map((one) => [one.days, one.purpose.zh, one.means])
const repeat = (key: string) => {
  const { every, unit, metBy } = find(key).plan.tracks[0]?.repeat ?? {
    every: undefined,
    unit: undefined,
    metBy: undefined,
  }
  return [every, unit, metBy, find(key).plan.tracks[0]?.role.kind]
}
const leaves = (condition: Condition | undefined): string[] =>
  condition === undefined
    ? []
    : 'all' in condition
      ? condition.all.flatMap(leaves)
      : 'any' in condition
        ? condition.any.flatMap(leaves)
        : 'not' in condition
          ? leaves(condition.not)
          : 'field' in condition
            ? [condition.field]
            : []

describe('what the trades bring', () => {
  test.each(all.map(({ pack, one }) => [one.key, pack, one] as const))('%s is sound data', (key, pack, one) => {
    expect(key.startsWith(`${pack}.`)).toBe(true)
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
    expect(planSchema.safeParse(one.plan).error?.issues ?? []).toEqual([])
    // A number the papers leave open is shown as unset, and nothing else is wrong (G-40).
    expect(faultsOf(one.plan, known).filter((fault) => fault.code !== 'cadence.unset')).toEqual([])
    for (const field of leaves(one.plan.audience)) expect(Object.keys(customer.fields)).toContain(field)
    const { anchor } = one.plan
    const form = Object.values(packForms)
      .flat()
      .find((each) => anchor.kind === 'form' && each.key === anchor.form)
    const questions = (form === undefined ? [] : formFields(form)).map((field) => `values.${field.key}`)
    for (const field of leaves(one.plan.answers)) expect(questions).toContain(field)
    if (one.policy !== undefined)
      expect(
        Object.values(packPolicies)
          .flat()
          .map((each) => each.key),
      ).toContain(one.policy)
  })

  it('keys are one only', () => expect(new Set(all.map(({ one }) => one.key)).size).toBe(all.length))
})

describe('the numbers of the papers', () => {
  it('[VIS-02] [VIS-03] [VIS-04] [VIS-09] the representative calls on a buyer within 3, 30 and 60 days', () => {
    expect(days('seminar.buyers', 'representative')).toEqual([
      [3, '指导服用', 'call'],
      [30, '询问意见', 'call'],
      [60, '了解服用效果', 'visit'],
    ])
  })
  it('[VIS-10] [VIS-12] the doctor beside him within 15, 30 and 60, mainly by phone: six separate follow-ups (G-04)', () => {
    expect(days('seminar.buyers', 'doctor')).toEqual([
      [15, '专业指导', 'call'],
      [30, '了解服用效果', 'call'],
      [60, '排除异议', 'call'],
    ])
    expect([actsOf(find('seminar.buyers').plan).length, find('seminar.buyers').plan.sameDay]).toEqual([6, 'each'])
  })
  it('[VIS-06] [VIS-07] somebody who did not buy within 3 and 15 days; [VIS-11] the doctor only when asked', () => {
    expect(days('seminar.others', 'representative')).toEqual([
      [3, '密切联系', 'call'],
      [15, '介绍产品服务', 'visit'],
    ])
    expect(find('seminar.others').plan.tracks[1]).toMatchObject({ key: 'doctor', onRequest: true })
  })
  it('[VIS-01] [VIS-14] [VIS-15] from the day of the form, in calendar days (G-05), written down and given back the same day', () => {
    for (const key of ['seminar.buyers', 'seminar.others'])
      expect(find(key).plan).toMatchObject({
        anchor: { kind: 'form', form: 'F-101' },
        days: 'calendar',
        done: { written: true, paperBackSameDay: true },
      })
  })
  it('[VIS-37] a buyer’s plan takes the place of the one for those who did not buy', () => {
    expect(find('seminar.buyers').plan.replaces).toContain('seminar.others')
    expect(find('seminar.others').plan.replaces).not.toContain('seminar.buyers')
  })
  it('[VIS-16] [VIS-17] [VIS-18] [VIS-19] in the term: the department monthly, the leader quarterly, a visit yearly, all on F-113', () => {
    expect(repeat('consulting.monthly')).toEqual([1, 'month', 'department', 'owner'])
    expect(repeat('consulting.quarterly')).toEqual([1, 'quarter', 'role', 'leader'])
    expect(repeat('consulting.yearly')).toEqual([1, 'year', 'anyone', 'owner'])
    for (const key of ['consulting.monthly', 'consulting.quarterly', 'consulting.yearly'])
      expect(find(key).plan).toMatchObject({ anchor: { kind: 'period', within: 'contract' }, done: { form: 'F-113' } })
  })
  it('[VIS-20] past clients: the head quarterly, the department at an interval of the firm’s', () => {
    expect(repeat('consulting.pastHead')).toEqual([1, 'quarter', 'role', 'departmentHead'])
    expect(repeat('consulting.past')).toEqual([null, 'month', 'department', 'owner'])
  })
  it('[VIS-22] [VIS-23] visits are made once the request was approved; [VIS-25] a strong intent asks for an invitation at once', () => {
    expect(find('consulting.visits').plan.anchor).toEqual({ kind: 'form', form: 'F-117', from: 'approved' })
    expect(days('consulting.strongIntent', 'developer')).toEqual([[0, '邀请来访参观', 'call']])
  })
  it('[VIS-21] what a past client says of more business goes to the leader the same day', () => {
    expect(find('consulting.pastNews').plan.anchor).toEqual({
      kind: 'entry',
      matter: 'newBusiness',
      within: 'afterContract',
    })
    expect(days('consulting.pastNews', 'leader')?.[0]?.[0]).toBe(0)
  })
  test.each([
    ['VIS-24', ['consulting.prospects']],
    ['VIS-26', ['construction.visits']],
    ['VIS-27', ['distribution.a', 'distribution.b', 'distribution.c']],
    ['VIS-28', ['retail.diamond', 'retail.gold', 'retail.silver', 'retail.ordinary', 'retail.new']],
    ['VIS-30', ['hotel.afterStay', 'hotel.regulars', 'hotel.partners']],
    ['VIS-32', ['realestate.tracking']],
    ['VIS-33', ['consulting.afterReception']],
  ])('[%s] is there and waits for the number the papers leave open (G-40)', (clause, keys) => {
    for (const key of keys) expect([find(key).clauses.includes(clause), hasUnset(find(key).plan)]).toEqual([true, true])
  })
  it('[VIS-31] during a salon treatment the consultant asks, that day', () => {
    expect(days('beauty.duringCare', 'consultant')?.[0]?.[0]).toBe(0)
  })
})
