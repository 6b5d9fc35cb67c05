import type { Customer } from '../schema.ts'

/** The enterprise profile as one sheet, in the order of the paper (ARC-55, 000-C). */
export const sheetSections = [
  {
    key: 'identity',
    fields: [
      'number',
      'name',
      'shortName',
      'kind',
      'creditCode',
      'archivedOn',
      'region',
      'address',
      'phones',
      'website',
    ],
  },
  {
    key: 'enterprise',
    fields: [
      'ownership',
      'organisationForm',
      'foundedOn',
      'assets',
      'registeredCapital',
      'size',
      'employees',
      'legalRepresentative',
      'controller',
      'standing',
    ],
  },
  { key: 'business', fields: ['industry', 'mainBusiness', 'additionalBusiness', 'annualSales', 'salesResults'] },
  {
    key: 'features',
    fields: [
      'serviceArea',
      'sellingAbility',
      'growthPotential',
      'companyCulture',
      'businessPolicy',
      'managementTraits',
      'staffQuality',
      'competitorRelation',
      'attitude',
    ],
  },
  {
    key: 'dealings',
    fields: [
      'tradeSince',
      'lastTradeOn',
      'dealings',
      'sellingActivity',
      'tradeTerms',
      'hasBreach',
      'breach',
      'pastCreditProblems',
    ],
  },
  { key: 'credit', fields: ['creditGrade', 'creditState', 'reputation'] },
  { key: 'position', fields: ['ourStrengths', 'ourWeaknesses', 'problems', 'strengths', 'measures', 'needs'] },
  {
    key: 'classes',
    fields: ['timeClass', 'processClass', 'nature', 'volume', 'abc', 'tier', 'stage', 'market', 'directness'],
  },
] as const satisfies readonly { key: string; fields: readonly (keyof Customer)[] }[]

/** People the sheet tells about one by one (ARC-16). */
export const sheetRoles = ['owner', 'manager', 'legalPerson'] as const

export type Measures = {
  completeness: number
  accuracy: number
  validity: number
  missingBasic: readonly string[]
  expired: readonly string[]
  intakes: number
  late: number
  breaches: number
  state: Customer['state']
  verification: Customer['verification']
  needsUpdateSince: string | null
  nextReviewOn: string | null
}

export type Finding = { code: string; params?: Record<string, unknown> }

// Nine in ten filled is what a decision can stand on; below seven in ten it cannot.
const solid = 90
const poor = 70

/** What an archive is good for as grounds of a decision, the gravest first (ARC-31). */
export function findingsOf(of: Measures, today: string): Finding[] {
  const found: Finding[] = []
  const say = (when: boolean, code: string, params?: Record<string, unknown>) => {
    if (when) found.push({ code: `assessment.${code}`, ...(params ? { params } : {}) })
  }
  say(of.verification === 'false', 'untrue')
  say(of.verification === 'waiting', 'unverified')
  say(of.state !== 'valid', 'not_valid')
  say(of.missingBasic.length > 0, 'basic_missing', { count: of.missingBasic.length })
  say(of.completeness < poor, 'incomplete', { percent: of.completeness })
  say(of.expired.length > 0, 'expired', { count: of.expired.length })
  say(of.breaches > 0, 'breaches', { count: of.breaches, total: of.intakes })
  say(of.breaches === 0 && of.late > 0, 'late', { count: of.late, total: of.intakes })
  say(of.needsUpdateSince !== null, 'awaits_update', { day: of.needsUpdateSince })
  say(of.nextReviewOn !== null && of.nextReviewOn <= today, 'review_due', { day: of.nextReviewOn })
  say(found.length === 0 && of.completeness >= solid, 'solid')
  return found
}
