import type { PackOrganisation } from '#platform/core/pack.ts'
import { directing, executing, filling, leading, receiving, serving } from '../grants.ts'

/** Developer: customer service, sales management, projects and the outside agency (003-E). */
export const realestateOrganisation = {
  departments: [
    { key: 'realestate.service', name: { zh: '客户服务部', en: 'Customer-service department' }, ownsRecords: true },
    { key: 'realestate.sales_management', name: { zh: '销售管理部', en: 'Sales-management department' } },
    { key: 'realestate.project', name: { zh: '项目部', en: 'Project department' } },
    {
      key: 'realestate.project_sales',
      name: { zh: '项目销售部', en: 'Project sales department' },
      parent: 'realestate.sales_management',
    },
    { key: 'realestate.design', name: { zh: '设计管理部', en: 'Design department' } },
  ],
  posts: [
    {
      key: 'realestate.general_manager',
      title: { zh: '总经理', en: 'General manager' },
      role: 'core.management',
    },
    {
      key: 'realestate.deputy',
      title: { zh: '副总', en: 'Deputy general manager' },
      superior: 'realestate.general_manager',
      duties: '审批客户开放日的例外事项。',
    },
    {
      key: 'realestate.service_head',
      title: { zh: '客户服务部经理', en: 'Customer-service manager' },
      department: 'realestate.service',
      superior: 'realestate.deputy',
    },
    {
      key: 'realestate.service_staff',
      title: { zh: '客户服务专员', en: 'Customer-service officer' },
      department: 'realestate.service',
      superior: 'realestate.service_head',
      role: 'realestate.service',
    },
    {
      key: 'realestate.sales_head',
      title: { zh: '销售管理部经理', en: 'Sales-management manager' },
      department: 'realestate.sales_management',
      superior: 'realestate.deputy',
      role: 'realestate.sales_management',
    },
    {
      key: 'realestate.consultant',
      title: { zh: '置业顾问', en: 'Property consultant' },
      department: 'realestate.project_sales',
      superior: 'realestate.sales_head',
    },
    {
      key: 'realestate.project_head',
      title: { zh: '项目部经理', en: 'Project manager' },
      department: 'realestate.project',
      superior: 'realestate.deputy',
      role: 'realestate.project',
    },
    {
      key: 'realestate.designer',
      title: { zh: '设计管理专员', en: 'Design officer' },
      department: 'realestate.design',
      superior: 'realestate.deputy',
      role: 'realestate.design',
    },
  ],
  roles: [
    { key: 'realestate.deputy', name: { zh: '副总', en: 'Deputy general manager' }, grants: directing },
    {
      key: 'realestate.service_head',
      name: { zh: '客户服务部经理', en: 'Customer-service manager' },
      grants: { ...leading, 'customer.read': 'all', 'customer.verify': 'all', ...filling('all') },
    },
    {
      key: 'realestate.service',
      name: { zh: '客户服务专员', en: 'Customer-service officer' },
      grants: { ...receiving, 'customer.read': 'all', ...filling('all') },
    },
    { key: 'realestate.sales_management', name: { zh: '销售管理人员', en: 'Sales management' }, grants: leading },
    { key: 'realestate.consultant', name: { zh: '置业顾问', en: 'Property consultant' }, grants: serving },
    {
      key: 'realestate.project',
      name: { zh: '项目部人员', en: 'Project staff' },
      grants: { ...executing, 'customer.read': 'branch', ...filling('branch') },
    },
    { key: 'realestate.design', name: { zh: '设计管理人员', en: 'Design staff' }, grants: executing },
  ],
  outsideParties: [
    { kind: 'salesAgency', name: { zh: '销售代理公司', en: 'Sales agency' } },
    { kind: 'surveyAgency', name: { zh: '专业调查机构', en: 'Survey agency' } },
    { kind: 'builder', name: { zh: '施工单位', en: 'Builder' } },
  ],
} as const satisfies PackOrganisation
