/** What may part the columns, the likeliest first: it wins a draw. The last is the full-width comma. */
export const separators = [',', '\t', ';', '|', '\uff0c'] as const

/**
 * Which separator a text sample uses: the one that splits most lines into the same number of columns, and into more than one.
 * Quoted fields are skipped, so a comma in an address does not count. A first line 'sep=;' is Excel's own word for it.
 */
export function detectSeparator(sample: string): string {
  const told = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  if (told) return told
  const lines = linesWithoutQuotes(sample)
  let best: string = ','
  let bestScore = 0
  for (const separator of separators) {
    const score = scoreOf(lines, separator)
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return best
}

function linesWithoutQuotes(sample: string): string[] {
  const lines = sample.replace(/"(?:[^"]|"")*"/g, '""').split(/\r\n|\r|\n/)
  // The last line of the sample may be cut.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  return whole.filter((line) => line.trim() !== '').slice(0, 200)
}

function scoreOf(lines: readonly string[], separator: string): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const columns = line.split(separator).length
    if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1)
  }
  // Agreement of lines matters most; the number of columns only parts equals.
  let best = 0
  for (const [columns, agreeing] of counts) best = Math.max(best, agreeing + Math.min(columns, 50) / 100)
  return best
}
