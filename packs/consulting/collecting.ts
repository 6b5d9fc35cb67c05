import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { askedOn, plainCollection } from '../core/collecting.ts'
import { tracking as paper } from './forms/client-talks.ts'

/** 《顾问业务跟踪记录表》 (F-112, VKWY7.5.1-J04-07-F1, COL-19): what business development knows of a client to be won. */
const tracking: PackCollection = {
  ...plainCollection,
  ...askedOn(paper, [
    'name',
    'contact',
    'information',
    'phones',
    'emails',
    'project',
    'place',
    'size',
    'intent',
    'result',
  ]),
  key: 'consultingTracking',
  code: 'GZ',
  notesIn: {
    rows: 'tracks',
    on: 'on',
    means: 'means',
    text: 'content',
    next: 'next',
    meansAs: { call: 'phone', visit: 'talk', outVisit: 'onSite' },
  },
  about: {
    zh: '业务拓展人员记录客户信息和联系方式，并持续跟踪',
    en: 'Business developers record clients and follow them',
  },
  feeds: { information: 'remarks' },
  opens: 'organisation',
  channel: 'salesVisit',
  isTracked: true,
}

export const consultingCollecting: readonly PackCollection[] = [tracking]
