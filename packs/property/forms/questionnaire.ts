import type { OptionList } from '#platform/core/fields.ts'
import type { FormSection } from '#platform/core/forms/definition.ts'
import {
  date,
  form,
  instant,
  longText,
  option,
  options,
  person,
  score,
  section,
  signature,
  text,
} from '#platform/core/forms/makers.ts'
import { centre } from './whose.ts'

/** Four words over ten scores; the paper gives no cut points, the firm may move them (SAT-02, G-09). */
const tenWords = [
  { from: 9, label: { zh: '非常满意', en: 'Very satisfied' } },
  { from: 7, label: { zh: '满意', en: 'Satisfied' } },
  { from: 5, label: { zh: '一般', en: 'So-so' } },
  { from: 1, label: { zh: '不满意', en: 'Not satisfied' } },
]
const overall = (key: string, zh: string, en: string, no: number) =>
  score(key, zh, en, no, { max: 10, words: tenWords })

const appearance = ['仪容仪表', 'Appearance'] as const
const attitude = ['服务态度', 'Attitude'] as const
const communication = ['沟通能力', 'Communication'] as const

/** One area: how it is rated, and which of its aspects please (SAT-03). */
function area(
  key: string,
  [zh, en]: [string, string],
  [ratingZh, ratingEn, no]: [string, string, number],
  [aspectsZh, aspects]: [string, OptionList],
): FormSection {
  return section(key, zh, en, [
    overall(key, ratingZh, ratingEn, no),
    options(
      `${key}Aspects`,
      aspectsZh,
      'Pleasing aspects (several)',
      no + 1,
      { ...aspects, other: ['其他', 'Other'] },
      {
        hasOther: true,
      },
    ),
  ])
}

const letter =
  '尊敬的业主、客户：\n　　为了解大家对物业服务的评价，找出不足，改进工作，我们对客户服务、保安、请修、清洁、绿化消杀等服务进行一次满意度调查。请抽空填写问卷，在截止日期前交回客户服务中心；也可致电客户服务中心，由客户助理上门取回。感谢支持与配合。'

/** 小区业主、客户满意度调查问卷 (002-B), with every rating and aspect of the paper. */
export const questionnaire = form({
  key: 'F-038',
  title: { zh: '小区业主、客户满意度调查问卷', en: 'Owner and customer satisfaction questionnaire' },
  about: {
    zh: '定期发给业主、客户，六项总体评价和满意方面；交回服务中心或由客户助理上门取回',
    en: 'Sent to owners and customers at intervals: six ratings and what pleases; handed in or fetched by a customer assistant',
  },
  instructions: {
    zh: '请在认为合适的分数或项目上打“√”，在空白处写下意见；写不下可填背面。',
    en: 'Tick the score or item that fits and write opinions in the blanks; go on overleaf if need be.',
  },
  subject: 'customer',
  numbering: { pattern: 'YZWJ-{yyyy}-{0000}' },
  ways: ['link', 'sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'filledOn',
  listed: ['unit', 'service', 'security', 'repair', 'cleaning', 'greening', 'company', 'filledOn'],
  sections: [
    section(
      'letter',
      '致业主、客户',
      'To owners and customers',
      [
        longText('letter', '致辞', 'Letter', 1, { starts: { value: letter }, lines: 6 }),
        date('closesOn', '回收截止日期', 'Closing date', 1),
      ],
      { byFirm: 'before' },
    ),
    section('owner', '业主', 'Owner', [
      text('unit', '您是：__号业主', 'Owner of unit no.', 3, { bind: 'unit', max: 40, span: 4 }),
    ]),
    area(
      'service',
      ['客户服务', 'Customer service'],
      ['一、客户服务工作总体评价', '1. Customer service, overall', 4],
      [
        '客户服务满意方面（多选）',
        {
          appearance,
          attitude,
          repairs: ['请修处理能力', 'Handling of repairs'],
          complaints: ['投诉处理能力', 'Handling of complaints'],
          communication,
          payments: ['交付款办理', 'Handling of payments'],
          knowledge: ['物业管理专业知识', 'Knowledge of property management'],
          community: ['社区文化', 'Community life'],
        },
      ],
    ),
    area(
      'security',
      ['保安服务', 'Security'],
      ['二、保安服务工作总体评价', '2. Security, overall', 6],
      [
        '保安服务满意方面（多选）',
        {
          appearance,
          attitude,
          communication,
          complaints: ['投诉处理能力', 'Handling of complaints'],
          response: ['应变能力', 'Response to the unexpected'],
          alertness: ['警觉性', 'Alertness'],
          discipline: ['军事作风', 'Discipline'],
          helpfulness: ['乐于助人', 'Helpfulness'],
          fire: ['消防安全', 'Fire safety'],
        },
      ],
    ),
    area(
      'repair',
      ['请修服务', 'Repairs'],
      ['三、请修服务工作总体评价', '3. Repair service, overall', 8],
      [
        '维修服务满意方面（多选）',
        {
          appearance,
          attitude,
          quality: ['维修质量', 'Quality of repairs'],
          timeliness: ['维修及时率', 'Timeliness of repairs'],
          communication,
          charge: ['维修收费', 'Charge for repairs'],
        },
      ],
    ),
    area(
      'cleaning',
      ['清洁服务', 'Cleaning'],
      ['四、清洁服务工作总体评价', '4. Cleaning, overall', 10],
      [
        '清洁服务满意方面（多选）',
        {
          appearance,
          attitude,
          quality: ['清洁质量', 'Quality of cleaning'],
          waste: ['垃圾清运及时率', 'Timeliness of waste removal'],
          communication,
        },
      ],
    ),
    area(
      'greening',
      ['绿化、消杀服务', 'Greening and pest control'],
      ['五、绿化、消杀服务工作总体评价', '5. Greening and pest control, overall', 12],
      [
        '绿化、消杀满意方面（多选）',
        {
          pruning: ['花木修剪及时率', 'Timeliness of pruning'],
          plants: ['绿化养护质量', 'Care of the plants'],
          pestTimeliness: ['消杀及时率', 'Timeliness of pest control'],
          pestEffect: ['消杀效果', 'Effect of pest control'],
        },
      ],
    ),
    section('company', '物业公司', 'Property company', [
      overall('company', '六、物业公司总体评价', '6. Property company, overall', 14),
      longText('improve', '还有哪些需要改进', 'What else needs improving', 15, { lines: 5 }),
      signature('ownerSigned', '业主签名', 'Owner’s signature', 16, { signs: 'subject', span: 6 }),
      date('filledOn', '日期', 'Date', 17, { starts: 'today', required: true }),
    ]),
    section(
      'return',
      '回收',
      'Return',
      [
        option(
          'returnedBy',
          '回收方式',
          'How returned',
          18,
          {
            handedIn: ['交客户服务中心', 'Handed in at the service centre'],
            fetched: ['客户助理上门取回', 'Fetched by a customer assistant'],
          },
          { span: 12 },
        ),
        instant('pickUpAt', '取件请求', 'Pick-up asked for', 19, { span: 6 }),
        person('assistant', '客户助理', 'Assistant sent', 19, {
          span: 6,
          requiredWhen: { field: 'pickUpAt', op: 'filled' },
        }),
      ],
      { byFirm: 'after' },
    ),
  ],
})
