import { useT } from '#platform/ui/language.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { peopleScreenMessages } from './messages.ts'

/** The parts of 设置 in the order of the tabs, and the right each asks for; the server checks each request besides. */
export const settingsTabs = [
  { key: 'staff', word: 'people.tab_staff', right: 'staff.read' },
  { key: 'departments', word: 'people.tab_departments' },
  { key: 'roles', word: 'people.tab_roles', right: 'role.manage' },
  { key: 'outside', word: 'people.tab_outside', right: 'staff.read' },
  { key: 'firm', word: 'people.tab_firm' },
  { key: 'options', word: 'people.tab_options', right: 'setup.manage' },
  // Pages of later nouns have routes of their own.
  { key: 'fields', word: 'people.tab_fields', right: 'setup.manage' },
  { key: 'integrations', word: 'people.tab_integrations', right: 'setup.manage' },
  { key: 'audit', word: 'people.tab_audit', right: 'audit.read' },
  { key: 'backups', word: 'people.tab_backups', right: 'setup.manage' },
] as const satisfies readonly { key: string; word: keyof typeof peopleScreenMessages; right?: string }[]

/** Those whose page is that of a later noun. */
export const foreignTabs = ['fields', 'integrations', 'backups'] as const satisfies readonly SettingsTabKey[]
export type ForeignTabKey = (typeof foreignTabs)[number]

export type SettingsTabKey = (typeof settingsTabs)[number]['key']

/** Those a person may open. */
export function openTabs(rights: Readonly<Record<string, unknown>>): (typeof settingsTabs)[number][] {
  return settingsTabs.filter((tab) => !('right' in tab) || rights[tab.right] !== undefined)
}

/** Drawn by each part under its own title. */
export function SettingsTabs({ on }: { on: SettingsTabKey }) {
  const t = useT(peopleScreenMessages)
  const { data: session } = useSession()
  return (
    <Tabs
      label={t('people.settings')}
      tabs={openTabs(session?.rights ?? {}).map(({ key, word }) => ({
        href: paths.settingsTab(key),
        label: t(word),
        on: key === on,
      }))}
    />
  )
}
