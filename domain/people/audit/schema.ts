import type { OptionList } from '#platform/core/fields.ts'

/** What a row of the audit record is of (ACC-04, ACC-17), in the order in which it is asked for. */
export const auditKinds = {
  look: ['查看', 'Look'],
  change: ['修改', 'Change'],
  print: ['打印', 'Print'],
  export: ['导出', 'Export'],
  reveal: ['显示隐私', 'Reveal'],
  'sign-in': ['登录', 'Sign-in'],
  refused: ['被拒绝', 'Refused'],
  list: ['列表', 'List'],
  system: ['系统', 'System'],
} as const satisfies OptionList
