import { offeredOf } from '#platform/core/open-options.ts'
import { optionText } from '#platform/ui/field-text.ts'
import type { IconName } from '#platform/ui/icon-paths.ts'
import { useLanguage } from '#platform/ui/language.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { journalEntry } from '../schema.ts'

/** The categories a hand reaches for first; the others stand under 更多. */
export const usual = ['call', 'visit', 'wechat', 'promise', 'complaint'] as const

/** The categories behind 更多: the rest of the given ones and the firm's own. */
export function otherCategories(): string[] {
  const keys = offeredOf(journalEntry.fields.category).map((one) => one.key)
  return keys.filter((key) => !(usual as readonly string[]).includes(key))
}

export const categoryIcons: Readonly<Record<string, IconName>> = {
  call: 'phone',
  visit: 'home',
  wechat: 'message',
  promise: 'handshake',
  complaint: 'warning',
  email: 'mail',
  meeting: 'people',
  care: 'gift',
  market: 'chart',
  note: 'edit',
  file: 'card',
  dealings: 'money',
  samples: 'box',
  invoices: 'document',
  returns: 'undo',
  support: 'flag',
}

const contact: readonly string[] = ['call', 'visit', 'wechat', 'email', 'meeting']

function toneOf(category: string): TagTone {
  if (contact.includes(category)) return 'brand'
  if (category === 'promise') return 'ochre'
  return category === 'complaint' ? 'seal' : 'plain'
}

export function useCategoryText(): (category: string) => string {
  const { language } = useLanguage()
  return (category) => optionText(journalEntry.fields.category, category, language)
}

export function CategoryTag({ category }: { category: string }) {
  const word = useCategoryText()
  return <Tag tone={toneOf(category)}>{word(category)}</Tag>
}
