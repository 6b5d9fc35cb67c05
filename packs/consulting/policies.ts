import type { PackPolicy } from '#platform/core/pack-policies.ts'

/** Receiving visitors (002-D) and looking after clients (002-E). The negotiating guide is only named there. */
export const consultingPolicies: readonly PackPolicy[] = [
  {
    key: 'consulting.reception',
    number: 'VKWY7.5.1-Z01',
    title: '顾问客户接待管理流程',
    about: '适用于顾问经营部对来访客户的接待',
    reviewMonths: 12,
    body: `第一条　接到来访意向，问明来访人、人数、时间、返程、目的和需要协助的事项。
第二条　日程安排函经总办或人力资源部确认后，以邮件或传真发出，并留发送记录。
第三条　接待前拟定接待计划，准备车辆、接机牌、欢迎竖牌、桌牌、礼品袋、项目简介、矿泉水、鲜花和温馨卡片，安排会议室和演示设备。
第四条　填写参观接待登记表报总办备案；参观后保持联系。`,
    links: [
      { kind: 'form', target: 'F-109', name: '参观接待登记表', number: 'VKWY7.5.1-Z01-F1' },
      { kind: 'form', target: 'F-110', name: '客户参观/交流日程安排函' },
      { kind: 'form', target: 'F-111', name: '接待计划' },
      { kind: 'paper', name: '顾问谈判工作指引', number: 'VKWY7.5.1-J04-02' },
    ],
  },
  {
    key: 'consulting.relations',
    number: 'VKWY7.5.1-J04-07',
    title: '顾问客户关系管理办法',
    about: '适用于意向客户、合作中客户和已合作客户的关系维护',
    reviewMonths: 12,
    body: `第一条　业务拓展人员用顾问业务跟踪记录表记录每个意向客户的资料和联系方式；部门负责人整理合作中和已合作客户的联系方式。
第二条　合作中的客户：部门每月至少沟通一次，分管领导每季度至少沟通一次，合同期内每年至少现场拜访一次，沟通内容记入顾问工作沟通记录表。
第三条　已合作的客户：部门负责人每季度至少联系一次，春节前寄送贺卡，出差顺访或专程拜访须先报批。
第四条　五一、国庆、中秋、元旦、春节前问候客户；每年年底给接触过的全部意向客户寄送贺卡。`,
    links: [
      { kind: 'form', target: 'F-112', name: '顾问业务跟踪记录表', number: 'VKWY7.5.1-J04-07-F1' },
      { kind: 'form', target: 'F-113', name: '顾问工作沟通记录表', number: 'VKWY7.5.1-J04-07-F2' },
      { kind: 'form', target: 'F-114', name: '贺卡寄送名单' },
      { kind: 'paper', name: '顾问谈判工作指引', number: 'VKWY7.5.1-J04-02' },
    ],
  },
]
