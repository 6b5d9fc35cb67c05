/** Rise or fall in percent of the earlier sum, one digit; undefined where there is nothing to compare with. */
export function changeOf(now: string, before: string): number | undefined {
  const earlier = Number(before)
  if (earlier === 0) return undefined
  return Math.round((Number(now) / earlier - 1) * 1000) / 10
}

/** The period of the same length just before. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const day = 86_400_000
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const length = end - start + day
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: iso(start - length), to: iso(start - day) }
}
