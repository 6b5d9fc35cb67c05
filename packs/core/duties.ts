import type { PackDuty } from '#platform/core/pack-duties.ts'

/** Duties that every firm has whatever its trade. */
export const coreDuties: readonly PackDuty[] = [
  {
    key: 'core.documents',
    name: { zh: '整理客户往来文件', en: 'Put customer documents in order' },
    about: { zh: '按文件夹归位、补目录，随时可查', en: 'Back into their folders, listed, findable at any moment' },
    source: 'ARC-07',
  },
  {
    key: 'core.archiveRefresh',
    name: { zh: '更新维护客户档案', en: 'Refresh customer archives' },
    about: { zh: '核对信息是否仍然有效，补齐缺项', en: 'Whether what is written still holds; fill the gaps' },
    source: 'ARC-38',
  },
  {
    key: 'core.indicators',
    name: { zh: '收集考核指标数据', en: 'Collect indicator data' },
    about: { zh: '按考核表逐项取数，注明出处', en: 'Figure by figure of the scorecard, with its source' },
    source: 'TSK-07',
  },
  {
    key: 'core.keyAccounts',
    name: { zh: '更新大客户时间管理表', en: 'Update the key-account table' },
    about: { zh: '逐户过一遍事项、时间、完成情况', en: 'Matters, times and progress, account by account' },
    source: 'TSK-07',
  },
  {
    key: 'core.surveys',
    name: { zh: '客户满意度调查', en: 'Customer satisfaction survey' },
    about: { zh: '发放、回收、汇总，形成改进意见', en: 'Sent out, returned, summed up, turned into proposals' },
    source: 'TSK-07',
  },
  {
    key: 'core.training',
    name: { zh: '员工服务培训', en: 'Staff training' },
    about: { zh: '客户服务与沟通的培训和考核', en: 'Service and talking with customers, with a test' },
    source: 'TSK-07',
  },
  {
    key: 'core.visits',
    name: { zh: '走访客户', en: 'Visit customers' },
    about: { zh: '按名单上门，记下需求与意见', en: 'On site by list, noting needs and opinions' },
    source: 'VIS-27',
  },
]
