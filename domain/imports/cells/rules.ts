import { parseAddress } from '#platform/core/chinese/address.ts'
import { parseBirthday } from '#platform/core/chinese/birthday.ts'
import { parseChineseDate, parseChineseTime } from '#platform/core/chinese/dates.ts'
import { divisionsNamed } from '#platform/core/chinese/divisions.ts'
import { parseMoney, parsePercent } from '#platform/core/chinese/money.ts'
import { parseYesNo } from '#platform/core/chinese/yes-no.ts'
import type { ErrorParams } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import type { Cell } from '#platform/server/sheets/cell.ts'
import { findOption } from '../mapping/rules.ts'

/** What a cell says in terms of a field: a raw value for checkValue, a companion (currency), or why it cannot be read. */
export type Read =
  | { ok: true; value: unknown; currency?: string }
  | { ok: false; code: string; params: ErrorParams }
  | { ok: 'unmatched'; raw: string }

const nothing: Read = { ok: true, value: null }
// What people write where they know nothing.
const blanks = new Set([
  '',
  '-',
  '—',
  '——',
  '/',
  '\\',
  '无',
  '暂无',
  '没有',
  'n/a',
  'na',
  '#n/a',
  'null',
  '待补',
  '待补充',
  '不详',
  '未知',
  '空',
])

/** Whether a cell says nothing about its field. 没有 is an answer to a yes-or-no question and no blank there. */
export function isBlank(cell: Cell, field: FieldData): boolean {
  if (cell.kind === 'empty' || cell.kind === 'error') return true
  if (field.type === 'boolean') return cell.text.trim() === ''
  return blanks.has(cell.text.trim().toLowerCase())
}

/**
 * Reads a cell as people fill it in: dates in Chinese forms, several phones in one cell, money with its unit and
 * currency, percent, 是/否, options by label. `values` are the option texts the person has matched by hand.
 */
export function readCell(cell: Cell, field: FieldData, values: Readonly<Record<string, string | null>> = {}): Read {
  if (isBlank(cell, field)) return nothing
  const text = cell.text.trim()
  switch (field.type) {
    case 'date':
    case 'partialDate':
    case 'instant':
      return readDate(cell, field)
    case 'birthday':
      return readBirthday(cell)
    case 'money':
      return readMoney(cell, text)
    case 'integer':
    case 'decimal':
      return readNumber(cell, text)
    case 'ratio': {
      const parsed = parsePercent(cell.kind === 'number' ? Number(cell.value) : text)
      return parsed.ok ? { ok: true, value: parsed.ratio } : { ok: false, code: parsed.reason, params: parsed.params }
    }
    case 'boolean': {
      const matched = values[text]
      if (matched !== undefined) return { ok: true, value: matched === null ? null : matched === 'true' }
      const answer = typeof cell.value === 'boolean' ? cell.value : parseYesNo(text)
      return answer === undefined ? { ok: 'unmatched', raw: text } : { ok: true, value: answer }
    }
    case 'option':
      return readOption(text, field, values)
    case 'options':
      return readOptions(text, field, values)
    case 'strings':
    case 'emails':
      return { ok: true, value: splitList(text) }
    case 'phones':
      return { ok: true, value: [text] }
    case 'region':
      return readRegion(text)
    default:
      return { ok: true, value: text }
  }
}

function splitList(text: string): string[] {
  return text
    .split(/[,，;；、\n|]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function readDate(cell: Cell, field: FieldData): Read {
  if (cell.kind === 'date')
    return {
      ok: true,
      value: field.type === 'instant' ? chinaInstant(String(cell.value)) : String(cell.value).slice(0, 10),
    }
  const written = cell.kind === 'number' ? Number(cell.value) : cell.text
  const parsed = parseChineseDate(written)
  if (!parsed.ok) return { ok: false, code: parsed.reason, params: parsed.params }
  if (field.type === 'partialDate') return { ok: true, value: parsed.value }
  // A day is needed here; '2015年3月' alone does not name one.
  if (parsed.value.length < 10) return { ok: false, code: 'field.not_a_date', params: {} }
  if (field.type !== 'instant') return { ok: true, value: parsed.value }
  return { ok: true, value: chinaInstant(`${parsed.value}T${parseChineseTime(written) ?? '00:00:00'}`) }
}

/** A spreadsheet's time has no zone; in a Chinese firm's file it is China's (UTC+8). */
function chinaInstant(local: string): string {
  return new Date(`${local.length === 10 ? `${local}T00:00:00` : local}+08:00`).toISOString()
}

function readBirthday(cell: Cell): Read {
  const text = cell.kind === 'date' ? String(cell.value).slice(0, 10) : cell.text.trim()
  const parsed = parseBirthday(text)
  if (parsed.ok) return { ok: true, value: parsed.value }
  const date = parseChineseDate(cell.kind === 'number' ? Number(cell.value) : text)
  return date.ok ? { ok: true, value: date.value } : { ok: false, code: parsed.reason, params: parsed.params }
}

function readMoney(cell: Cell, text: string): Read {
  // The shown text knows units and currency that the bare number does not.
  const parsed = parseMoney(text)
  if (parsed.ok) return { ok: true, value: parsed.amount, currency: parsed.currency }
  if (cell.kind === 'number') return { ok: true, value: String(cell.value) }
  return { ok: false, code: parsed.reason, params: parsed.params }
}

function readNumber(cell: Cell, text: string): Read {
  if (cell.kind === 'number') return { ok: true, value: cell.value }
  const parsed = parseMoney(text.replace(/[人个名家户岁天年]$/, ''))
  return parsed.ok
    ? { ok: true, value: parsed.amount.replace(/\.0+$/, '') }
    : { ok: false, code: 'field.not_a_number', params: {} }
}

function readOption(text: string, field: FieldData, values: Readonly<Record<string, string | null>>): Read {
  if (text in values) return { ok: true, value: values[text] ?? null }
  const key = findOption(field, text)
  return key === undefined ? { ok: 'unmatched', raw: text } : { ok: true, value: key }
}

function readOptions(text: string, field: FieldData, values: Readonly<Record<string, string | null>>): Read {
  const keys: string[] = []
  for (const part of splitList(text)) {
    const read = readOption(part, field, values)
    if (read.ok !== true) return read
    if (typeof read.value === 'string') keys.push(read.value)
  }
  return { ok: true, value: keys }
}

/** '浙江', '杭州市西湖区' or a code; a place we do not know is no error of the row, the address keeps it. */
function readRegion(text: string): Read {
  if (/^\d{6}$/.test(text)) return { ok: true, value: text }
  const [only, ...others] = divisionsNamed(text)
  if (only !== undefined && others.length === 0) return { ok: true, value: only.code }
  return { ok: true, value: parseAddress(text).code ?? null }
}
