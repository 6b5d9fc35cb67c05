import { useCallback, useMemo } from 'react'
import type { Language, Text } from '#platform/core/i18n.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { webMessages } from './messages.ts'
import type { NavigationItem } from './navigation.ts'
import { useSession } from './session.ts'

const plain: Text = { zh: '客户', en: 'customer' }

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** The trade's words for every text that holds {customer}, {customers}, {Customer} or {Customers}. */
export function useTradeWords(): Record<Language, Record<string, string>> {
  const { data: session } = useSession()
  const { zh, en } = session?.firm.words['customer'] ?? plain
  return useMemo(
    () => ({
      'zh-CN': { customer: zh, customers: zh, Customer: zh, Customers: zh },
      en: { customer: en, customers: `${en}s`, Customer: capital(en), Customers: `${capital(en)}s` },
    }),
    [zh, en],
  )
}

/** What the firm's trade calls those it keeps archives of, as a heading: 客户, 业主, 住客; Customers, Owners, Guests. */
export function useCustomersWord(): string {
  const { language } = useLanguage()
  const { data: session } = useSession()
  const { zh, en } = session?.firm.words['customer'] ?? plain
  return language === 'en' ? `${capital(en)}s` : zh
}

/** The word of a place of the navigation, in the words of the trade. */
export function useItemWord(): (item: NavigationItem, length?: 'full' | 'short') => string {
  const t = useT(webMessages)
  const customers = useCustomersWord()
  return useCallback(
    (item, length = 'full') =>
      item.key === 'customers' ? customers : t(length === 'short' ? (item.shortWord ?? item.word) : item.word),
    [customers, t],
  )
}
