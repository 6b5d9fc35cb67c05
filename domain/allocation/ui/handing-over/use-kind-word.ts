import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage } from '#platform/ui/language.tsx'
import { useCustomersWord } from '#web/trade-words.ts'
import { type HeldKind, handOverItem } from '../../handing-over/schema.ts'

/** The word of what somebody holds; customers in the words of the trade. */
export function useKindWord(): (kind: HeldKind) => string {
  const { language } = useLanguage()
  const customers = useCustomersWord()
  return (kind) => (kind === 'customer' ? customers : optionText(handOverItem.fields.kind, kind, language))
}
