import type { ComponentType } from 'react'
import { paths } from './paths.ts'

/** A screen and its address. Its code is loaded when it is first gone to. */
export type Screen = {
  /** A pattern of paths.ts, e.g. paths.customer('$id'). */
  path: string
  load: () => Promise<ComponentType>
  /** `alone`: without the frame and without a session: sign-in, first run, what is filled in from a link. */
  frame?: 'shell' | 'alone'
}

/**
 * Every screen of the product, in the order of the navigation. Adding a line here makes the address work and the
 * navigation offer it. Screens live in domain/<noun>/ui and are exported by name.
 */
export const screens: readonly Screen[] = [
  {
    path: paths.signIn,
    load: async () => (await import('#domain/people/ui/sign-in-page.tsx')).SignInPage,
    frame: 'alone',
  },
  {
    path: paths.setup,
    load: async () => (await import('#domain/people/ui/setup-page.tsx')).SetupPage,
    frame: 'alone',
  },
  { path: paths.account, load: async () => (await import('#domain/people/ui/account-page.tsx')).AccountPage },
  { path: paths.settings, load: async () => (await import('#domain/people/ui/settings-page.tsx')).SettingsPage },
  {
    path: paths.settingsTab('backups'),
    load: async () => (await import('#domain/upkeep/ui/backups-page.tsx')).BackupsPage,
  },
  {
    path: paths.settingsTab('integrations'),
    load: async () => (await import('#domain/integrations/ui/integrations-page.tsx')).IntegrationsPage,
  },
  {
    path: paths.settingsTab('fields'),
    load: async () => (await import('#domain/archives/ui/settings/fields-page.tsx')).FieldsPage,
  },
  {
    path: paths.settingsTab('$tab'),
    load: async () => (await import('#domain/people/ui/settings-page.tsx')).SettingsPage,
  },
  { path: paths.today, load: async () => (await import('#domain/workbench/ui/today-page.tsx')).TodayPage },
  {
    path: paths.customers,
    load: async () => (await import('#domain/archives/ui/list/customers-page.tsx')).CustomersPage,
  },
  {
    path: paths.newCustomer,
    load: async () => (await import('#domain/archives/ui/opening/new-customer-page.tsx')).NewCustomerPage,
  },
  {
    path: paths.compare(),
    load: async () => (await import('#domain/archives/ui/comparing/compare-page.tsx')).ComparePage,
  },
  {
    path: paths.keyAccounts,
    load: async () => (await import('#domain/key-accounts/ui/key-accounts-page.tsx')).KeyAccountsPage,
  },
  { path: paths.events, load: async () => (await import('#domain/events/ui/events-page.tsx')).EventsPage },
  { path: paths.pool, load: async () => (await import('#domain/allocation/ui/pool/pool-page.tsx')).PoolPage },
  { path: paths.falling, load: async () => (await import('#domain/allocation/ui/pool/falling-page.tsx')).FallingPage },
  {
    path: paths.poolRules,
    load: async () => (await import('#domain/allocation/ui/pool/rules-page.tsx')).PoolRulesPage,
  },
  { path: paths.rounds, load: async () => (await import('#domain/allocation/ui/rounds/rounds-page.tsx')).RoundsPage },
  {
    path: paths.handOvers,
    load: async () => (await import('#domain/allocation/ui/handing-over/hand-overs-page.tsx')).HandOversPage,
  },
  { path: paths.customer('$id'), load: async () => (await import('./customer-page.tsx')).CustomerPage },
  { path: paths.customerTab('$id', '$tab'), load: async () => (await import('./customer-page.tsx')).CustomerPage },
  {
    path: paths.importCustomers,
    load: async () => (await import('#domain/imports/ui/import-page.tsx')).ImportCustomersPage,
  },
  { path: paths.journal, load: async () => (await import('#domain/journal/ui/journal-page.tsx')).JournalPage },
  {
    path: paths.supervision,
    load: async () => (await import('#domain/supervision/ui/supervision-page.tsx')).SupervisionPage,
  },
  { path: paths.care, load: async () => (await import('#domain/care/ui/care-page.tsx')).CarePage },
  { path: paths.newEntry, load: async () => (await import('#domain/journal/ui/new-entry-page.tsx')).NewEntryPage },
  { path: paths.tasks, load: async () => (await import('#domain/tasks/ui/tasks-page.tsx')).TasksPage },
  { path: paths.products, load: async () => (await import('#domain/ledgers/ui/products-page.tsx')).ProductsPage },
  {
    path: paths.collecting,
    load: async () => (await import('#domain/collecting/ui/collecting-page.tsx')).CollectingPage,
  },
  {
    path: paths.fill('$token'),
    load: async () => (await import('#domain/collecting/ui/self-fill-page.tsx')).SelfFillPage,
    frame: 'alone',
  },
  { path: paths.rules, load: async () => (await import('#domain/policies/ui/policies-page.tsx')).PoliciesPage },
  { path: paths.ruleNumbers, load: async () => (await import('#domain/policies/ui/numbers-page.tsx')).NumbersPage },
  {
    path: paths.cadences,
    load: async () => (await import('#domain/follow-ups/ui/cadences-page.tsx')).CadencesPage,
  },
  {
    path: paths.cadence('$id'),
    load: async () => (await import('#domain/follow-ups/ui/cadences-page.tsx')).CadencesPage,
  },
  {
    path: paths.workCalendar,
    load: async () => (await import('#domain/follow-ups/ui/calendar-page.tsx')).CalendarPage,
  },
  {
    path: paths.compliance,
    load: async () => (await import('#domain/follow-ups/ui/compliance-page.tsx')).CompliancePage,
  },
  { path: paths.ruleDuties, load: async () => (await import('#domain/tasks/ui/duties-page.tsx')).DutiesPage },
  { path: paths.rule('$id'), load: async () => (await import('#domain/policies/ui/policy-page.tsx')).PolicyPage },
  { path: paths.forms, load: async () => (await import('#domain/forms/ui/library/library-page.tsx')).LibraryPage },
  {
    path: paths.formDesigns,
    load: async () => (await import('#domain/forms/ui/designing/designs-page.tsx')).DesignsPage,
  },
  {
    path: paths.formDesign('$key'),
    load: async () => (await import('#domain/forms/ui/designing/design-page.tsx')).DesignPage,
  },
  { path: paths.formCopies, load: async () => (await import('#domain/forms/ui/copies/copies-page.tsx')).CopiesPage },
  { path: paths.formLinks, load: async () => (await import('#domain/forms/ui/links/links-page.tsx')).LinksPage },
  {
    path: paths.formRecord('$id'),
    load: async () => (await import('#domain/forms/ui/filling/record-page.tsx')).RecordPage,
  },
  {
    path: paths.formRegister('$key'),
    load: async () => (await import('#domain/forms/ui/register/register-page.tsx')).RegisterPage,
  },
  {
    path: paths.importForm('$key'),
    load: async () => (await import('#domain/imports/ui/import-page.tsx')).ImportFormPage,
  },
  {
    path: paths.importProducts,
    load: async () => (await import('#domain/imports/ui/import-page.tsx')).ImportProductsPage,
  },
  {
    path: paths.importStaff,
    load: async () => (await import('#domain/imports/ui/import-page.tsx')).ImportStaffPage,
  },
  {
    path: paths.answer('$token'),
    load: async () => (await import('#domain/forms/ui/guest/answer-page.tsx')).AnswerPage,
    frame: 'alone',
  },
  { path: paths.archiveRoom, load: async () => (await import('#domain/archives/ui/room/upkeep-page.tsx')).UpkeepPage },
  {
    path: paths.duplicates,
    load: async () => (await import('#domain/archives/ui/room/duplicates-page.tsx')).DuplicatesPage,
  },
  { path: paths.merges, load: async () => (await import('#domain/archives/ui/room/merges-page.tsx')).MergesPage },
  {
    path: paths.blindCheck,
    load: async () => (await import('#domain/archives/ui/room/blind-check-page.tsx')).BlindCheckPage,
  },
  {
    path: paths.directory,
    load: async () => (await import('#domain/archives/ui/room/directory-page.tsx')).DirectoryPage,
  },
  {
    path: paths.emergency,
    load: async () => (await import('#domain/archives/ui/room/emergency-page.tsx')).EmergencyPage,
  },
  {
    path: paths.archiveQuality,
    load: async () => (await import('#domain/archives/ui/room/quality-page.tsx')).QualityPage,
  },
  // The gallery of parts is for whoever builds screens; builds leave it out.
  ...(import.meta.env.DEV
    ? [
        {
          path: paths.parts,
          load: async () => (await import('./gallery/parts-page.tsx')).PartsPage,
          frame: 'alone' as const,
        },
        {
          path: paths.part('list'),
          load: async () => (await import('./gallery/list-page.tsx')).ListPage,
          frame: 'alone' as const,
        },
        {
          path: paths.part('record'),
          load: async () => (await import('./gallery/record-page.tsx')).RecordPage,
          frame: 'alone' as const,
        },
        {
          path: paths.part('form'),
          load: async () => (await import('./gallery/form-page.tsx')).FormPage,
          frame: 'alone' as const,
        },
        {
          path: paths.part('filling'),
          load: async () => (await import('./gallery/filling-page.tsx')).FillingPage,
          frame: 'alone' as const,
        },
      ]
    : []),
]

export const registeredPaths: ReadonlySet<string> = new Set(screens.map((screen) => screen.path))
