import {
  date,
  form,
  longText,
  money,
  option,
  person,
  ref,
  refForm,
  section,
  table,
  text,
} from '#platform/core/forms/makers.ts'

/** 客户铺垫表 (CLS-24, ALC-10): a customer who may want a brand, prepared step by step by consultant and beautician. */
export const groundPreparing = form({
  key: 'F-096',
  title: { zh: '客户铺垫表', en: 'Ground-preparing sheet' },
  about: {
    zh: '顾客成为某品牌意向顾客后建立，顾问与跟踪美容师共用',
    en: 'Begun when a customer becomes a prospect for a brand; shared by consultant and tracking beautician',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'PD-{yy}{mm}-{000}' },
  flow: { fills: ['美容顾问', '跟踪美容师', '院长'] },
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 2,
  toldAs: 'note',
  listed: ['name', 'brand', 'project', 'consultant', 'tracker', 'readiness', 'closedOn', 'amount'],
  sections: [
    section('prospect', '意向', 'Prospect', [
      text('name', '顾客', 'Customer', 1, { bind: 'name', required: true, max: 80 }),
      text('brand', '意向品牌', 'Brand', 2, { required: true, max: 80 }),
      ref('project', '意向项目', 'Project', 2, 'product'),
      person('consultant', '顾问', 'Consultant', 3, { required: true, starts: 'me' }),
      person('tracker', '跟踪美容师', 'Tracking beautician', 3, { required: true, isPresent: true }),
      refForm('script', '引导话术', 'Script', 4, 'F-143'),
    ]),
    section('entries', '铺垫', 'Preparing', [
      table('entries', '铺垫记录', 'Entries', 5, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        text('content', '铺垫内容', 'What was prepared', undefined, { required: true, max: 500, span: 4 }),
        text('reaction', '顾客反应', 'Customer’s reaction', undefined, { max: 500, span: 3 }),
        text('next', '下一步', 'Next step', undefined, { max: 300, span: 3 }),
      ]),
    ]),
    section(
      'closing',
      '成交',
      'Closing',
      [
        option('readiness', '成交意向', 'Readiness', 6, {
          high: ['高', 'High'],
          medium: ['中', 'Medium'],
          low: ['低', 'Low'],
        }),
        date('closedOn', '成交日期', 'Closed on', 7, { span: 4 }),
        money('amount', '成交金额', 'Amount', 7, {
          min: 0,
          span: 4,
          requiredWhen: { field: 'closedOn', op: 'filled' },
        }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 8 },
})

/** 引导话术库 (APT-12): one set per brand; a changed wording is a new version, the old one stays readable. */
export const scripts = form({
  key: 'F-143',
  title: { zh: '引导话术库', en: 'Script library' },
  about: {
    zh: '每个品牌一套话术，院长批准后使用',
    en: 'A set of wordings for each brand, in use once the salon head has approved it',
  },
  subject: 'firm',
  numbering: { pattern: 'HSK-{yyyy}-{000}' },
  flow: { fills: ['美容顾问', '院长'], approves: ['院长'] },
  keeper: { zh: '院长', en: 'Salon head' },
  keepYears: 'always',
  listed: ['brand', 'project', 'scene', 'version', 'on'],
  sections: [
    section('script', '话术', 'Script', [
      text('brand', '品牌', 'Brand', 1, { required: true, max: 80 }),
      ref('project', '项目', 'Project', 1, 'product'),
      option(
        'scene',
        '场景',
        'Scene',
        2,
        {
          before: ['护理前', 'Before care'],
          during: ['护理中', 'During care'],
          after: ['护理后', 'After care'],
          inviting: ['邀约', 'Inviting'],
        },
        { required: true },
      ),
      longText('wording', '话术内容', 'Wording', 3, { required: true, lines: 12 }),
      text('version', '版本', 'Version', 4, { required: true, max: 20, starts: { value: 'V1.0' } }),
      date('on', '日期', 'Date', 4, { required: true, starts: 'today' }),
    ]),
  ],
})
