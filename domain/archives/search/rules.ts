import type { HitRange } from '#platform/core/chinese/search-match.ts'
import type { SearchEntry } from '#platform/core/chinese/search-tokens.ts'
import type { Customer } from '../schema.ts'

/** What a customer is found by. */
export const searchedKeys = [
  'kind',
  'name',
  'shortName',
  'formerNames',
  'number',
  'creditCode',
  'phones',
  'tags',
] as const
export type Searched = Pick<Customer, (typeof searchedKeys)[number]>

/** The words and numbers of a customer as search takes them; tokens and highlights are made of the same entry. */
export function entryOf(row: Searched): SearchEntry {
  const person = row.kind === 'individual'
  return {
    names: namesOf(row).map(({ text }) => ({ text, person })),
    numbers: [row.number, row.creditCode].flatMap((text) => (text ? [text] : [])),
    phones: row.phones ?? [],
    words: row.tags ?? [],
  }
}

type Place = { field: (typeof searchedKeys)[number]; index: number }
type Named = Place & { text: string }

function namesOf(row: Searched): Named[] {
  return [
    { field: 'name', index: 0, text: row.name },
    ...(row.shortName ? [{ field: 'shortName', index: 0, text: row.shortName } as const] : []),
    ...(row.formerNames ?? []).map((text, index) => ({ field: 'formerNames', index, text }) as const),
  ]
}

/** A found stretch [from, to) of one value of a row; `index` counts within fields of several values. */
export type Hit = Place & { from: number; to: number }

/** Where in the row's fields the ranges of a match lie. */
export function hitsOf(row: Searched, ranges: readonly HitRange[]): Hit[] {
  return ranges.map((range) => ({ ...placeOf(row, range), from: range.start, to: range.end }))
}

function placeOf(row: Searched, { list, index }: HitRange): Place {
  switch (list) {
    case 'names': {
      const { field, index: at } = namesOf(row)[index] ?? { field: 'name', index: 0 }
      return { field, index: at }
    }
    case 'numbers':
      return { field: row.number && index === 0 ? 'number' : 'creditCode', index: 0 }
    case 'phones':
      return { field: 'phones', index }
    default:
      return { field: 'tags', index }
  }
}

/**
 * What letters were understood as: the Hanzi they hit in most of the names (kang → 康). Undefined where nothing but
 * letters was found.
 */
export function understoodOf(hits: readonly { text: string; from: number; to: number }[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { text, from, to } of hits) {
    const found = text.slice(from, to)
    if (/\p{Script=Han}/u.test(found)) counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Where a hit stands in the ranked list: how it was found, then the closer (shorter) name, then the order of lists. */
export type Rank = { tier: number; length: number; sortName: string; id: string }

export function compareRanks(a: Rank, b: Rank): number {
  return a.tier - b.tier || a.length - b.length || compareText(a.sortName, b.sortName) || compareText(a.id, b.id)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
