import type { PackOrganisation } from '#platform/core/pack.ts'
import { executing, filling, leading, serving } from '../grants.ts'

/** Construction: bidding, projects and the service after handing over (002-E, 003-H). */
export const constructionOrganisation = {
  departments: [
    { key: 'construction.market', name: { zh: '经营部', en: 'Business department' }, ownsRecords: true },
    { key: 'construction.projects', name: { zh: '工程项目部', en: 'Project department' }, kind: 'branch' },
    { key: 'construction.aftercare', name: { zh: '保修服务部', en: 'Warranty service' } },
  ],
  posts: [
    {
      key: 'construction.market_head',
      title: { zh: '经营部经理', en: 'Business manager' },
      department: 'construction.market',
    },
    {
      key: 'construction.developer',
      title: { zh: '市场开发员', en: 'Market developer' },
      department: 'construction.market',
      superior: 'construction.market_head',
    },
    {
      key: 'construction.project_manager',
      title: { zh: '项目经理', en: 'Project manager' },
      department: 'construction.projects',
    },
    {
      key: 'construction.aftercare_staff',
      title: { zh: '回访保修员', en: 'Warranty officer' },
      department: 'construction.aftercare',
      role: 'construction.aftercare',
    },
  ],
  roles: [
    {
      key: 'construction.market_head',
      name: { zh: '经营部经理', en: 'Construction business manager' },
      grants: leading,
    },
    { key: 'construction.developer', name: { zh: '市场开发员', en: 'Market developer' }, grants: serving },
    {
      key: 'construction.project_manager',
      name: { zh: '项目经理', en: 'Project manager' },
      grants: { ...serving, ...executing, 'customer.read': 'branch', ...filling('branch') },
    },
    {
      key: 'construction.aftercare',
      name: { zh: '回访保修员', en: 'Warranty officer' },
      grants: { ...executing, 'customer.read': 'all', ...filling('all') },
    },
  ],
  outsideParties: [
    { kind: 'clientLeader', name: { zh: '甲方领导（第一负责人）', en: 'Client’s leader (first person in charge)' } },
    { kind: 'builder', name: { zh: '施工单位', en: 'Builder' } },
  ],
} as const satisfies PackOrganisation
