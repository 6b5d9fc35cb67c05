import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { askedOn, plainCollection } from '../core/collecting.ts'
import { callers } from './forms/sales-office.ts'

/** 来电来访客户追踪表 (F-087, COL-20): every caller and visitor of a sales office, and what followed. */
const caller: PackCollection = {
  ...plainCollection,
  ...askedOn(callers, ['customerName', 'phones', 'address', 'way', 'cameOn', 'unitsLiked', 'followUp']),
  key: 'caller',
  label: { zh: '来电来访', en: 'Caller or visitor' },
  code: 'LD',
  notesIn: {
    rows: 'tracking',
    on: 'on',
    means: 'means',
    text: 'content',
    meansAs: { call: 'phone', visit: 'visit', outVisit: 'call', wechat: 'wechat' },
  },
  about: { zh: '售楼处每一位来电来访的客户', en: 'Everyone who calls or visits the sales office' },
  feeds: { unitsLiked: 'needs' },
  opens: 'individual',
  channel: 'advertising',
  isTracked: true,
}

export const realestateCollecting: readonly PackCollection[] = [caller]
