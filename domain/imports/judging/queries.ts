import { duplicateKeysOf, scorePair } from '#domain/archives/duplicates/rules.ts'
import { type Compared, customersSharing, customersWith, type MatchKey } from '#domain/archives/matching/queries.ts'
import { misplacedKeys } from '#domain/archives/rules.ts'
import type { Customer } from '#domain/archives/schema.ts'
import type { Context } from '#domain/kit.ts'
import { mapGently } from '#platform/server/gently.ts'
import { diffOf } from '#platform/server/history.ts'
import type { Row } from '#platform/server/sheets/cell.ts'
import { guessKind, matchedColumns, type ReadRow, readRow, verdictOf } from '../rehearsal/rules.ts'
import { type RunRow, readDirectory } from '../runs/queries.ts'
import type { Choice, Issue, Verdict } from '../schema.ts'
import { getTarget } from '../targets/queries.ts'

// Resembling records below this are not worth a person's time.
const leastScore = 60

/** A staging row, in the names of its columns. */
export type Judged = {
  row_number: number
  verdict: Verdict
  name: string | null
  values: unknown
  issues: Issue[]
  match_id: string | null
  match: unknown
  diff: unknown
  choice: Choice | null
}

/** Gives a batch of rows their verdicts. */
export type Judge = (rows: readonly Row[]) => Promise<Judged[]>

/** Judges rows of customers: known by a key, resembling one, or new. */
export async function createCustomerJudge(context: Context, run: RunRow): Promise<Judge> {
  const target = await getTarget(context, run.target)
  const columns = matchedColumns(run.inspection, run.plan, target)
  const directory = await readDirectory(context)
  // Key of a customer in this file → the row it first stood in.
  const seen = new Map<string, number>()
  const hasLinked = columns.some(({ field }) => field.group === 'contact' || field.group === 'journal')
  return async (rows) => {
    const read = await mapGently(rows, (row) => readRow(row, columns, run.plan, directory))
    const matches = await matchRows(context, run, read)
    const earlier = read.map((row) => earlierRow(row, seen))
    const compared = read.filter(
      (row, at) =>
        row.issues.length === 0 &&
        customerOf(row)['name'] != null &&
        !matches.has(row.rowNumber) &&
        earlier[at] === undefined,
    )
    const duplicates = await resembling(context, compared)
    return read.map((row, at) =>
      judgeRow(run, row, matches.get(row.rowNumber), duplicates.get(row.rowNumber), earlier[at], hasLinked),
    )
  }
}

const customerOf = (row: ReadRow): Record<string, unknown> => row.values['customer'] ?? {}

/** The record each row's key points to: asked once for the whole batch, key by key. */
async function matchRows(context: Context, run: RunRow, rows: readonly ReadRow[]): Promise<Map<number, Customer>> {
  const keys: readonly MatchKey[] = run.plan.key === 'auto' ? ['number', 'creditCode', 'paperNumber'] : [run.plan.key]
  const found = new Map<number, Customer>()
  for (const key of keys) {
    const open = rows.filter((row) => !found.has(row.rowNumber) && customerOf(row)[key] != null)
    const valuesOf = (row: ReadRow) => [customerOf(row)[key]].flat().map(String)
    const records = await customersWith(context, key, [...new Set(open.flatMap(valuesOf))])
    const byValue = new Map<string, Customer | 'several'>()
    for (const record of records) {
      for (const value of [record[key]].flat().map(String)) byValue.set(value, byValue.has(value) ? 'several' : record)
    }
    for (const row of open) {
      const record = valuesOf(row)
        .map((value) => byValue.get(value))
        .find((one) => one !== undefined)
      if (record !== undefined && record !== 'several') found.set(row.rowNumber, record)
    }
  }
  return found
}

/** The first row of the file that names the same customer: same number, same code, or same name with same phone. */
function earlierRow(row: ReadRow, seen: Map<string, number>): number | undefined {
  const { number, creditCode, paperNumber, name, phones } = customerOf(row) as Record<string, string | string[] | null>
  const phone = Array.isArray(phones) ? phones[0] : undefined
  const identity = [number && `#${number}`, creditCode && `c${creditCode}`, paperNumber && `i${paperNumber}`].filter(
    Boolean,
  ) as string[]
  const keys = identity.length > 0 ? identity : name ? [`n${name}|${phone ?? ''}`] : []
  const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
  for (const key of keys) if (!seen.has(key)) seen.set(key, row.rowNumber)
  return first
}

type Resemblance = { record: Compared; score: number; reasons: unknown }

async function resembling(context: Context, rows: readonly ReadRow[]): Promise<Map<number, Resemblance>> {
  const keysOf = await mapGently(rows, (row) => duplicateKeysOf(withKind(customerOf(row))))
  const records = await customersSharing(context, [...new Set(keysOf.flat())])
  const byKey = new Map<string, Compared[]>()
  for (const record of records) {
    for (const key of record.duplicateKeys ?? []) {
      const sharers = byKey.get(key)
      if (sharers === undefined) byKey.set(key, [record])
      else sharers.push(record)
    }
  }
  const best = await mapGently(rows, (row, at) =>
    mostAlike(row, new Set(keysOf[at]?.flatMap((key) => byKey.get(key) ?? []))),
  )
  return new Map(rows.flatMap((row, at) => (best[at] === undefined ? [] : [[row.rowNumber, best[at]]])))
}

function mostAlike(row: ReadRow, candidates: ReadonlySet<Compared>): Resemblance | undefined {
  let best: Resemblance | undefined
  const values = withKind(customerOf(row))
  for (const record of candidates) {
    const { score, reasons } = scorePair(values, record)
    if (score >= leastScore && score > (best?.score ?? 0)) best = { record, score, reasons }
  }
  return best
}

function withKind(values: Record<string, unknown>): never {
  return { ...values, kind: guessKind(values) } as never
}

function judgeRow(
  run: RunRow,
  row: ReadRow,
  match: Customer | undefined,
  duplicate: Resemblance | undefined,
  earlier: number | undefined,
  hasLinked: boolean,
): Judged {
  const values = customerOf(row)
  if (match === undefined && row.values['customer'] !== undefined) {
    values['kind'] = guessKind(values)
    row.issues.push(...misplaced(run, values))
  }
  const diff = match === undefined ? {} : diffOf(match as never, run.plan.emptyClears ? values : filled(values))
  const linked =
    hasLinked &&
    [row.values['contact'], row.values['journal']].some((group) =>
      Object.values(group ?? {}).some((one) => one != null),
    )
  const name = typeof values['name'] === 'string' ? values['name'] : null
  const { verdict, code, params } = verdictOf(
    {
      read: row,
      name,
      hasLinked: linked,
      ...(match === undefined ? {} : { match: { id: match.id, diff } }),
      ...(duplicate === undefined ? {} : { duplicate: { id: duplicate.record.id, score: duplicate.score } }),
      ...(earlier === undefined ? {} : { earlierRow: earlier }),
    },
    run.plan,
  )
  const issues =
    code === undefined || verdict === 'duplicate'
      ? row.issues
      : [...row.issues, { column: null, heading: '', field: '', code, params: params ?? {}, raw: '' }]
  const other = match ?? duplicate?.record
  return {
    row_number: row.rowNumber,
    verdict,
    name: name ?? match?.name ?? null,
    values: row.values,
    issues,
    match_id: other?.id ?? null,
    match:
      earlier !== undefined
        ? { rowNumber: earlier }
        : other === undefined
          ? null
          : {
              number: other.number,
              name: other.name,
              score: duplicate?.score ?? 100,
              reasons: duplicate?.reasons ?? [],
            },
    diff: verdict === 'update' || (verdict === 'duplicate' && match !== undefined) ? diff : null,
    choice: verdict === 'duplicate' ? run.plan.duplicates : null,
  }
}

/** A person's fields on an organisation, or the other way round: named at the column they came from. */
function misplaced(run: RunRow, values: Readonly<Record<string, unknown>>): Issue[] {
  return misplacedKeys(values as never).flatMap((key) => {
    if (values[key] == null) return []
    const column = run.inspection.columns.find((one) => run.plan.columns[one.index] === `customer.${key}`)
    return [
      {
        column: column?.index ?? null,
        heading: column?.name ?? '',
        field: `customer.${key}`,
        code: 'field.not_applicable',
        params: {},
        raw: String(values[key]).slice(0, 200),
      },
    ]
  })
}

function filled(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
