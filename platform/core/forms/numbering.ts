import type { Numbering } from './definition.ts'

/** A series of numbers: what stands before and behind the counter, and how many digits the counter has at least. */
export type Series = { before: string; after: string; digits: number }

/** The series a record of this day belongs to; a pattern with {yyyy} counts anew each year, one with {dd} each day. */
export function seriesOf({ pattern }: Numbering, day: string): Series {
  const filled = pattern
    .replaceAll('{yyyy}', day.slice(0, 4))
    .replaceAll('{yy}', day.slice(2, 4))
    .replaceAll('{mm}', day.slice(5, 7))
    .replaceAll('{dd}', day.slice(8, 10))
  const [counter = '', zeros = ''] = /\{(0+)\}/.exec(filled) ?? []
  if (counter === '') return { before: `${filled}-`, after: '', digits: 4 }
  const at = filled.indexOf(counter)
  return { before: filled.slice(0, at), after: filled.slice(at + counter.length), digits: zeros.length }
}

/** 'MR-2611-0007'; a counter that outgrows its digits simply grows longer. */
export function numberOf({ before, after, digits }: Series, serial: number): string {
  return `${before}${String(serial).padStart(digits, '0')}${after}`
}
