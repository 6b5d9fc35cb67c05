import type { PackOrganisation } from '#platform/core/pack.ts'
import { filling, leading, receiving } from '../grants.ts'

/** Beauty salon: the consultant's own customers, the beautician's care, the head's checks (000-G, 000-H). */
export const beautyOrganisation = {
  departments: [
    { key: 'beauty.salon', name: { zh: '美容院', en: 'Salon' }, kind: 'branch', ownsRecords: true },
    { key: 'beauty.consulting', name: { zh: '顾问部', en: 'Consulting' }, parent: 'beauty.salon' },
    { key: 'beauty.care', name: { zh: '美容部', en: 'Care' }, parent: 'beauty.salon' },
  ],
  posts: [
    { key: 'beauty.head', title: { zh: '院长', en: 'Salon head' }, department: 'beauty.salon' },
    {
      key: 'beauty.consultant',
      title: { zh: '美容顾问', en: 'Beauty consultant' },
      department: 'beauty.consulting',
      superior: 'beauty.head',
      duties: '作为顾客的专属顾问，建档、跟踪、回访。',
    },
    {
      key: 'beauty.beautician',
      title: { zh: '美容师', en: 'Beautician' },
      department: 'beauty.care',
      superior: 'beauty.head',
    },
    {
      key: 'beauty.tracker',
      title: { zh: '跟踪美容师', en: 'Tracking beautician' },
      department: 'beauty.care',
      superior: 'beauty.head',
      duties: '护理后跟踪回访，记录顾客感受。',
    },
  ],
  roles: [
    {
      key: 'beauty.head',
      name: { zh: '院长', en: 'Salon head' },
      grants: {
        ...leading,
        'customer.read': 'branch',
        'journal.read': 'branch',
        'journal.review': 'branch',
        'customer.verify': 'branch',
      },
    },
    {
      key: 'beauty.consultant',
      name: { zh: '美容顾问', en: 'Beauty consultant' },
      about: { zh: '顾客的专属顾问', en: 'The customer’s own consultant' },
      grants: { ...receiving, 'customer.reveal': 'own' },
    },
    {
      key: 'beauty.beautician',
      name: { zh: '美容师', en: 'Beautician' },
      grants: { ...receiving, 'customer.read': 'branch', 'customer.reveal': 'own', ...filling('branch') },
    },
    {
      key: 'beauty.tracker',
      name: { zh: '跟踪美容师', en: 'Tracking beautician' },
      grants: { ...receiving, 'customer.read': 'branch', 'customer.reveal': 'own', ...filling('branch') },
    },
  ],
  outsideParties: [],
} as const satisfies PackOrganisation
