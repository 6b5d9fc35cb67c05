import { text } from '#platform/core/fields.ts'
import type { PackFolder, PackRecords } from '#platform/core/pack-records.ts'

/** The twelve folders of 000-A §3, in its order and words (ARC-04). */
const folders: PackFolder[] = [
  { key: 'unit', label: { zh: '客户单位资料', en: 'Unit data' }, fields: ['building', 'unit'] },
  {
    key: 'payment',
    label: { zh: '缴费记录', en: 'Payment record' },
    about: { zh: '含各项应付押金', en: 'With every deposit payable' },
    fields: ['feeState'],
  },
  { key: 'fitOut', label: { zh: '装修工程文件', en: 'Fit-out works documents' } },
  { key: 'moveIn', label: { zh: '迁入时填具之资料', en: 'Data filled in at move-in' } },
  { key: 'supplement', label: { zh: '资料补充', en: 'Supplementary data' } },
  { key: 'contact', label: { zh: '联络资料', en: 'Contact data' }, fields: ['phones', 'emails', 'wechatIds'] },
  { key: 'emergency', label: { zh: '紧急事故联络人', en: 'Emergency contacts' } },
  { key: 'correspondence', label: { zh: '与管理处往来文件', en: 'Correspondence with the management office' } },
  { key: 'violations', label: { zh: '违规事项与欠费记录', en: 'Violations and arrears' } },
  { key: 'repairs', label: { zh: '请修记录', en: 'Repair requests' } },
  { key: 'complaints', label: { zh: '投诉记录', en: 'Complaints' } },
  {
    key: 'engineering',
    label: { zh: '客户单位工程档案与工作程序', en: 'Engineering file of the unit and its work procedure' },
    about: { zh: '含二次装修', en: 'With the second fit-out' },
  },
]

export const propertyRecords: PackRecords = {
  wanted: ['staffMakeUp', 'ownership', 'feeState'],
  fields: {
    building: text('楼栋', 'Building', {
      max: 40,
      group: 'basic',
      list: 'offered',
      filter: true,
      quality: 'wanted',
      synonyms: ['楼号', '栋', '幢', '楼宇'],
    }),
    unit: text('房号', 'Unit', {
      max: 40,
      group: 'basic',
      list: 'offered',
      filter: true,
      quality: 'wanted',
      synonyms: ['单元', '室号', '房间号', '单元号', '房产'],
    }),
  },
  folders: { key: 'property', label: { zh: '十二档案夹', en: 'Twelve folders' }, mustAllBegin: false, folders },
}
