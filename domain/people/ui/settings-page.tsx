import { useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { useSession } from '#web/session.ts'
import { type ForeignTabKey, foreignTabs, openTabs, type SettingsTabKey } from './settings-tabs.tsx'
import './people.css'

type OwnTabKey = Exclude<SettingsTabKey, ForeignTabKey>

const pages: Record<OwnTabKey, ComponentType> = {
  staff: lazy(async () => ({ default: (await import('./staff-tab.tsx')).StaffTab })),
  departments: lazy(async () => ({ default: (await import('./departments-tab.tsx')).DepartmentsTab })),
  roles: lazy(async () => ({ default: (await import('./roles-tab.tsx')).RolesTab })),
  outside: lazy(async () => ({ default: (await import('./outside-tab.tsx')).OutsideTab })),
  firm: lazy(async () => ({ default: (await import('./firm-tab.tsx')).FirmTab })),
  options: lazy(async () => ({ default: (await import('./options-tab.tsx')).OptionsTab })),
  audit: lazy(async () => ({ default: (await import('./audit-tab.tsx')).AuditTab })),
}

/** 设置: the firm's own organisation, who may do what, and the record of it all. One address per tab. */
export function SettingsPage() {
  const { tab } = useParams({ strict: false }) as { tab?: string }
  const { data: session } = useSession()
  const open = openTabs(session?.rights ?? {})
    .map(({ key }) => key)
    .filter(isOwn)
  const on = open.find((key) => key === tab) ?? open[0]
  if (!on) return null
  const Page = pages[on]
  return (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  )
}

function isOwn(key: SettingsTabKey): key is OwnTabKey {
  return !(foreignTabs as readonly string[]).includes(key)
}
