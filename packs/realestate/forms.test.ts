import { expect, it } from 'vitest'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { isSigned, openItems, shownFields, withComputed } from '#platform/core/forms/filling.ts'
import { realestateForms } from './forms.ts'

const context = { now: new Date('2026-06-15T04:00:00Z'), actorId: 'nobody', departmentIds: [] }
const find = (key: string) => realestateForms.find((form) => form.key === key) as FormDefinition
const open = (form: string, values: Record<string, unknown>) =>
  openItems(find(form), values, context).map((one) => one.path)

it('[REA-01] [REA-03] a call is told from a visit, the first from a repeated one, and contacts after are counted', () => {
  expect(open('F-087', {})).toEqual(expect.arrayContaining(['customerName', 'phones', 'way', 'turn', 'cameOn']))
  const tracking = [{ id: 'a' }, { id: 'b' }]
  expect(withComputed(find('F-087'), { tracking }, '2026-06-15')).toMatchObject({ trackings: '2' })
})

it('[FRM-03] both tables of the sales office end in who made them and when', () => {
  for (const form of ['F-086', 'F-087'])
    expect(
      find(form)
        .sections.at(-1)
        ?.fields.slice(0, 2)
        .map((one) => one.label.zh),
    ).toEqual(['制表人', '填表日期'])
})

it('[EVT-05] a site without inner plastering opens only by the word of a deputy general manager or higher', () => {
  const asked = (plastered: boolean) => {
    const shown = shownFields(find('F-121'), { plastered }, context)
    return formFields(find('F-121'))
      .filter(isSigned)
      .filter((one) => shown.includes(one))
      .map((one) => one.signedBy?.zh)
  }
  expect(asked(false)).toEqual(['副总以上'])
  expect(asked(true)).toEqual([])
  expect(open('F-121', { plastered: false })).toContain('reason')
})

it('[SVC-11] [SVC-13] a case names lesson, department, origin and one of four kinds', () => {
  expect(open('F-120', {})).toEqual(
    expect.arrayContaining(['description', 'lesson', 'department', 'origin', 'stageClass']),
  )
  expect(formFields(find('F-120')).find((one) => one.key === 'stageClass')?.options).toHaveLength(4)
})

it('[SVC-14] the review of drawings refers to cases of the library', () => {
  const cases = formFields(find('F-122')).find((one) => one.key === 'cases')
  expect(cases?.columns?.find((one) => one.key === 'case')?.form).toBe('F-120')
})
