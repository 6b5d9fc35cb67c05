import type { ReactNode } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { opensTo } from '#web/opening.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { useCustomerFields } from '../customer-fields.ts'
import { roomMessages } from './room-messages.ts'
import '../archives.css'

const tabs = [
  { key: 'upkeep', href: paths.archiveRoom },
  { key: 'duplicates', href: paths.duplicates },
  { key: 'merges', href: paths.merges },
  { key: 'check', href: paths.blindCheck },
  { key: 'directory', href: paths.directory },
  { key: 'emergency', href: paths.emergency },
  { key: 'quality', href: paths.archiveQuality },
] as const

type RoomFrameProps = { tab: (typeof tabs)[number]['key']; sub?: ReactNode; acts?: ReactNode; children: ReactNode }

/** The archive room: one title, its parts as tabs, the page scrolls below them. */
export function RoomFrame({ tab, sub, acts, children }: RoomFrameProps) {
  const t = useT(roomMessages)
  const { fields } = useCustomerFields()
  const { data: session } = useSession()
  // Units and buildings are fields of the trades that keep them.
  const offered = tabs.filter(
    ({ key, href }) =>
      (key !== 'emergency' || fields['unit'] !== undefined || tab === key) && opensTo(session?.rights ?? {}, href),
  )
  return (
    <>
      <PageTitle title={t('room.title')} sub={sub}>
        {acts}
      </PageTitle>
      <Tabs
        label={t('room.tabs')}
        tabs={offered.map(({ key, href }) => ({ href, label: t(`room.${key}`), on: key === tab }))}
      />
      <div className="wide-col">{children}</div>
    </>
  )
}
