import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

type BackLinkProps = { href: string; label: ReactNode; children?: ReactNode }

/** The line above a page's name: where it hangs, one step up, and what else is said of it there. */
export function BackLink({ href, label, children }: BackLinkProps) {
  return (
    <div className="crumb">
      <Link className="lnk" href={href}>
        <Icon name="chevron-left" small />
        {label}
      </Link>
      {children}
    </div>
  )
}
