import { defineMessages } from '#platform/core/i18n.ts'

export const configMessages = defineMessages({
  'config.invalid': {
    zh: '环境变量 {name} 的值不对：{reason}',
    en: 'The environment variable {name} is not right: {reason}',
  },
  'config.port_taken': {
    zh: '端口 {port} 已被占用，用 PORT=8081 npm start 换一个',
    en: 'Port {port} is taken; choose another with PORT=8081 npm start',
  },
  'database.schema_newer': {
    zh: '数据由更新的版本写过（{name}），先升级客档再启动',
    en: 'A newer version has written this data ({name}); upgrade Kedang first',
  },
  'database.migration_edited': {
    zh: '升级脚本 {name} 在执行后被改过，恢复原文件再启动',
    en: 'The migration {name} was edited after it ran; restore the original file',
  },
  'database.migration_failed': {
    zh: '升级脚本 {name} 没有成功，未写入任何内容：{reason}',
    en: 'The migration {name} failed and nothing was written: {reason}',
  },
})
