import type { PackOrganisation } from '#platform/core/pack.ts'
import { executing, filling, leading, receiving } from '../grants.ts'

/** Property management: the customer-affairs department owns the owners' archives (000-A, 000-B, 002-B, 002-C). */
export const propertyOrganisation = {
  departments: [
    { key: 'property.office', name: { zh: '管理处', en: 'Management office' }, kind: 'branch' },
    {
      key: 'property.affairs',
      name: { zh: '客户服务部', en: 'Customer-affairs department' },
      parent: 'property.office',
      ownsRecords: true,
    },
    { key: 'property.centre', name: { zh: '客户服务中心', en: 'Service centre' }, parent: 'property.office' },
    { key: 'property.repair', name: { zh: '维修部', en: 'Repair department' }, parent: 'property.office' },
  ],
  posts: [
    {
      key: 'property.office_head',
      title: { zh: '管理处主任', en: 'Head of the management office' },
      department: 'property.office',
    },
    {
      key: 'property.affairs_head',
      title: { zh: '客务部经理', en: 'Customer-affairs manager' },
      department: 'property.affairs',
      superior: 'property.office_head',
    },
    {
      key: 'property.steward',
      title: { zh: '贴心管家', en: 'Steward' },
      department: 'property.affairs',
      superior: 'property.affairs_head',
    },
    {
      key: 'property.assistant',
      title: { zh: '客户助理', en: 'Customer assistant' },
      department: 'property.centre',
      superior: 'property.affairs_head',
    },
    {
      key: 'property.technician',
      title: { zh: '维修部技工', en: 'Repair technician' },
      department: 'property.repair',
      superior: 'property.office_head',
    },
  ],
  roles: [
    {
      key: 'property.office_head',
      name: { zh: '管理处主任', en: 'Head of the management office' },
      grants: {
        ...leading,
        'customer.read': 'branch',
        'journal.read': 'branch',
        'journal.review': 'branch',
        ...filling('branch'),
        'forms.approve': 'branch',
      },
    },
    {
      key: 'property.affairs_head',
      name: { zh: '客务部经理', en: 'Customer-affairs manager' },
      grants: { ...leading, 'customer.verify': 'department' },
    },
    { key: 'property.steward', name: { zh: '贴心管家', en: 'Steward' }, grants: receiving },
    {
      key: 'property.assistant',
      name: { zh: '客户助理', en: 'Customer assistant' },
      // Sits at the counter of the service centre; the archives belong to the department beside it.
      grants: {
        ...receiving,
        'customer.read': 'branch',
        'customer.change': 'branch',
        'journal.read': 'branch',
        ...filling('branch'),
      },
    },
    {
      key: 'property.technician',
      name: { zh: '维修技工', en: 'Repair technician' },
      grants: { ...executing, 'customer.read': 'branch', ...filling('branch') },
    },
  ],
  outsideParties: [
    { kind: 'builder', name: { zh: '施工单位', en: 'Builder' } },
    { kind: 'ownersAgent', name: { zh: '被委托人', en: 'Owner’s agent' } },
  ],
} as const satisfies PackOrganisation
