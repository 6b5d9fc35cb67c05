import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { IconButton } from '#platform/ui/button.tsx'
import { FaultBoundary } from '#platform/ui/fault-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { MenuItem } from '#platform/ui/menu.tsx'
import { PageTools } from '#platform/ui/page-title.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { FindPanel } from './find-panel.tsx'
import { useFinders } from './finders.ts'
import { MePanel } from './me-panel.tsx'
import { webMessages } from './messages.ts'
import { navigationOf } from './navigation.ts'
import { NoticeBell } from './notice-bell.tsx'
import { paths } from './paths.ts'
import { usePersonMenu } from './person-menu.tsx'
import { PhoneBar } from './phone-bar.tsx'
import type { Session } from './session.ts'
import { type Counts, SideNavigation } from './side-navigation.tsx'
import { TopBar } from './top-bar.tsx'

type ShellProps = {
  session: Session | undefined
  /** Addresses that have a screen; the navigation offers no others. */
  registered: ReadonlySet<string>
  counts?: Counts
  onSignOut: () => void
  children: ReactNode
}

const noCounts: Counts = {}

/** The frame of all signed-in screens: navigation, top bar, the page, and on phones the bar of five. */
export function Shell({ session, registered, counts = noCounts, onSignOut, children }: ShellProps) {
  const t = useT(webMessages)
  const { pathname } = useLocation()
  const [isFinding, setIsFinding] = useState(false)
  const [isMeOpen, setIsMeOpen] = useState(false)
  const items = useMemo(() => navigationOf(registered), [registered])
  const finders = useFinders(items)
  const personItems = usePersonMenu(onSignOut)
  const newItems = useNewItems(registered)
  useFindKey(() => setIsFinding(true))

  const tools = useMemo(
    () => (
      <>
        <IconButton icon="search" label={t('web.find')} onClick={() => setIsFinding(true)} />
        <NoticeBell />
      </>
    ),
    [t],
  )

  return (
    <div className="app">
      <a className="btn skip" href="#main">
        {t('ui.skip_to_content')}
      </a>
      <SideNavigation firm={session?.firm.name ?? ''} items={items} pathname={pathname} counts={counts} />
      <TopBar session={session} newItems={newItems} onFind={() => setIsFinding(true)} onSignOut={onSignOut} />
      <main className="main" id="main" tabIndex={-1}>
        <PageTools value={tools}>
          <DemoBanner />
          <FaultBoundary key={pathname}>{children}</FaultBoundary>
        </PageTools>
      </main>
      <PhoneBar
        items={items}
        pathname={pathname}
        counts={counts}
        canWrite={registered.has(paths.newEntry)}
        onMe={() => setIsMeOpen(true)}
      />
      <FindPanel open={isFinding} onClose={() => setIsFinding(false)} finders={finders} />
      <MePanel
        open={isMeOpen}
        onClose={() => setIsMeOpen(false)}
        session={session}
        items={items}
        personItems={personItems}
      />
    </div>
  )
}

/** What 新建 offers: only what has a screen. */
function useNewItems(registered: ReadonlySet<string>): readonly MenuItem[] {
  const t = useT(webMessages)
  const all: { key: string; label: string; icon: 'card' | 'notebook' | 'check' | 'upload'; href: string }[] = [
    { key: 'customer', label: t('web.new_customer'), icon: 'card', href: paths.newCustomer },
    { key: 'entry', label: t('web.new_entry'), icon: 'notebook', href: paths.newEntry },
    { key: 'task', label: t('web.new_task'), icon: 'check', href: `${paths.tasks}?new=true` },
    { key: 'import', label: t('web.import_customers'), icon: 'upload', href: paths.importCustomers },
  ]
  return all.filter((item) => registered.has(item.href.split('?')[0] ?? ''))
}

/** Ctrl-K, and ⌘K on a Mac, from anywhere but a dialog. */
function useFindKey(onFind: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isKey = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k'
      if (!isKey || document.querySelector('dialog[open]')) return
      event.preventDefault()
      onFind()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [onFind])
}
