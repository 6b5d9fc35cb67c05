import { isSame } from '../same.ts'
import type { FormDefinition, FormField, FormSection } from './definition.ts'

/** A place where the firm and the trade changed the same thing in two ways; the firm's stands until somebody decides. */
export type Conflict = { path: string; base: unknown; theirs: unknown; mine: unknown }

type Keyed = { key: string }
type Props = Readonly<Record<string, unknown>>

/** Conflicts as they are found, and the paths of those the trade's text was chosen for. */
type Found = { conflicts: Conflict[]; take: ReadonlySet<string> }

/** Notes a conflict and says which side stands. */
function settle(found: Found, conflict: Conflict): 'theirs' | 'mine' {
  found.conflicts.push(conflict)
  return found.take.has(conflict.path) ? 'theirs' : 'mine'
}

/**
 * Joins what the trade changed in a new edition (base → theirs) with what the firm changed in its own copy (base →
 * mine): what only one side changed is taken from there, property by property and option by option. Of a conflict the
 * firm's text stands, unless its path is among those to `take` from the trade.
 */
export function mergeForms(
  base: FormDefinition,
  theirs: FormDefinition,
  mine: FormDefinition,
  take: ReadonlySet<string> = new Set(),
): { form: FormDefinition; conflicts: Conflict[] } {
  const found: Found = { conflicts: [], take }
  const head = mergeProps('', headOf(base), headOf(theirs), headOf(mine), found)
  const placed = (form: FormDefinition) =>
    form.sections.flatMap((section) => section.fields.map((field) => ({ ...field, section: section.key })))
  const fields = mergeList(placed(base), placed(theirs), placed(mine), '', mergeField, found)
  const bare = (form: FormDefinition) => form.sections.map(({ fields: _, ...section }) => section)
  const sections = mergeList(
    bare(base),
    bare(theirs),
    bare(mine),
    '#',
    (path, a, b, c) => mergeProps(path, a, b, c, found) as never,
    found,
  )
  const used = new Set(fields.map((field) => field.section))
  const kept = withUsed(sections, [mine, theirs, base].flatMap(bare), used)
  const merged = kept.map((section) => ({
    ...section,
    fields: fields.filter((field) => field.section === section.key).map(({ section: _, ...field }) => field),
  })) as FormSection[]
  return {
    form: { ...(head as Omit<FormDefinition, 'sections'>), sections: merged },
    conflicts: found.conflicts,
  }
}

function headOf({ sections: _, ...head }: FormDefinition): Props {
  return head
}

/** A section that was dropped on one side comes back where the other side put a field into it. */
function withUsed<S extends Keyed>(sections: readonly S[], known: readonly S[], used: ReadonlySet<string>): S[] {
  const there = new Set(sections.map((one) => one.key))
  const missing = [...used].filter((key) => !there.has(key))
  return [...sections, ...missing.flatMap((key) => known.find((one) => one.key === key) ?? [])]
}

type Placed = FormField & { section: string }

function mergeField(path: string, base: Placed, theirs: Placed, mine: Placed, found: Found): Placed {
  const lists = (['options', 'columns', 'fixedRows'] as const).filter((name) =>
    [base, theirs, mine].some((one) => one[name] !== undefined),
  )
  const without = (field: Placed): Props =>
    Object.fromEntries(Object.entries(field).filter(([name]) => !lists.includes(name as 'options')))
  const merged: Record<string, unknown> = {
    ...mergeProps(path, without(base), without(theirs), without(mine), found),
  }
  for (const name of lists) {
    const [a, b, c] = [base, theirs, mine].map((one) => (one[name] ?? []) as readonly Keyed[])
    const list = mergeList(a ?? [], b ?? [], c ?? [], `${path}.${name}`, mergeEntry, found)
    if (list.length > 0 || mine[name] !== undefined) merged[name] = list
  }
  return merged as Placed
}

/** Columns are fields of their own; options and printed rows have plain properties. */
function mergeEntry(path: string, base: Keyed, theirs: Keyed, mine: Keyed, found: Found): Keyed {
  if ('type' in mine) return mergeField(path, base as Placed, theirs as Placed, mine as Placed, found)
  return mergeProps(path, base as Props, theirs as Props, mine as Props, found) as Keyed
}

function mergeProps(path: string, base: Props, theirs: Props, mine: Props, found: Found): Props {
  const result: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])) {
    const [a, b, c] = [base[name], theirs[name], mine[name]]
    const isTheirs = isSame(a, c)
    const at = path === '' ? name : `${path}.${name}`
    const isConflict = !isTheirs && !isSame(a, b) && !isSame(b, c)
    const stands =
      isConflict && settle(found, { path: at, base: a ?? null, theirs: b ?? null, mine: c ?? null }) === 'theirs'
    const value = isTheirs || stands ? b : c
    if (value !== undefined) result[name] = value
  }
  return result
}

/** Lists of things with keys: what one side dropped is gone unless the other changed it, which is for a person to say. */
function mergeList<T extends Keyed>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  path: string,
  merge: (path: string, base: T, theirs: T, mine: T, found: Found) => T,
  found: Found,
): T[] {
  const [a, b, c] = [base, theirs, mine].map((list) => new Map(list.map((one) => [one.key, one])))
  const result = new Map<string, T>()
  for (const key of new Set([...mine, ...theirs, ...base].map((one) => one.key))) {
    const [old, next, own] = [a?.get(key), b?.get(key), c?.get(key)]
    const at = path === '' ? key : `${path}.${key}`
    if (next !== undefined && own !== undefined) result.set(key, merge(at, old ?? own, next, own, found))
    else if (own !== undefined) {
      if (old !== undefined && isSame(old, own)) continue
      if (old !== undefined && settle(found, { path: at, base: old, theirs: null, mine: own }) === 'theirs') continue
      result.set(key, own)
    } else if (next !== undefined && old === undefined) result.set(key, next)
    else if (next !== undefined && !isSame(old, next)) {
      if (settle(found, { path: at, base: old ?? null, theirs: next, mine: null }) === 'theirs') result.set(key, next)
    }
  }
  return orderOf(base, theirs, mine, result).flatMap((key) => result.get(key) ?? [])
}

/** The firm's order where the firm changed it, else the trade's; what the other side added stands behind what it stood behind. */
function orderOf(
  base: readonly Keyed[],
  theirs: readonly Keyed[],
  mine: readonly Keyed[],
  result: ReadonlyMap<string, unknown>,
): string[] {
  const keys = (list: readonly Keyed[]) => list.map((one) => one.key)
  const common = (list: readonly Keyed[], other: readonly Keyed[]) => {
    const there = new Set(keys(other))
    return keys(list).filter((key) => there.has(key))
  }
  const isOurs = !isSame(common(mine, base), common(base, mine))
  const [first, second] = isOurs ? [keys(mine), keys(theirs)] : [keys(theirs), keys(mine)]
  const order = first.filter((key) => result.has(key))
  second.forEach((key, at) => {
    if (!result.has(key) || order.includes(key)) return
    const before = second.slice(0, at).findLast((one) => order.includes(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
  })
  return order
}
