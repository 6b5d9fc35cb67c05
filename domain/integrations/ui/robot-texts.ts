import { defineMessages } from '#platform/core/i18n.ts'

export const robotTexts = defineMessages({
  'robots.title': { zh: '提醒机器人', en: 'Reminder robots' },
  'robots.note': {
    zh: '每天早上 7:30，把到期与逾期说到群里或发短信',
    en: 'each morning at 7:30, to a group chat or by text message',
  },
  'robots.add': { zh: '新增机器人', en: 'Add a robot' },
  'robots.edit': { zh: '改机器人', en: 'Change the robot' },
  'robots.none': { zh: '还没有机器人', en: 'No robots yet' },
  'robots.none_how': {
    zh: '在群里添加自定义机器人，把它的地址填进来',
    en: 'Add a custom robot to the group and enter its address here',
  },
  'robots.secret': { zh: '加签密钥或令牌', en: 'Signing secret or token' },
  'robots.secret_help': {
    zh: '钉钉、飞书填加签密钥；短信网关填令牌；企业微信不用填。只写不显示。',
    en: 'DingTalk and Feishu: the signing secret; gateway: its token; WeCom: none. Never shown again.',
  },
  'robots.secret_kept': { zh: '已设，不改则留空', en: 'set; leave empty to keep it' },
  'robots.address_kept': { zh: '不改则留空', en: 'leave empty to keep it' },
  'robots.all': { zh: '全公司', en: 'the whole firm' },
  'robots.off': { zh: '停用', en: 'off' },
  'robots.active': { zh: '启用', en: 'In use' },
  'robots.sent': { zh: '已送达', en: 'delivered' },
  'robots.waiting': { zh: '待送', en: 'waiting' },
  'robots.failed': { zh: '未送达', en: 'not delivered' },
  'robots.never': { zh: '还没说过', en: 'nothing said yet' },
  'robots.test': { zh: '试一条', en: 'Test' },
  'robots.test_phone': { zh: '试发到手机号', en: 'Phone for the test' },
  'robots.tested': { zh: '测试消息已交出', en: 'Test handed over' },
  'robots.change': { zh: '改', en: 'Change' },
  'robots.remove': { zh: '删除机器人', en: 'Remove the robot' },
  'robots.remove_about': { zh: '等它送的消息一并删除。', en: 'What waits for it goes too.' },
  'robots.saved': { zh: '已保存', en: 'Saved' },
  'robots.serves_customers': { zh: '也用来给客户发问候短信', en: 'Greetings to customers go through it too' },
})
