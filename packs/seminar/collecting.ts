import { integer, longText, option, phones, text } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { plainCollection } from '../core/collecting.ts'

const sex = option('性别', 'Sex', { male: ['男', 'Male'], female: ['女', 'Female'] })
const age = integer('年龄', 'Age', { min: 0, max: 130 })

/** Posts of 002-A §一.2 that may use the survey form. */
const gatherers = ['满意代表', '销售主管']

/** 《中老年健康调查表》 (F-100): first contact only, within a named campaign, signed, handed to the sales manager. */
const survey: PackCollection = {
  ...plainCollection,
  key: 'healthSurvey',
  label: { zh: '中老年健康调查表', en: 'Elderly health survey' },
  form: 'F-100',
  code: 'DC',
  about: { zh: '初次接触时了解基本情况；填写前说明真实目的', en: 'For first contact; its true purpose is told before' },
  fields: {
    name: text('姓名', 'Name', { max: 80, required: true }),
    sex,
    age,
    phones: phones('电话', 'Phones', { required: true }),
    address: text('住址', 'Address', { max: 300, required: true }),
    family: longText('家庭成员及子女情况', 'Family and children', { max: 2000, sensitivity: 'personal' }),
    formerWork: text('退休前职业', 'Former work', { max: 80 }),
    health: longText('健康状况及病史', 'Health and illnesses', { max: 2000, sensitivity: 'personal' }),
    medicines: longText('正在服用的药品和保健品', 'Medicine and health products taken', {
      max: 2000,
      sensitivity: 'personal',
    }),
    concerns: longText('关注的健康问题', 'Health concerns', { max: 2000, sensitivity: 'personal' }),
  },
  feeds: {
    name: 'name',
    sex: 'sex',
    phones: 'phones',
    address: 'address',
    family: 'family',
    formerWork: 'occupation',
    health: 'health',
  },
  opens: 'individual',
  channel: 'salesVisit',
  needsCampaign: true,
  firstContactOnly: true,
  isSigned: true,
  posts: gatherers,
  handOver: 'manager',
}

/** 《顾客档案表》 (F-101): one for everyone at an event, the same day; to the manager the next day, then to the doctor. */
const eventForm: PackCollection = {
  ...plainCollection,
  key: 'eventForm',
  label: { zh: '顾客档案表', en: 'Customer archive form' },
  form: 'F-101',
  code: 'DA',
  about: { zh: '参加活动的每一位顾客都要建，不论是否购买', en: 'For everyone at an event, whether or not they bought' },
  fields: {
    name: text('姓名', 'Name', { max: 80, required: true }),
    sex: { ...sex, required: true },
    age: { ...age, required: true },
    phones: phones('电话', 'Phones', { required: true }),
    address: text('地址', 'Address', { max: 300, required: true }),
    bought: option(
      '是否购买',
      'Bought',
      { yes: ['购买', 'Bought'], no: ['未购买', 'Did not buy'] },
      { required: true },
    ),
    purchases: longText('购买产品、数量、金额', 'Products, quantity, amount', { max: 2000, required: true }),
    health: longText('健康状况摘要', 'Health summary', { max: 2000, required: true, sensitivity: 'personal' }),
    feedback: longText('现场反馈', 'Feedback at the event', { max: 2000, required: true }),
  },
  feeds: { name: 'name', sex: 'sex', phones: 'phones', address: 'address', health: 'health' },
  opens: 'individual',
  channel: 'salesVisit',
  needsCampaign: true,
  isSigned: true,
  isWhole: true,
  unless: { purchases: { field: 'bought', is: 'no' } },
  completeWithinDays: 0,
  handOverWithinDays: 1,
  handOver: 'keeper',
  prefilledFrom: 'healthSurvey',
  toldAs: 'note',
}

export const seminarCollecting: readonly PackCollection[] = [survey, eventForm]
