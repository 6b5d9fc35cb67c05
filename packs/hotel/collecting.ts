import { longText, option, phones, text } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { plainCollection } from '../core/collecting.ts'

/** 《宾客意见表》 (F-137, COL-22): staff in all areas write down guests' information and wishes every day. */
const guestComment: PackCollection = {
  ...plainCollection,
  key: 'guestComment',
  label: { zh: '宾客意见表', en: 'Guest comment form' },
  form: 'F-137',
  code: 'BK',
  about: {
    zh: '服务中了解到的宾客信息和需求，当日记录',
    en: 'What staff learn of guests and their wishes, the same day',
  },
  fields: {
    name: text('客人', 'Guest', { max: 80, required: true }),
    phones: phones('电话', 'Phones'),
    room: text('房号', 'Room', { max: 20 }),
    category: option(
      '意见类别',
      'Kind',
      {
        praise: ['表扬', 'Praise'],
        suggestion: ['建议', 'Suggestion'],
        complaint: ['投诉', 'Complaint'],
        wish: ['需求', 'Wish'],
      },
      { required: true },
    ),
    information: longText('客户信息', 'Guest information', { max: 2000 }),
    wishes: longText('需求', 'Wishes', { max: 2000, required: true }),
    handled: text('处理', 'Handled', { max: 500 }),
  },
  feeds: { name: 'name', phones: 'phones', wishes: 'needs' },
  opens: 'individual',
  channel: 'trades',
  toldAs: 'note',
}

export const hotelCollecting: readonly PackCollection[] = [guestComment]
