import {
  computed,
  date,
  dateRange,
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
  yesNo,
} from '#platform/core/forms/makers.ts'
import { centre, customerAndUnit, frontDesk, qualityRecord, registerPaper, yuan } from './whose.ts'

/** 电话报装申请表: a new line takes a spare number where there is one (SVC-21). */
const installation = form({
  key: 'F-007',
  code: 'QMS-PM-31307',
  title: { zh: '电话报装申请表', en: 'Telephone installation request' },
  about: {
    zh: '客户申请装电话、宽带或专线；装好后写明号码，客户签名',
    en: 'A customer asks for a telephone, broadband or leased line; once installed, the number is noted and the customer signs',
  },
  subject: 'customer',
  numbering: qualityRecord('QMS-PM-31307'),
  flow: { fills: frontDesk },
  ways: ['link', 'sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'appliedOn',
  listed: ['appliedOn', 'customerName', 'unit', 'kind', 'lines', 'wantedOn', 'number', 'doneOn'],
  sections: [
    section('applicant', '申请', 'Application', [
      date('appliedOn', '申请日期', 'Applied on', 1, { starts: 'today', required: true, span: 6 }),
      ...customerAndUnit(2),
      person('applicant', '申请人', 'Applicant', 3, { required: true, span: 6 }),
      phones('phones', '电话', 'Phone', 3, { bind: 'phones', required: true, span: 6 }),
    ]),
    section('request', '报装内容', 'Request', [
      option(
        'kind',
        '报装类别',
        'Kind',
        4,
        {
          line: ['直线', 'Direct line'],
          extension: ['分机', 'Extension'],
          fax: ['传真', 'Fax'],
          broadband: ['宽带', 'Broadband'],
          leased: ['专线', 'Leased line'],
        },
        { required: true },
      ),
      integer('lines', '数量', 'Number of lines', 5, { required: true, min: 1, max: 999, starts: { value: 1 } }),
      text('place', '安装位置', 'Place', 6, { required: true, span: 6 }),
      date('wantedOn', '期望安装日期', 'Wanted on', 7),
    ]),
    section(
      'done',
      '办理',
      'Installation',
      [
        refForm('spare', '取自备用号码', 'From the spare numbers', 8, 'F-009'),
        text('number', '分配号码', 'Number assigned', 8, { max: 100 }),
        money('charge', '费用', 'Charge', 9, { min: 0, unit: yuan }),
        date('doneOn', '完成日期', 'Done on', 10),
        signature('customerSigned', '客户签名', 'Customer’s signature', 10, { signs: 'subject' }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: { size: 'A5', orientation: 'landscape' },
})

/** 电话变更登记表. */
const changes = form({
  key: 'F-008',
  code: 'QMS-PM-31308',
  title: { zh: '电话变更登记表', en: 'Telephone change register' },
  about: {
    zh: '改号、停机、复机、拆机、改名、功能变更，一次一行',
    en: 'A row for every change of a line: number, suspension, removal, name or functions',
  },
  subject: 'customer',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31308'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'changedOn',
  listed: ['changedOn', 'customerName', 'unit', 'oldNumber', 'change', 'newNumber', 'validFrom'],
  sections: [
    section('changes', '变更', 'Changes', [
      date('changedOn', '日期', 'Date', 1, { starts: 'today', required: true }),
      ...customerAndUnit(2),
      phones('oldNumber', '原号码', 'Old number', 3, { required: true }),
      option(
        'change',
        '变更内容',
        'Change',
        4,
        {
          number: ['改号', 'New number'],
          suspended: ['停机', 'Suspended'],
          restored: ['复机', 'Restored'],
          removed: ['拆机', 'Removed'],
          renamed: ['改名', 'New name'],
          functions: ['功能变更', 'Functions'],
        },
        { required: true },
      ),
      phones('newNumber', '新号码', 'New number', 5, {
        requiredWhen: { field: 'change', op: 'in', value: ['number'] },
      }),
      date('validFrom', '生效日期', 'In force from', 6),
      person('clerk', '经办人', 'Clerk', 7, { starts: 'me' }),
      longText('remarks', '备注', 'Remarks', 8, { span: 6 }),
    ]),
  ],
  paper: registerPaper,
})

/** 备租/售电话号码登记表: a number may wait without a customer, so the register is the firm's. */
const spareNumbers = form({
  key: 'F-009',
  code: 'QMS-PM-31309',
  title: { zh: '备租/售电话号码登记表', en: 'Numbers kept for rent or sale' },
  about: {
    zh: '管理处手里可租可售的号码，一号一行，租售后写明客户',
    en: 'A row for every number the office keeps for rent or sale, with the customer once it is taken',
  },
  subject: 'firm',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31309'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  listed: ['number', 'use', 'state', 'price', 'holder', 'holderUnit', 'period'],
  sections: [
    section('numbers', '号码', 'Numbers', [
      phones('number', '电话号码', 'Number', 1, { required: true }),
      option('use', '用途', 'For', 2, { rent: ['备租', 'Rent'], sale: ['备售', 'Sale'] }, { required: true }),
      option(
        'state',
        '状态',
        'State',
        3,
        {
          free: ['空闲', 'Free'],
          rented: ['已租', 'Rented'],
          sold: ['已售', 'Sold'],
          retired: ['停用', 'Out of use'],
        },
        { required: true, starts: { value: 'free' } },
      ),
      money('price', '租/售价', 'Price', 4, { min: 0, unit: yuan }),
      ref('holder', '客户', 'Customer', 5, 'customer', {
        requiredWhen: { field: 'state', op: 'in', value: ['rented', 'sold'] },
      }),
      text('holderUnit', '房号', 'Unit', 5, { max: 40, span: 2 }),
      dateRange('period', '起止日期', 'Period', 6),
      longText('remarks', '备注', 'Remarks', 7, { span: 6 }),
    ]),
  ],
  paper: registerPaper,
})

/** 电话过户登记表: both holders sign, and nothing may be owed on the line. */
const transfers = form({
  key: 'F-010',
  code: 'QMS-PM-31310',
  title: { zh: '电话过户登记表', en: 'Telephone transfer of holder' },
  about: {
    zh: '号码从原户名转到新户名，结清欠费后双方签名',
    en: 'A line passes from one holder to another; arrears are cleared first and both sign',
  },
  subject: 'customer',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31310'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'transferredOn',
  listed: ['number', 'customerName', 'unit', 'newHolder', 'newUnit', 'transferredOn', 'arrearsCleared', 'charge'],
  sections: [
    section('transfers', '过户', 'Transfers', [
      phones('number', '电话号码', 'Number', 1, { required: true }),
      text('customerName', '原户名', 'Former holder', 2, { bind: 'name', required: true, span: 4 }),
      text('unit', '原房号', 'Former unit', 2, { bind: 'unit', max: 40, span: 2 }),
      ref('newHolder', '新户名', 'New holder', 3, 'customer', { required: true }),
      text('newUnit', '新房号', 'New unit', 3, { max: 40, span: 2 }),
      date('transferredOn', '过户日期', 'Date', 4, { starts: 'today', required: true }),
      yesNo('arrearsCleared', '欠费结清', 'Arrears cleared', 5, { required: true }),
      money('charge', '费用', 'Charge', 6, { min: 0, total: true, unit: yuan }),
      person('clerk', '经办人', 'Clerk', 8, { starts: 'me' }),
      signature('formerSigned', '原户主签名', 'Former holder’s signature', 7, { signs: 'subject', required: true }),
      signature('newSigned', '新户主签名', 'New holder’s signature', 7, { signs: 'subject', required: true }),
    ]),
  ],
  paper: registerPaper,
})

/** 移机电话统计表 (ANA-23): the lines moved in a period, counted and totalled (FRM-19). */
const movedLines = form({
  key: 'F-014',
  code: 'QMS-PM-31314',
  title: { zh: '移机电话统计表', en: 'Moved telephone lines, count' },
  about: {
    zh: '按期统计移机的电话：哪些客户、从哪移到哪、收费多少，自动合计',
    en: 'The lines moved in a period: whose, from where to where, at what charge, with totals',
  },
  subject: 'firm',
  numbering: qualityRecord('QMS-PM-31314'),
  flow: { fills: frontDesk, reviews: ['客务部经理'] },
  ways: ['sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  listed: ['period', 'lineCount', 'chargeTotal', 'madeBy', 'madeOn'],
  sections: [
    section('period', '统计期间', 'Period', [
      dateRange('period', '统计期间', 'Period', 1, { required: true, span: 6 }),
      person('madeBy', '制表人', 'Made by', undefined, { starts: 'me', span: 3 }),
      date('madeOn', '填表日期', 'Filled on', undefined, { starts: 'today', span: 3 }),
    ]),
    section('lines', '移机明细', 'Lines moved', [
      table(
        'lines',
        '移机明细',
        'Lines moved',
        undefined,
        [
          ref('customer', '客户', 'Customer', 2, 'customer', { required: true, span: 3 }),
          phones('number', '电话号码', 'Number', 3, { required: true, span: 2 }),
          text('from', '原位置', 'From', 4, { max: 100, span: 2 }),
          text('to', '新位置', 'To', 4, { max: 100, required: true, span: 2 }),
          date('movedOn', '移机日期', 'Moved on', 5, { required: true, span: 2 }),
          money('charge', '费用', 'Charge', 6, { min: 0, total: true, unit: yuan, span: 2 }),
        ],
        { required: true },
      ),
      computed('lineCount', '合计部数', 'Lines in all', 7, 'integer', { count: 'lines' }, { span: 3 }),
      computed(
        'chargeTotal',
        '合计费用',
        'Charges in all',
        7,
        'money',
        { sum: 'lines.charge' },
        { span: 3, unit: yuan },
      ),
    ]),
  ],
  paper: { orientation: 'landscape', rows: 12 },
})

export const telephones = [installation, changes, spareNumbers, transfers, movedLines]
