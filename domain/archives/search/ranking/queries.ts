import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { matches } from '#platform/core/chinese/search-match.ts'
import type { SearchQuery } from '#platform/core/chinese/search-query.ts'
import type { SearchEntry } from '#platform/core/chinese/search-tokens.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type FieldData } from '#platform/core/fields.ts'
import { kept } from '#platform/server/kept.ts'
import { withBeside } from '#platform/server/list.ts'
import { namesOnPage } from '../../access/queries.ts'
import { maskValue } from '../../policy.ts'
import { type Customer, customer } from '../../schema.ts'
import { type Bounds, type Found, findRanked, rankedHits } from '../finding/queries.ts'
import { compareRanks, entryOf, type Hit, hitsOf, type Rank, searchedKeys, understoodOf } from '../rules.ts'

export type Via = { field: 'contact' | 'merged'; text: string; from: number; to: number }
export type SearchedRow = Customer & { hits?: Hit[]; via?: Via; contactId?: string }

export type SearchedPage = {
  rows: SearchedRow[]
  next: string | null
  total?: number
  isExact?: boolean
  understood?: string
  /** Names of the staff and departments in the rows. */
  names: Record<string, string>
}

export type Wanted = {
  text: string
  query: SearchQuery
  /** Whose customers may be found, and what else must hold of them. */
  bounds: Bounds
  /** All that must hold of a row that is shown. */
  shown: RawBuilder<unknown>
  columns: string
  /** Columns that point to staff and departments. */
  named: readonly string[]
  cursor: string | undefined
  limit: number
  isCounted: boolean
}

/**
 * One page of the ranked hits. Tokens choose the candidates, the exact match then decides and says what to highlight.
 * The mark of a page is the rank of its last row, so a page goes on where the one before ended even if hits came or went.
 */
export async function readRanked(context: Pick<Context, 'db' | 'now'>, wanted: Wanted): Promise<SearchedPage> {
  const { found, isComplete } = await findRanked(context, wanted.query, wanted.bounds)
  const after = wanted.cursor === undefined ? undefined : decode(wanted.cursor)
  const candidates = after === undefined ? found : found.filter((one) => compareRanks(one, after) > 0)
  const rows: SearchedRow[] = []
  const names: Record<string, string> = {}
  let wrong = 0
  let at = 0
  while (rows.length <= wanted.limit && at < candidates.length) {
    const chunk = candidates.slice(at, at + wanted.limit + 1)
    const hits = await readHits(context, chunk, wanted)
    rows.push(...hits.rows)
    Object.assign(names, hits.names)
    wrong += chunk.length - hits.rows.length
    at += chunk.length
  }
  const page = rows.slice(0, wanted.limit)
  const last = found.find((one) => one.id === page.at(-1)?.id)
  const understood = understoodIn(page, wanted.query)
  return {
    rows: page,
    next: rows.length > wanted.limit && last !== undefined ? encode(last) : null,
    names,
    ...(wanted.isCounted ? countOf(found.length, wrong, isComplete, at >= candidates.length || wrong === 0) : {}),
    ...(understood === undefined ? {} : { understood }),
  }
}

function countOf(
  found: number,
  wrong: number,
  isComplete: boolean,
  isChecked: boolean,
): { total: number; isExact: boolean } {
  if (!isComplete) return { total: Math.min(found, rankedHits), isExact: false }
  return { total: found - wrong, isExact: isChecked }
}

/** What letters were understood as, read off the names they hit. */
export function understoodIn(rows: readonly SearchedRow[], { kind }: SearchQuery): string | undefined {
  return kind === 'letters' || kind === 'mixed' ? understoodOf(rows.flatMap(nameHits)) : undefined
}

function nameHits(row: SearchedRow): { text: string; from: number; to: number }[] {
  return (row.hits ?? []).flatMap(({ field, from, to }) => (field === 'name' ? [{ text: row.name, from, to }] : []))
}

type Contact = { id: string; name: string; phones: string[] | null }

async function readHits(
  context: Pick<Context, 'db' | 'now'>,
  chunk: readonly Found[],
  { text, shown, columns, named, bounds }: Wanted,
): Promise<{ rows: SearchedRow[]; names: Record<string, string> }> {
  const ids = chunk.map((one) => one.id)
  const page = sql`select ${sql.raw(columns)} from customers c where c.id = any(${ids}::uuid[]) and ${shown}`
  const asked = withBeside(page, { names: namesOnPage(named) })
  const { rows } = await sql<
    Customer & { isFirst: boolean; names: Record<string, string> | null }
  >`${bounds.where === undefined ? kept : sql``}${asked}`.execute(context.db)
  const rowOf = new Map(rows.map(({ isFirst: _, names: __, ...row }) => [row.id, row as Customer]))
  const inOrder = chunk.flatMap((one) => rowOf.get(one.id) ?? [])
  return {
    rows: await explainHits(context, inOrder, chunk, text),
    names: rows.find((row) => row.isFirst)?.names ?? {},
  }
}

/**
 * Says of each row what the search hit in it: its own words, those of an archive merged into it, or a contact. Rows
 * that only seemed to match, because tokens say less than the text, are left out.
 */
export async function explainHits(
  context: Pick<Context, 'db' | 'now'>,
  rows: readonly Customer[],
  found: readonly Found[],
  text: string,
): Promise<SearchedRow[]> {
  const shown = new Set(rows.map((row) => row.id))
  const foreign = found.filter((one) => shown.has(one.id) && one.sourceId !== one.id)
  const idsOf = (isContact: boolean) => foreign.filter((one) => one.isContact === isContact).map((one) => one.sourceId)
  const [merged, people] = [idsOf(false), idsOf(true)]
  const [sources, contacts] = await Promise.all([
    merged.length === 0
      ? undefined
      : sql<Customer>`select c.id, ${searchedColumns} from customers c where c.id = any(${merged}::uuid[])`.execute(
          context.db,
        ),
    people.length === 0
      ? undefined
      : sql<Contact>`${kept}select id, name, phones from contacts where id = any(${people}::uuid[])`.execute(
          context.db,
        ),
  ])
  const sourceOf = new Map(sources?.rows.map((row) => [row.id, row]))
  const contactOf = new Map(contacts?.rows.map((row) => [row.id, row]))
  const foundOf = new Map(found.map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    const sourceId = foundOf.get(row.id)?.sourceId ?? row.id
    const contact = contactOf.get(sourceId)
    if (contact !== undefined) return throughContact(row, contact, text)
    const source = sourceOf.get(sourceId)
    return source === undefined ? direct(row, text) : throughMerged(row, source, text)
  })
}

const searchedColumns = sql.raw(searchedKeys.map((key) => `c.${columnOf(key)}`).join(', '))

function direct(row: Customer, text: string): SearchedRow[] {
  const match = matches(entryOf(row), text)
  return match === undefined ? [] : [{ ...row, hits: hitsOf(row, match.ranges) }]
}

function throughMerged(row: Customer, source: Customer, text: string): SearchedRow[] {
  const match = matches(entryOf(source), text)
  const hit = match === undefined ? undefined : hitsOf(source, match.ranges)[0]
  if (hit === undefined) return []
  const value = source[hit.field]
  const plain = Array.isArray(value) ? value[hit.index] : value
  const field: FieldData = customer.fields[hit.field]
  const shown = field.sensitivity === undefined ? plain : maskValue(field, plain)
  return [{ ...row, via: { field: 'merged', text: String(shown), from: hit.from, to: hit.to } }]
}

function throughContact(row: Customer, contact: Contact, text: string): SearchedRow[] {
  const entry: SearchEntry = {
    names: [{ text: contact.name, person: true }],
    phones: contact.phones ?? [],
    numbers: [],
    words: [],
  }
  const range = matches(entry, text)?.ranges[0]
  if (range === undefined) return []
  // A hit on the contact's phone shows whose it is; the phone itself stays covered.
  const marked = range.list === 'names' ? { from: range.start, to: range.end } : { from: 0, to: 0 }
  return [{ ...row, contactId: contact.id, via: { field: 'contact', text: contact.name, ...marked } }]
}

function encode({ tier, length, sortName, id }: Rank): string {
  return Buffer.from(JSON.stringify([tier, length, sortName, id])).toString('base64url')
}

function decode(cursor: string): Rank {
  try {
    const [tier, length, sortName, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (
      typeof tier === 'number' &&
      typeof length === 'number' &&
      typeof sortName === 'string' &&
      typeof id === 'string'
    )
      return { tier, length, sortName, id }
  } catch {
    // Falls through to the refusal below: the mark was not ours.
  }
  throw new AppError('invalid', 'list.bad_cursor')
}
