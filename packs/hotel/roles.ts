import type { PackOrganisation } from '#platform/core/pack.ts'
import { filling, leading, receiving } from '../grants.ts'

/** Hotel: the guest history is open to all guest-facing departments (004-B §二.3). */
const guestFacing = {
  ...receiving,
  'customer.read': 'branch',
  'customer.change': 'branch',
  'journal.read': 'branch',
  'journal.write': 'branch',
  ...filling('branch'),
} as const

export const hotelOrganisation = {
  departments: [
    { key: 'hotel.house', name: { zh: '酒店', en: 'Hotel' }, kind: 'branch' },
    { key: 'hotel.front', name: { zh: '前厅部', en: 'Front office' }, parent: 'hotel.house', ownsRecords: true },
    { key: 'hotel.housekeeping', name: { zh: '客房部', en: 'Housekeeping' }, parent: 'hotel.house' },
    { key: 'hotel.dining', name: { zh: '餐饮部', en: 'Food and beverage' }, parent: 'hotel.house' },
    { key: 'hotel.marketing', name: { zh: '营销部', en: 'Marketing' }, parent: 'hotel.house' },
    { key: 'hotel.public_relations', name: { zh: '公关部', en: 'Public relations' }, parent: 'hotel.house' },
  ],
  posts: [
    {
      key: 'hotel.front_manager',
      title: { zh: '前厅经理', en: 'Front-office manager' },
      department: 'hotel.front',
      role: 'hotel.head',
    },
    {
      key: 'hotel.host',
      title: { zh: '对客服务员工', en: 'Guest-facing staff' },
      department: 'hotel.front',
      superior: 'hotel.front_manager',
      role: 'hotel.guest_facing',
    },
    {
      key: 'hotel.shift_leader',
      title: { zh: '班组长', en: 'Shift leader' },
      department: 'hotel.housekeeping',
      duties: '汇集班组收集的客人喜好，当班记入客史。',
    },
    {
      key: 'hotel.marketing_staff',
      title: { zh: '营销人员', en: 'Marketing staff' },
      department: 'hotel.marketing',
      role: 'hotel.marketing',
    },
    {
      key: 'hotel.relations_staff',
      title: { zh: '公关人员', en: 'Public-relations staff' },
      department: 'hotel.public_relations',
      role: 'hotel.public_relations',
    },
  ],
  roles: [
    {
      key: 'hotel.guest_facing',
      name: { zh: '对客服务人员', en: 'Guest-facing staff' },
      about: {
        zh: '前厅、客房、餐饮：共享客史',
        en: 'Front office, housekeeping, dining: the guest history is shared',
      },
      grants: guestFacing,
    },
    {
      key: 'hotel.shift_leader',
      name: { zh: '班组长', en: 'Shift leader' },
      about: { zh: '带领班组', en: 'Leads a shift team' },
      grants: { ...guestFacing, 'journal.review': 'department' },
    },
    {
      key: 'hotel.marketing',
      name: { zh: '营销人员（酒店）', en: 'Hotel marketing' },
      grants: { ...guestFacing, 'collecting.manage': 'branch', 'ledger.read': 'branch' },
    },
    { key: 'hotel.public_relations', name: { zh: '公关人员', en: 'Public relations' }, grants: guestFacing },
    {
      key: 'hotel.head',
      name: { zh: '酒店部门经理', en: 'Hotel department head' },
      grants: { ...leading, 'customer.read': 'branch', 'journal.read': 'branch', ...filling('branch') },
    },
  ],
  outsideParties: [],
} as const satisfies PackOrganisation
