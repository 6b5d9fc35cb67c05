import { type BirthdayParts, birthdayParts, birthdayValue, lunarDayName, lunarMonthName } from './birthday-text.ts'
import { useLanguage, useT } from './language.tsx'
import { Segmented } from './segmented.tsx'
import { Select } from './select.tsx'
import { type InputProps, plainNumber, TypedInput } from './typed-input.tsx'

const nothing: BirthdayParts = { isLunar: false, year: '', month: '', isLeap: false, day: '' }
const twoDigits = (n: number) => String(n).padStart(2, '0')

/** A birthday, solar or lunar, year and day allowed to be unknown. Gives the canonical text or null. */
export function BirthdayInput({ id, value, onChange, bad = false, describedBy, label, disabled = false }: InputProps) {
  const t = useT()
  const parts = (typeof value === 'string' && birthdayParts(value)) || nothing
  const { isLunar, year, month, isLeap, day } = parts
  const change = (part: Partial<BirthdayParts>) => onChange(birthdayValue({ ...parts, ...part }) ?? null)
  const months = useMonths(isLunar)
  const days = useDays(isLunar)

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in the label line of the grid
    <span className="bday" role="group" aria-label={label} aria-describedby={describedBy}>
      <Segmented
        label={label ?? ''}
        choices={[
          { key: 'solar', label: t('ui.birthday_solar') },
          { key: 'lunar', label: t('ui.birthday_lunar') },
        ]}
        value={isLunar ? 'lunar' : 'solar'}
        disabled={disabled}
        onChange={(key) => change({ isLunar: key === 'lunar', isLeap: false })}
      />
      <TypedInput
        id={id}
        value={year}
        bad={bad}
        disabled={disabled}
        label={t('ui.birthday_year')}
        placeholder={t('ui.birthday_year')}
        inputMode="numeric"
        maxLength={4}
        toValue={(typed) => plainNumber(typed)}
        onChange={(typed) => (typed === null || /^\d{4}$/.test(String(typed))) && change({ year: String(typed ?? '') })}
      />
      <Select
        aria-label={t('ui.birthday_month')}
        placeholder={t('ui.birthday_month')}
        options={months}
        value={month === '' ? undefined : `${month}${isLeap ? '+' : ''}`}
        disabled={disabled}
        onChange={(key) => change({ month: key?.slice(0, 2) ?? '', isLeap: key?.endsWith('+') ?? false })}
      />
      <Select
        aria-label={t('ui.birthday_day')}
        placeholder={t('ui.birthday_day')}
        options={days}
        value={day === '' ? undefined : day}
        disabled={disabled}
        onChange={(key) => change({ day: key ?? '' })}
      />
    </span>
  )
}

function useMonths(isLunar: boolean) {
  const t = useT()
  const { language } = useLanguage()
  const chinese = language === 'zh-CN'
  const plain = Array.from({ length: 12 }, (_, n) => ({
    key: twoDigits(n + 1),
    label: chinese ? (isLunar ? lunarMonthName(n + 1) : `${n + 1} 月`) : String(n + 1),
  }))
  if (!isLunar) return plain
  return plain.flatMap((month) => [month, { key: `${month.key}+`, label: `${t('ui.birthday_leap')}${month.label}` }])
}

/** The lunar month has at most 30 days; whether this one has is the calendar's to say when it is saved. */
function useDays(isLunar: boolean) {
  const { language } = useLanguage()
  const chinese = language === 'zh-CN'
  return Array.from({ length: isLunar ? 30 : 31 }, (_, n) => ({
    key: twoDigits(n + 1),
    label: chinese ? (isLunar ? lunarDayName(n + 1) : `${n + 1} 日`) : String(n + 1),
  }))
}
