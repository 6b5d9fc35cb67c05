import type { PackOrganisation } from '#platform/core/pack.ts'
import type { Scope } from '#platform/core/rights.ts'
import { directing, leading, serving } from '../grants.ts'

/**
 * The chief doctor follows up the customers of all representatives, checks their follow-ups each day, keeps every
 * archive form and gives it out (VIS-10, VIS-13, VIS-14).
 */
const advising: Readonly<Record<string, Scope>> = {
  ...serving,
  'customer.read': 'branch',
  'customer.reveal': 'branch',
  'ledger.read': 'branch',
  'journal.read': 'branch',
  'journal.write': 'branch',
  'journal.review': 'branch',
  'forms.read': 'branch',
  'forms.fill': 'branch',
  'forms.keep': 'branch',
  'task.read': 'branch',
}

/** Seminar sales: satisfaction surveys and archive forms held by representative and doctor (002-A). */
export const seminarOrganisation = {
  departments: [
    { key: 'seminar.service', name: { zh: '客户服务部', en: 'Customer-service department' }, ownsRecords: true },
    { key: 'seminar.sales', name: { zh: '销售部', en: 'Sales department' } },
  ],
  posts: [
    {
      key: 'seminar.general_manager',
      title: { zh: '总经理', en: 'General manager' },
      duties: '审批调查表、档案表的查阅与复印。',
    },
    {
      key: 'seminar.service_manager',
      title: { zh: '客服部门经理', en: 'Customer-service department manager' },
      department: 'seminar.service',
      superior: 'seminar.general_manager',
    },
    {
      key: 'seminar.chief_doctor',
      title: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
      department: 'seminar.service',
      superior: 'seminar.service_manager',
      duties: '与满意代表共同保管手中的顾客档案表。',
    },
    {
      key: 'seminar.sales_manager',
      title: { zh: '销售经理', en: 'Sales manager' },
      department: 'seminar.sales',
      superior: 'seminar.general_manager',
    },
    {
      key: 'seminar.sales_supervisor',
      title: { zh: '销售主管', en: 'Sales supervisor' },
      department: 'seminar.sales',
      superior: 'seminar.sales_manager',
    },
    {
      key: 'seminar.representative',
      title: { zh: '满意代表', en: 'Satisfaction representative' },
      department: 'seminar.sales',
      superior: 'seminar.sales_supervisor',
    },
  ],
  roles: [
    { key: 'seminar.representative', name: { zh: '满意代表', en: 'Satisfaction representative' }, grants: serving },
    { key: 'seminar.sales_supervisor', name: { zh: '销售主管', en: 'Sales supervisor' }, grants: leading },
    {
      key: 'seminar.sales_manager',
      name: { zh: '销售经理', en: 'Sales manager' },
      // Whoever gives the surveyed customers out hands their forms over to be sealed (ALC-05).
      grants: { ...leading, 'forms.seal': 'department' },
    },
    {
      key: 'seminar.service_manager',
      name: { zh: '客服部门经理', en: 'Customer-service department manager' },
      // The archives of the salesmen's customers are kept in this department.
      grants: {
        ...leading,
        'customer.read': 'branch',
        'customer.verify': 'department',
        'forms.fill': 'branch',
        'forms.keep': 'branch',
        'forms.seal': 'branch',
      },
    },
    {
      key: 'seminar.chief_doctor',
      name: { zh: '顾服主管医生', en: 'Chief customer-service doctor' },
      grants: advising,
    },
    {
      key: 'seminar.general_manager',
      name: { zh: '总经理（会销）', en: 'General manager (seminar sales)' },
      grants: directing,
    },
  ],
  outsideParties: [],
} as const satisfies PackOrganisation
