import { createRequire } from 'node:module'
import { cleanNumber, type PackedCell, plainNumber } from '#platform/server/sheets/cell.ts'
import { compileDateFormat, type DateParts, dateOfSerial, isDateFormat, isDuration, showsDay } from './date-format.ts'

/** Turns a stored number into the cell a person sees under one number format. */
export type NumberFormat = (value: number) => PackedCell

/**
 * Number formats that a file names by number only (ECMA-376 §18.8.30; 27–58 as Chinese Excel shows them).
 * 14 follows the system's short date, which in China is yyyy/m/d.
 */
const builtInFormats: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0',
  6: '"¥"#,##0',
  7: '"¥"#,##0.00',
  8: '"¥"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '"¥"#,##0',
  43: '#,##0.00',
  44: '"¥"#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** The format of a cell: built-in number `id`, or the file's own `code` for it. `from1904`: the workbook counts days from 1904. */
export function numberFormat(id: number, code: string | undefined, from1904: boolean): NumberFormat {
  return compileNumberFormat(code ?? builtInFormats[id] ?? 'General', from1904)
}

/** Compiles a format code such as '#,##0.00' or 'yyyy"年"m"月"'. */
export function compileNumberFormat(code: string, from1904: boolean): NumberFormat {
  if (isDateFormat(code)) return dateCell(code, from1904)
  return numberCell(numberText(code))
}

function dateCell(code: string, from1904: boolean): NumberFormat {
  const show = compileDateFormat(code)
  const duration = isDuration(code)
  const day = showsDay(code)
  return (value) => {
    const parts = dateOfSerial(value, from1904)
    if (!parts) return cleanNumber(value)
    if (duration) return ['number', value, show(parts, value)]
    // Day 0 is what a formula over a blank date cell gives; Excel shows 1900/1/0, nobody means it.
    if (value === 0 && day) return null
    if (value < 1) return ['text', clock(parts), show(parts, value)]
    const iso = isoOf(parts)
    const text = show(parts, value)
    return text === iso ? ['date', iso] : ['date', iso, text]
  }
}

function isoOf({ year, month, day, hour, minute, second }: DateParts): string {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return hour || minute || second ? `${date}T${two(hour)}:${two(minute)}:${two(second)}` : date
}

function clock({ hour, minute, second }: DateParts): string {
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

function numberCell(show: ((value: number) => string) | undefined): NumberFormat {
  if (!show) return cleanNumber
  return (value) => {
    const clean = cleanNumber(value)
    const text = show(clean)
    return text === plainNumber(clean) ? clean : ['number', clean, text]
  }
}

/** The text of a number under `code`; undefined where plain digits are what a person wants to see. */
function numberText(code: string): ((value: number) => string) | undefined {
  const bare = code.replace(/_.|\*./g, '').trim()
  // A scientific format is what Excel puts on a phone column by itself; fractions are of no use in an archive.
  if (bare === '@' || /^(general|g\/通用格式)$/i.test(bare) || /e[+-]/i.test(bare) || /[#?0]\s*\/\s*[#?\d]/.test(bare))
    return undefined
  if (/^0+$/.test(bare)) return (value) => padded(value, bare.length)
  const grouped = /^(#,##)?0(?:\.(0{1,10}))?$/.exec(bare)
  if (grouped) return (value) => fixed(value, grouped[2]?.length ?? 0, grouped[1] !== undefined)
  const formatValue = loadFormatter()
  return (value) => anyFormat(value, code, formatValue)
}

function padded(value: number, width: number): string {
  const digits = plainNumber(Math.round(Math.abs(value))).padStart(width, '0')
  return value < 0 ? `-${digits}` : digits
}

function fixed(value: number, decimals: number, grouped: boolean): string {
  // Shifting the decimal text rounds 1.005 to 1.01 as Excel does; toFixed alone gives 1.00.
  const shifted =
    Math.abs(value) < 1e15 ? Math.round(Number(`${Math.abs(value)}e${decimals}`)) / 10 ** decimals : Math.abs(value)
  const text = Number.isFinite(shifted) ? shifted.toFixed(decimals) : plainNumber(Math.abs(value))
  const [whole = '', fraction] = text.split('.')
  const grouping = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${value < 0 && Number(text) !== 0 ? '-' : ''}${grouping}${fraction ? `.${fraction}` : ''}`
}

type Formatter = typeof import('hucre').formatValue

/** Loaded when a file needs it: few do, and loading takes as long as reading a small file. */
function loadFormatter(): Formatter {
  return (createRequire(import.meta.url)('hucre') as typeof import('hucre')).formatValue
}

/** Every other format goes through hucre; one it cannot render shows plain digits. */
function anyFormat(value: number, code: string, formatValue: Formatter): string {
  // Excel allows 255 characters; a longer code is not worth an expensive look.
  if (code.length > 255) return plainNumber(value)
  try {
    return formatValue(value, code).trim() || plainNumber(value)
  } catch {
    return plainNumber(value)
  }
}
