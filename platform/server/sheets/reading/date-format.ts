/** A moment of a spreadsheet: local, without time zone. */
export type DateParts = { year: number; month: number; day: number; hour: number; minute: number; second: number }

type Show = (parts: DateParts, serial: number) => string

const secondsPerDay = 86_400
/** 9999-12-31, the last day Excel shows. */
const lastSerial = 2_958_465.99999
const daysFrom1900To1904 = 1462

/**
 * The moment of a date serial (days since 1900 or 1904), to the second; undefined for numbers no date can be made of.
 * Excel counts a 29 February 1900 that never was (serial 60): it and all before it are shown one day later than counted.
 */
export function dateOfSerial(serial: number, from1904: boolean): DateParts | undefined {
  const days = from1904 ? serial + daysFrom1900To1904 : serial
  if (!(days >= 0 && days <= lastSerial)) return undefined
  const realDays = days < 60 ? days + 1 : days
  const moment = new Date(Math.round((realDays - 25_569) * secondsPerDay) * 1000)
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
  }
}

/** Whether a number format shows a date or a time: it has date letters and no digit places. */
export function isDateFormat(code: string): boolean {
  const bare = unquoted(firstSection(code))
  if (/general|通用格式|@/i.test(bare)) return false
  return /[ymdhs]|aaa/i.test(bare) && !/[#?0]/.test(bare.replace(/s\.0+/gi, 's'))
}

/** Whether a date format shows a day, and not only a time of day. */
export function showsDay(code: string): boolean {
  return /[yd]|aaa|m(?!m?:)/i.test(unquoted(firstSection(code)).replace(/am\/pm|h+[^ymd]*m+|m+[^ymdh]*s+/gi, ''))
}

/** Whether a format counts hours, minutes or seconds beyond a day, such as [h]:mm. */
export function isDuration(code: string): boolean {
  return /\[(h+|m+|s+)\]/i.test(code)
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Compiles a date format once; showing a date is then a walk over its parts. */
export function compileDateFormat(code: string): Show {
  const section = firstSection(code).replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const tokens =
    section.match(/"[^"]*"|\\.|[_*].|\[(?:h+|m+|s+)\]|上午\/下午|am\/pm|a\/p|y+|m+|d+|h+|s+|a{3,4}|\.0+|[\s\S]/gi) ?? []
  const halfDay = tokens.some((token) => /^(上午|am|a\/p)/i.test(token))
  const shows = tokens.map((token, index) => showOf(token, halfDay, isMinute(tokens, index)))
  return (parts, serial) => {
    let text = ''
    for (const show of shows) text += typeof show === 'string' ? show : show(parts, serial)
    return text.trim()
  }
}

/** An m after hours or before seconds means minutes. */
function isMinute(tokens: readonly string[], index: number): boolean {
  const isField = (token: string) => /^\[?[ymdhs]/i.test(token)
  const before = tokens.slice(0, index).findLast(isField)
  const after = tokens.slice(index + 1).find(isField)
  return /^\[?h/i.test(before ?? '') || /^\[?s/i.test(after ?? '')
}

function showOf(token: string, halfDay: boolean, minute: boolean): string | Show {
  const lower = token.toLowerCase()
  if (token.startsWith('"')) return token.slice(1, -1)
  if (token.startsWith('\\')) return token.slice(1)
  if (/^[_*]./.test(token)) return ''
  if (/^\[h/.test(lower)) return (_, serial) => String(Math.floor(serial * 24 + 1e-9))
  if (/^\[m/.test(lower)) return (_, serial) => String(Math.floor(serial * 1440 + 1e-7))
  if (/^\[s/.test(lower)) return (_, serial) => String(Math.round(serial * secondsPerDay))
  if (lower === '上午/下午') return ({ hour }) => (hour < 12 ? '上午' : '下午')
  if (lower === 'am/pm') return ({ hour }) => (hour < 12 ? 'AM' : 'PM')
  if (lower === 'a/p') return ({ hour }) => (hour < 12 ? 'A' : 'P')
  if (/^\.0+$/.test(lower)) return ''
  return fieldOf(lower, halfDay, minute) ?? token
}

function fieldOf(lower: string, halfDay: boolean, minute: boolean): Show | undefined {
  const width = lower.length
  const pad = (value: number) => (width > 1 ? String(value).padStart(2, '0') : String(value))
  if (/^y+$/.test(lower)) return ({ year }) => (width > 2 ? String(year) : String(year % 100).padStart(2, '0'))
  if (/^m+$/.test(lower) && minute && width < 3) return (parts) => pad(parts.minute)
  if (/^m+$/.test(lower)) return ({ month }) => (width > 2 ? (months[month - 1] ?? '') : pad(month))
  if (/^d+$/.test(lower))
    return (parts) => (width > 2 ? `${width > 3 ? '星期' : '周'}${weekdayOf(parts)}` : pad(parts.day))
  if (/^a{3,4}$/.test(lower)) return (parts) => (width > 3 ? `星期${weekdayOf(parts)}` : weekdayOf(parts))
  if (/^h+$/.test(lower)) return ({ hour }) => pad(halfDay ? hour % 12 || 12 : hour)
  if (/^s+$/.test(lower)) return ({ second }) => pad(second)
  return undefined
}

function weekdayOf({ year, month, day }: DateParts): string {
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
}

function firstSection(code: string): string {
  return /^(?:"[^"]*"|\\.|[^;"\\])*/.exec(code)?.[0] ?? code
}

function unquoted(code: string): string {
  return code.replace(/"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
}
