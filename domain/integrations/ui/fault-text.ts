import { defineMessages } from '#platform/core/i18n.ts'
import type { useT } from '#platform/ui/language.tsx'

/** Why another system was not reached, or what it answered. */
export const faultTexts = defineMessages({
  'fault.timeout': { zh: '8 秒内没有答复', en: 'no answer within 8 s' },
  'fault.refused': { zh: '连接被拒绝', en: 'connection refused' },
  'fault.unknown_host': { zh: '找不到这个地址', en: 'no such host' },
  'fault.other': { zh: '连不上（{code}）', en: 'not reached ({code})' },
  'fault.answer': { zh: '对方答复 {status}', en: 'answered {status}' },
  'fault.unreadable': { zh: '对方的答复看不懂', en: 'its answer is no robot’s' },
  'fault.stale': { zh: '过了当天，不再送', en: 'the day was over' },
  'fault.own': { zh: '对方不收：{words}', en: 'refused: {words}' },
})

/** A fault as it is kept, in words. */
export function faultText(fault: string, t: ReturnType<typeof useT<typeof faultTexts>>): string {
  if (fault === 'timeout') return t('fault.timeout')
  if (fault === 'ECONNREFUSED') return t('fault.refused')
  if (fault === 'ENOTFOUND' || fault === 'EAI_AGAIN') return t('fault.unknown_host')
  if (fault === 'unreadable answer') return t('fault.unreadable')
  if (fault === 'stale') return t('fault.stale')
  const status = /^HTTP (\d+)$/.exec(fault)?.[1]
  if (status !== undefined) return t('fault.answer', { status })
  return /^(-?\d|undefined)/.test(fault)
    ? t('fault.own', { words: fault.replace(/,? more: .*$/, '') })
    : t('fault.other', { code: fault })
}
