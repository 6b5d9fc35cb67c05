import { defineMessages } from '#platform/core/i18n.ts'

/** Texts of opening an archive. */
export const openingMessages = defineMessages({
  'opening.title': { zh: '新建档案', en: 'New archive' },
  'opening.kind': { zh: '{customer}类型', en: 'Kind of {customer}' },
  'opening.kind_about': {
    zh: '类型决定要填哪些项，建档后不能改。',
    en: 'The kind decides which items there are; it cannot be changed later.',
  },
  'opening.people': { zh: '联系人', en: 'Contacts' },
  'opening.add_person': { zh: '加联系人', en: 'Add a contact' },
  'opening.remove_person': { zh: '去掉这位联系人', en: 'Remove this contact' },
  'opening.source': { zh: '信息从哪里来', en: 'Where it came from' },
  'opening.obtained_on': { zh: '信息获得日', en: 'Obtained on' },
  'opening.obtained_help': {
    zh: '获得后 1 天内录入为及时，超过 2 天记为违规。',
    en: 'In time within 1 day of obtaining it; a breach after 2.',
  },
  'opening.feeder': { zh: '谁提供的', en: 'Fed by' },
  'opening.feeder_help': {
    zh: '业务员提供的要先核实再批准。',
    en: 'What a salesman brings is verified before approval.',
  },
  'opening.more': { zh: '填更多项', en: 'Fill in more' },
  'opening.less': { zh: '收起', en: 'Show less' },
  'opening.save': { zh: '建档', en: 'Open archive' },
  'opening.saved': { zh: '已建档 {number}', en: 'Opened as {number}' },
  'opening.save_anyway': { zh: '核对过，仍要建档', en: 'Compared; open it anyway' },
  'opening.say': {
    zh: '保存后为草稿，基础资料齐全即可提交批准',
    en: 'Saved as a draft; hand it in once the basic data is there',
  },
  'opening.alike': { zh: '疑同已有{customer}', en: 'Maybe a known {customer}' },
  'opening.alike_score': { zh: '相似 {n}', en: '{n} alike' },
  'opening.alike_hidden': { zh: '不在可见范围，由 {owner} 负责', en: 'Out of your reach; {owner} answers for it' },
  'opening.alike_nobody': { zh: '未指定的人', en: 'nobody' },
  'opening.alike_open': { zh: '打开', en: 'Open' },
  'opening.basic': { zh: '基础资料 {done} / {all}', en: 'Basic data {done} of {all}' },
})
