import {
  date,
  files,
  form,
  instant,
  integer,
  longText,
  option,
  person,
  phones,
  ref,
  score,
  section,
  signature,
  table,
  text,
  time,
  yesNo,
} from '#platform/core/forms/makers.ts'

/** 预约表: who comes when, to whom, for what. One line an appointment; no-shows and latecomers stay in it. */
export const appointments = form({
  key: 'F-098',
  title: { zh: '预约表', en: 'Appointments' },
  about: {
    zh: '每次约定到店时填一行，前一天核实，到店后改状态',
    en: 'One line for each appointment; checked the day before, its state set on arrival',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  shape: 'register',
  numbering: { pattern: 'YY-{yy}{mm}-{0000}' },
  flow: { fills: ['美容顾问', '美容师', '跟踪美容师', '院长'] },
  ways: ['sheet'],
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 2,
  happenedIn: 'on',
  listed: ['on', 'startsAt', 'name', 'care', 'beautician', 'consultant', 'room', 'state'],
  sections: [
    section('appointment', '预约', 'Appointment', [
      date('on', '日期', 'Date', 1, { required: true }),
      time('startsAt', '时段（起）', 'From', 1, { required: true, span: 2 }),
      time('endsAt', '时段（止）', 'Until', 1, { span: 2 }),
      text('name', '顾客', 'Customer', 2, { bind: 'name', required: true, max: 80, span: 2 }),
      phones('phones', '电话', 'Phone', 2, { bind: 'phones', span: 3 }),
      ref('care', '护理项目', 'Care', 3, 'product', { required: true }),
      person('beautician', '美容师', 'Beautician', 4, { required: true, span: 2 }),
      person('consultant', '顾问', 'Consultant', 4, { starts: 'me', span: 2 }),
      text('room', '房间', 'Room', 4, { max: 20, span: 2 }),
      option(
        'origin',
        '预约来源',
        'Origin',
        5,
        {
          courseDue: ['疗程到期', 'Course due'],
          nextVisit: ['护理后约下次', 'Booked after the last care'],
          birthday: ['生日', 'Birthday'],
          festival: ['节日', 'Festival'],
          own: ['顾客主动', 'Customer’s own wish'],
        },
        { openOptions: true, span: 3 },
      ),
    ]),
    section(
      'arrival',
      '到店',
      'Arrival',
      [
        option(
          'state',
          '状态',
          'State',
          6,
          {
            booked: ['已约', 'Booked'],
            confirmed: ['已确认', 'Confirmed'],
            came: ['已到', 'Came'],
            late: ['迟到', 'Late'],
            missed: ['未到', 'Did not come'],
            cancelled: ['取消', 'Cancelled'],
          },
          { required: true, starts: { value: 'booked' }, span: 3 },
        ),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { orientation: 'landscape', rows: 14 },
})

/** 护理工作单 (APT-03…06): opened on arrival, closed with the next appointment and the customer's signature. */
export const workOrder = form({
  key: 'F-092',
  title: { zh: '护理工作单', en: 'Care work order' },
  about: {
    zh: '顾客到店后由顾问开单，护理后补全并由顾客签名',
    en: 'The consultant opens it on arrival; completed after the care and signed by the customer',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'GD-{yy}{mm}{dd}-{000}' },
  flow: { fills: ['美容顾问', '美容师', '跟踪美容师', '院长'] },
  ways: ['scan'],
  keeper: { zh: '门店顾问', en: 'Shop consultant' },
  keepYears: 3,
  sensitivity: 'personal',
  toldAs: 'visit',
  happenedIn: 'on',
  listed: ['number', 'on', 'name', 'care', 'session', 'consultant', 'beautician', 'nextCareAt'],
  sections: [
    section('visit', '到店', 'Visit', [
      text('number', '单号', 'Number', 1, { starts: 'number', max: 40, span: 3 }),
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      text('name', '顾客', 'Customer', 2, { bind: 'name', required: true, max: 80, span: 3 }),
      text('cardNumber', '卡号', 'Card', 2, { bind: 'number', max: 40, span: 3 }),
      person('consultant', '顾问', 'Consultant', 3, { required: true, starts: 'me', span: 3 }),
      person('beautician', '美容师', 'Beautician', 3, { required: true, span: 3 }),
    ]),
    // Above the choice of care and products, so that nobody chooses without having read it (APT-15).
    section('allergy', '过敏提示', 'Allergy alert', [
      longText('cosmeticAllergy', '对何种化妆品过敏', 'Allergic to cosmetics', 9, { bind: 'cosmeticAllergy', span: 6 }),
      longText('careAllergy', '对何种护理过敏', 'Allergic to care', 9, { bind: 'careAllergy', span: 6 }),
    ]),
    section('before', '护理前', 'Before care', [
      longText('recentLife', '近期生活状况', 'Recent life', 4, { lines: 2 }),
      ref('care', '本次护理项目', 'Care this time', 5, 'product', { required: true, span: 6 }),
      integer('session', '疗程第几次', 'Session number', 5, { min: 1, span: 3 }),
      yesNo('planSensible', '安排是否合理', 'Plan found sensible', 6, { required: true }),
      text('planChange', '调整说明', 'What was changed', 6, {
        shownWhen: { field: 'planSensible', op: 'no' },
        requiredWhen: { field: 'planSensible', op: 'no' },
        max: 500,
        span: 12,
      }),
      text('groundwork', '意向项目铺垫', 'Ground prepared for project', 7, { max: 500, span: 12 }),
    ]),
    section('during', '护理中', 'During care', [
      table('products', '使用产品', 'Products', 8, [
        ref('product', '产品', 'Product', undefined, 'product', { required: true, span: 8 }),
        text('amount', '用量', 'Amount used', undefined, { max: 40, span: 4 }),
      ]),
    ]),
    section('after', '护理后', 'After care', [
      longText('comparison', '护理前后对比', 'Before and after', 10, { lines: 2 }),
      files('photosBefore', '护理前照片', 'Photos before', 10, { span: 6 }),
      files('photosAfter', '护理后照片', 'Photos after', 10, { span: 6 }),
      instant('nextCareAt', '下次护理时间', 'Next care', 11, { span: 4 }),
      signature('customerSigned', '顾客签名', 'Customer’s signature', 12, {
        signs: 'subject',
        signedBy: { zh: '顾客', en: 'Customer' },
      }),
    ]),
  ],
  paper: { size: 'A5', rows: 4 },
})

/** 意见表 (SAT-15): the customer approves the care and says what could be better, in the shop or from the phone. */
export const opinion = form({
  key: 'F-094',
  title: { zh: '意见表', en: 'Opinion form' },
  about: { zh: '每次护理后请顾客填写', en: 'Filled in by the customer after each care' },
  instructions: {
    zh: '感谢到店。如实填写即可，意见只用于改进护理与服务。',
    en: 'Thank you for your visit. Answer frankly: what you say only serves to improve care and service.',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  numbering: { pattern: 'YJ-{yy}{mm}-{0000}' },
  ways: ['link', 'scan'],
  keeper: { zh: '院长', en: 'Salon head' },
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'on',
  sections: [
    section('care', '护理', 'Care', [
      text('name', '顾客', 'Customer', 1, { bind: 'name', required: true, max: 80, span: 3 }),
      date('on', '日期', 'Date', 1, { required: true, starts: 'today' }),
      // In the customer's words: a guest on the link is not shown the salon's list of products.
      text('care', '护理项目', 'Care', 2, { max: 100, span: 3 }),
      person('beautician', '美容师', 'Beautician', 2, { span: 3 }),
    ]),
    section('opinion', '意见', 'Opinion', [
      yesNo('approves', '认可本次护理', 'Approves the care', 3, { required: true }),
      score('satisfaction', '满意度', 'Satisfaction', 4, {
        required: true,
        words: [
          { from: 5, label: { zh: '非常满意', en: 'Very satisfied' } },
          { from: 4, label: { zh: '满意', en: 'Satisfied' } },
          { from: 3, label: { zh: '一般', en: 'Fair' } },
          { from: 2, label: { zh: '不满意', en: 'Dissatisfied' } },
          { from: 1, label: { zh: '很不满意', en: 'Very dissatisfied' } },
        ],
      }),
      longText('opinion', '意见或建议', 'Opinion or suggestion', 5, {
        lines: 5,
        requiredWhen: { field: 'approves', op: 'no' },
      }),
      signature('customerSigned', '顾客签名', 'Customer’s signature', 6, {
        signs: 'subject',
        signedBy: { zh: '顾客', en: 'Customer' },
      }),
    ]),
  ],
  paper: { size: 'A5' },
})
