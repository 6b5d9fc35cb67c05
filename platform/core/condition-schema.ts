import { z } from 'zod'
import { type Condition, operators } from './conditions.ts'

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
