import { type FormField, spanOf } from '#platform/core/forms/definition.ts'
import { lettersIn } from '#platform/core/paper-room.ts'

// Letters, Hanzi counting one: the longest piece an answer of the kind has that cannot be broken.
const least: Partial<Record<FormField['type'], number>> = {
  date: 5.6,
  partialDate: 5.6,
  dateRange: 5.6,
  birthday: 5.6,
  instant: 5.6,
  phones: 7.2,
  money: 7,
  creditCode: 12,
  residentId: 10,
  emails: 8,
  longText: 6,
  person: 3,
  integer: 2.5,
  decimal: 3.5,
  ratio: 3,
}

/** Room an answer of this kind cannot do without, in letters. */
export function leastLetters(field: FormField): number {
  const type = field.type === 'computed' ? (field.as ?? 'decimal') : field.type
  if (type === 'text') return Math.min(6, Math.max(3, spanOf(field)))
  return (least[type] ?? 3.5) + (field.unit === undefined ? 0 : lettersIn(field.unit.zh))
}
