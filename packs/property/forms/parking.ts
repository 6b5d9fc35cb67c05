import {
  date,
  dateRange,
  files,
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
  text,
  withOther,
} from '#platform/core/forms/makers.ts'
import { affairs, centre, customerAndUnit, frontDesk, qualityRecord, registerPaper, yuan } from './whose.ts'

/** 非机动车车牌办理登记表 (SVC-04). */
const bicyclePlates = form({
  key: 'F-003',
  code: 'QMS-PM-31303',
  title: { zh: '非机动车车牌办理登记表', en: 'Non-motor vehicle plate register' },
  about: {
    zh: '业主、租户领取自行车、电动车车牌时登记，一牌一行',
    en: 'A row for every plate given out for a bicycle or electric bicycle',
  },
  subject: 'customer',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31303'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'issuedOn',
  listed: ['customerName', 'unit', 'vehicleOwner', 'kind', 'plate', 'issuedOn', 'charge', 'cancelledOn'],
  sections: [
    section('plates', '车牌登记', 'Plates', [
      integer('serial', '序号', 'No.', 1, { min: 1, span: 2 }),
      ...customerAndUnit(2),
      person('vehicleOwner', '车主姓名', 'Owner of the vehicle', 3, { required: true }),
      phones('phones', '联系电话', 'Phone', 4, { bind: 'phones' }),
      option(
        'kind',
        '车辆类型',
        'Kind of vehicle',
        5,
        withOther({
          bicycle: ['自行车', 'Bicycle'],
          electric: ['电动车', 'Electric bicycle'],
          tricycle: ['三轮车', 'Tricycle'],
        }),
        { required: true, hasOther: true, openOptions: true },
      ),
      text('makeAndColour', '品牌颜色', 'Make and colour', 6, { max: 80 }),
      text('plate', '车牌号', 'Plate', 7, { required: true, max: 40, span: 3 }),
      date('issuedOn', '办理日期', 'Issued on', 8, { starts: 'today', required: true }),
      money('charge', '收费', 'Charge', 9, { min: 0, total: true, unit: yuan }),
      person('clerk', '经办人', 'Clerk', 10, { starts: 'me' }),
      signature('receiverSigned', '领取人签名', 'Receiver’s signature', 10, { signs: 'subject' }),
      date('cancelledOn', '注销日期', 'Cancelled on', 11),
    ]),
  ],
  paper: registerPaper,
})

/** 停车位租售情况登记表: one row a space for ever, whoever has it; the other parking forms point to it. */
const parkingSpaces = form({
  key: 'F-005',
  code: 'QMS-PM-31305',
  title: { zh: '停车位租售情况登记表', en: 'Parking spaces rented or sold' },
  about: {
    zh: '每个车位一行：空置、出租、出售还是预留，归谁，缴费到哪天',
    en: 'A row for every space: vacant, rented, sold or kept, by whom, and paid until when',
  },
  subject: 'firm',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31305'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  listed: ['spaceNumber', 'zone', 'state', 'holder', 'holderUnit', 'price', 'paidUntil', 'plate'],
  sections: [
    section('spaces', '车位', 'Spaces', [
      text('spaceNumber', '车位编号', 'Space', 1, { required: true, max: 40, span: 3 }),
      text('zone', '区域/楼层', 'Zone or floor', 2, { max: 80, span: 3 }),
      option(
        'state',
        '状态',
        'State',
        3,
        {
          vacant: ['空置', 'Vacant'],
          rented: ['出租', 'Rented'],
          sold: ['出售', 'Sold'],
          kept: ['预留', 'Kept'],
        },
        { required: true, starts: { value: 'vacant' } },
      ),
      ref('holder', '租/购客户', 'Tenant or buyer', 4, 'customer', {
        requiredWhen: { field: 'state', op: 'in', value: ['rented', 'sold'] },
      }),
      text('holderUnit', '房号', 'Unit', 4, { max: 40, span: 2 }),
      dateRange('period', '起止日期', 'Period', 5, { requiredWhen: { field: 'state', op: 'in', value: ['rented'] } }),
      money('price', '租金/售价', 'Rent or price', 6, {
        min: 0,
        unit: yuan,
        requiredWhen: { field: 'state', op: 'in', value: ['rented', 'sold'] },
      }),
      date('paidUntil', '缴费至', 'Paid until', 7),
      text('plate', '车牌号', 'Plate', 8, { max: 40, span: 3 }),
      longText('remarks', '备注', 'Remarks', 9, { span: 6 }),
    ]),
  ],
  paper: registerPaper,
})

/** 停车证发放登记表. */
const parkingPermits = form({
  key: 'F-006',
  code: 'QMS-PM-31306',
  title: { zh: '停车证发放登记表', en: 'Parking permits issued' },
  about: {
    zh: '发放、补办、注销停车证时登记，一证一行，领证人签名',
    en: 'A row for every permit given out, reissued or cancelled; the receiver signs',
  },
  subject: 'customer',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31306'),
  flow: { fills: frontDesk },
  ways: ['sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'issuedOn',
  listed: ['permitNumber', 'customerName', 'unit', 'plate', 'space', 'valid', 'state'],
  sections: [
    section('permits', '停车证', 'Permits', [
      text('permitNumber', '停车证号', 'Permit', 1, { required: true, max: 40, span: 3 }),
      ...customerAndUnit(2),
      person('driver', '车主', 'Driver', 3, { required: true, span: 3 }),
      phones('phones', '电话', 'Phone', 3, { bind: 'phones' }),
      text('plate', '车牌号', 'Plate', 4, { required: true, max: 40, span: 3 }),
      text('model', '车型颜色', 'Model and colour', 5, { max: 80 }),
      refForm('space', '车位编号', 'Space', 6, 'F-005'),
      dateRange('valid', '有效期', 'Valid', 7, { required: true }),
      date('issuedOn', '发证日期', 'Issued on', 8, { starts: 'today', required: true }),
      option(
        'state',
        '补办/注销',
        'Reissued or cancelled',
        10,
        { normal: ['正常', 'Normal'], reissued: ['补办', 'Reissued'], cancelled: ['注销', 'Cancelled'] },
        { starts: { value: 'normal' }, required: true },
      ),
      date('changedOn', '补办/注销日期', 'Reissued or cancelled on', 10, {
        requiredWhen: { field: 'state', op: 'in', value: ['reissued', 'cancelled'] },
      }),
      signature('receiverSigned', '领证人签名', 'Receiver’s signature', 9, { signs: 'subject', required: true }),
    ]),
  ],
  paper: registerPaper,
})

/** 车位申请登记表: an application granted names the space it got (SVC-21). */
const spaceApplications = form({
  key: 'F-015',
  code: 'QMS-PM-31315',
  title: { zh: '车位申请登记表', en: 'Parking space applications' },
  about: {
    zh: '客户申请车位时登记，按申请先后候补，批准后写明分配的车位',
    en: 'A row for every application, in the order they came; a granted one names its space',
  },
  subject: 'customer',
  shape: 'register',
  numbering: qualityRecord('QMS-PM-31315'),
  flow: { fills: frontDesk, approves: ['客务部经理'] },
  ways: ['link', 'sheet', 'scan'],
  keeper: centre,
  keepYears: 3,
  toldAs: 'note',
  happenedIn: 'appliedOn',
  listed: ['appliedOn', 'customerName', 'unit', 'plate', 'kind', 'count', 'decision', 'space'],
  sections: [
    section('application', '申请', 'Application', [
      date('appliedOn', '申请日期', 'Applied on', 1, { starts: 'today', required: true }),
      ...customerAndUnit(2),
      person('applicant', '申请人', 'Applicant', 3, { required: true, span: 3 }),
      phones('phones', '电话', 'Phone', 3, { bind: 'phones', required: true }),
      text('plate', '车牌号', 'Plate', 4, { max: 40, span: 3 }),
      text('model', '车型', 'Model', 4, { max: 80, span: 3 }),
      option(
        'kind',
        '申请类别',
        'Kind',
        5,
        { rent: ['租用', 'Rent'], buy: ['购买', 'Buy'], temporary: ['临时', 'Temporary'] },
        { required: true },
      ),
      integer('count', '申请数量', 'Number of spaces', 6, { min: 1, max: 99, starts: { value: 1 } }),
      text('zone', '区域', 'Zone', 6, { max: 80, span: 3 }),
    ]),
    section(
      'decision',
      '审批与分配',
      'Decision',
      [
        option('decision', '审批意见', 'Decision', 7, {
          agreed: ['同意', 'Agreed'],
          waiting: ['候补', 'Waiting list'],
          refused: ['不同意', 'Refused'],
        }),
        refForm('space', '分配车位', 'Space assigned', 8, 'F-005', {
          requiredWhen: { field: 'decision', op: 'in', value: ['agreed'] },
        }),
        person('clerk', '经办人', 'Clerk', 9, { starts: 'me' }),
      ],
      { byFirm: 'after' },
    ),
  ],
  paper: registerPaper,
})

/** 机动车停车位申请表 (002-C §5.5): the single sheet of the move-in set (MVI-17). */
const parkingApplication = form({
  key: 'F-029',
  code: 'KH-03-R02',
  title: { zh: '机动车停车位申请表', en: 'Motor-vehicle parking application' },
  about: {
    zh: '业主入伙时或之后申请机动车停车位，附行驶证、驾驶证',
    en: 'The owner applies for a parking space at move-in or later, with both licences',
  },
  subject: 'customer',
  numbering: qualityRecord('KH-03-R02'),
  flow: { fills: frontDesk, approves: ['客务部经理'] },
  ways: ['link', 'sheet', 'scan'],
  keeper: affairs,
  keepYears: 'always',
  toldAs: 'note',
  listed: ['customerName', 'unit', 'plate', 'kind', 'decision', 'space'],
  sections: [
    section('applicant', '申请人', 'Applicant', [
      ...customerAndUnit(1, '业主', 'Owner'),
      phones('phones', '电话', 'Phone', 1, { bind: 'phones', required: true, span: 6 }),
    ]),
    section('vehicle', '车辆', 'Vehicle', [
      text('plate', '车牌号', 'Plate', 2, { required: true, max: 40 }),
      text('model', '车型', 'Model', 2, { max: 80 }),
      text('colour', '颜色', 'Colour', 2, { max: 40 }),
      files('vehicleLicence', '行驶证', 'Vehicle licence', 3, { sensitivity: 'personal', span: 6 }),
      files('drivingLicence', '驾驶证', 'Driving licence', 3, { sensitivity: 'personal', span: 6 }),
    ]),
    section('request', '申请', 'Request', [
      option(
        'kind',
        '申请类别',
        'Kind',
        4,
        { rent: ['租用', 'Rent'], buy: ['购买', 'Buy'] },
        { required: true, span: 6 },
      ),
      dateRange('period', '期限', 'Term', 4, { requiredWhen: { field: 'kind', op: 'in', value: ['rent'] } }),
      signature('applicantSigned', '申请人签名', 'Applicant’s signature', 6, {
        signs: 'subject',
        required: true,
        span: 6,
      }),
    ]),
    section(
      'decision',
      '审批',
      'Decision',
      [
        option('decision', '审批', 'Decision', 6, {
          agreed: ['同意', 'Agreed'],
          waiting: ['候补', 'Waiting list'],
          refused: ['不同意', 'Refused'],
        }),
        refForm('space', '分配车位', 'Space assigned', 5, 'F-005', {
          requiredWhen: { field: 'decision', op: 'in', value: ['agreed'] },
        }),
        money('charge', '费用', 'Charge', 5, {
          min: 0,
          unit: yuan,
          requiredWhen: { field: 'decision', op: 'in', value: ['agreed'] },
        }),
      ],
      { byFirm: 'after' },
    ),
  ],
})

export const parking = [bicyclePlates, parkingSpaces, parkingPermits, spaceApplications, parkingApplication]
