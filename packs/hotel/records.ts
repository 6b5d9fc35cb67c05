import { longText, option } from '#platform/core/fields.ts'
import type { PackRecords } from '#platform/core/pack-records.ts'

/** A guest's archive is whole when its three linked parts exist: regular, preference, analysis (ARC-52, 004-B §一). */
export const hotelRecords: PackRecords = {
  fields: {
    guestMark: option(
      '客人类别',
      'Guest mark',
      {
        vip: ['VIP', 'VIP', '贵宾'],
        returning: ['回头客', 'Returning guest', '常客'],
        longTerm: ['长期协作单位', 'Long-term partner unit'],
        ordinary: ['普通', 'Ordinary'],
      },
      { group: 'classes', filter: true, list: 'offered' },
    ),
    roomPreference: longText('客房偏好', 'Room preference', { group: 'person', synonyms: ['住房偏好', '房间喜好'] }),
    foodPreference: longText('饮食偏好', 'Food preference', {
      group: 'person',
      synonyms: ['饮食习惯', '口味', '忌口'],
    }),
    taboos: longText('忌讳', 'Taboos', { group: 'person', sensitivity: 'personal', synonyms: ['禁忌'] }),
    stayAnalysis: longText('入住分析', 'Analysis of stays', { group: 'trading' }),
  },
  folders: {
    key: 'hotel',
    label: { zh: '三部分', en: 'Three parts' },
    mustAllBegin: true,
    folders: [
      {
        key: 'regular',
        label: { zh: '常规档案', en: 'Regular' },
        fields: ['phones', 'paperNumber', 'address', 'workUnit'],
      },
      {
        key: 'preference',
        label: { zh: '个性化档案', en: 'Personal preference' },
        fields: ['roomPreference', 'foodPreference', 'taboos', 'hobbies'],
      },
      { key: 'analysis', label: { zh: '信息分析', en: 'Analysis' }, fields: ['stayAnalysis'] },
    ],
  },
}
