import { choicesOf } from '#platform/core/open-options.ts'
import { has } from '#platform/core/rights.ts'
import { ButtonLink } from '#platform/ui/button.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useT } from '#platform/ui/language.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { journalEntry } from '../schema.ts'
import { useCategoryText } from './categories.tsx'
import { EntryList } from './entry-list.tsx'
import { SearchBox } from './journal-tab.tsx'
import { journalTexts } from './journal-texts.ts'
import { OutboxBanner } from './outbox-banner.tsx'
import { useEntries } from './use-entries.ts'
import './journal.css'

/** The journal across customers: what one wrote oneself, and for superiors what their staff wrote (ACC-15). */
export function JournalPage() {
  const t = useT(journalTexts)
  const [state] = useUrlState()
  const { data: session } = useSession()
  const rights = { kind: 'staff', rights: session?.rights ?? {} } as never
  const reviews = session !== undefined && has(rights, 'journal.review')
  const whose = reviews && state['whose'] === 'staff' ? 'staff' : 'mine'
  return (
    <>
      <PageTitle title={t('journal.title')}>
        <ButtonLink tone="primary" icon="notebook" href={paths.newEntry}>
          {t('entry.title')}
        </ButtonLink>
      </PageTitle>
      {reviews && (
        <Tabs
          label={t('journal.title')}
          tabs={[
            { href: paths.journal, label: t('journal.mine'), on: whose === 'mine' },
            { href: `${paths.journal}?whose=staff`, label: t('journal.staff'), on: whose === 'staff' },
          ]}
        />
      )}
      <OutboxBanner />
      {whose === 'staff' ? <StaffJournal /> : <OwnJournal />}
    </>
  )
}

function useFilters() {
  const [state, change] = useUrlState()
  const text = (key: string) => (typeof state[key] === 'string' ? (state[key] as string) : undefined)
  const filters = {
    ...(text('category') !== undefined && { category: text('category') as string }),
    ...(text('q') !== undefined && { search: text('q') as string }),
  }
  return { filters, staffId: text('staff'), change, isFiltered: Object.keys(filters).length > 0 }
}

function OwnJournal() {
  const { filters, change, isFiltered } = useFilters()
  const found = useEntries('journal.mine', filters)
  return (
    <section className="sheet journal wide">
      <Filters filters={filters} change={change} />
      <div className="col">
        <EntryList found={found} mayWrite={false} isFiltered={isFiltered} />
      </div>
    </section>
  )
}

function StaffJournal() {
  const t = useT(journalTexts)
  const { filters, staffId, change, isFiltered } = useFilters()
  const found = useEntries('journal.ofStaff', { ...filters, ...(staffId !== undefined && { staffId }) })
  return (
    <section className="sheet journal wide">
      <Filters filters={filters} change={change} staffId={staffId ?? null} />
      <div className="col">
        <EntryList
          found={found}
          mayWrite={false}
          isFiltered={isFiltered || staffId !== undefined}
          emptyTitle={t('journal.staff_empty')}
        />
      </div>
    </section>
  )
}

type FiltersProps = {
  filters: { category?: string; search?: string }
  change: ReturnType<typeof useUrlState>[1]
  /** Whose entries; left out where there is nobody to choose. */
  staffId?: string | null
}

function Filters({ filters, change, staffId }: FiltersProps) {
  const t = useT(journalTexts)
  const word = useCategoryText()
  return (
    <div className="jf">
      <div className="jf-pick">
        <span className="pick s">
          <select
            className="in s"
            aria-label={t('entry.category')}
            value={filters.category ?? ''}
            onChange={(event) => change({ category: event.target.value || undefined })}
          >
            <option value="">{t('journal.all')}</option>
            {choicesOf(journalEntry.fields.category).map(({ key }) => (
              <option key={key} value={key}>
                {word(key)}
              </option>
            ))}
          </select>
        </span>
        {staffId !== undefined && (
          <FieldInput
            field={journalEntry.fields.authorId}
            label={t('journal.staff')}
            value={staffId}
            onChange={(id) => change({ staff: id ?? undefined })}
          />
        )}
      </div>
      <SearchBox value={filters.search} onChange={(text) => change({ q: text }, { replace: true })} />
    </div>
  )
}
