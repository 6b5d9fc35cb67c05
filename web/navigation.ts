import type { IconName } from '#platform/ui/icon-paths.ts'
import type { webMessages } from './messages.ts'
import { paths } from './paths.ts'

type Word = keyof typeof webMessages

export type NavigationItem = {
  key: string
  href: string
  icon: IconName
  word: Word
  /** For the rail and the bar of phones, where the full word does not fit. */
  shortWord?: Word
  /** Begins a new section, parted by a rule. */
  startsSection?: boolean
  /** Its count is red: a person must act. */
  isHot?: boolean
}

const items: readonly NavigationItem[] = [
  { key: 'today', href: paths.today, icon: 'calendar', word: 'web.today', shortWord: 'web.today_short', isHot: true },
  { key: 'customers', href: paths.customers, icon: 'card', word: 'web.customers' },
  { key: 'journal', href: paths.journal, icon: 'notebook', word: 'web.journal' },
  { key: 'followUps', href: paths.tasks, icon: 'phone', word: 'web.follow_ups' },
  { key: 'care', href: paths.care, icon: 'gift', word: 'web.care' },
  {
    key: 'procedures',
    href: paths.procedures,
    icon: 'flow',
    word: 'web.procedures',
    shortWord: 'web.procedures_short',
  },
  {
    key: 'appointments',
    href: paths.appointments,
    icon: 'clock',
    word: 'web.appointments',
    shortWord: 'web.appointments_short',
  },
  {
    key: 'opportunities',
    href: paths.opportunities,
    icon: 'flag',
    word: 'web.opportunities',
    shortWord: 'web.opportunities_short',
  },
  { key: 'surveys', href: paths.surveys, icon: 'checklist', word: 'web.surveys' },
  { key: 'forms', href: paths.forms, icon: 'checklist', word: 'web.forms' },
  { key: 'collecting', href: paths.collecting, icon: 'qr', word: 'web.collecting', shortWord: 'web.collecting_short' },
  { key: 'supervision', href: paths.supervision, icon: 'eye', word: 'web.supervision', startsSection: true },
  { key: 'analysis', href: paths.analysis, icon: 'chart', word: 'web.analysis' },
  { key: 'scorecards', href: paths.scorecards, icon: 'gauge', word: 'web.scorecards' },
  {
    key: 'archiveRoom',
    href: paths.archiveRoom,
    icon: 'cabinet',
    word: 'web.archive_room',
    shortWord: 'web.archive_room_short',
    startsSection: true,
  },
  { key: 'rules', href: paths.rules, icon: 'document', word: 'web.rules' },
  { key: 'settings', href: paths.settings, icon: 'sliders', word: 'web.settings' },
]

/** The items whose screen exists: an item appears when a route is registered at its address. */
export function navigationOf(registered: ReadonlySet<string>): readonly NavigationItem[] {
  return items.filter((item) => registered.has(item.href))
}

/** The item the address belongs to: /customers/… is still 客户. */
export function isWithin(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`)
}
