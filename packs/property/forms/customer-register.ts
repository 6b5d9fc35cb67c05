import {
  computed,
  date,
  dateRange,
  decimal,
  emails,
  form,
  integer,
  longText,
  money,
  option,
  person,
  phones,
  section,
  table,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { affairs, centre, frontDesk, qualityRecord, squareMetres, yuan } from './whose.ts'

/** 客户档案登记表 (000-A §5): the first page of a property customer's archive. Staff, nature and fees are what ARC-01 asks for. */
const archiveRegister = form({
  key: 'F-001',
  code: 'QMS-PM-31301',
  title: { zh: '客户档案登记表', en: 'Customer archive register' },
  about: {
    zh: '客户迁入时由客户服务部登记，一户一表，变更时补填',
    en: 'Filled in by customer affairs when a customer moves in, one sheet a customer, kept up to date',
  },
  subject: 'customer',
  isSingle: true,
  numbering: qualityRecord('QMS-PM-31301'),
  flow: { fills: frontDesk, reviews: ['客务部经理'] },
  ways: ['sheet', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'file',
  listed: ['unit', 'customerName', 'nature', 'phones', 'movedInOn', 'feeState'],
  sections: [
    section('unit', '房产', 'Unit', [
      text('building', '楼栋', 'Building', 1, { bind: 'building', max: 40, span: 2 }),
      text('entrance', '单元', 'Entrance', 1, { max: 40, span: 2 }),
      text('unit', '房号', 'Unit', 1, { bind: 'unit', max: 40, required: true, span: 2 }),
      decimal('floorArea', '建筑面积', 'Floor area', 10, { min: 0, unit: squareMetres }),
      date('movedInOn', '迁入日期', 'Moved in on', 11),
      dateRange('contract', '合同起止', 'Contract period', 12, { span: 6 }),
    ]),
    section('customer', '客户', 'Customer', [
      text('customerName', '客户名称', 'Customer', 2, { bind: 'name', required: true, span: 6 }),
      option(
        'nature',
        '客户性质',
        'Nature of customer',
        3,
        {
          owner: ['业主', 'Owner'],
          tenant: ['租户', 'Tenant'],
          company: ['公司', 'Company'],
          individual: ['个人', 'Individual'],
          institution: ['机构', 'Institution'],
        },
        { required: true, span: 6 },
      ),
      longText('business', '经营范围', 'Line of business', 4, { bind: 'mainBusiness', lines: 2 }),
      person('head', '法定代表人/负责人', 'Legal representative or head', 5, { bind: '@legalPerson' }),
      person('contact', '联系人', 'Contact person', 7, { bind: '@contact' }),
      phones('phones', '联系电话', 'Phone', 8, { bind: 'phones', required: true }),
      text('fax', '传真', 'Fax', 9, { bind: 'fax', max: 40 }),
      emails('emails', '邮箱', 'E-mail', 9, { bind: 'emails' }),
    ]),
    section('staff', '人员构成', 'Staff make-up', [
      table('staff', '人员构成（员工数）', 'Staff make-up (numbers)', 6, [
        text('kind', '类别', 'Kind', undefined, { required: true, span: 6 }),
        integer('count', '人数', 'Number', undefined, { required: true, min: 0, total: true, span: 6 }),
      ]),
      computed('staffTotal', '员工总数', 'Staff in all', 6, 'integer', { sum: 'staff.count' }, { span: 3 }),
    ]),
    section('fees', '费用与押金', 'Fees and deposits', [
      money('feeRate', '物业费标准', 'Fee rate', 13, {
        min: 0,
        unit: { zh: '元/㎡·月', en: 'CNY per m² a month' },
        span: 6,
      }),
      option(
        'feeState',
        '物业费交纳情况',
        'Fee payment',
        13,
        { paid: ['已缴', 'Paid'], owed: ['欠缴', 'Owed'], partly: ['部分', 'Partly'] },
        { bind: 'feeState', span: 6 },
      ),
      table('deposits', '押金', 'Deposits', 14, [
        text('item', '项目', 'Item', undefined, { required: true }),
        money('due', '应付', 'Payable', undefined, { min: 0, total: true, unit: yuan }),
        money('paid', '已付', 'Paid', undefined, { min: 0, total: true, unit: yuan }),
        money('refunded', '退还', 'Refunded', undefined, { min: 0, total: true, unit: yuan }),
      ]),
    ]),
    section('archive', '建档', 'Archive', [
      text('archiveNumber', '档案编号', 'Archive number', 15, { bind: 'number', max: 40 }),
      person('madeBy', '建档人', 'Made by', 16, { starts: 'me' }),
      date('madeOn', '建档日期', 'Made on', 16, { bind: 'archivedOn', starts: 'today', required: true, span: 4 }),
      longText('remarks', '备注', 'Remarks', 17, { bind: 'remarks', lines: 2 }),
    ]),
  ],
  paper: { rows: 4 },
})

/** 客户紧急联络表: called in this order when something happens in the unit (ARC-60). */
const emergencyContacts = form({
  key: 'F-002',
  code: 'QMS-PM-31302',
  title: { zh: '客户紧急联络表', en: 'Customer emergency contacts' },
  about: {
    zh: '单元内出事时按顺序呼叫，至少两人；值班台按楼栋打印',
    en: 'Called in order when something happens in the unit, at least two people; printed by building for the duty desk',
  },
  instructions: {
    zh: '按呼叫顺序填写，至少两人，并注明手机。',
    en: 'List at least two people in calling order, each with a mobile number.',
  },
  subject: 'customer',
  isSingle: true,
  numbering: qualityRecord('QMS-PM-31302'),
  ways: ['link', 'sheet', 'scan'],
  keeper: centre,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'file',
  listed: ['unit', 'customerName', 'mayEnter', 'filledOn'],
  sections: [
    section('whose', '客户', 'Customer', [
      text('unit', '房号', 'Unit', 1, { bind: 'unit', max: 40, required: true, span: 4 }),
      text('customerName', '客户名称', 'Customer', 2, { bind: 'name', required: true, span: 8 }),
    ]),
    section('contacts', '紧急联络人', 'Emergency contacts', [
      table(
        'contacts',
        '紧急联络人',
        'Emergency contacts',
        3,
        [
          integer('order', '顺序', 'Order', undefined, { required: true, min: 1, max: 99, span: 2 }),
          text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 2 }),
          text('relation', '与客户关系', 'Relation', undefined, { max: 40, span: 2 }),
          text('duty', '职务', 'Duty', undefined, { max: 80, span: 2 }),
          phones('officePhone', '办公电话', 'Office phone', undefined, { span: 2 }),
          phones('mobile', '手机', 'Mobile', undefined, { required: true, span: 2 }),
          phones('homePhone', '住宅电话', 'Home phone', undefined, { span: 2 }),
        ],
        { required: true },
      ),
      yesNo('mayEnter', '可进入单元授权', 'May enter the unit in an emergency', 4, { required: true, span: 12 }),
      longText('remarks', '备注', 'Remarks', 6, { lines: 2 }),
      person('filledBy', '填表人', 'Filled by', 5, { starts: 'me', span: 6 }),
      date('filledOn', '日期', 'Date', 5, { starts: 'today', required: true, span: 6 }),
    ]),
  ],
  paper: { rows: 4, orientation: 'landscape' },
})

export const customerRegister = [archiveRegister, emergencyContacts]
