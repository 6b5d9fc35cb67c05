import { defineMessages } from '#platform/core/i18n.ts'

/** Texts of the lists the firm extends. */
export const optionMessages = defineMessages({
  'people.option_new': { zh: '加选项', en: 'Add option' },
  'people.option_rename': { zh: '改名', en: 'Rename' },
  'people.option_name': { zh: '名称', en: 'Name' },
  'people.option_synonyms': { zh: '别名', en: 'Other names' },
  'people.option_uses': { zh: '使用（条）', en: 'Records' },
  'people.option_own': { zh: '本公司', en: 'own' },
  'people.option_was': { zh: '原名 {name}', en: 'given as {name}' },
  'people.option_retired': { zh: '已停用', en: 'retired' },
  'people.option_retire': { zh: '停用', en: 'Retire' },
  'people.option_back': { zh: '恢复', en: 'Take back' },
  'people.option_up': { zh: '上移 {name}', en: 'Move {name} up' },
  'people.option_down': { zh: '下移 {name}', en: 'Move {name} down' },
  'people.option_last': { zh: '至少留一项', en: 'one must stay' },
  'people.option_about': {
    zh: '改名后，已用的记录一并显示新名，导入文件里的旧名仍认得。停用的选项在旧记录里照常显示，不能再选。',
    en: 'A new name shows in all records, and the old one is still understood in imported files. A retired option stays readable and can no longer be chosen.',
  },
  'people.option_added': { zh: '已加入，各处马上可选', en: 'Added; it can be chosen everywhere at once' },
  'people.option_saved': { zh: '已改名', en: 'Renamed' },
  'people.option_retired_done': { zh: '已停用“{name}”', en: '“{name}” retired' },
  'people.option_back_done': { zh: '已恢复“{name}”', en: '“{name}” taken back' },
})
