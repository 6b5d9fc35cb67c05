import { date, longText, money, option, text } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'

/** What holds for a form unless it says otherwise: filled by whoever may collect, handed to nobody. */
export const plainCollection = {
  needsCampaign: false,
  firstContactOnly: false,
  isSigned: false,
  posts: [],
  isWhole: false,
  handOver: 'none',
  isTracked: false,
  isOrdered: false,
} as const satisfies Partial<PackCollection>

/** Visits and market surveys of sales representatives (000-C §三.1(5), 004-A §4.1.1, COL-04). */
const visit: PackCollection = {
  ...plainCollection,
  key: 'visit',
  label: { zh: '拜访记录', en: 'Visit record' },
  code: 'BF',
  about: {
    zh: '拜访或市场调查中了解到的情况，可直接补进档案',
    en: 'What a visit or market survey brought to light; feeds the archive',
  },
  fields: {
    visitedOn: date('拜访日期', 'Visited on', { required: true }),
    means: option(
      '方式',
      'Means',
      {
        onSite: ['上门', 'On site'],
        phone: ['电话', 'Telephone'],
        market: ['市场调查', 'Market survey'],
        online: ['线上', 'Online'],
      },
      { required: true },
    ),
    place: text('地点', 'Place'),
    met: text('见到的人', 'People met'),
    findings: longText('了解到的情况', 'What was learnt', { required: true }),
    market: longText('市场状况', 'State of the market'),
    summary: longText('小结', 'Summary', { max: 2000 }),
    nextStep: text('下一步', 'Next step', { max: 500 }),
  },
  feeds: {},
  opens: 'organisation',
  channel: 'salesVisit',
  toldAs: 'visit',
  happenedIn: 'visitedOn',
}

/** A special survey by an outside agency, ordered and answered by a report (000-C §三.1(7), COL-03). */
const agency: PackCollection = {
  ...plainCollection,
  key: 'agency',
  label: { zh: '委托调查', en: 'Agency survey' },
  code: 'WT',
  about: {
    zh: '委托专业调查机构专项调查，报告存入档案',
    en: 'A survey commissioned from an agency; its report goes to the archive',
  },
  fields: {
    subject: text('调查事项', 'Subject', { required: true }),
    question: longText('要查清的问题', 'Questions'),
    orderedOn: date('委托日期', 'Ordered on', { required: true }),
    ...money('fee', '费用', 'Fee'),
    conclusion: longText('结论', 'Conclusion'),
  },
  feeds: {},
  opens: 'organisation',
  channel: 'agency',
  isOrdered: true,
}

/** The data form a customer fills in; it asks fields of the archive itself (000-C §三.1(6), F-144, COL-02). */
const dataForm: PackCollection = {
  ...plainCollection,
  key: 'dataForm',
  label: { zh: '客户资料表', en: 'Data form' },
  form: 'F-064',
  code: 'ZL',
  about: { zh: '客户自己填写或寄回的资料表', en: 'The form the customer filled in' },
  fields: {},
  feeds: {},
  opens: 'organisation',
  channel: 'mailedForm',
  toldAs: 'file',
}

export const coreCollecting: readonly PackCollection[] = [visit, agency, dataForm]
