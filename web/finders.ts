import { useMemo } from 'react'
import { textIn } from '#platform/core/i18n.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { ask } from './api.ts'
import type { Finder } from './find-panel.tsx'
import { webMessages } from './messages.ts'
import type { NavigationItem } from './navigation.ts'
import { paths } from './paths.ts'
import { useCustomersWord, useItemWord } from './trade-words.ts'

// As many as one looks through without typing on.
const mostForms = 6

/** What Ctrl-K looks through. Nouns with a quick search add their finder here. */
export function useFinders(items: readonly NavigationItem[]): readonly Finder[] {
  const t = useT(webMessages)
  const { language } = useLanguage()
  const customersWord = useCustomersWord()
  const wordOf = useItemWord()
  return useMemo(() => {
    const pages: Finder = async (text) => ({
      key: 'pages',
      title: t('web.find_pages'),
      hits: items
        .map((item) => ({ href: item.href, label: wordOf(item), icon: item.icon }))
        .filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())),
    })
    const customers: Finder = async (text, signal) => {
      const { rows } = text === '' ? { rows: [] } : await ask('customer.quickSearch', { text }, { signal })
      const hits = rows.map((row) => ({
        href: paths.customer(row.id),
        label: row.name,
        icon: row.kind === 'organisation' ? ('building' as const) : ('person' as const),
        note: row.via === undefined ? row.number : `${row.via.text}  ${row.number}`,
        ranges: row.hits.filter((hit) => hit.field === 'name').map(({ from, to }) => [from, to] as const),
      }))
      return { key: 'customers', title: customersWord, hits }
    }
    const forms: Finder = async (text, signal) => {
      const { rows } = text === '' ? { rows: [] } : await ask('form.catalogue', { search: text }, { signal })
      const hits = rows.slice(0, mostForms).map((row) => ({
        href: paths.formRegister(row.key),
        label: textIn(language, row.title),
        icon: 'checklist' as const,
        note: row.code ?? row.key,
      }))
      return { key: 'forms', title: t('web.find_forms'), hits }
    }
    const records: Finder = async (text, signal) => {
      const { rows } =
        text === ''
          ? { rows: [] }
          : await ask('form.records', { search: text, limit: mostForms, count: false }, { signal })
      const hits = rows.map((row) => ({
        href: paths.formRecord(row.id),
        label: row.title,
        icon: 'document' as const,
        note: row.number ?? row.formKey,
      }))
      return { key: 'records', title: t('web.find_records'), hits }
    }
    const policies: Finder = async (text, signal) => {
      const { rows } = text === '' ? { rows: [] } : await ask('policy.list', { search: text }, { signal })
      const hits = rows.slice(0, mostForms).map((row) => ({
        href: paths.rule(row.id),
        label: row.title,
        icon: 'scale' as const,
        ...(row.number !== null && { note: row.number }),
      }))
      return { key: 'policies', title: t('web.find_policies'), hits }
    }
    return [customers, forms, records, policies, pages]
  }, [items, t, language, customersWord, wordOf])
}
