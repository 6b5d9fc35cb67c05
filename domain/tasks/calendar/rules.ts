import { addDays } from '#platform/core/time.ts'

export type CalendarEntry = {
  id: string
  /** Raised with each change, as calendars expect it (RFC 5545 §3.8.7.4). */
  version: number
  title: string
  customer: string | null
  note: string | null
  dueOn: string
  dueTime: string | null
  updatedAt: string
}

// RFC 5545 §3.1: no line longer than 75 octets; what is longer goes on after a break and a blank.
const longestLine = 75

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length
    if (size + octets > longestLine) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += letter
    size += octets
  }
  return [...parts, part].join('\r\n')
}

/** RFC 5545 §3.3.11: what would end a value is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

const compact = (day: string) => day.replaceAll('-', '')
const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

// A visit whose hour is fixed holds half an hour free.
const lengthMs = 30 * 60_000

function whenOf({ dueOn, dueTime }: CalendarEntry): string[] {
  if (dueTime === null)
    return [
      `DTSTART;VALUE=DATE:${compact(dueOn)}`,
      `DTEND;VALUE=DATE:${compact(addDays(dueOn, 1))}`,
      'TRANSP:TRANSPARENT',
    ]
  const from = new Date(`${dueOn}T${dueTime}:00+08:00`)
  return [`DTSTART:${stamp(from)}`, `DTEND:${stamp(new Date(from.getTime() + lengthMs))}`]
}

/** Tasks as a calendar other programs subscribe to (RFC 5545): a day each, or half an hour where the hour matters. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kedang//Tasks//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.id}@kedang`,
      `SEQUENCE:${entry.version}`,
      `DTSTAMP:${stamp(new Date(entry.updatedAt))}`,
      ...whenOf(entry),
      `SUMMARY:${escaped(entry.customer === null ? entry.title : `${entry.customer} ${entry.title}`)}`,
      ...(entry.note === null ? [] : [`DESCRIPTION:${escaped(entry.note)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
  return lines.map(folded).join('\r\n')
}
