import type { PackOrganisation } from '#platform/core/pack.ts'
import { filling, leading, serving } from '../grants.ts'

/** Retail: shops and the members they know; tiering is answered for by member service (003-A). */
export const retailOrganisation = {
  departments: [
    { key: 'retail.shop', name: { zh: '门店', en: 'Shop' }, kind: 'branch' },
    { key: 'retail.members', name: { zh: '会员服务部', en: 'Member service' }, ownsRecords: true },
  ],
  posts: [
    { key: 'retail.shop_manager', title: { zh: '店长', en: 'Shop manager' }, department: 'retail.shop' },
    {
      key: 'retail.guide',
      title: { zh: '导购员', en: 'Shop assistant' },
      department: 'retail.shop',
      superior: 'retail.shop_manager',
    },
    {
      key: 'retail.member_manager',
      title: { zh: '会员服务主管', en: 'Member-service supervisor' },
      department: 'retail.members',
    },
  ],
  roles: [
    {
      key: 'retail.shop_manager',
      name: { zh: '店长', en: 'Shop manager' },
      grants: { ...leading, 'customer.read': 'branch', 'journal.read': 'branch', ...filling('branch') },
    },
    {
      key: 'retail.guide',
      name: { zh: '导购员', en: 'Shop assistant' },
      grants: { ...serving, 'customer.read': 'department', ...filling('department') },
    },
    {
      key: 'retail.member_manager',
      name: { zh: '会员服务主管', en: 'Member-service supervisor' },
      grants: { ...leading, 'customer.read': 'all', 'customer.bulk': 'all', ...filling('all') },
    },
  ],
  outsideParties: [],
} as const satisfies PackOrganisation
