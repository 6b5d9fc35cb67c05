import { useState } from 'react'
import { IconButton } from '#platform/ui/button.tsx'
import { Combobox } from '#platform/ui/combobox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { useReferenceName, useReferences } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { RegionName } from '#platform/ui/region-name.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import type { Plan } from '../../handing-over/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'

type Row = OutputOf<'handOver.placing'>['rows'][number]
type Named = Plan['named']
type NamedProps = { staffId: string; plan: Plan; onChange: (named: Named) => void }

/** Every customer with who would get it by the rule, and the way to name somebody else for one of them. */
export function NamedCustomers({ staffId, plan, onChange }: NamedProps) {
  const t = useT(allocationTexts)
  const [search, setSearch] = useState('')
  const { data, error } = useAsk('handOver.placing', { staffId, plan, search } as never, { staleMs: 0 })
  const others = plan.named.length
  const name = (customerId: string, to: string | undefined) => {
    const rest = plan.named.filter((one) => one.customerId !== customerId)
    onChange(to === undefined ? rest : [...rest, { customerId, to }])
  }
  return (
    <section className="fs">
      <h3>
        {t('over.named')}{' '}
        <span className="mut sm">{t(others > 0 ? 'over.named_n' : 'over.named_none', { n: others })}</span>
      </h3>
      <div className="pad">
        <input
          className="in s find-name"
          type="search"
          aria-label={t('over.find')}
          placeholder={t('over.find')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <RefusedNote error={error} />
        <ul className="gives named">
          {data?.rows.map((row) => (
            <NamedRow key={row.id} row={row} onName={(to) => name(row.id, to)} />
          ))}
        </ul>
        {data && data.total > data.rows.length && (
          <p className="mut sm">{t('over.named_more', { n: data.total - data.rows.length })}</p>
        )}
      </div>
    </section>
  )
}

function NamedRow({ row, onName }: { row: Row; onName: (to: string | undefined) => void }) {
  const t = useT(allocationTexts)
  const references = useReferences()
  const label = useReferenceName('staff', row.toId) ?? '…'
  return (
    <li>
      <span className="grow flex">
        <Link className="lnk" href={paths.customer(row.id)}>
          {row.name}
        </Link>
        <span className="mut sm">{row.region && <RegionName code={row.region} />}</span>
      </span>
      <span className="to">
        <Combobox
          value={{ key: row.toId, label }}
          label={t('over.to_of', { name: row.name })}
          onChange={(one) => onName(one?.key)}
          find={(text) => references.find('staff', text)}
        />
        {row.isNamed ? (
          <IconButton
            small
            icon="undo"
            label={t('over.by_rule_again', { name: row.name })}
            onClick={() => onName(undefined)}
          />
        ) : (
          <span className="mut sm">{t('over.by_rule')}</span>
        )}
      </span>
    </li>
  )
}
