import { z } from 'zod'
import { parseBirthday } from '#platform/core/chinese/birthday.ts'
import { parseCompanyCode } from '#platform/core/chinese/credit-code.ts'
import { findDivision } from '#platform/core/chinese/divisions.ts'
import { isRealBirthday } from '#platform/core/chinese/lunar.ts'
import { parsePhones } from '#platform/core/chinese/phone.ts'
import { parseIdentity } from '#platform/core/chinese/resident-id.ts'
import type { ErrorParams } from '#platform/core/errors.ts'
import type { FieldData, Fields, RowOf } from '#platform/core/fields.ts'
import { isId } from '#platform/core/ids.ts'
import { choicesOf } from '#platform/core/open-options.ts'

/** A value as it may be stored, or why not. */
export type Checked = { ok: true; value: unknown } | { ok: false; code: string; params: ErrorParams }

const good = (value: unknown): Checked => ({ ok: true, value })
const bad = (code: string, params: ErrorParams = {}): Checked => ({ ok: false, code, params })

// One record never needs more entries than this in one multi-valued field; it bounds what one request can store.
const maxEntries = 50

/**
 * Checks one value against its field and brings it into the stored form (trimmed, canonical).
 * Empty text and empty lists become null; whether null is allowed is for `required` to say.
 */
export function checkValue(field: FieldData, raw: unknown): Checked {
  if (raw === null || raw === undefined) return good(null)
  switch (field.type) {
    case 'text':
    case 'longText':
      return checkText(field, raw)
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
      return checkNumber(field, raw)
    case 'date':
    case 'partialDate':
      return checkDate(field, raw)
    case 'instant':
      return typeof raw === 'string' && !Number.isNaN(Date.parse(raw))
        ? good(new Date(raw).toISOString())
        : bad('field.not_a_date')
    case 'boolean':
      return typeof raw === 'boolean' ? good(raw) : bad('field.wrong_type')
    case 'option':
      return checkOption(field, raw)
    case 'options':
    case 'strings':
    case 'phones':
    case 'emails':
      return checkList(field, raw)
    case 'json':
      return good(raw)
    default:
      return checkCoded(field, raw)
  }
}

// PostgreSQL refuses NUL, and other control characters never belong to a name; line ends and tabs may stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
const loneSurrogates = /\p{Surrogate}/gu

function cleanText(raw: string): string {
  return raw.replace(controls, '').replace(loneSurrogates, '').normalize('NFC').trim()
}

function checkText(field: FieldData, raw: unknown): Checked {
  if (typeof raw !== 'string') return bad('field.wrong_type')
  const text = cleanText(raw)
  if (text === '') return good(null)
  const length = [...text].length
  if (field.max !== undefined && length > field.max) return bad('field.too_long', { max: field.max })
  if (field.min !== undefined && length < field.min) return bad('field.too_short', { min: field.min })
  return good(text)
}

function checkNumber(field: FieldData, raw: unknown): Checked {
  const text = typeof raw === 'number' ? plainNumber(raw) : typeof raw === 'string' ? raw.trim() : undefined
  if (text === '') return good(null)
  // 15 digits before the point hold any amount in fen that a double-checking spreadsheet can also hold.
  if (text === undefined || !/^-?\d{1,15}(\.\d+)?$/.test(text)) return bad('field.not_a_number')
  if (field.min !== undefined && Number(text) < field.min) return bad('field.too_small', { min: field.min })
  if (field.max !== undefined && Number(text) > field.max) return bad('field.too_large', { max: field.max })
  const scale = field.type === 'integer' ? 0 : (field.scale ?? 2)
  const decimals = text.split('.')[1]?.replace(/0+$/, '').length ?? 0
  if (decimals > scale) return bad('field.too_precise', { scale })
  if (field.type === 'integer') {
    return Number.isSafeInteger(Number(text)) && Math.abs(Number(text)) < 2 ** 31
      ? good(Number(text))
      : bad('field.not_a_number')
  }
  const [whole = '0', fraction = ''] = text.split('.')
  return good(scale === 0 ? whole : `${whole}.${fraction.slice(0, scale).padEnd(scale, '0')}`)
}

function plainNumber(value: number): string {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? value.toFixed(6).replace(/\.?0+$/, '') : 'NaN'
}

function checkDate(field: FieldData, raw: unknown): Checked {
  if (typeof raw !== 'string') return bad('field.not_a_date')
  const text = raw.trim()
  if (text === '') return good(null)
  const shape = field.type === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}(-\d{2}(-\d{2})?)?$/
  if (!shape.test(text)) return bad('field.not_a_date')
  const day = text + '0000-01-01'.slice(text.length)
  const parsed = new Date(`${day}T00:00:00Z`)
  const real = !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === day && text >= '1000'
  return real ? good(text) : bad('field.no_such_day', { day: text })
}

function checkOption(field: FieldData, raw: unknown): Checked {
  if (typeof raw !== 'string') return bad('field.wrong_type')
  if (raw === '') return good(null)
  const found = choicesOf(field).find((one) => one.key === raw)
  if (found === undefined) return bad('field.not_an_option', { value: raw.slice(0, 40) })
  return found.isRetired ? bad('field.option_retired', { option: found.label.zh }) : good(raw)
}

function checkList(field: FieldData, raw: unknown): Checked {
  if (!Array.isArray(raw)) return bad('field.wrong_type')
  if (raw.length > maxEntries) return bad('field.too_many', { max: maxEntries })
  const values: string[] = []
  for (const entry of raw) {
    const checked = checkEntry(field, entry)
    if (!checked.ok) return checked
    for (const value of [checked.value].flat())
      if (typeof value === 'string' && !values.includes(value)) values.push(value)
  }
  return good(values.length === 0 ? null : values)
}

const email = /^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]{2,}$/

function checkEntry(field: FieldData, entry: unknown): Checked {
  if (field.type === 'options') return checkOption(field, entry)
  const text = checkText(field, entry)
  if (!text.ok || text.value === null) return text
  const value = String(text.value)
  if (field.type === 'emails')
    return email.test(value) ? good(value.toLowerCase()) : bad('field.not_an_email', { value: value.slice(0, 60) })
  if (field.type !== 'phones') return text
  const parsed = parsePhones(value)
  const refused = parsed.errors[0]
  if (refused !== undefined) return bad(refused.reason, refused.params)
  return parsed.phones.length === 0
    ? bad('phone.not_number', { text: value.slice(0, 40), digits: 0 })
    : good(parsed.phones.map((one) => one.value))
}

function checkCoded(field: FieldData, raw: unknown): Checked {
  const text = checkText(field, raw)
  if (!text.ok || text.value === null) return text
  const value = String(text.value)
  switch (field.type) {
    case 'ref':
      return isId(value) ? good(value.toLowerCase()) : bad('field.not_an_id')
    case 'region':
      return findDivision(value) !== undefined ? good(value) : bad('field.not_a_region', { value })
    case 'birthday': {
      const parsed = parseBirthday(value)
      if (!parsed.ok) return bad(parsed.reason, parsed.params)
      return isRealBirthday(parsed.value) ? good(parsed.value) : bad('date.no_lunar_day', { text: value })
    }
    case 'residentId': {
      const paper = parseIdentity(value)
      return paper.ok ? good(paper.value) : bad(paper.reason, paper.params)
    }
    case 'creditCode': {
      const code = parseCompanyCode(value)
      return code.ok ? good(code.value) : bad(code.reason, code.params)
    }
    case 'url': {
      const withScheme = /^[a-z]+:\/\//i.test(value) ? value : `http://${value}`
      return /^https?:\/\/[^\s"<>]+\.[^\s"<>]+$/i.test(withScheme) ? good(withScheme) : bad('field.not_a_url')
    }
    default:
      return text
  }
}

/** A zod schema of one field's value; its issues carry message keys and params (see http/errors.ts). */
export function valueSchema(field: FieldData): z.ZodType {
  const described = jsonTypeOf(field)
  return described.nullish().transform((raw, context) => {
    const checked = checkValue(field, raw)
    if (checked.ok && !(field.required && checked.value === null)) return checked.value
    const { code, params } = checked.ok ? { code: 'field.required', params: {} } : checked
    context.addIssue({ code: 'custom', message: code, params, input: raw })
    return z.NEVER
  })
}

function jsonTypeOf(field: FieldData): z.ZodType {
  switch (field.type) {
    case 'boolean':
      return z.boolean()
    case 'integer':
    case 'decimal':
    case 'money':
    case 'ratio':
      return z.union([z.number(), z.string()])
    case 'options':
    case 'strings':
    case 'phones':
    case 'emails':
      return z.array(z.string())
    case 'json':
      return z.unknown()
    default:
      return z.string()
  }
}

type Written<F extends Fields> = { [K in keyof RowOf<F>]?: RowOf<F>[K] | undefined }

/** Input of a creation: absent values become null, and a required one that is absent is refused. */
export function createSchema<F extends Fields, K extends keyof F & string>(
  fields: F,
  keys: readonly K[],
): z.ZodType<Pick<RowOf<F>, K>> {
  return strict(fields, keys, (schema) => schema)
}

/** Input of a change: absent fields stay untouched, null empties, a required one cannot be emptied. */
export function changeSchema<F extends Fields, K extends keyof F & string>(
  fields: F,
  keys: readonly K[],
): z.ZodType<Written<Pick<F, K>>> {
  return strict(fields, keys, (schema) => schema.optional())
}

function strict(fields: Fields, keys: readonly string[], wrap: (schema: z.ZodType) => z.ZodType): never {
  const describe = (field: FieldData) =>
    wrap(valueSchema(field)).meta({ description: `${field.label.zh} / ${field.label.en}` })
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, describe(fields[key] as FieldData)]))) as never
}

/** Fields people write, as opposed to those the system keeps. */
export function writableKeys<F extends Fields>(fields: F): (keyof F & string)[] {
  return Object.keys(fields).filter((key) => fields[key]?.system !== true)
}
