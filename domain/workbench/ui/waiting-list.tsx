import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import type { OutputOf } from '#web/api.ts'
import { paths } from '#web/paths.ts'
import { workbenchMessages } from '../messages.ts'
import { listHref } from './lists.ts'
import './waiting.css'

export type Waiting = OutputOf<'workbench.waiting'>

/** What stands under the bell before the notices: everything that waits and is no notice. */
export function waitingCount({ promises, lists }: Waiting): number {
  return promises + lists.reduce((sum, one) => sum + one.count, 0)
}

/** What waits for me by its lists; each line leads to its list on the workbench. */
export function WaitingList({ waiting, onGo }: { waiting: Waiting; onGo: () => void }) {
  const t = useT(workbenchMessages)
  if (waitingCount(waiting) === 0) return null
  const lines = [
    ...(waiting.promises > 0
      ? [{ href: `${paths.today}?list=promise`, word: t('workbench.promises_due'), count: waiting.promises }]
      : []),
    ...waiting.lists.map(({ key, count }) => ({ href: listHref(key, 'me'), word: t(`workbench.${key}`), count })),
  ]
  return (
    <section className="wkb-wait" aria-label={t('workbench.waiting')}>
      <h3>{t('workbench.waiting')}</h3>
      <ul className="ntc">
        {lines.map(({ href, word, count }) => (
          <li key={href}>
            <Link href={href} onClick={onGo}>
              {word}
              <b className="n">{count}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
