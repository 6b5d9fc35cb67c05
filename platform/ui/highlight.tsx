export type Range = readonly [from: number, to: number]

/** `text` with the ranges [from, to) marked as hits of a search. Ranges are in order and do not overlap. */
export function Highlight({ text, ranges }: { text: string; ranges: readonly Range[] | undefined }) {
  if (!ranges || ranges.length === 0) return text
  return (
    <span>
      {ranges.map(([from, to], n) => (
        <span key={from}>
          {text.slice(n === 0 ? 0 : ranges[n - 1]?.[1], from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ranges.at(-1)?.[1])}
    </span>
  )
}
