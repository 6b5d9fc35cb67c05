import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** The rules every firm needs for its customer archives (000-C, 004-C, 004-D). */
export const corePolicies: readonly PackPolicy[] = [
  {
    key: 'core.archives',
    title: '客户档案管理制度',
    about: '适用于公司全部客户档案的建立、更新、查阅与保管',
    reviewMonths: 12,
    body: `第一条　客户档案以完整、准确、有效为目标，过去、现在和将来的客户，直接与间接客户都要建档。
第二条　客户基础资料是首先取得的资料；基础资料不齐，档案不能提交。
第三条　市场营销部设专人负责充实和更新档案。新获得的客户信息在 1 天内写入档案，最迟不超过 2 天。
第四条　客户类别发生变化时及时变更，并注明原类别和原因。
第五条　档案保持动态：随时补充新资料，注明日期和提供人，不覆盖原有内容。
第六条　档案用重于管：每月统计查阅情况，从未使用的档案列表说明。
第七条　每个部门的档案由专人保管，更换保管人要有记录。
第八条　其他部门因工作需要使用档案资料，经客户服务部同意后查阅；每次查阅都留有记录。
第九条　与公司停止交易的客户，档案继续保存和管理。`,
    links: [
      { kind: 'form', target: 'F-041', name: '客户管理卡' },
      { kind: 'form', target: 'F-039', name: '企业客户档案表' },
      { kind: 'form', target: 'F-104', name: '档案查阅审批单' },
    ],
  },
  {
    key: 'core.secrecy',
    title: '保密管理制度',
    about: '适用于接触客户资料的全体员工',
    reviewMonths: 12,
    body: `第一条　客户档案属公司重要秘密，任何人不得擅自查阅、复印或外传。
第二条　查阅、调用、复印和导出按批准权限办理，写明用途和期限，到期自动失效。
第三条　打印、导出和复制都视为复印。
第四条　发现泄密立即报告，登记当事人、涉及的档案、发现经过和处理措施，并追究责任。`,
    links: [{ kind: 'form', target: 'F-104', name: '档案查阅审批单' }],
  },
]
