import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { askedOn, plainCollection } from '../core/collecting.ts'
import { customerArchive } from './forms/customer-archive.ts'
import { healthSurvey } from './forms/health-survey.ts'

/** 《中老年健康调查表》 (F-100): first contact only, within a named campaign, signed, handed to the sales manager. */
const survey: PackCollection = {
  ...plainCollection,
  ...askedOn(healthSurvey, [
    'name',
    'sex',
    'age',
    'phones',
    'address',
    'family',
    'formerWork',
    'income',
    'conditions',
    'health',
    'medicines',
    'concerns',
  ]),
  key: 'healthSurvey',
  code: 'DC',
  puts: { campaign: 'campaign', collectorSigned: 'signature', filledBy: 'filledBy', consent: { consented: 'agreed' } },
  about: { zh: '初次接触时了解基本情况；填写前说明真实目的', en: 'For first contact; its true purpose is told before' },
  opens: 'individual',
  channel: 'salesVisit',
  needsCampaign: true,
  firstContactOnly: true,
  isSigned: true,
  // Those who fill in the paper are those who may use it (002-A §一.2).
  posts: healthSurvey.flow?.fills ?? [],
  handOver: 'manager',
}

/** 《顾客档案表》 (F-101): one for everyone at an event, the same day; to the manager the next day, then to the doctor. */
const eventForm: PackCollection = {
  ...plainCollection,
  ...askedOn(customerArchive, ['name', 'sex', 'age', 'phones', 'address', 'bought', 'purchases', 'health', 'feedback']),
  key: 'eventForm',
  code: 'DA',
  puts: { filledSameDay: 'signature' },
  about: { zh: '参加活动的每一位顾客都要建，不论是否购买', en: 'For everyone at an event, whether or not they bought' },
  opens: 'individual',
  channel: 'salesVisit',
  needsCampaign: true,
  isSigned: true,
  completeWithinDays: 0,
  handOverWithinDays: 1,
  handOver: 'keeper',
  prefilledFrom: 'healthSurvey',
  toldAs: 'note',
}

export const seminarCollecting: readonly PackCollection[] = [survey, eventForm]
