import { createHmac } from 'node:crypto'
import { isWorthRetry } from '../rules.ts'
import type { RobotKind } from './schema.ts'

type Robot = { kind: RobotKind; address: string; secret: string | null }
type Said = { id: string; text: string; phone: string | null; now: Date }
export type RobotRequest = { address: string; body: string; headers: Record<string, string> }

const json = { 'content-type': 'application/json; charset=utf-8' }

/** What is sent to each kind, signed the way its documents ask for. */
export function requestOf({ kind, address, secret }: Robot, { id, text, phone, now }: Said): RobotRequest {
  switch (kind) {
    case 'wecom':
      return { address, headers: json, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) }
    case 'dingtalk':
      return {
        address: secret === null ? address : dingtalkAddress(address, secret, now),
        headers: json,
        body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      }
    case 'feishu': {
      const signed = secret === null ? {} : feishuSignature(secret, now)
      return { address, headers: json, body: JSON.stringify({ ...signed, msg_type: 'text', content: { text } }) }
    }
    case 'sms': {
      // A gateway knows by it what it has sent already: a text message that comes twice is paid twice.
      const known = { ...json, 'idempotency-key': id }
      const headers = secret === null ? known : { ...known, authorization: `Bearer ${secret}` }
      return { address, headers, body: JSON.stringify({ phone, text }) }
    }
  }
}

/** DingTalk: HMAC-SHA256 of moment and secret, keyed with the secret, in the address. */
function dingtalkAddress(address: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime())
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  const url = new URL(address)
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('sign', sign)
  return url.href
}

/** Feishu: HMAC-SHA256 of nothing, keyed with moment and secret, in the body; the moment in seconds. */
function feishuSignature(secret: string, now: Date): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') }
}

/** What a test is named by; nobody else is told of one that fails. */
export const testKey = 'test:'

/** Codes by which the robots say that they are busy or asked too often: what they refuse today they take in a minute. */
const busyCodes: Partial<Record<RobotKind, readonly string[]>> = {
  wecom: ['-1', '45009'],
  dingtalk: ['-1', '130101', '410100'],
  feishu: ['11232'],
}

/** Whether it may be taken later: never arrived, broke, or busy; any other no stays a no. */
export function mayPass(kind: RobotKind, status: number | undefined, fault: string): boolean {
  return isWorthRetry(status) || busyCodes[kind]?.includes(fault.split(' ')[0] ?? '') === true
}

/** What whoever runs the group can do about a fault. */
export type Remedy = 'keyword' | 'secret' | 'clock' | 'network' | 'gone' | 'busy' | 'address' | 'server' | 'token'

/** As the documents of the three say; where they share a code, their words tell the cases apart. */
export function remedyOf(kind: RobotKind, fault: string): Remedy | undefined {
  if (fault === 'unreadable answer') return 'address'
  if (/^[A-Z]{4,}|^(timeout|unreachable)$/.test(fault) && !fault.startsWith('HTTP')) return 'server'
  const status = Number(/^HTTP (\d+)$/.exec(fault)?.[1])
  if (status >= 500) return 'server'
  if (status === 401 || status === 403) return kind === 'sms' ? 'token' : 'address'
  if (status >= 300) return 'address'
  if (mayPass(kind, 200, fault)) return 'busy'
  if (/keyword|key words/i.test(fault)) return 'keyword'
  if (/timestamp/i.test(fault) && !/sign/i.test(fault)) return 'clock'
  if (/whitelist|ip not allowed/i.test(fault)) return 'network'
  if (/sign/i.test(fault)) return 'secret'
  if (/token|webhook|robot.*not/i.test(fault)) return 'gone'
  return undefined
}

/** The robots answer 200 even to what they refuse; their own code says why. Undefined: taken. */
export function refusalIn(kind: RobotKind, status: number, answer: string): string | undefined {
  if (status < 200 || status >= 300) return `HTTP ${status}`
  if (kind === 'sms') return undefined
  try {
    const { errcode, code, StatusCode, errmsg, msg } = JSON.parse(answer) as Record<string, unknown>
    const own = errcode ?? code ?? StatusCode
    return own === 0 ? undefined : `${String(own)} ${String(errmsg ?? msg ?? '')}`.trim().slice(0, 100)
  } catch {
    return 'unreadable answer'
  }
}

// WeCom takes 2048 octets, the least of the three; a Hanzi has three.
const mostOctets = 2000

/** Lines as far as they fit one message. */
export function fitted(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    const next = text === '' ? line : `${text}\n${line}`
    if (new TextEncoder().encode(`${next}\n…`).length > mostOctets) return `${text}\n…`
    text = next
  }
  return text
}

/** A key in an address is as good as a password: only where it leads and its last letters are shown. */
export function coveredAddress(address: string): string {
  const { origin, pathname } = new URL(address)
  const isLong = address.length > origin.length + 8
  return isLong ? `${origin}${pathname.length > 20 ? '/' : pathname}…${address.slice(-4)}` : address
}
