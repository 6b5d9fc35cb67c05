import { useParams } from '@tanstack/react-router'
import { type CustomerPart, CustomerRecord } from '#domain/archives/ui/record/customer-record.tsx'
import { CareTab } from '#domain/care/ui/care-tab.tsx'
import { ComingPanel } from '#domain/follow-ups/ui/coming-panel.tsx'
import { FormsTab } from '#domain/forms/ui/customer/forms-tab.tsx'
import { JournalBeside } from '#domain/journal/ui/journal-beside.tsx'
import { JournalTab } from '#domain/journal/ui/journal-tab.tsx'
import { DealingsTab } from '#domain/ledgers/ui/dealings-tab.tsx'
import { YearsPanel } from '#domain/ledgers/ui/years-panel.tsx'
import { SummaryTab } from '#domain/supervision/ui/summary-tab.tsx'
import { useVerdicts } from '#domain/supervision/ui/verdicts.tsx'
import { CustomerTasks } from '#domain/tasks/ui/customer-tasks.tsx'
import { ButtonLink } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useAsk } from './api-hooks.ts'
import { webMessages } from './messages.ts'
import { paths } from './paths.ts'
import { useSession } from './session.ts'

/** One customer with what other nouns know of it: the journal beside the sheet, journal and dealings as tabs. */
export function CustomerPage() {
  const t = useT(webMessages)
  const { id = '', tab } = useParams({ strict: false }) as { id?: string; tab?: string }
  const { data: session } = useSession()
  const has = (right: string) => session?.rights[right] !== undefined
  const readsJournal = has('journal.read')
  const { data: entries } = useAsk('journal.counts', { customerId: id }, { enabled: readsJournal })
  const verdicts = useVerdicts(id, readsJournal)
  const summary: CustomerPart = {
    key: 'summary',
    label: t('web.summary'),
    content: ({ row }) => <SummaryTab customer={row} />,
  }
  const care: CustomerPart = {
    key: 'care',
    label: t('web.care'),
    content: ({ row }) => <CareTab customer={row} mayChange={has('customer.change') && row.withdrawnAt === null} />,
  }
  const journal: CustomerPart = {
    key: 'journal',
    label: t('web.journal'),
    count: entries?.total,
    content: ({ row }) => (
      <JournalTab customer={row} mayWrite={has('journal.write') && row.withdrawnAt === null} beside={verdicts} />
    ),
  }
  const dealings: CustomerPart = {
    key: 'dealings',
    label: t('web.dealings'),
    content: ({ row }) => <DealingsTab customer={row} mayChange={has('ledger.change') && row.withdrawnAt === null} />,
  }
  const tasks: CustomerPart = {
    key: 'tasks',
    label: t('web.follow_ups'),
    content: ({ row }) => {
      const mayDo = has('task.change') && row.withdrawnAt === null
      return (
        <>
          <CustomerTasks customer={row} mayChange={mayDo} />
          <ComingPanel customerId={row.id} mayDo={mayDo} mayChange={has('customer.change')} />
        </>
      )
    },
  }
  const forms: CustomerPart = {
    key: 'forms',
    label: t('web.forms'),
    content: ({ row }) => <FormsTab customer={row} mayFill={has('forms.fill') && row.withdrawnAt === null} />,
  }
  return (
    <CustomerRecord
      id={id}
      tab={tab}
      parts={[
        ...(readsJournal ? [summary, journal] : []),
        ...(has('task.read') ? [tasks] : []),
        care,
        ...(has('forms.read') ? [forms] : []),
        ...(has('ledger.read') ? [dealings] : []),
      ]}
      {...(readsJournal && {
        beside: ({ row }) => (
          <JournalBeside customer={row} mayWrite={has('journal.write') && row.withdrawnAt === null} beside={verdicts} />
        ),
      })}
      {...(has('ledger.read') && { below: ({ row }) => <YearsPanel customerId={row.id} /> })}
      actions={({ row }) =>
        has('journal.write') && (
          <ButtonLink tone="primary" icon="notebook" href={`${paths.newEntry}?customer=${row.id}`}>
            {t('web.new_entry')}
          </ButtonLink>
        )
      }
    />
  )
}
