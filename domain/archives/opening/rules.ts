import { invalidField, invalidFields } from '#platform/core/errors.ts'
import type { CustomerValues } from '../rules.ts'

/** @throws AppError('invalid') for a day that has not come yet. */
export function checkObtained(obtainedOn: string | null | undefined, today: string): void {
  if (obtainedOn && obtainedOn > today) throw invalidField('obtainedOn', 'customer.obtained_in_future')
}

export const peopleKeys = ['ownerId', 'collectorId', 'departmentId'] as const

/** Whom values name: members of staff and departments. */
export function namedPeople(values: CustomerValues): { people: string[]; departments: string[] } {
  const named = (keys: readonly (keyof CustomerValues)[]) =>
    keys.flatMap((key) => (values[key] ? [String(values[key])] : []))
  return { people: named(['ownerId', 'collectorId']), departments: named(['departmentId']) }
}

/** @throws AppError('invalid') naming each field whose person or department is not among the known. */
export function checkPeople(values: CustomerValues, known: readonly string[]): void {
  const unknown = peopleKeys.filter((key) => values[key] && !known.includes(String(values[key])))
  if (unknown.length > 0)
    throw invalidFields(unknown.map((key) => ({ path: `values.${key}`, code: 'customer.no_such_person' })))
}
