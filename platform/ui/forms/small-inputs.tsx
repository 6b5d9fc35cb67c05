import Big from 'big.js'
import type { FormField } from '#platform/core/forms/definition.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import { dayText, instantText } from '../day-text.ts'
import { fieldText } from '../field-text.ts'
import { useLanguage, useT } from '../language.tsx'
import { fieldNumberText, moneyText, numberText, percentText } from '../number-text.ts'
import { type InputProps, plainNumber, TypedInput } from '../typed-input.tsx'
import { fillingMessages } from './filling-messages.ts'
import { dataOf } from './progress.ts'

type Range = { from?: string | null; to?: string | null }

/** Two days; either may be open. */
export function DateRangeInput({ id, value, onChange, label, ...rest }: InputProps) {
  const t = useT(fillingMessages)
  const range = (typeof value === 'object' && value !== null ? value : {}) as Range
  const change = (part: Range) => {
    const next = { ...range, ...part }
    onChange(next.from || next.to ? next : null)
  }
  const day = (which: 'from' | 'to') => (
    <TypedInput
      {...rest}
      id={which === 'from' ? id : undefined}
      type="date"
      max="9999-12-31"
      label={`${label ?? ''} ${t(which === 'from' ? 'filling.from' : 'filling.to')}`}
      value={range[which]}
      onChange={(next) => change({ [which]: next as string | null })}
    />
  )
  return (
    <span className="range">
      {day('from')}
      <span aria-hidden="true">–</span>
      {day('to')}
    </span>
  )
}

/** A length of time in minutes; '1:30' and '1.5h' are understood. */
export function DurationInput(props: InputProps) {
  const t = useT(fillingMessages)
  return (
    <span className="unit-in">
      <TypedInput {...props} inputMode="numeric" toValue={minutesOf} />
      <span className="unit">{t('filling.minutes')}</span>
    </span>
  )
}

export function minutesOf(typed: string): number | string {
  const plain = plainNumber(typed).replace('：', ':')
  const clock = /^(\d{1,3}):([0-5]?\d)$/.exec(plain)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const hours = /^(\d+(?:\.\d+)?)(?:h|小时)$/i.exec(plain)
  if (hours) return Math.round(Number(hours[1]) * 60)
  return /^\d+$/.test(plain) ? Number(plain) : plain
}

/** A value the form works out by itself; said in words, never typed. */
export function ComputedOutput({
  field,
  id,
  value,
  label,
}: {
  field: FormField
  id: string
  value: unknown
  label: string
}) {
  const t = useT(fillingMessages)
  const { language } = useLanguage()
  const shown = computedText(field, value, language)
  return (
    <output id={id} className="in made" aria-label={label} title={t('filling.computed')}>
      {shown === '' ? <span className="ph-t ell">{t('filling.computed_wait')}</span> : shown}
    </output>
  )
}

/** A computed value in the words of its kind. */
export function computedText(field: FormField, value: unknown, language: 'zh-CN' | 'en'): string {
  if (value === null || value === undefined || value === '') return ''
  const said = String(value)
  switch (field.as) {
    case 'money':
      return moneyText(inCents(rounded(said, field.scale ?? 2)), 'CNY', language)
    case 'ratio':
      return percentText(rounded(said, field.scale ?? 4))
    case 'date':
      return dayText(said, language)
    case 'text':
      return said
    default: {
      const number = numberText(rounded(said, field.as === 'integer' ? 0 : (field.scale ?? 2)))
      return field.unit ? `${number} ${language === 'en' ? field.unit.en : field.unit.zh}` : number
    }
  }
}

/** A decimal text with at most `scale` digits after the point; nothing is added that is not there. */
function rounded(decimal: string, scale: number): string {
  const [, fraction = ''] = decimal.split('.')
  if (fraction.length <= scale || Number.isNaN(Number(decimal))) return decimal
  return String(Number(Number(decimal).toFixed(scale)))
}

/** An amount with both digits of its cents, as typed amounts have them. */
function inCents(amount: string): string {
  return amount.replace(/\.(\d)$/, '.$10')
}

type Named = { name?: string; at?: string; verdict?: 'agreed' | 'refused'; opinion?: string }

/** What stands in a form field, in words; '' when nothing does. For lists, cards and what is read only. */
export function formFieldText(field: FormField, value: unknown, language: 'zh-CN' | 'en'): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.type) {
    case 'time':
      return String(value)
    case 'dateRange': {
      const { from, to } = value as Range
      return [from && dayText(from, language), to && dayText(to, language)].map((one) => one ?? '…').join(' – ')
    }
    case 'duration':
      return `${String(value)} ${language === 'en' ? 'min' : '分钟'}`
    case 'person':
      return (value as Named).name ?? ''
    case 'people':
      return listText(
        language,
        (value as Named[]).map((one) => one.name ?? ''),
      )
    case 'score':
      return String(value)
    case 'signature':
      return [(value as Named).name, (value as Named).at && instantText((value as Named).at ?? '', language)]
        .filter(Boolean)
        .join(' ')
    case 'approval': {
      const { verdict, name, opinion } = value as Named
      const word = verdict === 'refused' ? { zh: '不同意', en: 'Refused' } : { zh: '同意', en: 'Agreed' }
      return [language === 'en' ? word.en : word.zh, name, opinion].filter(Boolean).join(' ')
    }
    case 'files':
      return String((value as unknown[]).length)
    case 'table':
      return String((value as unknown[]).length)
    case 'computed':
      return computedText(field, value, language)
    default:
      return fieldText(dataOf(field), value, language)
  }
}

/** An amount with all its digits, so that those under each other line up. */
export function fixedText(value: unknown, scale = 2): string {
  const said = String(value)
  return /^-?\d+(\.\d+)?$/.test(said) ? new Big(said).toFixed(scale) : said
}

/** A value of a table's column or its total: amounts without their unit, which the head says once. */
export function columnText(column: FormField, value: unknown, language: 'zh-CN' | 'en'): string {
  if (value === null || value === undefined || value === '') return ''
  if (column.type === 'money' || column.as === 'money') return numberText(fixedText(value, column.scale ?? 2))
  if (column.type === 'decimal' || column.type === 'integer') return fieldNumberText(dataOf(column), String(value))
  return formFieldText(column, value, language)
}

// Half a line of a phone 375 px wide holds so many narrow letters beside the frame of the input.
const halfLine = 13
const amounts: ReadonlySet<string> = new Set(['money', 'decimal', 'integer'])

/** Whether the answer, with its unit, runs out of half a line of a phone. */
export function isLongText(field: FormField, value: unknown, language: Language): boolean {
  if (value === null || value === undefined || value === '') return false
  if (!amounts.has(field.type)) return widthOf(formFieldText(field, value, language)) > halfLine
  const unit = field.unit === undefined ? '' : textIn(language, field.unit)
  const [whole = '', parts] = String(value).split('.')
  const commas = Math.floor((whole.length - 1) / 3)
  const digits = whole.length + commas + (parts === undefined ? 0 : parts.length + 1)
  return digits + (field.type === 'money' && unit === '' ? widthOf('元') : widthOf(unit)) > halfLine
}

/** In narrow letters: a Hanzi is as wide as two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 2 : 1), 0)
}
