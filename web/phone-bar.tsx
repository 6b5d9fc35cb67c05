import { Icon } from '#platform/ui/icon.tsx'
import type { IconName } from '#platform/ui/icon-paths.ts'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { webMessages } from './messages.ts'
import { isWithin, type NavigationItem } from './navigation.ts'
import { paths } from './paths.ts'
import type { Counts } from './side-navigation.tsx'
import { useItemWord } from './trade-words.ts'

type PhoneBarProps = {
  items: readonly NavigationItem[]
  pathname: string
  counts: Counts
  /** The middle button: a new entry, or what else there is to begin. */
  canWrite: boolean
  onMe: () => void
}

// Today and customers left of the middle, follow-ups right of it, as thumbs expect after the drawings.
const wanted = ['today', 'customers', 'followUps']

/** The bar of five at the lower edge of phones: 今日, 客户, 记一笔, 回访, 我的. */
export function PhoneBar({ items, pathname, counts, canWrite, onMe }: PhoneBarProps) {
  const t = useT(webMessages)
  const wordOf = useItemWord()
  const chosen = [
    ...items.filter((item) => wanted.includes(item.key)),
    ...items.filter((item) => !wanted.includes(item.key)),
  ].slice(0, 3)
  const links = chosen.map((item) => {
    const isOn = isWithin(pathname, item.href)
    const count = counts[item.key] ?? 0
    return (
      <Link
        key={item.key}
        href={item.href}
        className={isOn ? 'on' : undefined}
        aria-current={isOn ? 'page' : undefined}
      >
        <Glyph name={item.icon} word={wordOf(item, 'short')} />
        {item.isHot && count > 0 && <i>{count}</i>}
      </Link>
    )
  })
  return (
    <nav className="tabbar" aria-label={t('web.navigation')}>
      {links.slice(0, 2)}
      {canWrite && (
        <Link href={paths.newEntry} className="add">
          <Glyph name="plus" word={t('web.new_entry_short')} />
        </Link>
      )}
      {links.slice(2)}
      <button type="button" onClick={onMe}>
        <Glyph name="person" word={t('web.me')} />
      </button>
    </nav>
  )
}

function Glyph({ name, word }: { name: IconName; word: string }) {
  return (
    <>
      <Icon name={name} />
      <span>{word}</span>
    </>
  )
}
