import type { PackOrganisation } from '#platform/core/pack.ts'
import { directing, leading, receiving, serving } from '../grants.ts'

/** Property consulting: projects, visits and programmes for client firms (002-D, 002-E). */
export const consultingOrganisation = {
  departments: [
    { key: 'consulting.department', name: { zh: '顾问经营部', en: 'Consulting department' }, ownsRecords: true },
    { key: 'consulting.general_office', name: { zh: '总办/人力资源部', en: 'General office / HR' } },
    { key: 'consulting.manager_office', name: { zh: '总经理办公室', en: 'General manager’s office' } },
    { key: 'consulting.service_centre', name: { zh: '物业服务中心', en: 'Property service centre' }, kind: 'branch' },
  ],
  posts: [
    {
      key: 'consulting.company_leader',
      title: { zh: '公司领导', en: 'Company leader' },
      duties: '审批合作单位来访与接待方案。',
    },
    {
      key: 'consulting.leader',
      title: { zh: '分管领导', en: 'Leader in charge' },
      superior: 'consulting.company_leader',
    },
    {
      key: 'consulting.head',
      title: { zh: '部门负责人', en: 'Department head' },
      department: 'consulting.department',
      superior: 'consulting.leader',
    },
    {
      key: 'consulting.developer',
      title: { zh: '业务拓展人员', en: 'Business developer' },
      department: 'consulting.department',
      superior: 'consulting.head',
    },
    {
      key: 'consulting.receptionist',
      title: { zh: '接待人员', en: 'Receptionist' },
      department: 'consulting.department',
      superior: 'consulting.head',
    },
    {
      key: 'consulting.office_staff',
      title: { zh: '总办/人力资源部专员', en: 'General office / HR officer' },
      department: 'consulting.general_office',
      duties: '确认接待日程安排函，安排接待。',
      role: 'core.approver',
    },
    {
      key: 'consulting.centre_head',
      title: { zh: '物业服务中心负责人', en: 'Head of the property service centre' },
      department: 'consulting.service_centre',
      superior: 'consulting.leader',
      role: 'core.department_head',
    },
  ],
  roles: [
    { key: 'consulting.company_leader', name: { zh: '公司领导', en: 'Company leader' }, grants: directing },
    {
      key: 'consulting.leader',
      name: { zh: '分管领导', en: 'Leader in charge' },
      grants: { ...leading, 'customer.read': 'all', 'journal.read': 'all', 'journal.review': 'all' },
    },
    { key: 'consulting.head', name: { zh: '部门负责人', en: 'Head of consulting' }, grants: leading },
    { key: 'consulting.developer', name: { zh: '业务拓展人员', en: 'Business developer' }, grants: serving },
    { key: 'consulting.receptionist', name: { zh: '接待人员', en: 'Receptionist' }, grants: receiving },
  ],
  outsideParties: [
    { kind: 'clientLeader', name: { zh: '甲方领导（第一负责人）', en: 'Client’s leader (first person in charge)' } },
  ],
} as const satisfies PackOrganisation
