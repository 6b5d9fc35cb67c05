import {
  address,
  birthday,
  date,
  dateRange,
  decimal,
  files,
  form,
  integer,
  money,
  option,
  person,
  phones,
  residentId,
  section,
  signature,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { affairs, customerAndUnit, frontDesk, office, squareMetres } from './whose.ts'

const sexes = { male: ['男', 'Male'], female: ['女', 'Female'] } as const

/** 业主登记表 (MVI-05): the owner fills it in; the key column is signed when keys are given, after acceptance (MVI-10). */
const ownerRegistration = form({
  key: 'F-025',
  title: { zh: '业主登记表', en: 'Owner registration form' },
  about: {
    zh: '业主入伙时填写家庭、车辆、紧急联络人；验收后领钥匙在钥匙栏签收',
    en: 'The owner fills in household, vehicles and emergency contact at move-in, and signs for the keys after acceptance',
  },
  subject: 'customer',
  numbering: { pattern: 'YZDJ-{yyyy}-{0000}', gapFree: true },
  ways: ['link', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  sensitivity: 'personal',
  toldAs: 'file',
  happenedIn: 'signedOn',
  listed: ['unit', 'ownerName', 'phones', 'floorArea', 'deliveredOn', 'signedOn'],
  sections: [
    section('owner', '业主', 'Owner', [
      text('unit', '房号', 'Unit', 2, { bind: 'unit', required: true, max: 40, span: 3 }),
      decimal('floorArea', '建筑面积', 'Floor area', 2, { min: 0, unit: squareMetres }),
      text('contractNumber', '购房合同号', 'Purchase contract', 9, { max: 60, span: 3 }),
      date('deliveredOn', '交付日期', 'Delivered on', 9),
      text('ownerName', '业主姓名', 'Owner', 3, { bind: 'name', required: true, span: 4 }),
      option('sex', '性别', 'Sex', 3, sexes, { bind: 'sex', span: 2 }),
      residentId('paperNumber', '证件号', 'Paper number', 3, { bind: 'paperNumber', required: true, span: 6 }),
      phones('phones', '联系电话', 'Phone', 4, { bind: 'phones', required: true, span: 6 }),
      address('address', '通讯地址', 'Address', 4, { bind: 'address' }),
      text('workUnit', '工作单位', 'Work unit', 5, { bind: 'workUnit', span: 6 }),
      text('occupation', '职业', 'Occupation', 5, { bind: 'occupation', max: 80, span: 6 }),
    ]),
    section('household', '家庭与车辆', 'Household and vehicles', [
      table('household', '家庭成员', 'Household members', 6, [
        text('name', '姓名', 'Name', undefined, { required: true, max: 80, span: 2 }),
        text('relation', '关系', 'Relation', undefined, { max: 40, span: 2 }),
        option('sex', '性别', 'Sex', undefined, sexes, { span: 2 }),
        birthday('bornOn', '出生日期', 'Born on', undefined, { span: 2 }),
        text('workUnit', '单位', 'Work unit', undefined, { span: 2 }),
        phones('phones', '电话', 'Phone', undefined, { span: 2 }),
      ]),
      person('emergency', '紧急联络人', 'Emergency contact', 7, { bind: '@emergency', required: true, span: 6 }),
      phones('emergencyPhones', '紧急联络电话', 'Emergency phone', 7, {
        bind: '@emergency.phones',
        required: true,
        span: 6,
      }),
      table('vehicles', '车辆', 'Vehicles', 8, [
        text('model', '车型', 'Model', undefined, { max: 80, span: 6 }),
        text('plate', '车牌', 'Plate', undefined, { required: true, max: 40, span: 6 }),
      ]),
      signature('ownerSigned', '业主签名', 'Owner’s signature', 10, { signs: 'subject', required: true, span: 6 }),
      date('signedOn', '日期', 'Date', 10, { starts: 'today', required: true }),
    ]),
    section(
      'keys',
      '钥匙栏',
      'Keys',
      [
        table('keys', '钥匙栏（签收）', 'Keys received', 1, [
          text('name', '钥匙名称', 'Key', undefined, { required: true, max: 80, span: 4 }),
          integer('count', '数量', 'Number', undefined, { required: true, min: 1, total: true, span: 2 }),
          signature('signed', '签名', 'Signature', undefined, { signs: 'subject', required: true, span: 3 }),
          date('on', '日期', 'Date', undefined, { required: true, starts: 'today', span: 3 }),
        ]),
      ],
      {
        byFirm: 'after',
        about: {
          zh: '验收合格或整改确认后才发钥匙，逐项签收。',
          en: 'Keys are given only after acceptance or confirmed correction; every line is signed for.',
        },
      },
    ),
  ],
  paper: { rows: 4 },
})

const original = (id: string, copy: string, holder: string) => ({ id, copy, holder })
const holders = (no: number, rows: readonly ReturnType<typeof original>[]) =>
  table(
    'holders',
    '持有人',
    'Holders of the originals',
    no,
    [
      text('copy', '份', 'Original', undefined, { required: true, max: 40, span: 4 }),
      text('holder', '持有人', 'Holder', undefined, { required: true, max: 80, span: 8 }),
    ],
    { starts: { value: rows }, span: 12 },
  )

/** 业主公约(签署记录): signed in two originals (FRM-11). */
const covenant = form({
  key: 'F-026',
  title: { zh: '业主公约（签署记录）', en: 'Owners’ covenant, signing record' },
  about: {
    zh: '业主签署《业主公约》一式两份，业主、管理处各执一份',
    en: 'The owner signs the covenant in two originals, one for the owner and one for the office',
  },
  subject: 'customer',
  numbering: { pattern: 'YZGY-{yyyy}-{0000}', gapFree: true },
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
  listed: ['customerName', 'unit', 'copies', 'signedOn'],
  sections: [
    section('covenant', '业主公约', 'Covenant', [
      ...customerAndUnit(2, '业主', 'Owner'),
      integer('copies', '份数', 'Originals', 1, { required: true, min: 1, max: 9, starts: { value: 2 } }),
      date('signedOn', '签署日期', 'Signed on', 3, { starts: 'today', required: true }),
      holders(5, [original('first', '第一份', '业主'), original('second', '第二份', '管理处')]),
    ]),
    section('signing', '签署', 'Signatures', [
      signature('ownerSigned', '业主签名', 'Owner’s signature', 4, { signs: 'subject', required: true, span: 6 }),
      signature('officeSigned', '管理处盖章', 'Office’s seal', 4, { signs: office, required: true, span: 6 }),
      files('scan', '文件扫描', 'Scan', 6),
    ]),
  ],
  paper: { rows: 2, seal: { zh: '管理处章', en: 'Office’s seal' } },
})

/** 前期物业管理服务协议(签署记录): three originals; by inference signed at step 3h (MVI-13). */
const serviceAgreement = form({
  key: 'F-027',
  title: { zh: '前期物业管理服务协议（签署记录）', en: 'Preliminary property service agreement' },
  about: {
    zh: '业主与物业公司签订前期服务协议，一式三份，写明期限和物业费标准',
    en: 'The owner and the property company sign the preliminary agreement in three originals, with term and fee rate',
  },
  subject: 'customer',
  numbering: { pattern: 'QQXY-{yyyy}-{0000}', gapFree: true },
  flow: { fills: frontDesk, approves: ['管理处主任'] },
  ways: ['scan'],
  keeper: affairs,
  keepYears: 'always',
  originals: [
    { holder: { zh: '业主', en: 'Owner' }, count: 1 },
    { holder: { zh: '管理处', en: 'Management office' }, count: 1 },
    { holder: { zh: '建设单位', en: 'Developer' }, count: 1 },
  ],
  toldAs: 'file',
  happenedIn: 'signedOn',
  listed: ['customerName', 'unit', 'term', 'feeRate', 'signedOn'],
  sections: [
    section('agreement', '协议', 'Agreement', [
      ...customerAndUnit(2, '业主', 'Owner'),
      integer('copies', '份数', 'Originals', 1, { required: true, min: 1, max: 9, starts: { value: 3 } }),
      date('signedOn', '签署日期', 'Signed on', 5, { starts: 'today', required: true }),
      dateRange('term', '服务期限', 'Term', 3, { required: true }),
      money('feeRate', '物业费标准', 'Fee rate', 4, {
        required: true,
        min: 0,
        unit: { zh: '元/㎡·月', en: 'CNY per m² a month' },
        span: 6,
      }),
      holders(6, [
        original('first', '第一份', '业主'),
        original('second', '第二份', '管理处'),
        original('third', '第三份', '建设单位'),
      ]),
    ]),
    section('signing', '签署', 'Signatures', [
      signature('ownerSigned', '业主签章', 'Owner’s signature', 5, { signs: 'subject', required: true, span: 6 }),
      signature('officeSigned', '物业公司签章', 'Property company’s signature and seal', 5, {
        signs: office,
        required: true,
        span: 6,
      }),
      files('scan', '文件扫描', 'Scan', 7),
    ]),
  ],
  paper: { rows: 3, seal: { zh: '物业公司章', en: 'Company’s seal' } },
})

export const moveInSigning = [ownerRegistration, covenant, serviceAgreement]
