import { sortKey } from '#platform/core/chinese/pinyin.ts'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'

/** What a member of staff is found by, and where they stand in an alphabetical list. */
export function findingAids(person: { name: string; number: string; phones: readonly string[] | null }): {
  sortKey: string
  tokens: string[]
} {
  const tokens = tokensOf({
    names: [{ text: person.name, person: true }],
    numbers: [person.number],
    phones: person.phones ?? [],
    words: [],
  })
  return { sortKey: sortKey(person.name), tokens }
}

/**
 * The next staff number after those in use: one more than the highest that is only digits, as wide as it is.
 * A firm that writes KF-07 numbers its people itself; the first number given here is 001.
 */
export function nextNumber(inUse: readonly string[]): string {
  const plain = inUse.filter((one) => /^\d{1,9}$/.test(one))
  const highest = Math.max(0, ...plain.map(Number))
  const width = Math.max(3, ...plain.map((one) => one.length))
  return String(highest + 1).padStart(width, '0')
}

/** Whether making `managerId` the superior of `staffId` would make somebody their own superior. */
export function makesCircle(
  staffId: string,
  managerId: string,
  managerOf: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set<string>([staffId])
  for (let above: string | null | undefined = managerId; above; above = managerOf.get(above)) {
    if (seen.has(above)) return true
    seen.add(above)
  }
  return false
}
