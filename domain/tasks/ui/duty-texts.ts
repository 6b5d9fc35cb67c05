import { defineMessages } from '#platform/core/i18n.ts'

export const dutyTexts = defineMessages({
  'duties.about': {
    zh: '制度里写着“定期”而没写多久的工作。定下间隔、起始日和负责人后，到期前一周自动生成待办。',
    en: 'Work the papers call regular without saying how often. Once interval, first day and person are set, tasks are made a week ahead.',
  },
  'duties.unset': { zh: '{n} 项还没有定间隔', en: '{n} without an interval' },
  'duties.all_set': { zh: '都已定间隔', en: 'all have an interval' },
  'duties.add': { zh: '新增定期工作', en: 'Add a duty' },
  'duties.name': { zh: '工作', en: 'Duty' },
  'duties.interval': { zh: '间隔', en: 'Interval' },
  'duties.next': { zh: '下次到期', en: 'Next due' },
  'duties.who': { zh: '负责', en: 'Who' },
  'duties.last': { zh: '上次完成', en: 'Last done' },
  'duties.source': { zh: '依据', en: 'Source' },
  'duties.every': { zh: '每 {n} {unit}', en: 'every {n} {unit}' },
  'duties.none': { zh: '未定', en: 'unset' },
  'duties.overdue': { zh: '有逾期', en: 'overdue' },
  'duties.off': { zh: '停用', en: 'off' },
  'duties.own': { zh: '本企业', en: 'own' },
  'duties.set': { zh: '设定', en: 'Set' },
  'duties.save': { zh: '保存', en: 'Save' },
  'duties.saved': { zh: '已保存，到期前一周生成待办', en: 'Saved; tasks are made a week ahead' },
  'duties.clear': { zh: '改回未定', en: 'Unset' },
  'duties.active': { zh: '启用', en: 'In use' },
  'duties.no_right': { zh: '没有管理制度的权限', en: 'No right to manage policies' },
})
