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
  'robots.sending': { zh: '正在送', en: 'being sent' },
  'robots.failing': { zh: '送不出去', en: 'not reached' },
  'robots.last': { zh: '{at} 送达', en: 'delivered {at}' },
  'robots.since': { zh: '{at} 起没有送到：{why}', en: 'nothing arrived since {at}: {why}' },
  'robots.again': { zh: '；{at} 自动再试', en: '; tried again {at}' },
  'robots.resend': { zh: '补送今天的', en: 'Send today’s again' },
  'robots.resent': { zh: '已重新送出 {n} 条', en: '{n} sent again' },
  'robots.remedy_keyword': {
    zh: '机器人的安全设置用了“自定义关键词”：把关键词设为“待办”，或改用加签。',
    en: 'The robot asks for a keyword: make it 待办, or have it check a signature instead.',
  },
  'robots.remedy_secret': {
    zh: '加签密钥不对：到群机器人的安全设置里复制密钥，点“改”重新填。',
    en: 'The signing secret is wrong: copy it from the robot’s security settings and enter it again.',
  },
  'robots.remedy_clock': {
    zh: '这台服务器的时钟不准：校准时间后再补送。',
    en: 'The clock of this server is wrong: set it right, then send again.',
  },
  'robots.remedy_network': {
    zh: '机器人只收白名单里的地址：把这台服务器上网的 IP 加进去。',
    en: 'The robot takes calls of listed addresses only: add the one of this server.',
  },
  'robots.remedy_gone': {
    zh: '机器人可能已从群里删除，或地址抄错：在群里重新添加，点“改”填新地址。',
    en: 'The robot may be gone from its group, or the address is wrong: add it anew and enter its address.',
  },
  'robots.remedy_busy': {
    zh: '对方忙或发得太密，过一会儿会自动补上。',
    en: 'The other side is busy; it is sent a little later.',
  },
  'robots.remedy_address': {
    zh: '这个地址答复的不是群机器人：核对地址，点“改”重新填。',
    en: 'What answers there is no such robot: check the address and enter it again.',
  },
  'robots.remedy_server': {
    zh: '核对地址，再看这台服务器能不能上网；对方恢复后会自动补送当天的。',
    en: 'Check the address and this server’s network; today’s goes out by itself when the other side is back.',
  },
  'robots.remedy_token': {
    zh: '短信网关不认令牌：向服务商核对后，点“改”重新填。',
    en: 'The gateway does not accept the token: check it with the provider and enter it again.',
  },
  'robots.test': { zh: '试一条', en: 'Test' },
  'robots.test_phone': { zh: '试发到手机号', en: 'Phone for the test' },
  'robots.tested': { zh: '测试消息已交出', en: 'Test handed over' },
  'robots.change': { zh: '改', en: 'Change' },
  'robots.remove': { zh: '删除机器人', en: 'Remove the robot' },
  'robots.remove_about': { zh: '等它送的消息一并删除。', en: 'What waits for it goes too.' },
  'robots.saved': { zh: '已保存', en: 'Saved' },
  'robots.serves_customers': { zh: '也用来给客户发问候短信', en: 'Greetings to customers go through it too' },
})
