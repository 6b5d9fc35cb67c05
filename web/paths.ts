/**
 * Every address of the product in one object. With '$id' as argument a function gives the pattern of its route:
 * `paths.customer('$id')` is '/customers/$id'.
 */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  setup: '/setup',
  account: '/account',
  today: '/today',
  customers: '/customers',
  newCustomer: '/customers/new',
  importCustomers: '/customers/import',
  /** Without ids, the pattern of its route. */
  compare: (ids: readonly string[] = []) =>
    ids.length === 0 ? '/customers/compare' : `/customers/compare?ids=${ids.join('.')}`,
  customer: (id: string) => `/customers/${id}`,
  customerTab: (id: string, tab: string) => `/customers/${id}/${tab}`,
  pool: '/customers/pool',
  falling: '/customers/falling',
  poolRules: '/customers/pool-rules',
  rounds: '/customers/rounds',
  handOvers: '/customers/hand-overs',
  keyAccounts: '/customers/key-accounts',
  events: '/customers/events',
  duplicates: '/archive-room/duplicates',
  merges: '/archive-room/merges',
  blindCheck: '/archive-room/check',
  directory: '/archive-room/directory',
  emergency: '/archive-room/emergency',
  archiveQuality: '/archive-room/quality',
  journal: '/journal',
  newEntry: '/journal/new',
  collecting: '/collecting',
  products: '/products',
  importProducts: '/products/import',
  forms: '/forms',
  formRegister: (key: string) => `/forms/${key}`,
  importForm: (key: string) => `/forms/${key}/import`,
  formDesigns: '/forms/design',
  formDesign: (key: string) => `/forms/design/${key}`,
  formCopies: '/forms/copies',
  formLinks: '/forms/links',
  formRecord: (id: string) => `/forms/records/${id}`,
  answer: (token: string) => `/form/${token}`,
  fill: (token: string) => `/fill/${token}`,
  tasks: '/tasks',
  supervision: '/supervision',
  care: '/care',
  procedures: '/procedures',
  appointments: '/appointments',
  opportunities: '/opportunities',
  surveys: '/surveys',
  analysis: '/analysis',
  scorecards: '/scorecards',
  archiveRoom: '/archive-room',
  rules: '/rules',
  ruleNumbers: '/rules/numbers',
  cadences: '/rules/cadences',
  cadence: (id: string) => `/rules/cadences/${id}`,
  workCalendar: '/rules/calendar',
  compliance: '/rules/compliance',
  ruleDuties: '/rules/duties',
  rule: (id: string) => `/rules/${id}`,
  settings: '/settings',
  importStaff: '/settings/staff/import',
  settingsTab: (tab: string) => `/settings/${tab}`,
  parts: '/parts',
  part: (name: string) => `/parts/${name}`,
} as const

/** The sign-in page, which leads back to `next`. Only addresses of our own are followed. */
export function signInPath(next: string): string {
  return next === paths.home ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(next)}`
}

/** Where to go after signing in: never to another site, whatever the address says. */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : paths.home
}
