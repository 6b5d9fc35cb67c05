import type { PackOrganisation } from '#platform/core/pack.ts'
import { directing, executing, filling, keeping, leading, serving } from '../grants.ts'

/** Distribution and mining sales: sales head office, market archive, sales company (001-A, 001-C, 004-A, 004-D). */
export const distributionOrganisation = {
  departments: [
    {
      key: 'distribution.head_office',
      name: { zh: '营销总公司', en: 'Sales head office' },
      kind: 'branch',
      ownsRecords: true,
    },
    { key: 'distribution.sales', name: { zh: '销售部', en: 'Sales department' }, parent: 'distribution.head_office' },
    {
      key: 'distribution.marketing',
      name: { zh: '市场部', en: 'Marketing department' },
      parent: 'distribution.head_office',
    },
    { key: 'distribution.joint_office', name: { zh: '人事部联营办', en: 'Joint-operation office' } },
    { key: 'distribution.company_office', name: { zh: '公司办公室', en: 'Company office' } },
    { key: 'distribution.business', name: { zh: '相关业务部门', en: 'Business departments' } },
    { key: 'distribution.production', name: { zh: '生产处', en: 'Production office' } },
    { key: 'distribution.mines', name: { zh: '各矿/各部门', en: 'Mines and departments' }, kind: 'branch' },
  ],
  posts: [
    { key: 'distribution.owner', title: { zh: '老板', en: 'Owner' } },
    {
      key: 'distribution.general_manager',
      title: { zh: '总经理', en: 'General manager' },
      superior: 'distribution.owner',
    },
    {
      key: 'distribution.sales_director',
      title: { zh: '销售总监', en: 'Sales director' },
      department: 'distribution.head_office',
      superior: 'distribution.general_manager',
      duties: '审批客户档案。',
    },
    {
      key: 'distribution.sales_manager',
      title: { zh: '销售管理者', en: 'Sales manager' },
      department: 'distribution.sales',
      superior: 'distribution.sales_director',
    },
    {
      key: 'distribution.seller',
      title: { zh: '销售人员', en: 'Sales staff' },
      department: 'distribution.sales',
      superior: 'distribution.sales_manager',
    },
    {
      key: 'distribution.marketing_manager',
      title: { zh: '市场部经理', en: 'Marketing manager' },
      department: 'distribution.marketing',
      superior: 'distribution.general_manager',
    },
    {
      key: 'distribution.keeper',
      title: { zh: '客户档案管理员', en: 'Archive keeper' },
      department: 'distribution.marketing',
      superior: 'distribution.marketing_manager',
      duties: '在市场部经理领导下管理客户档案，完成其交办的任务；严格保守商业秘密。',
    },
    {
      key: 'distribution.inspector',
      title: { zh: '市场监察人员', en: 'Market inspector' },
      department: 'distribution.marketing',
      superior: 'distribution.marketing_manager',
    },
    {
      key: 'distribution.feedback',
      title: { zh: '信息反馈管理人员', en: 'Information-feedback manager' },
      department: 'distribution.marketing',
      superior: 'distribution.marketing_manager',
    },
    {
      key: 'distribution.salesman',
      title: { zh: '业务员', en: 'Salesman' },
      department: 'distribution.sales',
      superior: 'distribution.sales_manager',
      role: 'core.salesman',
    },
    {
      key: 'distribution.service_supervisor',
      title: { zh: '客服管理者', en: 'Service supervisor' },
      department: 'distribution.sales',
      superior: 'distribution.sales_director',
    },
    {
      key: 'distribution.service',
      title: { zh: '客服人员', en: 'Service person' },
      department: 'distribution.sales',
      superior: 'distribution.service_supervisor',
    },
    {
      key: 'distribution.credit_manager',
      title: { zh: '信用管理经理', en: 'Credit manager' },
      department: 'distribution.head_office',
      superior: 'distribution.general_manager',
    },
    {
      key: 'distribution.assistant',
      title: { zh: '协助人员', en: 'Assisting staff' },
      department: 'distribution.mines',
      duties: '协助销售部办理一切客户事务。',
    },
  ],
  roles: [
    { key: 'distribution.owner', name: { zh: '老板', en: 'Owner' }, grants: directing },
    {
      key: 'distribution.general_manager',
      name: { zh: '总经理（分销）', en: 'General manager (distribution)' },
      grants: directing,
    },
    {
      key: 'distribution.sales_director',
      name: { zh: '销售总监', en: 'Sales director' },
      grants: {
        ...leading,
        'customer.read': 'all',
        'customer.approve': 'all',
        'journal.read': 'all',
        'journal.review': 'all',
      },
    },
    { key: 'distribution.sales_manager', name: { zh: '销售管理者', en: 'Head of sales' }, grants: leading },
    { key: 'distribution.seller', name: { zh: '销售人员', en: 'Sales staff' }, grants: serving },
    {
      key: 'distribution.marketing_manager',
      name: { zh: '市场部经理', en: 'Marketing manager' },
      grants: { ...leading, 'customer.read': 'branch', 'customer.verify': 'branch', ...filling('branch') },
    },
    { key: 'distribution.keeper', name: { zh: '客户档案管理员', en: 'Market archive keeper' }, grants: keeping },
    {
      key: 'distribution.inspector',
      name: { zh: '市场监察人员', en: 'Market inspector' },
      grants: {
        ...executing,
        'customer.read': 'branch',
        'customer.verify': 'branch',
        'journal.read': 'branch',
        ...filling('branch'),
      },
    },
    {
      key: 'distribution.feedback',
      name: { zh: '信息反馈管理人员', en: 'Information-feedback manager' },
      grants: {
        ...executing,
        'customer.read': 'branch',
        'customer.change': 'branch',
        'journal.read': 'branch',
        'collecting.manage': 'branch',
        ...filling('branch'),
      },
    },
    {
      key: 'distribution.service',
      name: { zh: '客服人员', en: 'Service person' },
      grants: { ...serving, 'customer.read': 'department', 'journal.read': 'department' },
    },
    { key: 'distribution.service_supervisor', name: { zh: '客服管理者', en: 'Service supervisor' }, grants: leading },
    {
      key: 'distribution.credit_manager',
      name: { zh: '信用管理经理', en: 'Credit manager' },
      grants: {
        'customer.read': 'all',
        'customer.reveal': 'all',
        'ledger.read': 'all',
        'ledger.change': 'all',
        'journal.read': 'all',
        'journal.write': 'all',
        // Writes the credit reports and decides how much may be shipped (F-082, F-071).
        'forms.read': 'all',
        'forms.fill': 'all',
        'forms.approve': 'all',
        'forms.print': 'all',
      },
    },
    {
      key: 'distribution.assistant',
      name: { zh: '协助部门人员', en: 'Assisting departments' },
      about: { zh: '各矿、各部门协助销售部', en: 'Mines and departments help the sales department' },
      grants: executing,
    },
  ],
  outsideParties: [{ kind: 'creditExpert', name: { zh: '信用管理专家', en: 'Credit expert' } }],
} as const satisfies PackOrganisation
