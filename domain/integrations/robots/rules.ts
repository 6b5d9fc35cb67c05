import { createHmac } from 'node:crypto'
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
