import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** The sales head office's archive and service rules (004-A). */
export const distributionPolicies: readonly PackPolicy[] = [
  {
    key: 'distribution.archives',
    title: '客户档案与服务管理制度',
    about: '适用于营销总公司、销售部、人事部联营办及各矿、各部门',
    reviewMonths: 12,
    body: `第一条　销售部和人事部联营办各自建立客户档案，至少包括电话、联系人、网址、信用状况描述和以往交易记录，由专人管理，随交易及时更新。
第二条　档案经销售总监批准后生效。
第三条　客户档案属重要秘密，未经总经理授权不得查阅和外传；签订合作协议前，有关人员必须查阅客户档案。
第四条　每年至少进行一次全面的顾客满意度调查，由营销总公司提出，公司办公室发放、汇总和分析，报总经理批准后下发；低于目标的采取纠正和预防措施并验证。
第五条　服务质量不达标的投诉由业务部门会同生产处处理，服务过程的投诉由业务部门处理，结果报总经理批准后由公司办公室答复客户。`,
    links: [
      { kind: 'form', target: 'F-048', name: '客户档案（营销总公司）' },
      { kind: 'form', target: 'F-130', name: '顾客满意度调查表' },
      { kind: 'form', target: 'F-132', name: '纠正预防措施单' },
      { kind: 'paper', name: '保密管理制度' },
    ],
  },
]
