import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** The archive rules of seminar sales (002-A), with the purpose of the survey said openly (G-19). */
export const seminarPolicies: readonly PackPolicy[] = [
  {
    key: 'seminar.archives',
    title: '会销客户档案管理制度',
    about: '适用于《中老年健康调查表》和《顾客档案表》的收集、分配、使用与保管',
    reviewMonths: 12,
    body: `第一条　调查表由满意代表和销售主管在初次接触时使用，向顾客说明真实目的并取得同意；右上角由收集人签名，收集人不得更改。
第二条　填好的调查表交销售经理，经理签字后按收集、地域、新员工、能力与工作量、经理把握的顺序分配。
第三条　参加联谊会、旅游、餐饮等活动的顾客，无论是否购买，当日填完顾客档案表，最迟次日交销售经理，再交顾服主管医生保管。
第四条　购买顾客：代表在档案制成后 3、30、60 天内回访，医生在 15、30、60 天内回访；未购买顾客：代表在 3、15 天内回访。
第五条　因回访调用档案当日归还；其他原因查阅须总经理签字。严禁复印、外传，两种表格由公司统一印刷。
第六条　丢失、破坏、缺少档案，处 50 至 500 元罚款并立即补充。
第七条　离职人员交清全部档案后方可办理离职。`,
    links: [
      { kind: 'form', target: 'F-100', name: '中老年健康调查表' },
      { kind: 'form', target: 'F-101', name: '顾客档案表' },
      { kind: 'form', target: 'F-103', name: '档案调用归还登记' },
      { kind: 'form', target: 'F-106', name: '档案事故处罚记录' },
      { kind: 'paper', name: '保密管理制度' },
    ],
  },
]
