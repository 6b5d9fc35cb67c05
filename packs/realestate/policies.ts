import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** A developer's customer-service system and case library (003-E). */
export const realestatePolicies: readonly PackPolicy[] = [
  {
    key: 'realestate.service',
    title: '客户服务体系',
    about: '适用于客户服务部、销售管理部、项目部及销售代理公司',
    reviewMonths: 12,
    body: `第一条　客户服务部每年修订本体系，经总经理批准后下发销售管理部和各项目部。
第二条　销售人员（含销售代理公司）上岗前接受本体系的培训。
第三条　客户诉求形成案例，写明教训和责任部门，入案例库；新项目各阶段把相关案例输入设计、工程、销售部门，并核对是否规避。
第四条　设计阶段案例分总体规划、公共设施和景观绿化，建筑主体及户内，居住性能、影响居住的设备布点，工程质量四类。
第五条　主体抹灰完成后方可举办工地开放日；提前举办须经副总经理以上批准。`,
    links: [
      { kind: 'form', target: 'F-120', name: '客户服务案例' },
      { kind: 'form', target: 'F-121', name: '施工现场工地开放日申请' },
    ],
  },
]
