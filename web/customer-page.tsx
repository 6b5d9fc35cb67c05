import { useParams } from '@tanstack/react-router'
import { CustomerRecord } from '#domain/archives/ui/record/customer-record.tsx'
import type { CustomerPage as Page } from '#domain/archives/ui/record/use-customer.ts'
import { composerId } from '#domain/journal/ui/composer.tsx'
import { JournalBeside } from '#domain/journal/ui/journal-beside.tsx'
import { JournalTab } from '#domain/journal/ui/journal-tab.tsx'
import { DealingsTab } from '#domain/ledgers/ui/dealings-tab.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useAsk } from './api-hooks.ts'
import { webMessages } from './messages.ts'
import { paths } from './paths.ts'
import { useSession } from './session.ts'

/** One customer with what other nouns know of it: the journal beside the sheet, dealings and collected forms as tabs. */
export function CustomerPage() {
  const { id = '', tab } = useParams({ strict: false }) as { id?: string; tab?: string }
  const t = useT(webMessages)
  const { data: session } = useSession()
  const rights = session?.rights ?? {}
  const readsJournal = rights['journal.read'] !== undefined
  const { data: counts } = useAsk('journal.counts', { customerId: id }, { enabled: readsJournal && id !== '' })
  const mayWrite = rights['journal.write'] !== undefined
  const mayTrade = rights['ledger.change'] !== undefined
  const known = (page: Page) => ({ id: page.row.id, name: page.row.name })
  const parts = [
    ...(readsJournal
      ? [{ key: 'journal', label: t('web.journal'), count: counts?.total, content: (page: Page) => <JournalTab customer={known(page)} mayWrite={mayWrite} /> }]
      : []),
    ...(rights['ledger.read'] !== undefined
      ? [{ key: 'dealings', label: t('web.dealings'), content: (page: Page) => <DealingsTab customer={known(page)} mayChange={mayTrade} /> }]
      : []),
  ]
  return (
    <CustomerRecord
      id={id}
      tab={tab}
      parts={parts}
      beside={readsJournal ? (page) => <JournalBeside customer={known(page)} mayWrite={mayWrite} /> : undefined}
      actions={mayWrite ? (page) => <WriteButton id={page.row.id} tab={tab} /> : undefined}
    />
  )
}

/** 记日志: into the box where it is in sight, else to the page made for writing. */
function WriteButton({ id, tab }: { id: string; tab: string | undefined }) {
  const t = useT(webMessages)
  const write = () => {
    const box = document.getElementById(composerId)
    if (box && (tab === undefined || tab === 'journal')) {
      box.scrollIntoView({ block: 'center' })
      box.focus({ preventScroll: true })
    } else window.location.assign(`${paths.newEntry}?customer=${id}`)
  }
  return (
    <Button tone="primary" icon="notebook" onClick={write}>
      {t('web.new_entry')}
    </Button>
  )
}
