import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { draft, submitted } from '../../filled.ts'

const campaign = '爱心之路（健康讲座）'

/** Survey forms of the April talks; the last is still being filled in. */
export const surveys: readonly SampleRecord[] = [
  submitted(
    'F-100',
    'wang',
    {
      campaign,
      consent: 'agreed',
      filledBy: 'customer',
      filledOn: '2026-04-11',
      name: '王桂英',
      sex: 'female',
      age: 68,
      phones: ['13900003101'],
      address: '梁溪区清扬路 210 号 4 幢 302',
      family: '与老伴同住，儿子在上海',
      formerWork: '纺织厂质检员',
      income: 'to5000',
      conditions: ['bloodPressure', 'joints'],
      health: '高血压十年，膝关节疼',
      medicines: '降压药每日一次',
      concerns: ['joints', 'pressureSugar'],
      sealState: 'sealed',
    },
    'wangSurvey',
  ),
  submitted(
    'F-100',
    'li',
    {
      campaign,
      consent: 'agreed',
      filledBy: 'staff',
      filledOn: '2026-04-11',
      name: '李福生',
      sex: 'male',
      age: 72,
      phones: ['13900003102'],
      address: '梁溪区五爱路 56 号',
      formerWork: '汽车修理工',
      conditions: ['sleep', 'other'],
      conditionsOther: '前列腺增生',
      concerns: ['sleep'],
      sealState: 'allocated',
    },
    'liSurvey',
  ),
  submitted(
    'F-100',
    'zhao',
    {
      campaign,
      consent: 'agreed',
      filledBy: 'customer',
      filledOn: '2026-04-18',
      name: '赵淑珍',
      sex: 'female',
      age: 66,
      phones: ['13900003103'],
      address: '滨湖区蠡湖大道 88 号 9 幢 1203',
      family: '独居，女儿每周来一次',
      conditions: ['good'],
      concerns: ['prevention', 'nutrition'],
      sealState: 'handedOver',
    },
    'zhaoSurvey',
  ),
  draft('F-100', 'ma', { campaign, consent: 'agreed', filledBy: 'staff', name: '马秀兰', sealState: 'held' }),
]
