import type { Translate } from '#platform/core/i18n.ts'
import type { Because } from '../schema.ts'
import { becauseMessages } from './messages.ts'

/** Says why a task is there from its facts: `t` and `dayWord` give the words and days of the reader's language. */
export function becauseText(because: Because | null, words: Words): string | undefined {
  if (because === null) return undefined
  const why = reasonText(because, words)
  const { avoided } = because
  const key = `because.avoided_${avoided}`
  if (avoided === undefined || !Object.hasOwn(becauseMessages, key)) return why
  const { t } = words
  return why === undefined ? t(key) : t('because.joined', { why, avoided: t(key) })
}

type Words = { t: Translate; dayWord: (day: string) => string }

function reasonText(because: Because, { t, dayWord }: Words): string | undefined {
  // Whose matter it is stands at the head of it.
  if (because.by === 'matter') return undefined
  if (because.by === 'task') return t('because.after', { name: because.ruleName })
  const period = periodText(because, t)
  if (period !== undefined) return period
  const span = spanText(because, t)
  // A duty bears the name of its rule; how often is what is left to say.
  if (because.by === 'duty' && span !== undefined) return t('because.every', { span })
  if (because.by === 'occasion' && because.anchorOn !== undefined)
    return occasionText(because, because.anchorOn, span, { t, dayWord })
  const anchor = anchorText(because, t)
  if (anchor !== undefined && span !== undefined) {
    return because.anchorOn === undefined
      ? t('because.from_undated', { anchor, span })
      : t('because.from', { anchor, span, day: dayWord(because.anchorOn) })
  }
  if (anchor !== undefined && because.anchorOn !== undefined)
    return t('because.on', { anchor, day: dayWord(because.anchorOn) })
  return span === undefined
    ? t('because.plain', { name: because.ruleName })
    : t('because.each', { name: because.ruleName, span })
}

/** An occasion is prepared so long ahead of its day; only a contract's signing is followed by something. */
function occasionText(because: Because, on: string, span: string | undefined, { t, dayWord }: Words): string {
  if (because.anchor === 'signed' && span !== undefined) return t('because.since_signing', { span })
  const anchor = anchorText(because, t)
  const day = dayWord(on)
  if (span === undefined) return anchor === undefined ? day : t('because.on', { anchor, day })
  return anchor === undefined ? t('because.ahead', { day, span }) : t('because.ahead_of', { anchor, day, span })
}

function spanText({ every, unit }: Because, t: Translate): string | undefined {
  // On the day itself there is nothing to count.
  if (every === undefined || every === 0 || unit === undefined) return undefined
  return every === 1 ? t(`because.one_${unit}`) : t(`because.${unit}`, { n: every })
}

/** Once within a month, quarter or year of the calendar, by its name: nobody counts from its first day. */
function periodText({ anchor, anchorOn, every, unit }: Because, t: Translate): string | undefined {
  if (anchor !== 'within' || anchorOn === undefined || every !== 1) return undefined
  const [year = '', month = ''] = anchorOn.split('-')
  if (unit === 'month') return t('because.within_month', { year, month: Number(month) })
  if (unit === 'quarter') return t('because.within_quarter', { year, quarter: Math.ceil(Number(month) / 3) })
  return unit === 'year' ? t('because.within_year', { year }) : undefined
}

/** Its own name comes first; a key no language knows is not shown to people. */
function anchorText({ anchor, anchorName }: Because, t: Translate): string | undefined {
  if (anchorName !== undefined) return anchorName
  const key = `because.anchor_${anchor}`
  return Object.hasOwn(becauseMessages, key) ? t(key) : undefined
}
