import { useParams } from '@tanstack/react-router'
import { CustomerRecord } from '#domain/archives/ui/record/customer-record.tsx'

/** One customer with what other nouns know of it. */
export function CustomerPage() {
  const { id = '', tab } = useParams({ strict: false }) as { id?: string; tab?: string }
  return <CustomerRecord id={id} tab={tab} />
}
