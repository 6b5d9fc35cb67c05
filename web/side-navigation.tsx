import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { webMessages } from './messages.ts'
import { isWithin, type NavigationItem } from './navigation.ts'
import { paths } from './paths.ts'
import { SealMark } from './seal-mark.tsx'
import { ServerState } from './server-state.tsx'
import { useItemWord } from './trade-words.ts'

export type Counts = Readonly<Record<string, number>>

type SideNavigationProps = { firm: string; items: readonly NavigationItem[]; pathname: string; counts: Counts }

/** The navigation of desks: 192 px with words beside, a rail with words below when the desk is narrow. */
export function SideNavigation({ firm, items, pathname, counts }: SideNavigationProps) {
  const t = useT(webMessages)
  return (
    <aside className="nav">
      <Link className="firm" href={paths.home} title={t('web.to_start')}>
        <SealMark />
        <span>
          <span className="wm">{t('web.product')}</span>
          <small className="ell">{firm}</small>
        </span>
      </Link>
      <nav aria-label={t('web.navigation')}>
        {items.map((item, n) => (
          <SideItem
            key={item.key}
            item={item}
            isFirst={n === 0}
            isOn={isWithin(pathname, item.href)}
            count={counts[item.key]}
          />
        ))}
      </nav>
      <ServerState />
    </aside>
  )
}

type SideItemProps = { item: NavigationItem; isFirst: boolean; isOn: boolean; count: number | undefined }

function SideItem({ item, isFirst, isOn, count }: SideItemProps) {
  const wordOf = useItemWord()
  const word = wordOf(item)
  return (
    <>
      {item.startsSection && !isFirst && <hr />}
      <Link href={item.href} className={isOn ? 'on' : undefined} aria-current={isOn ? 'page' : undefined} title={word}>
        <Icon name={item.icon} />
        <span className="full">{word}</span>
        <span className="short" aria-hidden="true">
          {wordOf(item, 'short')}
        </span>
        {count !== undefined && count > 0 && <b className={item.isHot ? 'hot' : undefined}>{count}</b>}
      </Link>
    </>
  )
}
