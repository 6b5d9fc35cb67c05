import {
  address,
  computed,
  date,
  form,
  integer,
  longText,
  money,
  option,
  person,
  phones,
  ref,
  refForm,
  section,
  signature,
  table,
  text,
} from '#platform/core/forms/makers.ts'

/** 顾客美容消费档案表 (000-H): one line a consumption, signed by the customer once she has seen what is left. */
export const consumption = form({
  key: 'F-090',
  title: { zh: '顾客美容消费档案表', en: 'Salon consumption record' },
  about: {
    zh: '每次消费记一行并下账，顾客核对余额后签名',
    en: 'One line for each consumption; the customer checks what is left and signs',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'XF-{yy}{mm}-{0000}', gapFree: true },
  flow: { fills: ['美容顾问', '美容师', '院长'] },
  ways: ['sheet', 'scan'],
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 5,
  toldAs: 'dealings',
  happenedIn: 'on',
  listed: ['on', 'beautician', 'item', 'product', 'amount', 'sessions', 'balance', 'sessionsLeft'],
  sections: [
    section('entry', '消费纪录', 'Consumption', [
      date('on', '日期', 'Date', 1, { required: true, starts: 'today', span: 2 }),
      person('beautician', '美容师', 'Beautician', 2, { required: true, span: 2 }),
      ref('item', '消费项目', 'Item', 3, 'product', { required: true, span: 4 }),
      ref('product', '使用产品', 'Product used', 4, 'product', { span: 4 }),
    ]),
    section('posting', '下账', 'Posting', [
      money('balanceBefore', '原余额', 'Balance before', 7, { bind: 'prepaidBalance', starts: { value: '0' } }),
      money('amount', '金额', 'Amount', 6, { min: 0, starts: { value: '0' }, total: true }),
      computed(
        'balance',
        '余额',
        'Balance',
        7,
        'money',
        { minus: [{ field: 'balanceBefore' }, { field: 'amount' }] },
        { bind: 'prepaidBalance' },
      ),
      integer('sessionsBefore', '原剩余次数', 'Sessions before', 7, { min: 0, starts: { value: 0 } }),
      integer('sessions', '扣次', 'Sessions deducted', 6, { min: 0, starts: { value: 0 }, total: true }),
      computed('sessionsLeft', '剩余次数', 'Sessions left', 7, 'integer', {
        minus: [{ field: 'sessionsBefore' }, { field: 'sessions' }],
      }),
      signature('customerSigned', '顾客签名', 'Customer’s signature', 5, {
        signs: 'subject',
        required: true,
        signedBy: { zh: '顾客', en: 'Customer' },
      }),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 14 },
})

/** 客户目录表 (000-H): the list of all card holders, straight from the archives. */
export const directory = form({
  key: 'F-091',
  title: { zh: '客户目录表', en: 'Customer directory' },
  about: { zh: '开卡时登记一行，按编号查找档案', en: 'One line when a card is opened; archives are found by number' },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  isSingle: true,
  numbering: { pattern: 'ML-{0000}' },
  flow: { fills: ['美容顾问', '院长'] },
  ways: ['sheet'],
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 'always',
  sensitivity: 'personal',
  happenedIn: 'openedOn',
  listed: ['name', 'number', 'openedOn', 'phones', 'address', 'remarks'],
  sections: [
    section('customer', '顾客', 'Customer', [
      text('name', '姓名', 'Name', 1, { bind: 'name', required: true, max: 80, span: 3 }),
      text('number', '编号', 'Number', 2, { bind: 'number', max: 40, span: 3 }),
      date('openedOn', '开卡日期', 'Card opened', 3, { required: true, starts: 'today' }),
      phones('phones', '电话', 'Phone', 4, { bind: 'phones', required: true, span: 3 }),
      address('address', '地址', 'Address', 5, { bind: 'address' }),
      longText('remarks', '备注', 'Remarks', 6, { span: 6 }),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 18 },
})

/** 客户盘存表: what a customer has bought and not yet used, counted at intervals. */
export const stockTaking = form({
  key: 'F-097',
  title: { zh: '客户盘存表', en: 'Customer stock-taking' },
  about: {
    zh: '顾问定期盘点每位顾客的疗程、储值和活跃情况',
    en: 'The consultant counts each customer’s courses, balance and activity at intervals',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'PC-{yy}{mm}-{0000}' },
  flow: { fills: ['美容顾问', '院长'] },
  ways: ['sheet'],
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 3,
  happenedIn: 'takenOn',
  listed: ['name', 'left', 'balance', 'lastVisitOn', 'activity', 'takenOn', 'takenBy'],
  sections: [
    section('customer', '顾客', 'Customer', [
      text('name', '顾客', 'Customer', 1, { bind: 'name', required: true, max: 80, span: 4 }),
      date('lastVisitOn', '最近到店', 'Last visit', 4, { bind: 'lastTradeOn', span: 4 }),
      option(
        'activity',
        '活跃状态',
        'Activity',
        5,
        { active: ['活跃', 'Active'], dormant: ['沉睡', 'Dormant'], lost: ['流失', 'Lost'] },
        { required: true, span: 4 },
      ),
    ]),
    section('stock', '盘存', 'Stock', [
      table('courses', '已购疗程/产品', 'Courses and products bought', 2, [
        ref('item', '项目', 'Item', undefined, 'product', { required: true, span: 4 }),
        integer('total', '总次数', 'Sessions bought', undefined, { required: true, min: 0, total: true, span: 2 }),
        integer('used', '已用', 'Used', undefined, { required: true, min: 0, total: true, span: 2 }),
        computed(
          'left',
          '剩余',
          'Left',
          undefined,
          'integer',
          { minus: [{ field: 'total' }, { field: 'used' }] },
          { total: true, span: 2 },
        ),
        date('expiresOn', '到期', 'Expires', undefined, { span: 2 }),
      ]),
      computed('left', '剩余次数合计', 'Sessions left in all', 2, 'integer', { sum: 'courses.left' }),
      money('balance', '储值余额', 'Prepaid balance', 3, { bind: 'prepaidBalance', inCapitals: true }),
      date('takenOn', '盘存日期', 'Counted on', 6, { required: true, starts: 'today' }),
      person('takenBy', '盘存人', 'Counted by', 6, { starts: 'me', span: 3 }),
    ]),
  ],
  paper: { rows: 10 },
})

/** 客户档案 (000-G): the folder in three parts. The first two stand on the care card and are shown, not copied. */
export const threeParts = form({
  key: 'F-099',
  title: { zh: '客户档案（资料·专业·财务）', en: 'Customer archive in three parts' },
  about: {
    zh: '每位顾客一份：资料、专业取自护理档案表，财务逐笔下账',
    en: 'One for each customer: personal and professional part from the care card, finance posted line by line',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  isSingle: true,
  numbering: { pattern: 'DA3-{yy}-{0000}' },
  flow: { fills: ['美容顾问', '院长'] },
  ways: ['scan'],
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 'always',
  sensitivity: 'personal',
  listed: ['name', 'phones', 'bought', 'consumed', 'balance'],
  sections: [
    section('personal', '资料', 'Personal data', [
      text('name', '姓名', 'Name', 1, { bind: 'name', required: true, max: 80, span: 3 }),
      text('number', '卡号', 'Card number', 1, { bind: 'number', max: 40, span: 3 }),
      phones('phones', '电话', 'Phone', 1, { bind: 'phones', span: 3 }),
      text('occupation', '职业', 'Occupation', 1, { bind: 'occupation', max: 80, span: 3 }),
      refForm('personalPart', '资料部分', 'Personal part', 1, 'F-089', {
        help: { zh: '见护理档案表“基本资料”', en: 'See the basic data of the care card' },
        span: 12,
      }),
    ]),
    section('professional', '专业', 'Skin care', [
      refForm('professionalPart', '专业部分', 'Professional part', 2, 'F-089', {
        help: { zh: '皮肤分析与护理纪录见护理档案表', en: 'Skin analysis and care record stand on the care card' },
        span: 12,
      }),
      longText('carePlan', '护理方案', 'Care plan', 2, { bind: 'carePlan', span: 6 }),
      longText('cosmeticAllergy', '化妆品过敏', 'Allergic to cosmetics', 2, { bind: 'cosmeticAllergy', span: 3 }),
      longText('careAllergy', '护理过敏', 'Allergic to care', 2, { bind: 'careAllergy', span: 3 }),
    ]),
    section('finance', '财务', 'Finance', [
      table('account', '财务部分', 'Finance part', 3, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        text('what', '项目', 'Item', undefined, { max: 100, span: 3 }),
        money('bought', '购买', 'Bought', undefined, { min: 0, total: true, span: 2 }),
        money('consumed', '消耗（下账）', 'Consumed (posted)', undefined, { min: 0, total: true, span: 2 }),
        money('balance', '余额', 'Balance', undefined, { span: 3 }),
      ]),
      computed('bought', '累计购买', 'Bought in all', 3, 'money', { sum: 'account.bought' }),
      computed('consumed', '累计消耗', 'Consumed in all', 3, 'money', { sum: 'account.consumed' }),
      computed(
        'balance',
        '结余',
        'Balance',
        3,
        'money',
        { minus: [{ sum: 'account.bought' }, { sum: 'account.consumed' }] },
        { bind: 'prepaidBalance' },
      ),
    ]),
  ],
  paper: { rows: 14 },
})
