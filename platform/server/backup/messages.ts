import { defineMessages } from '#platform/core/i18n.ts'

export const backupMessages = defineMessages({
  'backup.torn': {
    zh: '备份文件不完整或已损坏：{detail}',
    en: 'The backup file is incomplete or damaged: {detail}',
  },
  'backup.not_a_backup': { zh: '这不是客档的备份文件', en: 'This is not a backup file of Kedang' },
  'backup.other_version': {
    zh: '备份由另一版本的客档写成（{name}），用那个版本或更新的版本还原',
    en: 'Another version of Kedang wrote this backup ({name}); restore it with that version or a later one',
  },
  'backup.target_not_empty': {
    zh: '目标数据库里已有数据（{table}），只能还原到空库',
    en: 'The target database holds data already ({table}); a backup is restored only into an empty one',
  },
  'backup.at_work': { zh: '另一份备份正在进行', en: 'Another backup is being made' },
  'backup.no_scratch': {
    zh: '数据库账号没有建库权限，不能试还原：{detail}',
    en: 'The database account may not create databases, so no restore can be tried: {detail}',
  },
  'backup.rows_differ': {
    zh: '表 {table} 应有 {wanted} 行，还原出 {found} 行',
    en: 'Table {table} should hold {wanted} rows; {found} were restored',
  },
  'backup.audit_broken': {
    zh: '还原后的查阅记录链在 {from}–{to} 处断开',
    en: 'The restored audit chain is broken at {from}–{to}',
  },
  'backup.disk_full': { zh: '磁盘空间不足，备份没有写完', en: 'The disk is full; the backup was not finished' },
  'backup.failed': { zh: '备份没有完成：{detail}', en: 'The backup was not finished: {detail}' },
})
