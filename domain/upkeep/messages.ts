import { defineMessages } from '#platform/core/i18n.ts'

export const upkeepMessages = defineMessages({
  'upkeep.no_such_backup': { zh: '没有这份备份，或它的文件已不在', en: 'There is no such backup, or its file is gone' },
  'upkeep.not_good': { zh: '这份备份没有完成，不能使用', en: 'This backup was not finished and cannot be used' },
  'upkeep.trying': { zh: '正在试还原', en: 'A restore is being tried already' },
})
