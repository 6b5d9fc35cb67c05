import { createContext, type ReactNode, useContext, useState } from 'react'
import { IconButton } from '#platform/ui/button.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { webMessages } from './messages.ts'

/** How much waits, and its list, which closes once somebody goes from it; signed-in.tsx fills it. */
export type Notices = { count: number; list: (onGo: () => void) => ReactNode }

export const NoticesContext = createContext<Notices>({ count: 0, list: () => false })

export function NoticeBell() {
  const t = useT(webMessages)
  const { count, list } = useContext(NoticesContext)
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="bell" label={t('web.notices')} count={count} onClick={() => setOpen(true)} />
      <Drawer open={open} onClose={() => setOpen(false)} title={t('web.notices')} lightDismiss>
        {list(() => setOpen(false)) || (
          <EmptyState drawing="calendar" title={t('web.no_notices')}>
            {t('web.no_notices_when')}
          </EmptyState>
        )}
      </Drawer>
    </>
  )
}
