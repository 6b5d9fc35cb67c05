import type { Text } from '#platform/core/i18n.ts'
import type { personParts } from '../../binding/rules.ts'

/** What of a person a form may ask, as it is called. */
export const personWords: Readonly<Record<(typeof personParts)[number], Text>> = {
  phones: { zh: '电话', en: 'phones' },
  emails: { zh: '邮箱', en: 'e-mails' },
  sex: { zh: '性别', en: 'sex' },
  duty: { zh: '职务', en: 'duty' },
  birthday: { zh: '生日', en: 'birthday' },
  age: { zh: '年龄', en: 'age' },
  education: { zh: '学历', en: 'education' },
  personality: { zh: '性格', en: 'personality' },
  hobbies: { zh: '爱好', en: 'hobbies' },
  family: { zh: '家庭', en: 'family' },
  ability: { zh: '能力', en: 'ability' },
  remarks: { zh: '备注', en: 'remarks' },
  wechatIds: { zh: '微信', en: 'WeChat' },
  paperNumber: { zh: '证件号码', en: 'paper number' },
}
