import type { PackOrganisation } from '#platform/core/pack.ts'
import { directing, executing, leading, looking, serving } from '../grants.ts'

/** Logistics and sales-office tables: who surveys, reports, receives, reviews, compiles and files (000-D, 000-J). */
export const logisticsOrganisation = {
  departments: [{ key: 'logistics.business', name: { zh: '业务部', en: 'Business department' }, ownsRecords: true }],
  posts: [
    { key: 'logistics.general_manager', title: { zh: '总经理', en: 'General manager' } },
    {
      key: 'logistics.manager',
      title: { zh: '经理', en: 'Manager' },
      department: 'logistics.business',
      superior: 'logistics.general_manager',
      duties: '批示新客户报告、授信额度表。',
    },
    {
      key: 'logistics.supervisor',
      title: { zh: '主管', en: 'Supervisor' },
      department: 'logistics.business',
      superior: 'logistics.manager',
    },
    {
      key: 'logistics.account_salesman',
      title: { zh: '主办业务员', en: 'Account salesman' },
      department: 'logistics.business',
      superior: 'logistics.supervisor',
    },
  ],
  roles: [
    {
      key: 'logistics.general_manager',
      name: { zh: '总经理（物流）', en: 'General manager (logistics)' },
      grants: directing,
    },
    { key: 'logistics.manager', name: { zh: '业务部经理', en: 'Business manager' }, grants: leading },
    { key: 'logistics.supervisor', name: { zh: '业务部主管', en: 'Business supervisor' }, grants: leading },
    { key: 'logistics.account_salesman', name: { zh: '主办业务员', en: 'Account salesman' }, grants: serving },
    {
      key: 'logistics.surveyor',
      name: { zh: '调查人', en: 'Surveyor' },
      grants: { ...executing, 'customer.change': 'department' },
    },
    {
      key: 'logistics.reporter',
      name: { zh: '报告人', en: 'Reporter' },
      grants: { ...executing, 'customer.create': 'own' },
    },
    {
      key: 'logistics.receiver',
      name: { zh: '受理人', en: 'Receiver' },
      grants: { ...executing, 'customer.create': 'department' },
    },
    {
      key: 'logistics.reviewer',
      name: { zh: '审核人（物流）', en: 'Reviewer (logistics)' },
      grants: { ...looking, 'customer.verify': 'department' },
    },
    {
      key: 'logistics.compiler',
      name: { zh: '编制人', en: 'Compiler' },
      grants: { ...looking, 'customer.export': 'department', 'customer.print': 'department' },
    },
    { key: 'logistics.filler', name: { zh: '填写人', en: 'Filler' }, grants: executing },
    {
      key: 'logistics.table_maker',
      name: { zh: '制表人（物流）', en: 'Table maker' },
      grants: { ...looking, 'customer.print': 'department' },
    },
    {
      key: 'logistics.card_maker',
      name: { zh: '制卡并存档人', en: 'Card maker and filer' },
      grants: {
        ...looking,
        'customer.create': 'department',
        'customer.change': 'department',
        'customer.print': 'department',
      },
    },
  ],
  outsideParties: [],
} as const satisfies PackOrganisation
