import { isWorthRetry } from '../../rules.ts'
import type { RobotKind } from '../schema.ts'

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
