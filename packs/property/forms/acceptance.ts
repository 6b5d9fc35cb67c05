import type { Condition } from '#platform/core/conditions.ts'
import {
  date,
  decimal,
  files,
  form,
  integer,
  money,
  option,
  options,
  person,
  section,
  signature,
  table,
  text,
  withOther,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { affairs, customerAndUnit, frontDesk, qualityRecord, registerPaper, yuan } from './whose.ts'

const items = [
  ['doors', '门窗', 'Doors and windows'],
  ['floors', '墙地面', 'Walls and floors'],
  ['ceiling', '天花', 'Ceiling'],
  ['water', '水', 'Water'],
  ['power', '电', 'Power'],
  ['gas', '燃气', 'Gas'],
  ['bathroom', '卫浴', 'Bathroom'],
  ['kitchen', '厨房', 'Kitchen'],
  ['balcony', '阳台', 'Balcony'],
  ['other', '其他', 'Other'],
] as const

const concluded = (...value: string[]): Condition => ({ field: 'conclusion', op: 'in', value })
const reading = (key: string, zh: string, en: string, unitZh: string, unitEn: string) =>
  decimal(key, zh, en, 9, { min: 0, unit: { zh: unitZh, en: unitEn } })

/** 房屋验收交接表, one form under three names (G-11): every defect is a line until the customer confirms it corrected (MVI-07…09). */
const houseAcceptance = form({
  key: 'F-028',
  code: 'KH-03-R01',
  title: { zh: '房屋验收交接表', en: 'House acceptance and handover' },
  otherNames: ['房屋交接验收表', '房屋交接验收单'],
  about: {
    zh: '贴心管家、维修部技工陪业主验房；无问题当场签字，有问题整改完毕再签名',
    en: 'Steward and technician inspect the house with the owner, who signs at once or after every defect is corrected',
  },
  subject: 'customer',
  numbering: qualityRecord('KH-03-R01'),
  flow: { fills: ['贴心管家', '维修部技工', '客务部经理'] },
  ways: ['scan'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'file',
  happenedIn: 'inspectedOn',
  listed: ['customerName', 'unit', 'inspectedOn', 'steward', 'technician', 'conclusion'],
  makes: [
    {
      rows: 'defects',
      kind: 'correction',
      title: 'problem',
      due: 'dueOn',
      owner: 'steward',
      remarks: 'place',
      done: { field: 'doneOn' },
      result: 'correction',
    },
  ],
  sections: [
    section('house', '房屋', 'House', [
      ...customerAndUnit(6, '业主', 'Owner'),
      date('inspectedOn', '验收日期', 'Inspected on', 7, { starts: 'today', required: true, span: 6 }),
      person('steward', '贴心管家', 'Steward', 4, { starts: 'me', required: true, span: 6 }),
      person('technician', '维修部技工', 'Technician', 5, { required: true, span: 6 }),
    ]),
    section('inspection', '检查项目', 'Items checked', [
      table(
        'checked',
        '检查项目',
        'Items checked',
        8,
        [
          option(
            'result',
            '验收',
            'Result',
            undefined,
            { good: ['合格', 'Good'], bad: ['不合格', 'Bad'] },
            { span: 4 },
          ),
          text('note', '说明', 'Note', undefined, { span: 8 }),
        ],
        { fixedRows: items.map(([key, zh, en]) => ({ key, label: { zh, en } })), required: true },
      ),
      reading('waterReading', '水表底数', 'Water reading', '吨', 'm³'),
      reading('powerReading', '电表底数', 'Power reading', '度', 'kWh'),
      reading('gasReading', '气表底数', 'Gas reading', 'm³', 'm³'),
      integer('keys', '钥匙数量', 'Keys', 10, { min: 0, unit: { zh: '把', en: 'keys' } }),
    ]),
    section('defects', '质量问题', 'Defects', [
      table(
        'defects',
        '质量问题记录',
        'Defects raised by the customer',
        1,
        [
          integer('serial', '序号', 'No.', undefined, { min: 1, span: 2 }),
          text('place', '部位', 'Place', undefined, { required: true, max: 80, span: 2 }),
          text('problem', '问题', 'Defect', undefined, { required: true, max: 500, span: 4 }),
          files('photos', '照片', 'Photos', undefined, { span: 2 }),
          text('builder', '责任施工单位', 'Builder responsible', undefined, { max: 100, span: 3 }),
          date('dueOn', '整改期限', 'To be corrected by', undefined, { span: 2 }),
          text('correction', '整改结果', 'Result', undefined, { max: 300, span: 3 }),
          date('doneOn', '完成日期', 'Done on', undefined, { span: 2 }),
        ],
        { requiredWhen: concluded('corrected', 'open') },
      ),
    ]),
    section('conclusion', '结论与确认', 'Result and confirmation', [
      option(
        'conclusion',
        '结论',
        'Result',
        11,
        {
          good: ['合格', 'Good'],
          corrected: ['整改后合格', 'Good after correction'],
          open: ['待整改', 'To be corrected'],
        },
        { required: true, span: 12 },
      ),
      signature('goodSigned', '客户签字确认（无问题）', 'Customer’s signature, no defect', 2, {
        signs: 'subject',
        required: true,
        shownWhen: concluded('good'),
        span: 8,
      }),
      date('goodOn', '签字日期', 'Signed on', 2, { shownWhen: concluded('good'), span: 4 }),
      signature('correctedSigned', '客户确认签名（整改完毕）', 'Customer’s signature after correction', 3, {
        signs: 'subject',
        required: true,
        shownWhen: concluded('corrected'),
        span: 8,
      }),
      date('correctedOn', '确认日期', 'Confirmed on', 3, {
        shownWhen: concluded('corrected'),
        requiredWhen: concluded('corrected'),
        span: 4,
      }),
    ]),
  ],
  paper: { rows: 6 },
})

/** 入伙客户情况登记表 (MVI-17): how far every unit has come; closed only when filed and entered (ARC-50). */
const moveInRegister = form({
  key: 'F-030',
  code: 'KH-03-R03',
  title: { zh: '入伙客户情况登记表', en: 'Move-in customer register' },
  about: {
    zh: '每户入伙一行：证件、费用、验房、钥匙、智能卡、协议、存档到哪一步',
    en: 'A row for every unit moving in: papers, charges, inspection, keys, card, agreements and filing',
  },
  subject: 'customer',
  shape: 'register',
  numbering: qualityRecord('KH-03-R03'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'file',
  happenedIn: 'movedInOn',
  listed: [
    'unit',
    'customerName',
    'movedInOn',
    'papersComplete',
    'chargesPaid',
    'inspection',
    'keys',
    'filed',
    'entered',
  ],
  sections: [
    section('moveIns', '入伙客户', 'Moving in', [
      integer('serial', '序号', 'No.', 1, { min: 1, span: 2 }),
      ...customerAndUnit(2, '业主姓名', 'Owner'),
      date('movedInOn', '入伙日期', 'Moved in on', 3, { starts: 'today', required: true }),
      yesNo('papersComplete', '证件齐全', 'Papers complete', 4, { required: true }),
      yesNo('chargesPaid', '费用缴清', 'Charges paid', 5, { required: true }),
      money('chargesAmount', '缴费金额', 'Amount paid', 5, { min: 0, total: true, unit: yuan }),
      option('inspection', '验房结果/整改状态', 'Inspection and correction', 6, {
        good: ['合格', 'Good'],
        correcting: ['整改中', 'Being corrected'],
        corrected: ['整改完成', 'Corrected'],
      }),
      option('keys', '钥匙发放/托管', 'Keys given or kept', 7, {
        given: ['已领', 'Given'],
        kept: ['托管', 'Kept by the office'],
      }),
      date('keysOn', '钥匙日期', 'Keys on', 7, { requiredWhen: { field: 'keys', op: 'filled' } }),
      yesNo('smartCard', '智能卡办理', 'Smart card', 8),
      text('cardNumber', '智能卡号', 'Card', 8, { max: 80, span: 3 }),
      options(
        'agreements',
        '协议签订',
        'Agreements signed',
        9,
        withOther({
          covenant: ['公约', 'Covenant'],
          preliminary: ['前期协议', 'Preliminary agreement'],
        }),
        { hasOther: true, openOptions: true, span: 6 },
      ),
      yesNo('filed', '存档', 'Filed', 10),
      yesNo('entered', '录入电脑', 'Entered', 10),
      person('clerk', '经办人', 'Clerk', 11, { starts: 'me' }),
    ]),
  ],
  paper: registerPaper,
})

/** 装修入伙进度表(看板): the wall chart of the service centre, one tag a unit (MVI-15). */
const progressBoard = form({
  key: 'F-037',
  title: { zh: '装修入伙进度表（看板）', en: 'Fit-out and move-in progress board' },
  about: {
    zh: '服务中心墙上的进度表：每套房一个标签，存档后更新状态',
    en: 'The chart on the service centre’s wall: a tag for every unit, moved on after filing',
  },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'JDB-{yyyy}-{0000}' },
  flow: { fills: frontDesk },
  ways: ['sheet'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'note',
  happenedIn: 'stateOn',
  listed: ['building', 'floor', 'unit', 'state', 'stateOn', 'clerk'],
  sections: [
    section('units', '房屋', 'Units', [
      text('building', '楼栋', 'Building', 2, { bind: 'building', required: true, max: 40, span: 2 }),
      text('floor', '楼层', 'Floor', 2, { max: 20, span: 2 }),
      text('unit', '房号', 'Unit', 2, { bind: 'unit', required: true, max: 40, span: 2 }),
      option(
        'state',
        '标签',
        'Tag',
        1,
        {
          waiting: ['未入伙', 'Not moved in'],
          underway: ['办理中', 'Under way'],
          movedIn: ['已入伙', 'Moved in'],
          fittingOut: ['装修中', 'Fitting out'],
          fittedOut: ['装修完成', 'Fitted out'],
        },
        { required: true },
      ),
      date('stateOn', '日期', 'Date', 3, { starts: 'today', required: true }),
      person('clerk', '经办人', 'Clerk', 4, { starts: 'me' }),
    ]),
  ],
  paper: { ...registerPaper, rows: 20 },
})

export const acceptance = [houseAcceptance, moveInRegister, progressBoard]
