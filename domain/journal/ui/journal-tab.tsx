import type { ReactNode } from 'react'
import { useT } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useTypedText } from '#platform/ui/use-typed-text.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { useCategoryText } from './categories.tsx'
import { Composer } from './composer.tsx'
import { useSubject } from './entry-extras.tsx'
import { EntryList } from './entry-list.tsx'
import { journalTexts } from './journal-texts.ts'
import { LedgerView } from './ledger-view.tsx'
import { OutboxBanner } from './outbox-banner.tsx'
import { type Entry, useEntries } from './use-entries.ts'
import './journal.css'

type JournalTabProps = {
  customer: { id: string; name: string }
  mayWrite: boolean
  /** What stands at the right of an entry's head. */
  beside?: (entry: Entry) => ReactNode
}

/** The whole journal of a customer: each category as its own ledger, and words looked for in all of them. */
export function JournalTab({ customer, mayWrite, beside }: JournalTabProps) {
  const t = useT(journalTexts)
  const [state, change] = useUrlState()
  const category = typeof state['category'] === 'string' ? state['category'] : undefined
  const search = typeof state['q'] === 'string' ? state['q'] : undefined
  const subject = useSubject(category ?? '')
  const isLedger = subject?.isLedger === true
  const asLedger = isLedger && state['as'] !== 'entries'
  const { data: counts } = useAsk('journal.counts', { customerId: customer.id })
  const asked = {
    customerId: customer.id,
    ...(category !== undefined && { category }),
    ...(search !== undefined && { search }),
  }
  const found = useEntries('journal.ofCustomer', asked)
  return (
    <div className="journal-tab">
      <section className="sheet cut journal">
        <Composer customer={customer} mayWrite={mayWrite} />
        <OutboxBanner />
        <JournalFilter
          counts={counts?.categories ?? []}
          total={counts?.total ?? 0}
          category={category}
          search={search}
          onCategory={(key) => change({ category: key })}
          onSearch={(text) => change({ q: text }, { replace: true })}
        >
          <ExportButton asIcon title={t('journal.title')} of={{ list: 'journal.ofCustomer', input: asked }} />
        </JournalFilter>
        {isLedger && (
          <div className="jf as">
            <Segmented
              label={t('ledger.as_ledger')}
              choices={[
                { key: 'ledger', label: t('ledger.as_ledger') },
                { key: 'entries', label: t('ledger.as_entries') },
              ]}
              value={asLedger ? 'ledger' : 'entries'}
              onChange={(key) => change({ as: key === 'entries' ? key : undefined })}
            />
          </div>
        )}
        <div className="col">
          {asLedger ? (
            <LedgerView customerId={customer.id} category={category ?? ''} />
          ) : (
            <EntryList
              found={found}
              mayWrite={mayWrite}
              isFiltered={category !== undefined || search !== undefined}
              beside={beside}
            />
          )}
        </div>
      </section>
    </div>
  )
}

type JournalFilterProps = {
  counts: readonly { category: string; count: number }[]
  total: number
  category: string | undefined
  search: string | undefined
  onCategory: (category: string | undefined) => void
  onSearch: (text: string | undefined) => void
  children: ReactNode
}

function JournalFilter({ counts, total, category, search, onCategory, onSearch, children }: JournalFilterProps) {
  const t = useT(journalTexts)
  const word = useCategoryText()
  const chip = (key: string | undefined, label: string, n: number) => (
    <button
      key={label}
      type="button"
      className={key === category ? 'o on' : 'o'}
      aria-pressed={key === category}
      onClick={() => onCategory(key)}
    >
      {label} <small>{n}</small>
    </button>
  )
  return (
    <div className="jf">
      <div className="cats-line">
        {chip(undefined, t('journal.all'), total)}
        {counts.map((one) => chip(one.category, word(one.category), one.count))}
      </div>
      <SearchBox value={search} onChange={onSearch} />
      {children}
    </div>
  )
}

export function SearchBox({
  value = '',
  onChange,
}: {
  value: string | undefined
  onChange: (text: string | undefined) => void
}) {
  const t = useT(journalTexts)
  const [text, type] = useTypedText(value, (next) => onChange(next.trim() || undefined))
  return (
    <input
      type="search"
      className="in s"
      aria-label={t('journal.search')}
      placeholder={t('journal.search')}
      value={text}
      maxLength={200}
      onChange={(event) => type(event.target.value)}
    />
  )
}
