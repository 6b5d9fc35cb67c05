import { describe, expect, test } from 'vitest'
import { mayPass, refusalIn, remedyOf } from './faults/rules.ts'
import { coveredAddress, fitted, requestOf } from './rules.ts'

const now = new Date('2026-11-23T00:00:00Z')
const said = { id: 'm1', text: '今天到期 2 件', phone: null, now }

describe('[TSK-02] what each robot is sent', () => {
  test('DingTalk is signed in the address: the base64 HMAC of moment and secret', () => {
    const { address } = requestOf(
      { kind: 'dingtalk', address: 'https://oapi.example/robot/send?access_token=x', secret: 'SECabc' },
      said,
    )
    const { searchParams } = new URL(address)
    expect(searchParams.get('access_token')).toBe('x')
    expect(searchParams.get('timestamp')).toBe('1795392000000')
    // printf '1795392000000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64
    expect(searchParams.get('sign')).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })

  test('Feishu is signed in the body, with the moment in seconds', () => {
    const { body } = requestOf({ kind: 'feishu', address: 'https://open.example/hook/x', secret: 's' }, said)
    expect(JSON.parse(body)).toEqual({
      timestamp: '1795392000',
      sign: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      msg_type: 'text',
      content: { text: '今天到期 2 件' },
    })
  })

  test('WeCom knows the group by its key; a gateway gets number, text and its token', () => {
    const wecom = requestOf({ kind: 'wecom', address: 'https://qyapi.example/send?key=k', secret: null }, said)
    expect(JSON.parse(wecom.body)).toEqual({ msgtype: 'text', text: { content: '今天到期 2 件' } })
    const sms = requestOf(
      { kind: 'sms', address: 'https://sms.example/send', secret: 't' },
      { ...said, phone: '13805712761' },
    )
    expect(JSON.parse(sms.body)).toEqual({ phone: '13805712761', text: '今天到期 2 件' })
    expect(sms.headers['authorization']).toBe('Bearer t')
    // A text message that comes twice is paid twice: the gateway knows a repeat by it.
    expect(sms.headers['idempotency-key']).toBe('m1')
  })

  test.each([
    ['wecom', 200, '{"errcode":0,"errmsg":"ok"}', undefined],
    ['wecom', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', '93000 invalid webhook url'],
    ['feishu', 200, '{"code":19021,"msg":"sign match fail"}', '19021 sign match fail'],
    ['feishu', 200, '{"StatusCode":0}', undefined],
    ['dingtalk', 200, '<html>', 'unreadable answer'],
    ['sms', 204, '', undefined],
    ['sms', 500, '', 'HTTP 500'],
  ] as const)('%s answering %i %s', (kind, status, answer, refusal) => {
    expect(refusalIn(kind, status, answer)).toBe(refusal)
  })

  test.each([
    ['dingtalk', '310000 keywords not in content, more: [https://ding-doc.dingtalk.com]', 'keyword', false],
    ['dingtalk', '310000 sign not match', 'secret', false],
    ['dingtalk', '310000 invalid timestamp', 'clock', false],
    ['dingtalk', '310000 ip 1.2.3.4 not in whitelist', 'network', false],
    ['dingtalk', '300005 token is not exist', 'gone', false],
    ['dingtalk', '130101 send too fast, exceed 20 times per minute', 'busy', true],
    ['wecom', '93000 invalid webhook url', 'gone', false],
    ['wecom', '45009 api freq out of limit', 'busy', true],
    ['feishu', '19021 sign match fail or timestamp is not within one hour from current time', 'secret', false],
    ['feishu', '19024 Key Words Not Found', 'keyword', false],
    ['feishu', '19001 param invalid: incoming webhook access token invalid', 'gone', false],
    ['wecom', 'unreadable answer', 'address', false],
    ['wecom', '40008 invalid message type', undefined, false],
  ] as const)('%s saying “%s”: %s helps', (kind, fault, remedy, passes) => {
    expect(remedyOf(kind, fault)).toBe(remedy)
    expect(mayPass(kind, 200, fault)).toBe(passes)
  })

  test.each([
    ['timeout', 'server'],
    ['ECONNREFUSED', 'server'],
    ['HTTP 502', 'server'],
    ['HTTP 404', 'address'],
    ['HTTP 401', 'token'],
  ] as const)('a gateway with %s: %s helps', (fault, remedy) => expect(remedyOf('sms', fault)).toBe(remedy))

  test('a long list ends where the message is full', () => {
    const text = fitted(Array.from({ length: 300 }, (_, n) => `第 ${n} 件 回访客户`))
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(2048)
    expect(text.endsWith('\n…')).toBe(true)
    expect(fitted(['一', '二'])).toBe('一\n二')
  })

  test('the key in an address is covered', () => {
    const covered = coveredAddress(
      'https://qyapi.example/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa',
    )
    expect(covered).toContain('https://qyapi.example')
    expect(covered).not.toContain('693a91f6')
  })
})
