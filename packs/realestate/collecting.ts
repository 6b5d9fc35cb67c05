import { date, option, phones, text } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { plainCollection } from '../core/collecting.ts'

/** 来电来访客户追踪表 (F-087, COL-20): every caller and visitor of a sales office, and what followed. */
const caller: PackCollection = {
  ...plainCollection,
  key: 'caller',
  label: { zh: '来电来访', en: 'Caller or visitor' },
  form: 'F-087',
  code: 'LD',
  about: { zh: '售楼处每一位来电来访的客户', en: 'Everyone who calls or visits the sales office' },
  fields: {
    way: option('来访类别', 'Call or visit', { call: ['来电', 'Call'], visit: ['来访', 'Visit'] }, { required: true }),
    cameOn: date('来电来访日期', 'Date of call or visit', { required: true }),
    name: text('姓名', 'Name', { max: 80, required: true }),
    phones: phones('电话', 'Phones', { required: true }),
    address: text('住址', 'Address', { max: 300 }),
    unitsLiked: text('看好单位', 'Units liked', { max: 500 }),
    followUp: text('跟进情况', 'Follow-up', { max: 500 }),
  },
  feeds: { name: 'name', phones: 'phones', address: 'address', unitsLiked: 'needs' },
  opens: 'individual',
  channel: 'advertising',
  isTracked: true,
}

export const realestateCollecting: readonly PackCollection[] = [caller]
