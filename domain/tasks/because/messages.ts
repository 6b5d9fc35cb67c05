import { defineMessages } from '#platform/core/i18n.ts'

/** The words of an explanation (TSK-06). A noun whose rules count from something else adds its anchor here. */
export const becauseMessages = defineMessages({
  'because.from': { zh: '{anchor} {day} 起 {span}', en: '{span} after {anchor} on {day}' },
  'because.from_undated': { zh: '{anchor}起 {span}', en: '{span} after {anchor}' },
  'because.on': { zh: '{anchor} {day}', en: '{anchor} on {day}' },
  'because.every': { zh: '每 {span}', en: 'every {span}' },
  'because.each': { zh: '{name}，每 {span}', en: '{name}, every {span}' },
  'because.after': { zh: '接“{name}”', en: 'follows “{name}”' },
  'because.plain': { zh: '{name}', en: '{name}' },
  'because.promise': { zh: '承诺人 {name}，{day} 承诺', en: 'promised by {name} on {day}' },

  'because.anchor_formMade': { zh: '档案制成', en: 'the archive was made' },
  'because.anchor_customerCreated': { zh: '建档', en: 'the archive was opened' },
  'because.anchor_contractSigned': { zh: '合同签订', en: 'the contract was signed' },
  'because.anchor_contractEnd': { zh: '合同到期', en: 'the contract ends' },
  'because.anchor_lastContact': { zh: '上次联系', en: 'the last contact' },
  'because.anchor_lastTrade': { zh: '上次交易', en: 'the last trade' },
  'because.anchor_stageEntered': { zh: '进入阶段', en: 'the stage was entered' },
  'because.anchor_birthday': { zh: '生日', en: 'birthday' },
  'because.anchor_period': { zh: '本期', en: 'the period' },
  'because.anchor_within': { zh: '本期', en: 'the period' },
  'because.anchor_inspected': { zh: '督查', en: 'the inspection' },

  'because.day': { zh: '{n} 天', en: '{n} days' },
  'because.workingDay': { zh: '{n} 个工作日', en: '{n} working days' },
  'because.week': { zh: '{n} 周', en: '{n} weeks' },
  'because.month': { zh: '{n} 个月', en: '{n} months' },
  'because.quarter': { zh: '{n} 个季度', en: '{n} quarters' },
  'because.year': { zh: '{n} 年', en: '{n} years' },
  'because.one_day': { zh: '1 天', en: '1 day' },
  'because.one_workingDay': { zh: '1 个工作日', en: '1 working day' },
  'because.one_week': { zh: '1 周', en: '1 week' },
  'because.one_month': { zh: '1 个月', en: '1 month' },
  'because.one_quarter': { zh: '1 个季度', en: '1 quarter' },
  'because.one_year': { zh: '1 年', en: '1 year' },
})
