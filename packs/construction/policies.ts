import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** A contractor's customer policy (003-H). */
export const constructionPolicies: readonly PackPolicy[] = [
  {
    key: 'construction.customers',
    title: '建筑公司客户管理制度',
    about: '适用于公司各部门与甲方、业主单位的往来',
    reviewMonths: 12,
    body: `第一条　客户信息包括基本信息、业务往来记录和客户需求，要真实、完整、准确，并防止泄露。
第二条　客户信息定期更新维护，每份档案标明上次和下次复核日期。
第三条　定期和不定期拜访客户，填写客户拜访记录；每年召开客户座谈会。
第四条　签订合同前查阅客户档案，约定双方权利义务；发生投诉和纠纷，对照合同处理并登记。
第五条　为客户提供技术培训和操作指导，记录内容与效果。`,
    links: [
      { kind: 'form', target: 'F-123', name: '客户拜访记录' },
      { kind: 'form', target: 'F-124', name: '客户座谈会记录' },
      { kind: 'form', target: 'F-125', name: '纠纷处理记录' },
      { kind: 'form', target: 'F-126', name: '客户培训与指导记录' },
    ],
  },
]
