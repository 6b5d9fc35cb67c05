import { defineMessages } from '#platform/core/i18n.ts'

export const duplicatesMessages = defineMessages({
  'duplicate.same_credit_code': { zh: '统一社会信用代码相同', en: 'Same credit code' },
  'duplicate.same_paper': { zh: '证件号码相同', en: 'Same paper number' },
  'duplicate.same_phone': { zh: '电话相同（{phone}）', en: 'Same phone ({phone})' },
  'duplicate.same_wechat': { zh: '微信相同', en: 'Same WeChat' },
  'duplicate.same_email': { zh: '邮箱相同', en: 'Same e-mail' },
  'duplicate.same_name': { zh: '名称相同', en: 'Same name' },
  'duplicate.nearly_same_name': { zh: '名称只差地名或公司形式', en: 'Same name but for place or legal form' },
  'duplicate.similar_name': { zh: '名称相近', en: 'Similar name' },
  'duplicate.similar_sound': { zh: '姓名同音或近音', en: 'The names sound alike' },
  'duplicate.same_birthday': { zh: '生日相同', en: 'Same birthday' },
  'duplicate.same_address': { zh: '地址相同', en: 'Same address' },
  'duplicate.same_work_unit': { zh: '工作单位相同', en: 'Same work unit' },
  'duplicate.same_legal_representative': { zh: '法定代表人相同', en: 'Same legal representative' },
  'duplicate.other_credit_code': { zh: '但信用代码不同', en: 'but different credit codes' },
  'duplicate.other_paper': { zh: '但证件号码不同', en: 'but different paper numbers' },
  'duplicate.other_birthday': { zh: '但生日不同', en: 'but different birthdays' },
  'duplicate.branch': { zh: '但一户是分支机构', en: 'but one is a branch' },
  'duplicate.blind_purpose': { zh: '查重（只答有无与负责人）', en: 'Duplicate check (answers only whether and who)' },
  'duplicate.too_many_checks': {
    zh: '查他人客户太频繁，{minutes} 分钟后再试',
    en: 'Too many checks of other people’s customers; try again in {minutes} min',
  },
  'duplicate.nothing_to_check': {
    zh: '至少填名称、电话、信用代码、证件号码之一',
    en: 'Give at least a name, phone, credit code or paper number',
  },
  'duplicate.already_decided': { zh: '这一对已处理', en: 'This pair has been decided already' },
  'duplicate.still_open': { zh: '这一对还没处理', en: 'This pair is still open' },
})
