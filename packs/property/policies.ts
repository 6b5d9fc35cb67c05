import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** Moving in (002-C) and the twelve folders (000-A). */
export const propertyPolicies: readonly PackPolicy[] = [
  {
    key: 'property.archives',
    title: '物业客户档案管理制度',
    about: '适用于客务部对业主、住户和租户档案的管理',
    reviewMonths: 12,
    body: `第一条　客户档案由客务部归口管理，做到全面、准确、有效。
第二条　每户档案按十二个档案夹整理：客户单位资料、缴费记录、装修工程文件、迁入时填具之资料、资料补充、联络资料、紧急事故联络人、往来文件、违规事项与欠费记录、请修记录、投诉记录、工程档案。
第三条　档案经收集、整理、归档、使用四个阶段，逐项登记。
第四条　客户与管理处之间的知识、报告、通知、通报，上行下达都要登记，内容核对无误，送达可查。
第五条　定期整理客户文件，保证随时可以查询和跟进。`,
    links: [
      { kind: 'form', target: 'F-001', name: '客户档案登记表', number: 'QMS-PM-31301' },
      { kind: 'form', target: 'F-002', name: '客户紧急联络表', number: 'QMS-PM-31302' },
      { kind: 'form', target: 'F-023', name: '客户往来文件登记表' },
    ],
  },
  {
    key: 'property.movingIn',
    title: '客户入伙管理工作程序',
    about: '适用于新建物业的业主入伙',
    reviewMonths: 12,
    body: `第一条　验证入伙通知书、购房合同、身份证或营业执照，原件查验后留存复印件；委托他人办理的，另验委托书和被委托人证件。
第二条　发放入伙资料：业主登记表、业主公约一式两份、前期物业管理服务协议一式三份、房屋装修申请书、房屋使用说明书、房屋质量保证书、室内管线分布图、入伙收费一览表。
第三条　缴费后由贴心管家和技工陪同验房，问题登记整改，整改后由业主确认。
第四条　钥匙移交签收；托管钥匙的签署责任声明书。
第五条　入伙后将资料整理、存档并录入电脑，三项完成才算办结。`,
    links: [
      { kind: 'form', target: 'F-024', name: '入伙资料验证与领取清单' },
      { kind: 'form', target: 'F-028', name: '房屋验收交接表', number: 'KH-03-R01' },
      { kind: 'form', target: 'F-032', name: '托管门匙责任声明书', number: 'KH-03-R05' },
    ],
  },
]
