import { defineMessages } from '#platform/core/i18n.ts'

export const tasksMessages = defineMessages({
  'task.already_made': { zh: '这件事已经生成过', en: 'This task was made already' },
  'task.closed': { zh: '已由{who}于 {on} 办结', en: 'Closed by {who} on {on}' },
  'task.result_needed': {
    zh: '写一句结果，没有记录不算完成',
    en: 'Write what came of it; without a record it is not done',
  },
  'task.recorded_in': {
    zh: '结果记在《{title}》，交上即完成',
    en: 'What came of it goes into “{title}”; handed in, it is done',
  },
  'task.owner_unknown': { zh: '没有这位员工，或已离职', en: 'No such member of staff, or they have left' },
  'task.not_yours_to_give': {
    zh: '无权分派给别人，可以先交给自己',
    en: 'No right to give tasks to others; give it to yourself',
  },
  'task.owner_same': { zh: '已经由这位员工负责', en: 'This person has the task already' },
  'task.no_next_chosen': { zh: '完成“{title}”时选择不再安排', en: 'No further one was chosen when “{title}” was done' },
  'task.next_chosen': { zh: '完成“{title}”时另定日期', en: 'Another day was chosen when “{title}” was done' },
  'task.promise_to_whom': {
    zh: '没有客户或没有写结果，登记不了承诺',
    en: 'A promise needs a customer and a written result',
  },
  'task.span_too_long': { zh: '一次最多看两个月', en: 'At most two months at a time' },
  'task.row_gone': { zh: '{number} 上已没有这一项', en: 'No longer on {number}' },
  'task.trade_off': { zh: '行业“{name}”已停用', en: 'The trade “{name}” was switched off' },
  'task.owner_changed': { zh: '客户换了负责人', en: 'The customer has another owner' },
  'task.by_paper': { zh: '按 {number} 上所填', en: 'As {number} says' },
  'task.avoided_call': { zh: '客户勿扰电话，换一种方式', en: 'The customer wants no calls; choose another way' },
  'task.avoided_visit': { zh: '客户勿扰上门，换一种方式', en: 'The customer wants no visits; choose another way' },
  'task.avoided_wechat': { zh: '客户勿扰微信，换一种方式', en: 'The customer wants no WeChat; choose another way' },
  'task.avoided_sms': { zh: '客户勿扰短信，换一种方式', en: 'The customer wants no text messages; choose another way' },
  'task.avoided_email': { zh: '客户勿扰邮件，换一种方式', en: 'The customer wants no e-mail; choose another way' },
  'task.avoided_card': { zh: '客户勿扰贺卡，换一种方式', en: 'The customer wants no cards; choose another way' },
  'task.avoided_letter': { zh: '客户勿扰函件，换一种方式', en: 'The customer wants no letters; choose another way' },
  'task.avoided_gift': { zh: '客户勿扰礼品，换一种方式', en: 'The customer wants no gifts; choose another way' },
  'task.way_again': { zh: '客户不再勿扰', en: 'The customer may be reached this way again' },
  'duty.nobody': { zh: '选负责人或负责岗位', en: 'Choose a person or a post' },
  'task.due_in_past': { zh: '完成日期已过，改为今天或以后', en: 'This day has passed; choose today or later' },
})
