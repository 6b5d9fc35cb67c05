import { expect, it } from 'vitest'
import { formFields } from '#platform/core/forms/definition.ts'
import { isSigned, openItems, shownFields, withComputed } from '#platform/core/forms/filling.ts'
import { loanRegistration } from './forms/loan-registration.ts'

const context = { now: new Date('2026-06-15T04:00:00Z'), actorId: 'nobody', departmentIds: [] }
const filled = (values: Record<string, unknown>) => withComputed(loanRegistration, values, '2026-06-15')
const shown = (values: Record<string, unknown>) =>
  shownFields(loanRegistration, filled(values), context).map((one) => one.key)
const open = (values: Record<string, unknown>) =>
  openItems(loanRegistration, filled(values), context).map((one) => one.path)

it('[LON-02] [LON-03] [LON-04] the list of copies follows the kind of borrower and counts what is missing', () => {
  const papers = (values: Record<string, unknown>) => shown(values).filter((key) => /Papers$/.test(key))
  expect(papers({ borrowerType: 'natural' })).toEqual(['ownPapers'])
  expect(papers({ borrowerType: 'natural', spouse: { name: '赵敏' } })).toEqual(['ownPapers', 'spousePapers'])
  expect(papers({ borrowerType: 'corporate' })).toEqual(['corporatePapers'])
  expect(filled({ ownPapers: ['identity', 'household', 'marriage'] })).toMatchObject({ ownMissing: '0' })
  expect(filled({ corporatePapers: ['licence'] })).toMatchObject({ corporateMissing: '2' })
})

it('[LON-01] the corporate borrower’s lines are asked of corporate borrowers only', () => {
  const corporate = ['corporateName', 'corporateAddress', 'legalPerson']
  expect(open({ borrowerType: 'corporate' })).toEqual(expect.arrayContaining(corporate))
  expect(open({ borrowerType: 'natural' }).filter((key) => corporate.includes(key))).toEqual([])
})

it('[LON-06] what remains of the earlier loan must be amount less repaid, or the difference explained', () => {
  const earlier = { earlierAmount: '200000', repaid: '148000' }
  expect(open(earlier)).toContain('remaining')
  expect(open({ ...earlier, remaining: '52000.00' })).not.toContain('differenceReason')
  expect(open({ ...earlier, remaining: '52500' })).toContain('differenceReason')
  expect(filled({ ...earlier, remaining: '52500' })).toMatchObject({ difference: '500' })
})

it('[LON-05] the sales consultant signs and dates it', () => {
  expect(
    formFields(loanRegistration)
      .filter(isSigned)
      .map((one) => one.key),
  ).toEqual(['consultantSigned'])
  expect(open({})).toEqual(expect.arrayContaining(['consultant', 'filledOn']))
})

it('[LON-07] names the borrower from the archive and the spouse among its people', () => {
  const binds = loanRegistration.sections.flatMap((one) => one.fields).filter((one) => one.no === 51)
  expect(binds.map((one) => one.bind)).toEqual(['name', '@family'])
})
