import type { Text } from './i18n.ts'

/**
 * A field, declared once. Forms, lists, filters, search, import, export, validation, audit diffs and the expected
 * database column all read this value. It is JSON-safe data: fields of packs and of a firm's own making have the
 * same shape and live in the `extra` jsonb of their entity.
 */
export const fieldTypes = {
  text: 'text',
  longText: 'text',
  integer: 'integer',
  decimal: 'numeric',
  /** Amount as decimal string; its currency is the sibling field `<key>Currency`. */
  money: 'numeric',
  /** 0.15 means 15 %. */
  ratio: 'numeric',
  date: 'date',
  /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': a founding date is often only known to the month. */
  partialDate: 'text',
  instant: 'timestamp with time zone',
  boolean: 'boolean',
  option: 'text',
  options: 'text[]',
  strings: 'text[]',
  phones: 'text[]',
  emails: 'text[]',
  /** GB/T 2260 code, six digits. */
  region: 'text',
  /** Canonical birthday text, solar or lunar: see chinese/lunar.ts. */
  birthday: 'text',
  residentId: 'text',
  creditCode: 'text',
  url: 'text',
  /** Id of a record of another entity, named by `to`. */
  ref: 'uuid',
  json: 'jsonb',
} as const
export type FieldType = keyof typeof fieldTypes

export type Option = { key: string; label: Text; synonyms?: string[] }

export type FieldData = {
  type: FieldType
  label: Text
  /** Longest text, in characters. Every text has one: a column without a length cannot be unified later (ARC-42). */
  max?: number
  min?: number
  /** Digits after the point of decimal, money and ratio. */
  scale?: number
  unit?: Text
  options?: readonly Option[]
  /** Name of an open list: the firm may add, rename and retire options, so the database does not fix them. See open-options.ts. */
  openOptions?: string
  /** For `ref`: which entity. */
  to?: string
  required?: boolean
  /** Written by the system only; never in a form. */
  system?: boolean
  /** Section of the sheet the field is shown in. */
  group?: string
  /** Shown in lists: `default` columns are on from the start. */
  list?: 'default' | 'offered'
  filter?: boolean
  sort?: boolean
  /** Column heads seen in real files that mean this field (IMP-11). */
  synonyms?: readonly string[]
  importable?: boolean
  /** personal: masked unless the role needs it (ACC-19). secret: shown only by its own right. */
  sensitivity?: 'personal' | 'secret'
  /** Counts in completeness: basic ones must be there before the draft ends (ARC-14). */
  quality?: 'basic' | 'wanted'
  /** Days after which a verified value must be looked at again. */
  validDays?: number
  /** Only for this kind of record, e.g. 'individual'. */
  appliesTo?: readonly string[]
  help?: Text
  /** Marked so that a part of the screen may find the field by meaning, not by name. */
  role?: 'name' | 'number' | 'owner' | 'department'
}

declare const value: unique symbol
/** Field data that remembers the type of its value, for the type checker only. */
export type Field<V = unknown, Required extends boolean = boolean> = FieldData & {
  readonly [value]?: V
  required?: Required
}

type Meta = Omit<FieldData, 'type' | 'label' | 'required'>
type Maker<V> = <const R extends boolean = false>(zh: string, en: string, meta?: Meta & { required?: R }) => Field<V, R>

function maker<V>(type: FieldType, defaults: Partial<FieldData> = {}): Maker<V> {
  return ((zh, en, meta) => ({ type, label: { zh, en }, ...defaults, ...meta })) as Maker<V>
}

// 200 characters hold every company name on the register; the longest known legal names have about 120.
export const text = maker<string>('text', { max: 200 })
export const longText = maker<string>('longText', { max: 10_000 })
export const integer = maker<number>('integer')
export const decimal = maker<string>('decimal', { scale: 2 })
export const ratio = maker<string>('ratio', { scale: 4 })
export const date = maker<string>('date')
export const partialDate = maker<string>('partialDate', { max: 10 })
export const instant = maker<string>('instant')
export const boolean = maker<boolean>('boolean')
export const strings = maker<string[]>('strings', { max: 60 })
export const phones = maker<string[]>('phones', { max: 40, sensitivity: 'personal' })
export const emails = maker<string[]>('emails', { max: 254, sensitivity: 'personal' })
export const region = maker<string>('region', { max: 6 })
export const birthday = maker<string>('birthday', { max: 12, sensitivity: 'personal' })
export const residentId = maker<string>('residentId', { max: 30, sensitivity: 'personal' })
export const creditCode = maker<string>('creditCode', { max: 18 })
export const url = maker<string>('url', { max: 300 })
export const json = maker<unknown>('json')

export function ref<const R extends boolean = false>(
  to: string,
  zh: string,
  en: string,
  meta?: Meta & { required?: R },
): Field<string, R> {
  return { type: 'ref', to, label: { zh, en }, ...meta } as Field<string, R>
}

/** Options are written `{ key: ['中文', 'English', …synonyms] }`. */
export type OptionList = Readonly<Record<string, readonly [zh: string, en: string, ...synonyms: string[]]>>

export function optionsOf(list: OptionList): Option[] {
  return Object.entries(list).map(([key, [zh, en, ...synonyms]]) => ({
    key,
    label: { zh, en },
    ...(synonyms.length > 0 ? { synonyms } : {}),
  }))
}

export function option<const L extends OptionList, const R extends boolean = false>(
  zh: string,
  en: string,
  list: L,
  meta?: Meta & { required?: R },
): Field<keyof L & string, R> {
  return { type: 'option', label: { zh, en }, max: 40, options: optionsOf(list), ...meta } as Field<keyof L & string, R>
}

export function options<const L extends OptionList>(
  zh: string,
  en: string,
  list: L,
  meta?: Meta,
): Field<string[], false> {
  return { type: 'options', label: { zh, en }, max: 40, options: optionsOf(list), ...meta } as Field<string[], false>
}

/** ISO 4217 codes that Chinese firms meet daily; the list is open because trade is. */
export const currencies = {
  CNY: ['人民币', 'Chinese yuan', '元', 'RMB', '￥', '¥'],
  USD: ['美元', 'US dollar', '美金', '$'],
  HKD: ['港元', 'Hong Kong dollar', '港币', 'HK$'],
  EUR: ['欧元', 'Euro', '€'],
  JPY: ['日元', 'Japanese yen', '日圆'],
  GBP: ['英镑', 'Pound sterling', '£'],
  TWD: ['新台币', 'New Taiwan dollar', '台币'],
  AUD: ['澳元', 'Australian dollar'],
  SGD: ['新加坡元', 'Singapore dollar', '新元'],
  KRW: ['韩元', 'Korean won'],
} as const satisfies OptionList

/** An amount and its currency: two fields, two columns, one declaration. */
export function money<const K extends string, const R extends boolean = false>(
  key: K,
  zh: string,
  en: string,
  meta?: Meta & { required?: R },
): { [P in K]: Field<string, R> } & { [P in `${K}Currency`]: Field<string, false> } {
  return {
    [key]: { type: 'money', label: { zh, en }, scale: 2, ...meta },
    [`${key}Currency`]: {
      type: 'option',
      label: { zh: `${zh}币种`, en: `${en} currency` },
      max: 3,
      options: optionsOf(currencies),
      openOptions: 'currency',
      ...(meta?.group === undefined ? {} : { group: meta.group }),
      ...(meta?.appliesTo === undefined ? {} : { appliesTo: meta.appliesTo }),
    },
  } as never
}

export type Fields = Readonly<Record<string, Field>>

export type ValueOf<F extends Field> = F extends Field<infer V, infer R> ? (R extends true ? V : V | null) : never

/** A row as read: every field present, absent values null. */
export type RowOf<F extends Fields> = { [K in keyof F]: ValueOf<F[K]> }

/** An entity: a table of the database as the business sees it. */
export type Entity<F extends Fields = Fields> = {
  name: string
  table: string
  label: Text
  /** Sections in the order of the paper sheet. */
  groups: Readonly<Record<string, Text>>
  fields: F
  /** Columns that only the commands of the noun know: paths, keys of packs. */
  internal?: readonly string[]
}

export function entity<const F extends Fields>(declaration: {
  name: string
  table: string
  label: Text
  groups?: Readonly<Record<string, Text>>
  fields: F
  internal?: readonly string[]
}): Entity<F> {
  return { groups: {}, ...declaration }
}

/** Every editable record has these: who made it, who changed it last, which version it is. */
export const recordFields = {
  id: { type: 'ref', to: 'self', label: { zh: '内部编号', en: 'Id' }, system: true, required: true } as Field<
    string,
    true
  >,
  version: integer('版本', 'Version', { system: true, required: true }),
  createdAt: instant('建档时间', 'Created at', {
    system: true,
    required: true,
    filter: true,
    sort: true,
    list: 'offered',
  }),
  createdBy: ref('staff', '建档人', 'Created by', { system: true, filter: true, list: 'offered' }),
  updatedAt: instant('更新时间', 'Updated at', {
    system: true,
    required: true,
    filter: true,
    sort: true,
    list: 'offered',
  }),
  updatedBy: ref('staff', '更新人', 'Updated by', { system: true, filter: true }),
}

/** 'registeredCapital' → 'registered_capital': the one seam between the names of code and of SQL. */
export function columnOf(key: string): string {
  const known = columnNames.get(key)
  if (known !== undefined) return known
  const column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (columnNames.size < rememberedNames) columnNames.set(key, column)
  return column
}

// Asked for every value of every row that is written; the bound is for keys that come from outside.
const columnNames = new Map<string, string>()
const rememberedNames = 2000
