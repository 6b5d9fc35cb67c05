// Widths that look like text without suggesting any; repeated, so that two renders draw the same.
const widths = [62, 44, 78, 52, 70, 38]

const countTo = (n: number) => Array.from({ length: n }, (_, at) => at)

/** Rows of the same height as the ones to come: nothing moves when they arrive. */
export function SkeletonRows({ rows = 12, columns, nameAt = 1 }: { rows?: number; columns: number; nameAt?: number }) {
  return countTo(rows).map((row) => (
    <tr key={row}>
      {countTo(columns).map((column) => (
        <td key={column} className={column === nameAt ? 'name' : undefined}>
          <Skeleton percent={widths[(row + column) % widths.length] ?? 50} />
        </td>
      ))}
      <td className="two">
        <Skeleton percent={40} />
      </td>
    </tr>
  ))
}

/** One line to come, `percent` of the width it stands in. */
export function Skeleton({ percent = 60 }: { percent?: number }) {
  return <span className="sk" style={{ width: `${percent}%`, minWidth: 24 }} />
}
