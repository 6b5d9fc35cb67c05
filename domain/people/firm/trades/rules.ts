/** Something a trade added to the firm, and what it hangs on. */
export type Added = { id: string; above: readonly (string | null)[] }

/**
 * What may go of what a trade added: everything that is not in use, not changed by the firm, and that nothing which
 * stays hangs on. What stays holds what is above it.
 */
export function leavingOf<A extends Added>(added: readonly A[], staying: readonly Added[]): A[] {
  let leaving = [...added]
  let held = new Set(staying.flatMap((one) => one.above))
  for (;;) {
    const next = leaving.filter((one) => !held.has(one.id))
    if (next.length === leaving.length) return next
    held = new Set([...held, ...leaving.filter((one) => held.has(one.id)).flatMap((one) => one.above)])
    leaving = next
  }
}
