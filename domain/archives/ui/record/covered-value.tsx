import type { FieldData } from '#platform/core/fields.ts'
import { useToday } from '#platform/ui/clock.ts'
import { fieldText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { LockedValue, MaskedValue } from '#platform/ui/masked-value.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { ask } from '#web/api.ts'
import { toApiError } from '#web/api-error.ts'
import { usePurpose } from './purpose.tsx'

type CoveredValueProps = {
  /** Where the value is uncovered: an archive's own, or one of its people's. */
  of: 'customer' | 'contact'
  id: string
  field: FieldData
  fieldKey: string
  /** As the server covered it. */
  value: unknown
  isLocked?: boolean
}

/** A personal value: covered, shown for half a minute once a purpose is stated, or out of reach. */
export function CoveredValue({ of, id, field, fieldKey, value, isLocked = false }: CoveredValueProps) {
  const { language } = useLanguage()
  const purpose = usePurpose()
  const say = useToast()
  const t = useT()
  const today = useToday()
  const ageText = async (birthday: string) => {
    // The lunar calendar is 100 kB; it comes with the first birthday that is uncovered.
    const { ageOn } = await import('#platform/core/chinese/lunar.ts')
    const n = ageOn(birthday, today)
    return n === undefined ? '' : ` ${t('ui.age', { n })}`
  }
  const masked = fieldText(field, value, language)
  if (isLocked && masked === '') return <LockedValue />
  if (isLocked) return <span className="mut">{masked}</span>
  const reveal = async () => {
    const stated = await purpose.ask()
    try {
      const found = await ask(`${of}.reveal`, { id, field: fieldKey, purpose: stated })
      const text = fieldText(field, found.value, language)
      return field.type === 'birthday' ? `${text}${await ageText(String(found.value))}` : text
    } catch (error) {
      say({ tone: 'seal', text: toApiError(error).message })
      throw error
    }
  }
  return <MaskedValue masked={masked} reveal={reveal} />
}
