import { type OptionList, optionsOf } from '../fields.ts'
import type { FormDefinition, FormField, FormSection } from './definition.ts'

/**
 * Short words in which trades write their forms down. A field is `kind('key', '中文', 'English', no, { more })`, where
 * `no` is its line in the catalogue of forms. What comes out is plain data.
 */
type More = Omit<Partial<FormField>, 'key' | 'type' | 'label' | 'options'>

function maker(type: FormField['type'], defaults: More = {}) {
  return (key: string, zh: string, en: string, no?: number, more: More = {}): FormField => ({
    key,
    type,
    label: { zh, en },
    ...(no === undefined ? {} : { no }),
    ...defaults,
    ...more,
  })
}

function optionMaker(type: 'option' | 'options') {
  return (
    key: string,
    zh: string,
    en: string,
    no: number | undefined,
    list: OptionList,
    more: More = {},
  ): FormField => ({
    key,
    type,
    label: { zh, en },
    ...(no === undefined ? {} : { no }),
    max: 40,
    options: optionsOf(list),
    ...more,
  })
}

export const text = maker('text', { max: 200 })
/** Answers may run overleaf: 100,000 characters are forty printed pages. */
export const longText = maker('longText', { max: 100_000 })
export const integer = maker('integer')
export const decimal = maker('decimal', { scale: 2 })
export const money = maker('money', { scale: 2 })
export const ratio = maker('ratio', { scale: 4, min: 0 })
export const date = maker('date')
/** A day of which only the month or the year may be known. */
export const partialDate = maker('partialDate', { max: 10 })
export const instant = maker('instant')
export const time = maker('time')
export const dateRange = maker('dateRange')
export const duration = maker('duration', { min: 0 })
export const yesNo = maker('boolean')
export const phones = maker('phones', { max: 40, sensitivity: 'personal' })
export const emails = maker('emails', { max: 254, sensitivity: 'personal' })
export const address = maker('text', { max: 300, span: 6 })
export const region = maker('region', { max: 6 })
export const birthday = maker('birthday', { max: 12, sensitivity: 'personal' })
export const residentId = maker('residentId', { max: 30, sensitivity: 'personal' })
export const creditCode = maker('creditCode', { max: 18 })
export const url = maker('url', { max: 300 })
export const strings = maker('strings', { max: 60 })
export const person = maker('person', { max: 80 })
export const people = maker('people', { max: 80 })
export const files = maker('files')
export const signature = maker('signature')
export const approval = maker('approval')
/** One tick of a list. */
export const option = optionMaker('option')
/** Several ticks of a list. */
export const options = optionMaker('options')

/** The ticks of `list` with 其他, which opens a text (FRM-06). */
export const withOther = <const L extends OptionList>(list: L): L & { other: readonly ['其他', 'Other'] } => ({
  ...list,
  other: ['其他', 'Other'],
})

/** A score; without more said, five down to one. */
export const score = maker('score', { min: 1, max: 5 })

/** A record of another entity ('staff', 'product', 'department', 'post', …), linked rather than copied (FRM-16). */
export function ref(
  key: string,
  zh: string,
  en: string,
  no: number | undefined,
  to: string,
  more: More = {},
): FormField {
  return { key, type: 'ref', to, label: { zh, en }, ...(no === undefined ? {} : { no }), ...more }
}

/** A record of another form: the event a sheet belongs to, the script that was used. */
export function refForm(
  key: string,
  zh: string,
  en: string,
  no: number | undefined,
  form: string,
  more: More = {},
): FormField {
  return ref(key, zh, en, no, 'formRecord', { form, ...more })
}

export function table(
  key: string,
  zh: string,
  en: string,
  no: number | undefined,
  columns: readonly FormField[],
  more: More = {},
): FormField {
  return { key, type: 'table', label: { zh, en }, ...(no === undefined ? {} : { no }), columns, ...more }
}

export function computed(
  key: string,
  zh: string,
  en: string,
  no: number | undefined,
  as: NonNullable<FormField['as']>,
  formula: NonNullable<FormField['formula']>,
  more: More = {},
): FormField {
  return { key, type: 'computed', as, formula, label: { zh, en }, ...(no === undefined ? {} : { no }), ...more }
}

export function section(
  key: string,
  zh: string,
  en: string,
  fields: readonly FormField[],
  more: Partial<FormSection> = {},
): FormSection {
  return { key, label: { zh, en }, fields, ...more }
}

/** A form that is a sheet about its subject unless it says otherwise. */
export function form(declared: Omit<FormDefinition, 'shape'> & Partial<Pick<FormDefinition, 'shape'>>): FormDefinition {
  return { shape: 'sheet', ...declared }
}
