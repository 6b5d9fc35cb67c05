import { describe, expect, it } from 'vitest'
import { customer } from '#domain/archives/schema.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields, formTypes } from '#platform/core/forms/definition.ts'
import { isEmptyValue, openItems, otherKey, shownFields, withComputed } from '#platform/core/forms/filling.ts'
import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { checkValue } from '#platform/server/values.ts'
import { packForms } from './forms.ts'
import { packRecords } from './records.ts'
import { packSamples } from './samples.ts'

const context = { now: new Date('2026-06-15T04:00:00Z'), actorId: 'nobody', departmentIds: [] }
const forms = Object.values(packForms).flat()
const tradeFields: Record<string, FieldData> = Object.assign({}, ...Object.values(packRecords).map((one) => one.fields))
const subjectFields: Record<string, FieldData> = { ...customer.fields, ...tradeFields }

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const isDay = (value: unknown) => value === undefined || checkValue({ type: 'date', label }, value).ok
const label = { zh: '值', en: 'Value' }
const isPerson = (value: unknown) => isText((value as { name?: unknown }).name)

/** Values of the types only forms have; signatures and approvals are given later, each in its turn. */
const formChecks: Record<keyof typeof formTypes, (field: FormField, value: never) => boolean> = {
  time: (_, value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  dateRange: (_, { from, to }: { from?: string; to?: string }) =>
    isDay(from) && isDay(to) && (from ?? '') <= (to ?? '9'),
  duration: (_, value) => Number.isInteger(value) && value >= 0,
  person: (_, value) => isPerson(value),
  people: (_, value) => Array.isArray(value) && (value as unknown[]).every(isPerson),
  score: ({ min = 1, max = 5 }, value) => Number.isInteger(value) && value >= min && value <= max,
  signature: () => false,
  approval: () => false,
  files: () => false,
  table: () => false,
  computed: () => false,
}

function faultOf(field: FormField, value: unknown): string | undefined {
  if (isEmptyValue(value)) return 'empty: leave it out'
  if (field.type in formTypes)
    return formChecks[field.type as keyof typeof formTypes](field, value as never) ? undefined : `no ${field.type}`
  if (field.type === 'ref') return isText(value) ? undefined : 'no key or name'
  const { openOptions: _, ...data } = field
  const checked = checkValue(data as FieldData, value)
  return checked.ok ? undefined : checked.code
}

function faultsIn(fields: readonly FormField[], values: Readonly<Record<string, unknown>>, path: string): string[] {
  const others = new Set(fields.filter((one) => one.hasOther).map((one) => otherKey(one.key)))
  return Object.entries(values).flatMap(([key, value]) => {
    const at = `${path} ${key}`
    if (others.has(key)) return isText(value) ? [] : [`${at}: no text`]
    const field = fields.find((one) => one.key === key)
    if (field === undefined) return [`${at}: no such field`]
    if (field.type === 'table') return rowFaults(field, value, at)
    const fault = faultOf(field, value)
    return fault === undefined ? [] : [`${at}: ${fault}`]
  })
}

function rowFaults(table: FormField, rows: unknown, path: string): string[] {
  if (!Array.isArray(rows) || rows.length === 0) return [`${path}: no rows`]
  return rows.flatMap((row, at) => {
    const { id, ...cells } = row as Record<string, unknown>
    const isPrinted = table.fixedRows === undefined || table.fixedRows.some((one) => one.key === id)
    return [
      ...(isPrinted ? [] : [`${path}[${at}]: no printed row ${id}`]),
      ...faultsIn(table.columns ?? [], cells, `${path}[${at}]`),
    ]
  })
}

function filled(form: FormDefinition, record: SampleRecord) {
  return withComputed(form, record.values, '2026-06-15')
}

describe.each(Object.entries(packSamples))('[FRM-01] the sample firm of %s', (pack, { subjects, records }) => {
  const keys = subjects.map((one) => one.key)
  const recordKeys = records.flatMap((one) => one.key ?? [])

  it('has subjects whose every value the archive takes', () => {
    expect(new Set(keys).size).toBe(keys.length)
    const faults = subjects.flatMap(({ key, ...values }) =>
      Object.entries(values).flatMap(([field, value]) => {
        const known = subjectFields[field]
        if (known === undefined || known.system || known.type === 'ref') return [`${key} ${field}: not for samples`]
        const checked = checkValue(known, value)
        return checked.ok && checked.value !== null ? [] : [`${key} ${field}: ${checked.ok ? 'empty' : checked.code}`]
      }),
    )
    expect(faults).toEqual([])
  })

  it('has records of known forms, every value of the right type', () => {
    const faults = records.flatMap((record, at) => {
      const form = forms.find((one) => one.key === record.form)
      if (form === undefined) return [`${at}: no form ${record.form}`]
      if (record.subject !== undefined && !keys.includes(record.subject)) return [`${at}: no subject ${record.subject}`]
      if (form.subject === 'customer' && record.subject === undefined) return [`${at} ${form.key}: about nobody`]
      const kind = subjects.find((one) => one.key === record.subject)?.kind ?? ''
      const isKind = form.subjectKinds === undefined || form.subjectKinds.includes(kind)
      return [
        ...(isKind ? [] : [`${at} ${form.key}: not for ${kind}`]),
        ...faultsIn(formFields(form), record.values, `${at} ${form.key}`),
      ]
    })
    expect(faults).toEqual([])
  })

  it('refers to its own subjects and records only, and fills nothing a form does not show', () => {
    const faults = records.flatMap((record, at) => {
      const form = forms.find((one) => one.key === record.form)
      if (form === undefined) return []
      const shown = new Set(shownFields(form, filled(form, record), context).map((one) => one.key))
      const strange = (field: FormField, value: unknown): string[] => {
        if (field.type === 'table')
          return (value as Record<string, unknown>[]).flatMap((row) =>
            (field.columns ?? []).flatMap((one) => (row[one.key] === undefined ? [] : strange(one, row[one.key]))),
          )
        if (field.type !== 'ref') return []
        const known = field.to === 'customer' ? keys : field.to === 'formRecord' ? recordKeys : [value]
        return known.includes(String(value)) ? [] : [`${at} ${form.key} ${field.key}: no ${value}`]
      }
      return formFields(form).flatMap((field) => {
        const value = record.values[field.key]
        if (value === undefined) return []
        return shown.has(field.key) ? strange(field, value) : [`${at} ${form.key} ${field.key}: not shown`]
      })
    })
    expect(faults).toEqual([])
  })

  it('leaves nothing open in what was submitted', () => {
    const open = records.flatMap((record, at) => {
      const form = forms.find((one) => one.key === record.form)
      if (form === undefined || record.state === 'draft') return []
      return openItems(form, filled(form, record), context).map((one) => `${at} ${form.key} ${one.path} ${one.code}`)
    })
    expect(open).toEqual([])
  })

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(packSamples[pack]))).toEqual(packSamples[pack])
  })
})

it('every trade has a sample firm', () => {
  expect(Object.keys(packSamples)).toEqual(Object.keys(packForms))
})
