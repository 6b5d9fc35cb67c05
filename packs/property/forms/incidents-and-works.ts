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
  person,
  phones,
  score,
  section,
  signature,
  table,
  text,
  withOther,
} from '#platform/core/forms/makers.ts'
import { affairs, centre, customerAndUnit, frontDesk, qualityRecord, yuan } from './whose.ts'

/** 特殊事件记录表 (CMP-16). */
const incident = form({
  key: 'F-004',
  code: 'QMS-PM-31304',
  title: { zh: '特殊事件记录表', en: 'Special incident record' },
  about: {
    zh: '火警、治安、漏水等突发事件，当班人员当天记录，主管写明意见',
    en: 'Fire, crime, leaks and the like: recorded by whoever is on duty the same day, with the supervisor’s opinion',
  },
  subject: 'customer',
  numbering: qualityRecord('QMS-PM-31304'),
  flow: { reviews: ['客务部经理', '管理处主任'] },
  ways: ['scan'],
  keeper: affairs,
  keepYears: 10,
  toldAs: 'note',
  happenedIn: 'happenedAt',
  listed: ['number', 'happenedAt', 'place', 'kind', 'customerName', 'lossAmount'],
  sections: [
    section('what', '事件', 'Incident', [
      text('number', '事件编号', 'Incident number', 1, { starts: 'number', max: 60 }),
      instant('happenedAt', '发生时间', 'Time', 2, { required: true, starts: 'now', span: 4 }),
      text('place', '地点', 'Place', 2, { required: true, span: 4 }),
      text('customerName', '涉及客户', 'Customer concerned', 3, { bind: 'name', span: 8 }),
      text('unit', '房号', 'Unit', 3, { bind: 'unit', max: 40, span: 4 }),
      option(
        'kind',
        '事件类别',
        'Kind',
        4,
        withOther({
          fire: ['火警', 'Fire alarm'],
          security: ['治安', 'Public order'],
          leak: ['漏水', 'Leak'],
          outage: ['停电', 'Power cut'],
          lift: ['电梯', 'Lift'],
          injury: ['人身伤害', 'Injury'],
          dispute: ['纠纷', 'Dispute'],
        }),
        { required: true, hasOther: true, openOptions: true },
      ),
    ]),
    section('course', '经过与处理', 'Course and action', [
      longText('course', '事件经过', 'What happened', 5, { required: true, lines: 6 }),
      longText('action', '处理措施', 'Action taken', 6, { required: true, lines: 4 }),
      longText('outcome', '处理结果', 'Outcome', 7, { lines: 3 }),
      money('lossAmount', '损失金额', 'Loss', 8, { min: 0, unit: yuan }),
      text('loss', '损失情况', 'What was lost', 8, { max: 500, span: 9 }),
      files('photos', '附件照片', 'Photos', 11),
    ]),
    section('people', '报告与意见', 'Report and opinion', [
      person('reportedBy', '报告人', 'Reported by', 9),
      person('recordedBy', '记录人', 'Recorded by', 9, { starts: 'me', required: true }),
      longText('opinion', '主管意见', 'Supervisor’s opinion', 10, { lines: 3 }),
    ]),
  ],
})

/** 装修工程档案: folder 12 of the archive with its work procedure (ARC-04, G-31). */
const fitOutFile = form({
  key: 'F-020',
  title: { zh: '装修工程档案', en: 'Fit-out and second fit-out file' },
  about: {
    zh: '一次装修一份：施工单位、图纸、押金、巡查整改、验收结论',
    en: 'One file a fit-out: contractor, drawings, deposit, inspections and corrections, acceptance',
  },
  subject: 'customer',
  numbering: { pattern: 'ZXD-{yyyy}-{0000}' },
  flow: { fills: [...frontDesk, '维修部技工'] },
  ways: ['sheet', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'file',
  happenedIn: 'startedOn',
  listed: ['customerName', 'unit', 'kind', 'builder', 'startedOn', 'finishedOn', 'acceptance'],
  sections: [
    section('works', '工程', 'Works', [
      ...customerAndUnit(1),
      option(
        'kind',
        '装修类别',
        'Kind',
        2,
        { first: ['首次装修', 'First fit-out'], second: ['二次装修', 'Second fit-out'] },
        { required: true, span: 6 },
      ),
      text('builder', '施工单位', 'Contractor', 3, { required: true, span: 6 }),
      person('builderHead', '负责人', 'Head', 3, { span: 3 }),
      phones('builderPhones', '电话', 'Phone', 3, { span: 3 }),
      longText('scope', '装修项目', 'Scope', 4, { required: true, lines: 4 }),
      files('papers', '图纸/审批文件', 'Drawings and approvals', 5),
      money('deposit', '装修押金', 'Deposit', 6, { min: 0, unit: yuan, span: 12, inCapitals: true }),
      date('startedOn', '开工日期', 'Started on', 7, { span: 4 }),
      date('finishedOn', '竣工日期', 'Finished on', 7, { span: 4 }),
    ]),
    section('procedure', '工作程序', 'Work procedure', [
      longText('procedure', '工作程序', 'Work procedure followed', 10, { lines: 3 }),
      table('inspections', '巡查记录', 'Inspection log', 8, [
        date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 2 }),
        text('problem', '问题', 'Problem', undefined, { required: true, max: 500, span: 6 }),
        text('correction', '整改', 'Correction', undefined, { max: 500, span: 4 }),
      ]),
    ]),
    section('acceptance', '验收', 'Acceptance', [
      option('acceptance', '验收结论', 'Acceptance', 9, {
        passed: ['合格', 'Passed'],
        correct: ['整改', 'To be corrected'],
        failed: ['不合格', 'Failed'],
      }),
    ]),
  ],
  paper: { rows: 6 },
})

const fiveWords = [
  { from: 5, label: { zh: '非常满意', en: 'Very satisfied' } },
  { from: 4, label: { zh: '满意', en: 'Satisfied' } },
  { from: 3, label: { zh: '一般', en: 'So-so' } },
  { from: 1, label: { zh: '不满意', en: 'Not satisfied' } },
]
const rating = (key: string, zh: string, en: string) => score(key, zh, en, 10, { words: fiveWords, span: 6 })

/** 请修记录 (SVC-01): from the call to the signature; rated by what the owners' survey asks about repairs (SVC-03). */
const repair = form({
  key: 'F-021',
  title: { zh: '请修记录', en: 'Repair request' },
  about: {
    zh: '客户报修即填，派工、到场、完成逐项记时，修好后客户签名评价',
    en: 'Opened when a customer calls; sent, arrived and done are timed, and the customer signs and rates the repair',
  },
  subject: 'customer',
  numbering: { pattern: 'QX-{yy}{mm}-{0000}', gapFree: true },
  flow: { fills: [...frontDesk, '维修部技工'] },
  ways: ['link', 'sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'receivedAt',
  listed: ['number', 'customerName', 'unit', 'kind', 'receivedAt', 'technician', 'doneAt', 'result'],
  sections: [
    section(
      'received',
      '接报',
      'Received',
      [
        text('number', '请修单号', 'Number', 1, { starts: 'number', max: 60, span: 4 }),
        instant('receivedAt', '接报时间', 'Received at', 3, { starts: 'now', span: 4 }),
        option('way', '接报方式', 'Channel', 3, {
          phone: ['电话', 'Telephone'],
          desk: ['前台', 'Front desk'],
          online: ['网络', 'Online'],
        }),
      ],
      { byFirm: 'after' },
    ),
    section('fault', '报修', 'Fault', [
      ...customerAndUnit(2),
      phones('phones', '联系电话', 'Phone', undefined, { bind: 'phones', required: true, span: 6 }),
      option(
        'kind',
        '类别',
        'Kind',
        5,
        withOther({
          water: ['水', 'Water'],
          power: ['电', 'Power'],
          air: ['空调', 'Air conditioning'],
          doors: ['门窗', 'Doors and windows'],
          shared: ['公共设施', 'Shared facilities'],
        }),
        { required: true, hasOther: true, openOptions: true },
      ),
      longText('fault', '故障描述', 'Fault', 4, { required: true, lines: 3 }),
    ]),
    section(
      'repair',
      '派工与维修',
      'Repair',
      [
        person('dispatchedBy', '派工人', 'Dispatched by', 6, { starts: 'me', span: 6 }),
        person('technician', '维修工', 'Technician', 6, { span: 6 }),
        instant('sentAt', '派工时间', 'Sent at', 7),
        instant('arrivedAt', '到场时间', 'Arrived at', 7),
        instant('doneAt', '完成时间', 'Done at', 7),
        table('materials', '材料及收费', 'Material and charge', 8, [
          text('material', '材料', 'Material', undefined, { required: true, max: 100, span: 6 }),
          decimal('quantity', '数量', 'Quantity', undefined, { min: 0, span: 3 }),
          money('amount', '金额', 'Amount', undefined, { min: 0, total: true, unit: yuan, span: 3 }),
        ]),
        computed(
          'chargeTotal',
          '收费合计',
          'Charge in all',
          8,
          'money',
          { sum: 'materials.amount' },
          { unit: yuan, inCapitals: true },
        ),
        option('result', '结果', 'Result', 9, {
          repaired: ['已修复', 'Repaired'],
          waiting: ['待料', 'Waiting for material'],
          outside: ['转外修', 'Passed to an outside repairer'],
          impossible: ['无法修', 'Cannot be repaired'],
        }),
      ],
      { byFirm: 'after' },
    ),
    section(
      'rating',
      '客户签名及评价',
      'Signature and rating',
      [
        rating('rating', '总体评价', 'Overall rating'),
        rating('quality', '维修质量', 'Quality'),
        rating('timeliness', '维修及时率', 'Timeliness'),
        rating('charge', '维修收费', 'Charge'),
        signature('customerSigned', '客户签名', 'Customer’s signature', 10, {
          signs: 'subject',
          required: true,
          span: 6,
        }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { size: 'A5', rows: 3 },
})

/** 房屋装修申请书 (002-C §4.1.2.4). */
const fitOutApplication = form({
  key: 'F-035',
  title: { zh: '房屋装修申请书', en: 'Fit-out application' },
  about: {
    zh: '业主装修前申请，附施工单位资质和图纸，管理处审批后才能进场',
    en: 'The owner applies before fitting out, with the contractor’s licence and drawings; work begins after approval',
  },
  subject: 'customer',
  numbering: { pattern: 'ZXSQ-{yyyy}-{0000}', gapFree: true },
  flow: { fills: frontDesk, approves: ['管理处主任'] },
  ways: ['link', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'file',
  listed: ['customerName', 'unit', 'builder', 'period', 'deposit', 'decision'],
  sections: [
    section('owner', '业主', 'Owner', [
      ...customerAndUnit(1, '业主', 'Owner'),
      phones('phones', '电话', 'Phone', 1, { bind: 'phones', required: true, span: 6 }),
    ]),
    section('builder', '装修单位', 'Contractor', [
      text('builder', '装修单位', 'Contractor', 2, { required: true, span: 6 }),
      person('builderHead', '负责人', 'Head', 2, { required: true, span: 6 }),
      files('licence', '资质', 'Licence', 2),
    ]),
    section('works', '装修内容', 'Works', [
      longText('works', '装修内容', 'Works', 3, { required: true, lines: 6 }),
      files('drawings', '图纸', 'Drawings', 3),
      dateRange('period', '起止日期', 'Period', 4, { required: true }),
      integer('workers', '施工人数', 'Workers', 5, { min: 1, max: 999, unit: { zh: '人', en: 'people' }, span: 6 }),
      signature('ownerSigned', '业主签名', 'Owner’s signature', 7, { signs: 'subject', required: true, span: 6 }),
    ]),
    section(
      'decision',
      '管理处审批',
      'Decision of the office',
      [
        money('deposit', '装修押金', 'Deposit', 6, { min: 0, unit: yuan, inCapitals: true }),
        money('wasteCharge', '垃圾清运费', 'Waste charge', 6, { min: 0, unit: yuan }),
        option(
          'decision',
          '管理处审批',
          'Decision',
          7,
          { agreed: ['同意', 'Agreed'], change: ['修改', 'To be changed'], refused: ['不同意', 'Refused'] },
          { span: 6 },
        ),
        longText('opinion', '审批意见', 'Opinion', undefined, {
          lines: 2,
          requiredWhen: { field: 'decision', op: 'in', value: ['change', 'refused'] },
        }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { seal: { zh: '管理处章', en: 'Office’s seal' } },
})

export const incidentsAndWorks = [incident, fitOutFile, repair, fitOutApplication]
