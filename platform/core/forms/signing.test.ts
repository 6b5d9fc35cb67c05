import { describe, expect, it } from 'vitest'
import type { FormFlow } from './definition.ts'
import { approval, date, form, section, signature, table, text } from './makers.ts'
import { decisionBoxes, isSignedRow, signedKeys, signingPlaces, signsBefore } from './signing.ts'

const card = form({
  key: 'T',
  title: { zh: '卡', en: 'Card' },
  about: { zh: '卡', en: 'Card' },
  subject: 'customer',
  numbering: { pattern: '{0000}' },
  sections: [
    section('a', '一', 'One', [
      text('name', '姓名', 'Name'),
      table('care', '护理', 'Care', undefined, [
        text('what', '项目', 'Care'),
        signature('signed', '顾客签名', 'Customer'),
      ]),
      signature('customer', '顾客', 'Customer'),
      signature('agent', '代办人', 'Agent', undefined, { required: false }),
      date('on', '日期', 'Date'),
      signature('head', '院长', 'Head'),
    ]),
  ],
})
const context = { now: new Date('2026-11-23T02:00:00Z'), actorId: '', departmentIds: [] }
const signed = { name: '季', at: '2026-11-23T02:00:00Z' }
const place = (values: Record<string, unknown>, path: string) =>
  signsBefore(signingPlaces(card, values, context), path)?.path

describe('signing', () => {
  it('[FRM-09] [FRM-10] has a place for every party and every row', () => {
    const values = { care: [{ id: 'r1' }, { id: 'r2', signed }] }
    expect(signingPlaces(card, values, context).map((one) => one.path)).toEqual([
      'care.r1.signed',
      'care.r2.signed',
      'customer',
      'agent',
      'head',
    ])
  })

  it('[FRM-10] goes in the order of the paper; a place that may stay empty is passed over, rows go by themselves', () => {
    expect(place({}, 'head')).toBe('customer')
    expect(place({ customer: signed }, 'head')).toBeUndefined()
    expect(place({ care: [{ id: 'r1' }] }, 'customer')).toBeUndefined()
    expect(place({ care: [{ id: 'r1' }] }, 'care.r1.signed')).toBeUndefined()
  })

  it('closes what stands above the last signature, and nothing below', () => {
    expect([...signedKeys(card, {})]).toEqual([])
    expect([...signedKeys(card, { customer: signed })]).toEqual(['name', 'care', 'customer'])
    expect(signedKeys(card, { head: signed }).has('on')).toBe(true)
  })

  it('[FRM-09] closes a row by its own signature', () => {
    const care = card.sections[0]?.fields[1] as never
    expect(isSignedRow(care, { id: 'r', what: '补水' })).toBe(false)
    expect(isSignedRow(care, { id: 'r', signed })).toBe(true)
  })

  it('[FRM-03] takes the turns a paper names where it prints the highest first', () => {
    const footer = {
      sections: [
        section('a', '签字', 'Signatures', [
          text('name', '姓名', 'Name'),
          signature('general', '总经理', 'General manager', undefined, { turn: 3 }),
          signature('manager', '经理', 'Manager', undefined, { turn: 2 }),
          signature('supervisor', '主管', 'Supervisor', undefined, { turn: 1 }),
        ]),
      ],
    }
    expect(signingPlaces(footer, {}, context).map((one) => one.path)).toEqual(['supervisor', 'manager', 'general'])
    expect(signsBefore(signingPlaces(footer, {}, context), 'general')?.path).toBe('supervisor')
    expect([...signedKeys(footer, { supervisor: signed })]).toEqual(['name', 'supervisor'])
  })

  it('[MVI-09] passes over a place the answers hide, but for what was signed before', () => {
    const when = (result: string) => ({ shownWhen: { field: 'result', op: 'is', value: result } as never })
    const acceptance = {
      sections: [
        section('a', '结论', 'Result', [
          text('result', '结论', 'Result'),
          signature('good', '无问题', 'No defect', undefined, when('good')),
          signature('corrected', '整改完毕', 'Corrected', undefined, when('corrected')),
        ]),
      ],
    }
    const pathsOf = (values: Record<string, unknown>) =>
      signingPlaces(acceptance, values, context).map((one) => one.path)
    expect(pathsOf({ result: 'corrected' })).toEqual(['corrected'])
    expect(pathsOf({ result: 'corrected', good: signed })).toEqual(['good', 'corrected'])
    expect(signsBefore(signingPlaces(acceptance, { result: 'corrected' }, context), 'corrected')).toBeUndefined()
  })

  it('knows which boxes the decisions on the whole form are written into', () => {
    const of = (keys: Record<string, readonly string[] | undefined>, flow: FormFlow) =>
      decisionBoxes({
        flow,
        sections: [
          section(
            'a',
            '一',
            'One',
            Object.entries(keys).map(([key, signs]) => approval(key, key, key, undefined, signs && { signs })),
          ),
        ],
      })
    const two = { first: undefined, last: undefined }
    expect(of(two, { reviews: [], approves: [] })).toEqual({ review: 'first', approve: 'last' })
    expect(of(two, { reviews: [] })).toEqual({ review: 'first' })
    expect(of({ only: undefined }, { reviews: [] })).toEqual({})
    expect(of({ ...two, own: ['总经理'] }, { approves: [] })).toEqual({ approve: 'last' })
    expect(of(two, {})).toEqual({})
  })
})
