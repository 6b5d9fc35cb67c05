import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { askedOn, plainCollection } from '../core/collecting.ts'
import { guestComment as paper } from './forms/guest-information.ts'

/** 《宾客意见表》 (F-137, COL-22): staff in all areas write down guests' information and wishes every day. */
const guestComment: PackCollection = {
  ...plainCollection,
  ...askedOn(paper, ['name', 'phones', 'room', 'category', 'information', 'wishes', 'handled']),
  key: 'guestComment',
  code: 'BK',
  about: {
    zh: '服务中了解到的宾客信息和需求，当日记录',
    en: 'What staff learn of guests and their wishes, the same day',
  },
  opens: 'individual',
  channel: 'trades',
  toldAs: 'note',
}

export const hotelCollecting: readonly PackCollection[] = [guestComment]
