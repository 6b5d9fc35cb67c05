/**
 * Whether two values of JSON say the same, in whatever order their keys come: the database keeps keys in an order of
 * its own. Nothing given is null.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || a === undefined) return b === null || b === undefined
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [from, to] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = new Set([...Object.keys(from), ...Object.keys(to)])
  if (Array.isArray(a) && a.length !== (b as unknown[]).length) return false
  for (const key of keys) if (!isSame(from[key], to[key])) return false
  return true
}
