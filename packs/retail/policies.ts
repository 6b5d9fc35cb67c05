import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** Tiers of a shop's customers (003-A); the thresholds are left to the firm (G-08). */
export const retailPolicies: readonly PackPolicy[] = [
  {
    key: 'retail.tiers',
    title: '门店客户分级管理制度',
    about: '适用于全部门店的会员分级、权益与评定',
    reviewMonths: 12,
    body: `第一条　客户分新客户、普通客户、银卡客户、金卡客户、钻石客户五级，标准由公司确定并公布。
第二条　各级客户享有首次消费优惠、会员价格、积分累计、生日礼包、优先预约、免费配送、专属客服、定制服务、年度专属礼物等权益。
第三条　门店登记客户资料，及时更新消费记录，每季度评定一次等级，结果以短信、邮件或电话通知客户。
第四条　对员工进行分级制度的培训，对不同等级的客户按规定跟进回访。
第五条　本制度每年至少评估和修订一次。
第六条　本制度由门店管理部负责解释；与法律法规抵触的，以法律法规为准。`,
    links: [
      { kind: 'form', target: 'F-118', name: '客户等级与权益表' },
      { kind: 'form', target: 'F-119', name: '分级评定记录与通知' },
    ],
  },
]
