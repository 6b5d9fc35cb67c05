import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { date, longText, option, section, text } from '#platform/core/forms/makers.ts'
import { askedSections, type PackCollection } from '#platform/core/pack-collecting.ts'
import { agencyOrder } from './forms/contracts-surveys.ts'

/** What holds for a form unless it says otherwise: filled by whoever may collect, handed to nobody. */
export const plainCollection = {
  feeds: {},
  needsCampaign: false,
  firstContactOnly: false,
  isSigned: false,
  posts: [],
  isWhole: false,
  handOver: 'none',
  isTracked: false,
  isOrdered: false,
} as const satisfies Partial<PackCollection>

/** The part of a paper that is asked when the information is gathered: these fields, as the paper has them. */
export function askedOn(
  form: FormDefinition,
  keys: readonly string[],
): Pick<PackCollection, 'form' | 'label' | 'sections' | 'isWhole' | 'asks'> {
  const sections = askedSections(form, (key) => keys.includes(key))
  return { form: form.key, label: form.title, sections, isWhole: form.isWhole === true, asks: keys }
}

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
  sections: [
    section('visit', '拜访', 'Visit', [
      date('visitedOn', '拜访日期', 'Visited on', undefined, { required: true, starts: 'today', span: 6 }),
      option(
        'means',
        '方式',
        'Means',
        undefined,
        {
          onSite: ['上门', 'On site'],
          phone: ['电话', 'Telephone'],
          market: ['市场调查', 'Market survey'],
          online: ['线上', 'Online'],
        },
        { required: true, span: 6 },
      ),
      text('place', '地点', 'Place', undefined, { span: 6 }),
      text('met', '见到的人', 'People met', undefined, { span: 6 }),
      longText('findings', '了解到的情况', 'What was learnt', undefined, { required: true, lines: 3 }),
      longText('market', '市场状况', 'State of the market', undefined, { lines: 2 }),
      longText('summary', '小结', 'Summary', undefined, { max: 2000, lines: 2 }),
      text('nextStep', '下一步', 'Next step', undefined, { max: 500, span: 12 }),
    ]),
  ],
  opens: 'organisation',
  channel: 'salesVisit',
  toldAs: 'visit',
  happenedIn: 'visitedOn',
}

/** A special survey by an outside agency, ordered and answered by a report (000-C §三.1(7), F-150, COL-03). */
const agency: PackCollection = {
  ...plainCollection,
  ...askedOn(agencyOrder, ['question', 'orderedOn', 'cost', 'conclusion']),
  key: 'agency',
  label: { zh: '委托调查', en: 'Agency survey' },
  code: 'WT',
  puts: { agency: 'agency', dueOn: 'due' },
  about: {
    zh: '委托专业调查机构专项调查，报告存入档案',
    en: 'A survey commissioned from an agency; its report goes to the archive',
  },
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
  sections: [],
  opens: 'organisation',
  channel: 'mailedForm',
  toldAs: 'file',
}

export const coreCollecting: readonly PackCollection[] = [visit, agency, dataForm]
