import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'

export type BannerTone = 'plain' | 'seal' | 'ochre' | 'pine'

const looks: Record<BannerTone, { className: string; icon: IconName }> = {
  plain: { className: 'ban', icon: 'info' },
  seal: { className: 'ban seal', icon: 'warning' },
  ochre: { className: 'ban oc', icon: 'clock' },
  pine: { className: 'ban gr', icon: 'check' },
}

type BannerProps = {
  /** Seal: authority or danger. Ochre: waiting. Pine: done. */
  tone?: BannerTone
  icon?: IconName
  /** The two or three words that carry the matter. */
  title?: string
  children: ReactNode
  /** One action, a link or a small button. */
  action?: ReactNode
  /** Read out at once when it appears by itself. */
  announce?: boolean
}

/** One line that says what holds now, with one action at most. */
export function Banner({ tone = 'plain', icon, title, children, action, announce = false }: BannerProps) {
  const look = looks[tone]
  return (
    <div className={look.className} role={announce ? (tone === 'seal' ? 'alert' : 'status') : undefined}>
      <Icon name={icon ?? look.icon} />
      <span className="say">
        {title && <b className={tone === 'seal' ? 'red' : undefined}>{title}</b>}
        <span>{children}</span>
      </span>
      {action}
    </div>
  )
}
