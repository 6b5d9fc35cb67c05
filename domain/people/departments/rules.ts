/** Whether a department may be put below another: not below itself or anything under it. */
export function mayMoveBelow(id: string, parentPath: readonly string[]): boolean {
  return !parentPath.includes(id)
}

type Placed = { id: string; parentId: string | null; position: number; name: string }

/** Departments as a tree is read: each followed by those below it, with its depth. */
export function inTreeOrder<D extends Placed>(departments: readonly D[]): (D & { depth: number })[] {
  const below = Map.groupBy(departments, (one) => one.parentId)
  const walk = (parentId: string | null, depth: number): (D & { depth: number })[] =>
    (below.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name, 'zh-CN'))
      .flatMap((one) => [{ ...one, depth }, ...walk(one.id, depth + 1)])
  return walk(null, 0)
}
