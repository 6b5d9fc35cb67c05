import { setTheme, useAppearance } from '#platform/ui/appearance.ts'
import { IconButton } from '#platform/ui/button.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Menu, type MenuItem } from '#platform/ui/menu.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { PersonMark } from '#platform/ui/person-mark.tsx'
import { webMessages } from './messages.ts'
import { NoticeBell } from './notice-bell.tsx'
import { usePersonMenu } from './person-menu.tsx'
import type { Session } from './session.ts'

type TopBarProps = {
  session: Session | undefined
  newItems: readonly MenuItem[]
  onFind: () => void
  onSignOut: () => void
}

/** Search over everything, new, theme, bell, person. On phones the page title carries search and bell instead. */
export function TopBar({ session, newItems, onFind, onSignOut }: TopBarProps) {
  const t = useT(webMessages)
  return (
    <header className="top">
      <button type="button" className="find" onClick={onFind} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span className="ell">{t('web.find_hint')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="grow" />
      {newItems.length > 0 && (
        <Menu label={t('web.new')} items={newItems} alignEnd>
          {(props) => (
            <button type="button" className="btn s" {...props}>
              <Icon name="plus" small />
              {t('web.new')}
            </button>
          )}
        </Menu>
      )}
      <ThemeButton />
      <NoticeBell />
      {session && <Person session={session} onSignOut={onSignOut} />}
    </header>
  )
}

function ThemeButton() {
  const t = useT(webMessages)
  const { shown } = useAppearance()
  const isDark = shown === 'dark'
  return (
    <IconButton
      icon={isDark ? 'sun' : 'moon'}
      label={t(isDark ? 'web.to_light' : 'web.to_dark')}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    />
  )
}

function Person({ session, onSignOut }: { session: Session; onSignOut: () => void }) {
  const { person } = session
  const items = usePersonMenu(onSignOut)
  return (
    <Menu label={person.name} items={items} alignEnd>
      {(props) => (
        <button type="button" className="me" {...props}>
          <PersonMark name={person.name} />
          {person.name}
          <span className="mut sm">
            {person.departmentName}
            {person.postTitle && <Rule />}
            {person.postTitle}
          </span>
        </button>
      )}
    </Menu>
  )
}
