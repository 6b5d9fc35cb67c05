import { z } from 'zod'
import type { FieldType } from './fields.ts'
import { periods } from './time.ts'

/**
 * The one filter language: list filters, saved views, bulk edits, row scopes and policies are all this tree.
 * It is compiled to SQL in platform/server/condition-sql.ts and evaluated in memory in condition-match.ts;
 * a property test proves that both agree. Logic is two-valued: a comparison with an empty value is false, and
 * `not` of it is true.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { field: string; op: Operator; value?: unknown }
  | { search: string }

const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between'] as const
const days = ['on', 'before', 'after', 'betweenDays', 'olderThanDays', 'lastDays', 'nextDays', 'period'] as const
const texts = ['is', 'isNot', 'contains', 'startsWith'] as const
const members = ['in', 'notIn'] as const
const lists = ['hasAny', 'hasAll', 'hasNone'] as const
const presence = ['empty', 'filled'] as const

export const operators = [
  ...texts,
  ...comparisons,
  ...days,
  ...members,
  ...lists,
  'yes',
  'no',
  'within',
  ...presence,
] as const
export type Operator = (typeof operators)[number]

/** Which operators a field of a type offers, the usual one first. */
export const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: ['contains', 'is', 'isNot', 'startsWith', ...presence],
  longText: ['contains', ...presence],
  integer: [...comparisons, ...presence],
  decimal: [...comparisons, ...presence],
  money: [...comparisons, ...presence],
  ratio: [...comparisons, ...presence],
  date: ['period', ...days.filter((op) => op !== 'period'), ...presence],
  instant: ['period', ...days.filter((op) => op !== 'period'), ...presence],
  partialDate: ['startsWith', 'before', 'after', ...presence],
  boolean: ['yes', 'no', ...presence],
  option: [...members, ...presence],
  options: [...lists, ...presence],
  strings: [...lists, ...presence],
  phones: ['hasAny', ...presence],
  emails: ['hasAny', ...presence],
  region: ['within', ...presence],
  birthday: ['period', ...presence],
  residentId: ['is', ...presence],
  creditCode: ['is', 'startsWith', ...presence],
  url: ['contains', ...presence],
  ref: [...members, ...presence],
  json: [...presence],
}

/** Values that stand for whoever asks; they keep a shared view useful to everybody. */
export const me = '@me'
export const myDepartment = '@my-department'

// A person builds a dozen conditions; these bounds stop a hostile tree before it reaches the planner.
const maxNodes = 200
const maxDepth = 8
const maxValues = 1000

const scalar = z.union([z.string().max(500), z.number(), z.boolean()])
const leaf = z.strictObject({
  field: z.string().max(80),
  op: z.enum(operators),
  value: z.union([scalar, z.array(scalar).max(maxValues)]).optional(),
})

const tree: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(tree) }),
    z.strictObject({ any: z.array(tree) }),
    z.strictObject({ not: tree }),
    z.strictObject({ search: z.string().max(200) }),
    leaf,
  ]),
) as z.ZodType<Condition>

/** Checks depth and size before the recursive parse sees the tree. */
function isBounded(input: unknown): boolean {
  let nodes = 0
  const walk = (node: unknown, depth: number): boolean => {
    if (++nodes > maxNodes || depth > maxDepth) return false
    if (typeof node !== 'object' || node === null) return true
    const { all, any, not } = node as { all?: unknown; any?: unknown; not?: unknown }
    const children = [...(Array.isArray(all) ? all : []), ...(Array.isArray(any) ? any : []), ...(not ? [not] : [])]
    return children.every((child) => walk(child, depth + 1))
  }
  return walk(input, 1)
}

export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .refine(isBounded, { message: 'condition.too_large', abort: true })
  .pipe(tree)
  .meta({ id: 'Condition', description: 'Tree of all/any/not over {field, op, value} and {search}' }) as never

export const everything: Condition = { all: [] }

/** Both conditions; flattens so that stored views stay readable. */
export function both(a: Condition | undefined, b: Condition | undefined): Condition {
  const parts = [a, b].flatMap((one) => (one === undefined ? [] : 'all' in one ? one.all : [one]))
  return parts.length === 1 && parts[0] ? parts[0] : { all: parts }
}

/** How many values an operator takes: 0, 1, 2 or a list. */
export function arityOf(op: Operator): 0 | 1 | 2 | 'list' {
  if (op === 'yes' || op === 'no' || op === 'empty' || op === 'filled') return 0
  if (op === 'between' || op === 'betweenDays') return 2
  if (op === 'in' || op === 'notIn' || op === 'hasAny' || op === 'hasAll' || op === 'hasNone') return 'list'
  return 1
}

export { periods }
