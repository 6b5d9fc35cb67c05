import { choicesOf } from '#platform/core/open-options.ts'
import { has } from '#platform/core/rights.ts'
import { ButtonLink } from '#platform/ui/button.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { PageTitle } from '#platform/ui/page-title.tsx'
import { Tabs } from '#platform/ui/tabs.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { journalEntry } from '../schema.ts'
import { useCategoryText } from './categories.tsx'
import { EntryGrid } from './entry-grid.tsx'
import { EntryList } from './entry-list.tsx'
import { SearchBox } from './journal-tab.tsx'
import { journalTexts } from './journal-texts.ts'
import { OutboxBanner } from './outbox-banner.tsx'
import { PassedList } from './passed-list.tsx'
import { SubjectsView } from './subjects-view.tsx'
import { useEntries } from './use-entries.ts'
import './journal.css'

/** The journal across customers: what one wrote oneself, and for superiors what their staff wrote (ACC-15). */
export function JournalPage() {
  const t = useT(journalTexts)
  const [state] = useUrlState()
  const { data: session } = useSession()
  const rights = { kind: 'staff', rights: session?.rights ?? {} } as never
  const reviews = session !== undefined && has(rights, 'journal.review')
  const asked = typeof state['whose'] === 'string' ? state['whose'] : 'mine'
  const parts = ['mine', ...(reviews ? ['staff'] : []), 'passed', 'grid', 'rules']
  const whose = parts.includes(asked) ? asked : 'mine'
  const { data: passed } = useAsk('journal.passedToMe', { unread: true })
  const words = {
    mine: 'journal.mine',
    staff: 'journal.staff',
    passed: 'journal.passed_to_me',
    grid: 'journal.grid',
    rules: 'journal.rules',
  } as const
  return (
    <>
      <PageTitle title={t('journal.title')}>
        <ButtonLink tone="primary" icon="notebook" href={paths.newEntry}>
          {t('entry.title')}
        </ButtonLink>
      </PageTitle>
      <Tabs
        label={t('journal.title')}
        tabs={parts.map((part) => ({
          href: part === 'mine' ? paths.journal : `${paths.journal}?whose=${part}`,
          label: t(words[part as keyof typeof words]),
          on: part === whose,
          ...(part === 'passed' && (passed?.unread ?? 0) > 0 && { count: passed?.unread }),
        }))}
      />
      <OutboxBanner />
      {whose === 'mine' && <OwnJournal reviews={reviews} />}
      {whose === 'staff' && <StaffJournal />}
      {whose === 'passed' && (
        <section className="sheet journal wide">
          <div className="col">
            <PassedList />
          </div>
        </section>
      )}
      {whose === 'grid' && <EntryGrid />}
      {whose === 'rules' && <SubjectsView />}
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

function OwnJournal({ reviews }: { reviews: boolean }) {
  const t = useT(journalTexts)
  const { filters, change, isFiltered } = useFilters()
  const found = useEntries('journal.mine', filters)
  return (
    <section className="sheet journal wide">
      <Filters filters={filters} change={change} list="journal.mine" />
      <div className="col">
        <EntryList
          found={found}
          mayWrite={false}
          isFiltered={isFiltered}
          emptyTitle={t('journal.mine_empty')}
          emptyMore={
            reviews && (
              <p>
                <Link className="lnk" href={`${paths.journal}?whose=staff`}>
                  {t('journal.see_staff')}
                </Link>
              </p>
            )
          }
        />
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
      <Filters filters={filters} change={change} list="journal.ofStaff" staffId={staffId ?? null} />
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
  list: 'journal.mine' | 'journal.ofStaff'
  /** Whose entries; left out where there is nobody to choose. */
  staffId?: string | null
}

function Filters({ filters, change, list, staffId }: FiltersProps) {
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
      <ExportButton
        asIcon
        title={t('journal.title')}
        of={{ list, input: { ...filters, ...(typeof staffId === 'string' && { staffId }) } }}
      />
    </div>
  )
}
