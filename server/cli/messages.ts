import { defineMessages } from '#platform/core/i18n.ts'

export const cliMessages = defineMessages({
  'cli.nobody': {
    zh: '没有可用的帐号 {email}，先用 user add 或安装向导建立',
    en: 'There is no account {email}; make one with user add or in the first-run wizard',
  },
  'cli.unknown': { zh: '没有“{command}”这个命令', en: 'There is no command “{command}”' },
  'cli.argument': { zh: '缺少参数：{name}', en: 'An argument is missing: {name}' },
  'cli.no_file': { zh: '没有这个文件：{path}', en: 'There is no such file: {path}' },
  'cli.import_stopped': { zh: '导入没有写入：{reason}', en: 'The import wrote nothing: {reason}' },
  'cli.broken': { zh: '核验发现问题，见上', en: 'The check found faults, see above' },
})
