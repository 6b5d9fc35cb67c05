import { defineMessages } from '#platform/core/i18n.ts'

export const policiesMessages = defineMessages({
  'policy.stamp_draft': { zh: '未发布', en: 'NOT ISSUED' },
  'policy.number_taken': { zh: '文件编号已用过，换一个', en: 'This document number is taken' },
  'policy.already_adopted': { zh: '这份制度已经采用过', en: 'This policy has been adopted already' },
  'policy.version_open': {
    zh: '已有一个版次在起草，先发布或放弃它',
    en: 'A version is being drawn up already; issue or drop it first',
  },
  'policy.link_there': { zh: '已经列入', en: 'It is listed already' },
  'policy.not_draft': {
    zh: '这个版次已过审核，另起新版再改',
    en: 'This version has passed review; begin a new one to change it',
  },
  'policy.not_reviewed': { zh: '先审核，再批准', en: 'It is reviewed before it is approved' },
  'policy.not_approved': { zh: '先批准，再发布', en: 'It is approved before it is issued' },
  'policy.own_review': { zh: '制定人不审核自己起草的版次', en: 'Who drew a version up does not review it' },
  'policy.reviewed_alone': {
    zh: '制定人自审：当时没有其他人有审核权。',
    en: 'Reviewed by its maker: nobody else had the right to.',
  },
  'policy.effective_before_issue': { zh: '生效日期早于发布日期', en: 'It takes effect before it is issued' },
  'policy.effective_before_last': {
    zh: '生效日期要晚于上一版（{day}）',
    en: 'It takes effect after the version before it ({day})',
  },
  'policy.is_ended': { zh: '这份制度已废止', en: 'This policy has ended' },
  'policy.not_in_force': { zh: '还没有施行中的版次', en: 'No version is in force yet' },
  'policy.unknown_form': { zh: '没有这张表单', en: 'There is no such form' },
  'policy.unknown_policy': { zh: '没有这份制度', en: 'There is no such policy' },
  'policy.unknown_proposal': { zh: '没有这份参考制度', en: 'There is no such proposal' },
  'policy.maker_unknown': { zh: '没有这名员工', en: 'There is no such member of staff' },
  'policy.department_unknown': { zh: '没有这个部门', en: 'There is no such department' },
  'number.out_of_bounds': { zh: '应在 {min} 到 {max} 之间', en: 'Between {min} and {max}' },
  'number.contradicts': { zh: '“最迟”不能少于“目标”', en: 'The last day cannot come before the target' },
  'number.policy_not_issued': { zh: '数字只能出自已发布的制度', en: 'A number comes from an issued policy' },
})
