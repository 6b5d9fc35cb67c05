import {
  approval,
  computed,
  date,
  form,
  integer,
  longText,
  money,
  option,
  options,
  person,
  phones,
  ref,
  section,
  signature,
  table,
  text,
} from '#platform/core/forms/makers.ts'

/** The five tiers in rising order, under the keys of the archive (CLS-11). */
const tiers = {
  new: ['新客户', 'New'],
  ordinary: ['普通客户', 'Ordinary'],
  silver: ['银卡客户', 'Silver'],
  gold: ['金卡客户', 'Gold'],
  diamond: ['钻石客户', 'Diamond'],
} as const

const tierRows = Object.entries(tiers).map(([key, [zh, en]]) => ({ key, label: { zh, en } }))

/** 客户等级与权益表 (CLS-11…15, CLS-20): a version of the rules; it holds in all shops from its effective day. */
export const tierTable = form({
  key: 'F-118',
  title: { zh: '客户等级与权益表', en: 'Tiers and benefits' },
  about: {
    zh: '会员服务主管制定，批准后在所有门店执行；调整时另立新版本',
    en: 'Made by member service, in force in all shops once approved; a change is a new version',
  },
  instructions: {
    zh: '权益逐级累加，每级只勾新增的权益；阈值金额须逐级递增。',
    en: 'Benefits add up: tick only what a tier adds. Thresholds rise from tier to tier.',
  },
  subject: 'firm',
  numbering: { pattern: 'DJ-{yyyy}-{00}' },
  flow: { fills: ['会员服务主管'], reviews: ['店长', '销售经理'], approves: ['总经理'] },
  keeper: { zh: '会员服务部', en: 'Member service' },
  keepYears: 'always',
  happenedIn: 'effectiveOn',
  listed: ['version', 'effectiveOn'],
  sections: [
    section('version', '版本', 'Version', [
      text('version', '版本', 'Version', 6, { required: true, max: 20, starts: { value: 'V1.0' } }),
      date('effectiveOn', '生效日期', 'Effective on', 6, { required: true, starts: 'today' }),
    ]),
    section('tiers', '等级', 'Tiers', [
      table(
        'tiers',
        '等级',
        'Tier',
        1,
        [
          option(
            'criterion',
            '判定标准',
            'Criterion',
            2,
            {
              firstPurchase: ['首次进店消费', 'First purchase in the shop'],
              threshold1: ['累计消费≥阈值1', 'Cumulative spending ≥ threshold 1'],
              threshold2: ['累计消费≥阈值2', 'Cumulative spending ≥ threshold 2'],
              threshold3: ['累计消费≥阈值3', 'Cumulative spending ≥ threshold 3'],
              loyal: ['长期忠诚且消费最高', 'Long loyalty and highest spending'],
            },
            { required: true, span: 2 },
          ),
          money('threshold', '阈值金额', 'Threshold', 4, { min: 0, span: 2 }),
          integer('months', '最短客龄（钻石）', 'Minimum time as customer (diamond)', 5, {
            min: 0,
            unit: { zh: '月', en: 'months' },
            span: 2,
          }),
          options(
            'benefits',
            '权益',
            'Benefits',
            3,
            {
              firstDiscount: ['首次消费优惠', 'First-purchase discount'],
              memberPrice: ['会员价格', 'Member price'],
              points: ['积分累计', 'Points'],
              birthdayPack: ['生日礼包', 'Birthday pack'],
              priorityBooking: ['优先预约服务', 'Priority booking'],
              freeDelivery: ['免费配送服务', 'Free delivery'],
              dedicatedPerson: ['专属客服', 'Dedicated service person'],
              customService: ['定制服务', 'Custom service'],
              yearlyGift: ['年度专属礼物', 'Yearly special gift'],
            },
            { required: true, span: 6 },
          ),
        ],
        { required: true, fixedRows: tierRows },
      ),
    ]),
    section('signing', '签署', 'Signatures', [
      signature('madeBy', '制定人', 'Made by', 7, {
        signs: ['会员服务主管'],
        required: true,
        signedBy: { zh: '制定人', en: 'Made by' },
      }),
      approval('reviewedBy', '审核人', 'Reviewed by', 7, {
        span: 4,
        signedBy: { zh: '审核人', en: 'Reviewed by' },
      }),
      approval('approvedBy', '批准人', 'Approved by', 7, {
        span: 4,
        signedBy: { zh: '批准人', en: 'Approved by' },
      }),
    ]),
  ],
  paper: { orientation: 'landscape' },
})

/** 分级评定记录与通知 (CLS-16…18): each quarter, from the spending record; the customer is told and it is noted how. */
export const assessment = form({
  key: 'F-119',
  title: { zh: '分级评定记录与通知', en: 'Tier assessment and notice' },
  about: {
    zh: '每季度按消费记录评定等级，并把结果和权益通知客户',
    en: 'Each quarter the tier is assessed from the spending record and the customer told of it',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'PJ-{yyyy}-{00000}' },
  flow: { fills: ['会员服务主管', '店长', '导购员'], reviews: ['会员服务主管'] },
  ways: ['sheet'],
  keeper: { zh: '会员服务部', en: 'Member service' },
  keepYears: 5,
  toldAs: 'note',
  happenedIn: 'notifiedOn',
  listed: ['name', 'quarter', 'total', 'oldTier', 'newTier', 'notifiedBy', 'notifiedOn'],
  sections: [
    section('customer', '客户', 'Customer', [
      text('name', '姓名', 'Name', 1, { bind: 'name', required: true, max: 80 }),
      phones('phones', '联系方式', 'Contact', 1, { bind: 'phones', required: true }),
      text('quarter', '评定季度', 'Quarter', 2, {
        required: true,
        max: 20,
        help: { zh: '如 2026年第2季度', en: 'For instance 2026 Q2' },
      }),
    ]),
    section('spending', '消费', 'Spending', [
      table('spending', '消费记录', 'Spending record', 1, [
        date('on', '日期', 'Date', undefined, { required: true, span: 2 }),
        text('shop', '门店', 'Shop', undefined, { max: 80, span: 3 }),
        text('item', '项目', 'Item', undefined, { max: 200, span: 4 }),
        money('amount', '金额', 'Amount', undefined, { required: true, total: true, span: 3 }),
      ]),
      money('before', '上季末累计', 'Until the last quarter', 3, { min: 0, starts: { value: '0' } }),
      computed('inQuarter', '本季消费', 'This quarter', 3, 'money', { sum: 'spending.amount' }),
      computed(
        'total',
        '累计消费',
        'Cumulative spending',
        3,
        'money',
        { plus: [{ field: 'before' }, { sum: 'spending.amount' }] },
        { total: true },
      ),
    ]),
    section('tier', '评定', 'Assessment', [
      option('oldTier', '原等级', 'Old tier', 4, tiers, { span: 6 }),
      option('newTier', '新等级', 'New tier', 4, tiers, { bind: 'tier', required: true, span: 6 }),
    ]),
    section(
      'notice',
      '通知',
      'Notice',
      [
        option('notifiedBy', '通知方式', 'Notified by', 5, {
          sms: ['短信', 'SMS'],
          email: ['邮件', 'E-mail'],
          phone: ['电话', 'Telephone'],
        }),
        date('notifiedOn', '通知日期', 'Notified on', 6, { requiredWhen: { field: 'notifiedBy', op: 'filled' } }),
        longText('notice', '通知内容', 'Content', 6, {
          lines: 3,
          requiredWhen: { field: 'notifiedBy', op: 'filled' },
        }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 8 },
})

/** 会员积分与权益账 (CLS-21, CLS-35, REL-11): what was earned, spent and given, with what is left. */
export const pointsAccount = form({
  key: 'F-151',
  title: { zh: '会员积分与权益账', en: 'Points and benefits account' },
  about: {
    zh: '积分增减或给予一项权益时记一行',
    en: 'One line whenever points are earned or spent, or a benefit falls due',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'HY-{yy}{mm}-{00000}', gapFree: true },
  flow: { fills: ['导购员', '店长', '会员服务主管'] },
  ways: ['sheet'],
  keeper: { zh: '会员服务部', en: 'Member service' },
  keepYears: 5,
  happenedIn: 'on',
  listed: ['on', 'name', 'tier', 'kind', 'points', 'balance', 'given', 'shop', 'clerk'],
  sections: [
    section('customer', '客户', 'Customer', [
      text('name', '客户', 'Customer', 1, { bind: 'name', required: true, max: 80, span: 3 }),
      option('tier', '等级', 'Tier', 1, tiers, { bind: 'tier', span: 3 }),
      date('on', '日期', 'Date', 4, { required: true, starts: 'today' }),
      text('shop', '门店', 'Shop', 4, { max: 80, span: 3 }),
    ]),
    section('entry', '记账', 'Entry', [
      option(
        'kind',
        '类别',
        'Kind',
        2,
        {
          earned: ['积分增加', 'Points earned'],
          spent: ['积分使用', 'Points spent'],
          firstDiscount: ['首次消费优惠', 'First-purchase discount'],
          birthdayPack: ['生日礼包', 'Birthday pack'],
          priorityBooking: ['优先预约', 'Priority booking'],
          freeDelivery: ['免费配送', 'Free delivery'],
          customService: ['定制服务', 'Custom service'],
          yearlyGift: ['年度专属礼物', 'Yearly special gift'],
        },
        { required: true },
      ),
      integer('before', '变动前余额', 'Points before', 3, {
        min: 0,
        shownWhen: { field: 'kind', op: 'in', value: ['earned', 'spent'] },
        requiredWhen: { field: 'kind', op: 'in', value: ['earned', 'spent'] },
      }),
      integer('points', '积分变动', 'Points', 3, {
        min: 0,
        shownWhen: { field: 'kind', op: 'in', value: ['earned', 'spent'] },
        requiredWhen: { field: 'kind', op: 'in', value: ['earned', 'spent'] },
        help: { zh: '填正数，使用时自动扣减', en: 'Always positive; spending is taken off' },
      }),
      computed(
        'balance',
        '余额',
        'Balance',
        3,
        'integer',
        {
          byOption: 'kind',
          of: {
            earned: { plus: [{ field: 'before' }, { field: 'points' }] },
            spent: { minus: [{ field: 'before' }, { field: 'points' }] },
          },
        },
        { shownWhen: { field: 'kind', op: 'in', value: ['earned', 'spent'] } },
      ),
      ref('trade', '关联交易', 'Trade line', 5, 'trade'),
      person('clerk', '经办人', 'Clerk', 7, { required: true, starts: 'me' }),
    ]),
    section(
      'giving',
      '给予',
      'Giving',
      [
        option(
          'given',
          '给予状态',
          'Given or not',
          6,
          { due: ['应给', 'Due'], given: ['已给', 'Given'], missed: ['未给', 'Not given'] },
          {
            shownWhen: { not: { field: 'kind', op: 'in', value: ['earned', 'spent'] } },
          },
        ),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { orientation: 'landscape', rows: 16 },
})
