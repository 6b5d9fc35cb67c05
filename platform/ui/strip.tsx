import { Link } from './link.tsx'

export type Figure = { href: string; value: string | number; label: string; note?: string; alarm?: boolean }

/** Key figures in one ruled line; each leads to what it counts. Red only where a person must act. */
export function Strip({ label, figures }: { label: string; figures: readonly Figure[] }) {
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
