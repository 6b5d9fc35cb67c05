import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import type { OutputOf } from '#web/api.ts'
import { paths } from '#web/paths.ts'
import { heldKindKeys } from '../../handing-over/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import { useKindWord } from './use-kind-word.ts'

type Held = OutputOf<'handOver.held'>
type Thing = Held['first'][number]

// Forms are opened by their number; what hangs on a customer, on the customer's page.
const isForm = new Set<string>(['paper', 'draft', 'keeping'])

/** Every single thing a person still holds, by kind, so that nothing goes over unread (ALC-06). */
export function HeldList({ held }: { held: Held }) {
  const t = useT(allocationTexts)
  const wordOf = useKindWord()
  return (
    <details className="sm held">
      <summary>{t('over.held_list')}</summary>
      {heldKindKeys.map((kind) => {
        const things = held.first.filter((one) => one.kind === kind)
        const more = (held.counts[kind] ?? 0) - things.length
        if (things.length === 0) return null
        return (
          <section key={kind}>
            <h4 className="mut">{wordOf(kind)}</h4>
            <ul>
              {things.map((one) => (
                <li key={one.id}>
                  <HeldThing one={one} />
                </li>
              ))}
              {more > 0 && <li className="mut">{t('over.held_more', { n: more })}</li>}
            </ul>
          </section>
        )
      })}
    </details>
  )
}

function HeldThing({ one }: { one: Thing }) {
  const to = isForm.has(one.kind) ? paths.formRecord(one.id) : one.customerId && paths.customer(one.customerId)
  return (
    <>
      {to ? (
        <Link className="lnk" href={to}>
          {one.name}
        </Link>
      ) : (
        one.name
      )}
      {one.customerName && one.customerName !== one.name && <span className="mut"> {one.customerName}</span>}
    </>
  )
}
