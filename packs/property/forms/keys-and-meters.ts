import {
  computed,
  date,
  dateRange,
  decimal,
  files,
  form,
  instant,
  integer,
  longText,
  money,
  option,
  options,
  person,
  residentId,
  section,
  signature,
  table,
  text,
  withOther,
} from '#platform/core/forms/makers.ts'
import { affairs, centre, customerAndUnit, frontDesk, office, qualityRecord, yuan } from './whose.ts'

const keyColumns = [
  text('name', '名称', 'Key', undefined, { required: true, max: 80, span: 8 }),
  integer('count', '数量', 'Number', undefined, { required: true, min: 1, total: true, span: 4 }),
]

/** 代保管单元钥匙申请表: every use of a kept key is a line, until it is given back. */
const keptKeys = form({
  key: 'F-017',
  code: 'QMS-PM-31317',
  title: { zh: '代保管单元钥匙申请表', en: 'Request to keep unit keys' },
  about: {
    zh: '客户托管理处代管单元钥匙，写明可用情形；每次借用记一行，归还时客户签名',
    en: 'A customer leaves unit keys with the office and says when they may be used; every use is a line until they are given back',
  },
  subject: 'customer',
  numbering: qualityRecord('QMS-PM-31317'),
  flow: { fills: frontDesk },
  ways: ['link', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'appliedOn',
  listed: ['appliedOn', 'customerName', 'unit', 'until', 'receivedBy', 'returnedOn'],
  sections: [
    section('request', '申请', 'Request', [
      date('appliedOn', '申请日期', 'Applied on', 1, { starts: 'today', required: true, span: 6 }),
      ...customerAndUnit(2),
      table('keys', '钥匙名称及数量', 'Keys and number', 3, keyColumns, { required: true }),
      text('reason', '保管原因', 'Reason', 4, { max: 300, span: 8 }),
      date('until', '保管期限', 'Kept until', 4, { span: 4 }),
      options(
        'allowed',
        '允许使用情形',
        'May be used for',
        5,
        withOther({
          emergency: ['紧急事故', 'Emergency'],
          repair: ['维修', 'Repair'],
          viewing: ['看房', 'Viewing'],
          cleaning: ['清洁', 'Cleaning'],
        }),
        { required: true, hasOther: true, openOptions: true },
      ),
      signature('customerSigned', '客户签名', 'Customer’s signature', 6, {
        signs: 'subject',
        required: true,
        span: 6,
      }),
    ]),
    section(
      'keeping',
      '保管与归还',
      'Keeping and return',
      [
        person('receivedBy', '接收人', 'Received by', 7, { starts: 'me' }),
        table('uses', '借用记录', 'Use log', 8, [
          instant('at', '时间', 'Time', undefined, { required: true, starts: 'now', span: 3 }),
          person('borrower', '借用人', 'Borrower', undefined, { required: true, span: 3 }),
          text('purpose', '事由', 'Purpose', undefined, { required: true, span: 3 }),
          instant('returnedAt', '归还时间', 'Returned at', undefined, { span: 3 }),
        ]),
        date('returnedOn', '归还日期', 'Given back on', 9),
        signature('returnSigned', '归还客户签名', 'Customer’s signature on return', 9, { signs: 'subject', span: 6 }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 5 },
})

/** 水、电表底数确认单: signed with the customer present; at moving out it gives what was used since. */
const meterReadings = form({
  key: 'F-018',
  code: 'QMS-PM-31318',
  title: { zh: '水、电表底数确认单', en: 'Water and power meter base reading' },
  about: {
    zh: '入伙、迁出、换表、过户时与客户一起抄表，当场签名确认',
    en: 'Read together with the customer at moving in or out, a new meter or a new holder, and signed on the spot',
  },
  subject: 'customer',
  numbering: qualityRecord('QMS-PM-31318'),
  flow: { fills: [...frontDesk, '维修部技工'] },
  ways: ['scan'],
  keeper: centre,
  keepYears: 'always',
  toldAs: 'note',
  happenedIn: 'readOn',
  listed: ['customerName', 'unit', 'occasion', 'waterReading', 'powerReading', 'readOn', 'reader'],
  sections: [
    section('whose', '客户', 'Customer', [
      ...customerAndUnit(1),
      option(
        'occasion',
        '用途',
        'Occasion',
        6,
        {
          moveIn: ['入伙', 'Moving in'],
          moveOut: ['迁出', 'Moving out'],
          newMeter: ['换表', 'New meter'],
          transfer: ['过户', 'New holder'],
        },
        { required: true, span: 6 },
      ),
    ]),
    section('readings', '底数', 'Readings', [
      text('waterMeter', '水表编号', 'Water meter', 2, { max: 40, span: 6 }),
      decimal('waterReading', '水表底数', 'Water reading', 2, {
        required: true,
        min: 0,
        unit: { zh: '吨', en: 'm³' },
        span: 6,
      }),
      text('powerMeter', '电表编号', 'Power meter', 3, { max: 40, span: 6 }),
      decimal('powerReading', '电表底数', 'Power reading', 3, {
        required: true,
        min: 0,
        unit: { zh: '度', en: 'kWh' },
        span: 6,
      }),
      table('otherMeters', '其他表（气/暖）', 'Other meters (gas, heating)', 4, [
        text('kind', '表类', 'Kind', undefined, { required: true, max: 40 }),
        text('number', '编号', 'Number', undefined, { max: 40 }),
        decimal('reading', '底数', 'Reading', undefined, { required: true, min: 0 }),
      ]),
    ]),
    section(
      'used',
      '用量',
      'Used',
      [
        decimal('waterBefore', '水表上次底数', 'Water reading before', undefined, { min: 0, span: 3 }),
        computed(
          'waterUsed',
          '用水量',
          'Water used',
          undefined,
          'decimal',
          { minus: [{ field: 'waterReading' }, { field: 'waterBefore' }] },
          { unit: { zh: '吨', en: 'm³' }, span: 3 },
        ),
        decimal('powerBefore', '电表上次底数', 'Power reading before', undefined, { min: 0, span: 3 }),
        computed(
          'powerUsed',
          '用电量',
          'Power used',
          undefined,
          'decimal',
          { minus: [{ field: 'powerReading' }, { field: 'powerBefore' }] },
          { unit: { zh: '度', en: 'kWh' }, span: 3 },
        ),
      ],
      { shownWhen: { field: 'occasion', op: 'in', value: ['moveOut', 'newMeter', 'transfer'] } },
    ),
    section('signing', '确认', 'Confirmation', [
      date('readOn', '抄表日期', 'Read on', 5, { starts: 'today', required: true, span: 4 }),
      person('reader', '抄表人', 'Read by', 7, { starts: 'me', required: true }),
      signature('customerSigned', '客户确认签名', 'Customer’s signature', 8, { signs: 'subject', required: true }),
    ]),
  ],
  paper: { size: 'A5', orientation: 'landscape', rows: 2 },
})

const liability =
  '一、钥匙由管理处专人登记保管，只用于业主同意的情形，每次使用均作登记。\n二、托管期间，管理处对钥匙的丢失、损坏负责；业主自行交他人使用的钥匙除外。\n三、室内贵重物品由业主自行妥善保管。\n四、业主可随时凭本声明书和本人证件取回钥匙。'

/** 托管门匙责任声明书 (MVI-11): when keys stay with the office at move-in. */
const keyDeclaration = form({
  key: 'F-032',
  code: 'KH-03-R05',
  title: { zh: '托管门匙责任声明书', en: 'Declaration on keys left in custody' },
  about: {
    zh: '入伙验收后业主把门匙留在管理处，双方签明责任',
    en: 'After acceptance the owner leaves house keys with the office; both sign who answers for what',
  },
  subject: 'customer',
  numbering: qualityRecord('KH-03-R05'),
  flow: { fills: frontDesk },
  ways: ['scan'],
  keeper: affairs,
  keepYears: 'always',
  originals: [
    { holder: { zh: '业主', en: 'Owner' }, count: 1 },
    { holder: { zh: '管理处', en: 'Management office' }, count: 1 },
  ],
  toldAs: 'file',
  happenedIn: 'signedOn',
  listed: ['customerName', 'unit', 'period', 'signedOn', 'takenBackOn'],
  sections: [
    section('keys', '托管钥匙', 'Keys left', [
      ...customerAndUnit(1, '业主', 'Owner', 'whole'),
      table('keys', '托管钥匙', 'Keys left', 2, keyColumns, { required: true }),
      dateRange('period', '托管期限', 'Term', 3),
      text('reason', '托管原因', 'Reason', 3, { max: 300, span: 6 }),
    ]),
    section('terms', '责任条款', 'Terms of liability', [
      longText('terms', '责任条款', 'Terms of liability', 4, {
        required: true,
        starts: { value: liability },
        lines: 8,
      }),
    ]),
    section('signing', '签署', 'Signatures', [
      signature('ownerSigned', '业主签名', 'Owner’s signature', 5, { signs: 'subject', required: true }),
      signature('officeSigned', '管理处签名', 'Office’s signature', 5, { signs: office, required: true }),
      date('signedOn', '日期', 'Date', 5, { starts: 'today', required: true }),
    ]),
    section('takenBack', '取回记录', 'Taken back', [
      date('takenBackOn', '取回日期', 'Taken back on', 6),
      signature('takenBackSigned', '取回签名', 'Signature on taking back', 6, { signs: 'subject', span: 6 }),
    ]),
  ],
  paper: { rows: 3, seal: { zh: '管理处章', en: 'Office’s seal' } },
})

/** 住户智能卡办理申请表 (MVI-12). */
const smartCards = form({
  key: 'F-031',
  code: 'KH-03-R04',
  title: { zh: '住户智能卡办理申请表', en: 'Resident smart-card application' },
  about: {
    zh: '业主为家人、租户新办、补办或注销智能卡，每张卡写明权限',
    en: 'The owner asks for cards for household and tenants: new, reissued or cancelled, each with what it opens',
  },
  subject: 'customer',
  numbering: qualityRecord('KH-03-R04'),
  flow: { fills: frontDesk },
  ways: ['link', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'note',
  happenedIn: 'signedOn',
  listed: ['customerName', 'unit', 'kind', 'signedOn', 'charge', 'issuedBy'],
  sections: [
    section('application', '申请', 'Application', [
      ...customerAndUnit(1, '业主', 'Owner'),
      option(
        'kind',
        '办理类别',
        'Kind',
        3,
        { newCard: ['新办', 'New'], reissued: ['补办', 'Reissue'], cancelled: ['注销', 'Cancellation'] },
        { required: true, span: 6 },
      ),
      table(
        'holders',
        '持卡人',
        'Holders',
        2,
        [
          text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 2 }),
          text('relation', '与业主关系', 'Relation to the owner', undefined, { max: 40, span: 2 }),
          residentId('paperNumber', '证件号', 'Paper number', undefined, { span: 2 }),
          files('photo', '照片', 'Photo', undefined, { sensitivity: 'personal', span: 2 }),
          text('cardNumber', '卡号', 'Card', undefined, { max: 40, span: 2 }),
          text('access', '权限', 'Opens', undefined, { max: 100, span: 2 }),
        ],
        { required: true },
      ),
      signature('applicantSigned', '申请人签名', 'Applicant’s signature', 5, {
        signs: 'subject',
        required: true,
        span: 6,
      }),
      date('signedOn', '日期', 'Date', 5, { starts: 'today', required: true }),
    ]),
    section(
      'issue',
      '发卡',
      'Issue',
      [
        money('charge', '工本费', 'Charge', 4, { min: 0, unit: yuan }),
        person('issuedBy', '发卡人', 'Issued by', 6, { starts: 'me' }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { rows: 5 },
})

export const keysAndMeters = [keptKeys, meterReadings, smartCards, keyDeclaration]
