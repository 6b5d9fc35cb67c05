import type { Text } from '#platform/core/i18n.ts'

/** A number the firm may change: what it is, its unit and bounds, what the papers say, and where. */
export type NumberDeclaration = {
  label: Text
  unit: Text
  /** What holds until the firm says otherwise; null: the papers leave it open and nothing is due. */
  usual: number | null
  min: number
  max: number
  /** Clause or paper it comes from. */
  source: string
}

const days = { zh: '天', en: 'days' }

/** Every number of a rule that the firm may set, by key. Each is read where the rule is applied, through readNumbers. */
export const ruleNumbers = {
  'archive.recordTargetDays': {
    label: { zh: '新信息写入档案：目标', en: 'New information into the archive: target' },
    unit: days,
    usual: 1,
    min: 0,
    max: 30,
    source: 'ARC-26',
  },
  'archive.recordLastDays': {
    label: { zh: '新信息写入档案：最迟', en: 'New information into the archive: at the latest' },
    unit: days,
    usual: 2,
    min: 0,
    max: 60,
    source: 'ARC-26',
  },
  'contract.lookUpHoldsDays': {
    label: { zh: '签约前查档的有效期', en: 'A look-up before signing holds' },
    unit: days,
    usual: 30,
    min: 1,
    max: 365,
    source: 'OPP-10',
  },
  'workbench.contractDays': {
    label: { zh: '合同到期提前提醒', en: 'Contracts are called before they end' },
    unit: days,
    usual: 30,
    min: 1,
    max: 365,
    source: 'ARC-61',
  },
  'workbench.birthdayDays': {
    label: { zh: '生日提前提醒', en: 'Birthdays are called before' },
    unit: days,
    usual: 7,
    min: 1,
    max: 60,
    source: 'REL-08',
  },
  'tasks.escalateDays': {
    label: { zh: '逾期待办报上级', en: 'Overdue tasks are shown to the superior after' },
    unit: days,
    usual: 1,
    min: 1,
    max: 60,
    source: 'VIS-35',
  },
} as const satisfies Record<string, NumberDeclaration>

export type RuleNumberKey = keyof typeof ruleNumbers
export const ruleNumberKeys = Object.keys(ruleNumbers) as [RuleNumberKey, ...RuleNumberKey[]]

/** Why a set of numbers contradicts itself: the key at fault. */
export function contradiction(values: Readonly<Record<RuleNumberKey, number | null>>): RuleNumberKey | undefined {
  const target = values['archive.recordTargetDays']
  const last = values['archive.recordLastDays']
  return target !== null && last !== null && last < target ? 'archive.recordLastDays' : undefined
}
