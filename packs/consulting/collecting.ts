import { emails, longText, option, phones, text } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { plainCollection } from '../core/collecting.ts'

/** 《顾问业务跟踪记录表》 (F-112, VKWY7.5.1-J04-07-F1, COL-19): what business development knows of a client to be won. */
const tracking: PackCollection = {
  ...plainCollection,
  key: 'consultingTracking',
  label: { zh: '顾问业务跟踪记录表', en: 'Consulting business tracking' },
  form: 'F-112',
  code: 'GZ',
  about: {
    zh: '业务拓展人员记录客户信息和联系方式，并持续跟踪',
    en: 'Business developers record clients and follow them',
  },
  fields: {
    name: text('客户名称', 'Client', { required: true }),
    information: longText('客户信息', 'Client information', { required: true }),
    contact: text('联系人', 'Contact', { max: 80 }),
    phones: phones('电话', 'Phones', { required: true }),
    emails: emails('邮箱', 'E-mails'),
    project: text('项目名称', 'Project'),
    place: text('项目地点', 'Place'),
    size: text('项目规模', 'Size of the project', { max: 100 }),
    intent: option('意向程度', 'Intent', { strong: ['强', 'Strong'], medium: ['中', 'Medium'], weak: ['弱', 'Weak'] }),
    result: option('结果', 'Result', {
      following: ['跟进', 'Following'],
      signed: ['签约', 'Signed'],
      dropped: ['放弃', 'Dropped'],
    }),
  },
  feeds: { name: 'name', phones: 'phones', emails: 'emails', information: 'remarks' },
  opens: 'organisation',
  channel: 'salesVisit',
  isTracked: true,
}

export const consultingCollecting: readonly PackCollection[] = [tracking]
