import {
  address,
  date,
  form,
  integer,
  longText,
  option,
  options,
  phones,
  section,
  signature,
  text,
  withOther,
} from '#platform/core/forms/makers.ts'

/**
 * 《中老年健康调查表》 (002-A §一, COL-05…11). The campaign's name is carried over, but who asks and what for stands above
 * every question, and nothing is kept without the person's consent (COL-08). The collector signs at the upper right,
 * which fixes who collected.
 */
export const healthSurvey = form({
  key: 'F-100',
  title: { zh: '中老年健康调查表', en: 'Elderly health survey' },
  otherNames: ['爱心之路老人生活状况大普查'],
  about: {
    zh: '只在初次接触时使用，由满意代表或销售主管填写、签名，填好交销售经理',
    en: 'For first contact only: filled in and signed by representative or supervisor, then handed to the sales manager',
  },
  instructions: {
    zh: '填写前须向顾客说明：本公司是销售健康产品的企业，不是政府或公益机构；本表用于了解健康状况和需求，以便上门或来电介绍产品与服务。填写自愿，可以不答，也可随时要求查看、更正、删除。如实填写，不得诱导。',
    en: 'Tell the person first: we are a firm that sells health products, no government or charity. This form is to learn about health and needs, so that we may call or visit to present products and services. Answering is voluntary; any question may be left out, and one may ask to see, correct or delete the answers at any time. Write down what is true and lead nobody on.',
  },
  subject: 'customer',
  subjectKinds: ['individual'],
  isSingle: true,
  numbering: { pattern: 'DC-{yy}-{00000}', gapFree: true },
  flow: { fills: ['满意代表', '销售主管'], reviews: ['销售经理'] },
  ways: ['scan'],
  keeper: { zh: '客服部门经理（分配后封存）', en: 'Customer-service department manager, sealed after allocation' },
  keepYears: 5,
  sensitivity: 'secret',
  happenedIn: 'filledOn',
  listed: ['number', 'campaign', 'name', 'filledBy', 'filledOn', 'sealState'],
  sections: [
    section('head', '编号与签名', 'Number and signature', [
      text('number', '编号', 'Number', 2, { starts: 'number', max: 40, span: 3 }),
      text('campaign', '活动名称', 'Campaign', 2, { required: true, max: 120, span: 4 }),
      signature('collectorSigned', '满意代表签名（右上角）', 'Representative’s signature (upper right)', 1, {
        signs: ['满意代表', '销售主管'],
        required: true,
        signedBy: { zh: '满意代表', en: 'Satisfaction representative' },
        span: 4,
      }),
    ]),
    section('consent', '同意条款', 'Consent', [
      option(
        'consent',
        '同意条款',
        'Consent',
        11,
        {
          agreed: [
            '我已知道本表的真实目的，同意按此目的保存和使用以上资料（含健康信息），并可随时撤回',
            'I know the true purpose of this form and agree that the answers, those on health included, are kept and used for it; I may withdraw this at any time',
          ],
        },
        {
          required: true,
          span: 12,
          help: { zh: '不同意则不填写、不保存', en: 'Without consent nothing is filled in or kept' },
        },
      ),
      option(
        'filledBy',
        '填写方式',
        'Filled by',
        3,
        { customer: ['顾客本人', 'The customer'], staff: ['代填', 'Filled in for the customer'] },
        { required: true },
      ),
      date('filledOn', '填写日期', 'Date', 12, { required: true, starts: 'today' }),
      signature('customerSigned', '顾客签名', 'Customer’s signature', 11, {
        signs: 'subject',
        required: true,
        signedBy: { zh: '顾客', en: 'Customer' },
        span: 4,
      }),
    ]),
    section('person', '基本情况', 'Basic data', [
      text('name', '姓名', 'Name', 4, { bind: 'name', required: true, max: 80, span: 3 }),
      option('sex', '性别', 'Sex', 4, { male: ['男', 'Male'], female: ['女', 'Female'] }, { bind: 'sex', span: 3 }),
      integer('age', '年龄', 'Age', 4, { min: 0, max: 130 }),
      phones('phones', '电话', 'Phones', 5, { bind: 'phones', required: true, span: 3 }),
      address('address', '住址', 'Address', 5, { bind: 'address', required: true, span: 12 }),
      longText('family', '家庭成员/子女情况', 'Family and children', 6, {
        bind: 'family',
        sensitivity: 'personal',
        lines: 2,
      }),
      text('formerWork', '退休前职业', 'Former work', 7, { bind: 'occupation', max: 80, span: 6 }),
      option(
        'income',
        '收入',
        'Income',
        7,
        {
          below3000: ['每月 3000 元以下', 'Below 3,000 yuan a month'],
          to5000: ['每月 3000–5000 元', '3,000 to 5,000 yuan a month'],
          to8000: ['每月 5000–8000 元', '5,000 to 8,000 yuan a month'],
          above8000: ['每月 8000 元以上', 'Above 8,000 yuan a month'],
        },
        { sensitivity: 'personal', span: 6 },
      ),
    ]),
    section('health', '健康', 'Health', [
      options(
        'conditions',
        '健康状况',
        'Health',
        8,
        withOther({
          good: ['良好', 'Good'],
          bloodPressure: ['高血压', 'High blood pressure'],
          bloodSugar: ['血糖偏高', 'High blood sugar'],
          bloodLipids: ['血脂偏高', 'High blood lipids'],
          heart: ['心脑血管', 'Heart and brain vessels'],
          joints: ['骨关节', 'Bones and joints'],
          stomach: ['肠胃', 'Stomach and bowels'],
          breathing: ['呼吸系统', 'Breathing'],
          eyesEars: ['视力听力下降', 'Failing sight or hearing'],
          sleep: ['睡眠不好', 'Poor sleep'],
        }),
        { hasOther: true, sensitivity: 'personal' },
      ),
      longText('health', '病史', 'Illnesses', 8, { bind: 'health', sensitivity: 'personal', lines: 2 }),
      longText('medicines', '正在服用的药品/保健品', 'Medicine and health products taken', 9, {
        sensitivity: 'personal',
        lines: 2,
      }),
      options(
        'concerns',
        '关注的健康问题',
        'Health concerns',
        10,
        withOther({
          prevention: ['慢病预防', 'Prevention of chronic illness'],
          pressureSugar: ['血压血糖', 'Blood pressure and sugar'],
          joints: ['骨关节', 'Bones and joints'],
          sleep: ['睡眠', 'Sleep'],
          digestion: ['消化', 'Digestion'],
          memory: ['记忆', 'Memory'],
          nutrition: ['营养饮食', 'Nutrition'],
        }),
        { hasOther: true, sensitivity: 'personal' },
      ),
    ]),
    section(
      'custody',
      '移交与封存',
      'Handing over and sealing',
      [
        option(
          'sealState',
          '封存状态',
          'Seal state',
          13,
          {
            held: ['未交', 'Not handed over'],
            handedOver: ['已交销售经理', 'With the sales manager'],
            allocated: ['已分配', 'Allocated'],
            sealed: ['已封存', 'Sealed'],
          },
          { required: true, starts: { value: 'held' } },
        ),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: {
    note: {
      zh: '本表由公司统一印制、编号发放，不经公司同意严禁复印；封存后未经总经理批准不得查阅。',
      en: 'Printed, numbered and handed out by the firm only; no copy without its consent. Once sealed, no look without the general manager’s approval.',
    },
  },
})
