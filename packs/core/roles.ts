import type { PackOrganisation } from '#platform/core/pack.ts'
import { directing, executing, keeping, leading, looking, serving } from '../grants.ts'

/** What every firm has: the starting list of departments (003-D 公司管理体系模板 §一) and the roles all trades share. */
export const coreOrganisation = {
  departments: [
    { key: 'core.hr', name: { zh: '人力资源部', en: 'Human resources' } },
    { key: 'core.finance', name: { zh: '财务部', en: 'Finance' } },
    { key: 'core.marketing', name: { zh: '市场营销部', en: 'Marketing and sales' } },
    { key: 'core.research', name: { zh: '研发部', en: 'Research and development' } },
    { key: 'core.production', name: { zh: '生产部', en: 'Production' } },
    { key: 'core.purchasing', name: { zh: '采购部', en: 'Purchasing' } },
    { key: 'core.service', name: { zh: '客服部', en: 'Customer service' }, ownsRecords: true },
    { key: 'core.administration', name: { zh: '行政部', en: 'Administration' } },
    { key: 'core.legal', name: { zh: '法务部', en: 'Legal' } },
  ],
  posts: [
    { key: 'core.general_manager', title: { zh: '总经理', en: 'General manager' } },
    {
      key: 'core.deputy_general_manager',
      title: { zh: '副总经理', en: 'Deputy general manager' },
      superior: 'core.general_manager',
    },
    {
      key: 'core.service_manager',
      title: { zh: '客服部经理', en: 'Customer-service manager' },
      department: 'core.service',
      superior: 'core.general_manager',
    },
    {
      key: 'core.keeper',
      title: { zh: '客户档案管理员', en: 'Archive keeper' },
      department: 'core.service',
      superior: 'core.service_manager',
      duties: '收集、整理、核实、保管客户档案，做到全面、准确、有效；严格保守商业秘密。',
    },
    {
      key: 'core.updater',
      title: { zh: '市场营销部专人', en: 'Archive updater of marketing' },
      department: 'core.marketing',
      duties: '定期更新客户档案，收集指标数据。',
    },
    {
      key: 'core.sales_manager',
      title: { zh: '销售经理', en: 'Sales manager' },
      department: 'core.marketing',
      superior: 'core.general_manager',
    },
    {
      key: 'core.representative',
      title: { zh: '销售代表', en: 'Sales representative' },
      department: 'core.marketing',
      superior: 'core.sales_manager',
    },
  ],
  roles: [
    {
      key: 'core.administrator',
      name: { zh: '管理员', en: 'Administrator' },
      about: { zh: '全部权限：企业设置、员工、角色与数据', en: 'Every right: settings, staff, roles and data' },
      grants: { '*': 'all' },
    },
    {
      key: 'core.management',
      name: { zh: '公司高层', en: 'Top management' },
      about: {
        zh: '总经理与分管领导：查看全部，审批重要事项',
        en: 'General manager and leaders: see everything, approve what matters',
      },
      grants: directing,
    },
    {
      key: 'core.department_head',
      name: { zh: '部门经理', en: 'Department head' },
      about: { zh: '查看并检查本部门的客户与日志', en: 'Sees and checks the department’s customers and journals' },
      // Where no post of the trade verifies, the manager does (ARC-29).
      grants: {
        ...leading,
        'customer.verify': 'department',
        // Draws up what whoever directs puts in force.
        'cadence.manage': 'all',
        'customer.export': 'department',
        'staff.manage': 'department',
      },
    },
    {
      key: 'core.supervisor',
      name: { zh: '主管', en: 'Supervisor' },
      about: { zh: '带领小组，检查日志，审核档案', en: 'Leads a team, checks journals, reviews archives' },
      grants: leading,
    },
    {
      key: 'core.keeper',
      name: { zh: '档案管理员', en: 'Archive keeper' },
      about: {
        zh: '建档、核实、合并、导入，保管客户档案',
        en: 'Makes, verifies, merges, imports and keeps the archives',
      },
      grants: keeping,
    },
    {
      key: 'core.salesman',
      name: { zh: '业务员', en: 'Salesperson' },
      about: { zh: '维护自己的客户', en: 'Looks after the own customers' },
      grants: serving,
    },
    {
      key: 'core.viewer',
      name: { zh: '只看', en: 'View only' },
      about: { zh: '查看本部门客户，不能修改', en: 'Sees the department’s customers, changes nothing' },
      grants: looking,
    },
    {
      key: 'core.maker',
      name: { zh: '制表人', en: 'Form maker' },
      about: { zh: '制作、填写表单', en: 'Makes and fills forms' },
      grants: executing,
    },
    {
      key: 'core.reviewer',
      name: { zh: '审核人', en: 'Reviewer' },
      about: { zh: '审核填好的表单', en: 'Reviews filled forms' },
      grants: {
        ...looking,
        'customer.verify': 'department',
        'journal.review': 'department',
        'forms.review': 'department',
      },
    },
    {
      key: 'core.approver',
      name: { zh: '批准人', en: 'Approver' },
      about: { zh: '批准审核过的表单', en: 'Approves reviewed forms' },
      grants: {
        ...looking,
        'customer.approve': 'department',
        'journal.review': 'department',
        'forms.approve': 'department',
      },
    },
  ],
  outsideParties: [
    { kind: 'clientLeader', name: { zh: '甲方领导', en: 'Client’s leader' } },
    { kind: 'surveyAgency', name: { zh: '专业调查机构', en: 'Survey agency' } },
    { kind: 'creditExpert', name: { zh: '信用管理专家', en: 'Credit expert' } },
  ],
} as const satisfies PackOrganisation
