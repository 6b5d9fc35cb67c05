import { Link } from './link.tsx'
import { Skeleton } from './skeleton.tsx'

export type Figure = { href: string; value: string | number; label: string; note?: string; alarm?: boolean }

type StripProps = {
  label: string
  figures: readonly Figure[]
  /** How many are to come: their places are kept, so that nothing below moves when they arrive. */
  coming?: number | undefined
}

/** Key figures in one ruled line; each leads to what it counts. Red only where a person must act. */
export function Strip({ label, figures, coming }: StripProps) {
  if (coming !== undefined) return <ComingStrip count={coming} />
  return (
    <nav className="strip" aria-label={label}>
      {figures.map((figure) => (
        <Link key={figure.label} href={figure.href}>
          <em className={figure.alarm ? 'red' : undefined}>{figure.value}</em>
          <span>{figure.label}</span>
          {figure.note && <small>{figure.note}</small>}
        </Link>
      ))}
    </nav>
  )
}

function ComingStrip({ count }: { count: number }) {
  return (
    <div className="strip" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <div key={at}>
          <em>
            <Skeleton percent={100} />
          </em>
          <span>&nbsp;</span>
          <small>
            <Skeleton percent={50} />
          </small>
        </div>
      ))}
    </div>
  )
}
