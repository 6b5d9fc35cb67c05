import type { ReactNode } from 'react'
import { Composer } from './composer.tsx'
import { EntryList } from './entry-list.tsx'
import { OutboxBanner } from './outbox-banner.tsx'
import { type Entry, useEntries } from './use-entries.ts'
import './journal.css'

type JournalBesideProps = {
  customer: { id: string; name: string }
  mayWrite: boolean
  beside?: (entry: Entry) => ReactNode
}

/** The right column of a customer's page: write, and read what happened last. */
export function JournalBeside({ customer, mayWrite, beside }: JournalBesideProps) {
  const found = useEntries('journal.ofCustomer', { customerId: customer.id, limit: 30 })
  return (
    <section className="sheet cut journal">
      <Composer customer={customer} mayWrite={mayWrite} />
      <OutboxBanner />
      <div className="col">
        <EntryList found={found} mayWrite={mayWrite} beside={beside} />
      </div>
    </section>
  )
}
