import { Dialog } from '#platform/ui/dialog.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import type { MenuItem } from '#platform/ui/menu.tsx'
import { webMessages } from './messages.ts'
import type { NavigationItem } from './navigation.ts'
import type { Session } from './session.ts'
import { useItemWord } from './trade-words.ts'

type MePanelProps = {
  open: boolean
  onClose: () => void
  session: Session | undefined
  items: readonly NavigationItem[]
  personItems: readonly MenuItem[]
}

/** On phones, everything the bar of five has no room for: the whole navigation, then the person's own matters. */
export function MePanel({ open, onClose, session, items, personItems }: MePanelProps) {
  const t = useT(webMessages)
  const wordOf = useItemWord()
  return (
    <Dialog open={open} onClose={onClose} title={session?.person.name ?? t('web.me')} lightDismiss>
      <div className="places">
        {items.map((item) => (
          <Link key={item.key} href={item.href} onClick={onClose}>
            <Icon name={item.icon} />
            {wordOf(item)}
          </Link>
        ))}
      </div>
      <div className="menu">
        {personItems.map((item) => (
          <PersonItem key={item.key} item={item} onDone={onClose} />
        ))}
      </div>
    </Dialog>
  )
}

function PersonItem({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  if ('rule' in item) return <hr />
  if ('heading' in item) return <h3>{item.heading}</h3>
  const inside = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
    </>
  )
  if ('href' in item) {
    return (
      <Link className="choice" href={item.href} onClick={onDone}>
        {inside}
      </Link>
    )
  }
  return (
    <button type="button" className="choice w" aria-pressed={item.checked} onClick={item.onPress}>
      {inside}
      {item.checked && <Icon name="check" small />}
    </button>
  )
}
