import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { FilesPanel } from '../record/files-panel.tsx'
import { Folders } from '../record/folders.tsx'
import type { CustomerProps } from '../record/use-customer.ts'
import { DepositsPanel } from './deposits-panel.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { FilingPanel } from './filing-panel.tsx'
import { ItemsPanel } from './items-panel.tsx'
import { Restorations } from './restorations.tsx'

/** Everything the archive holds on paper and as files, by folder where the trade has folders. */
export function HoldingsTab({ page }: CustomerProps) {
  const customerId = page.row.id
  const [address, change] = useUrlState()
  const folder = typeof address['folder'] === 'string' ? address['folder'] : undefined
  const { data } = useAsk('archive.folders', { customerId })
  const sets = data?.sets ?? []
  // Move-in, deposits and documents passed up and down belong to trades that keep units for their customers.
  const keepsUnits = sets.some((set) => set.folders.some((one) => one.key === 'moveIn'))
  const hasSide = sets.length > 0
  return (
    <div className="wide-col">
      <div className={hasSide ? 'two-col' : undefined}>
        <div className="ar-stacked">
          <FilesPanel page={page} folder={folder} sets={sets} />
          <ItemsPanel page={page} folder={folder} sets={sets} />
          {keepsUnits && <DocumentsPanel page={page} />}
          {!hasSide && <Restorations customerId={customerId} />}
        </div>
        {hasSide && (
          <div className="ar-stacked">
            <Restorations customerId={customerId} />
            {sets.map((set) => (
              <Folders key={set.key} set={set} chosen={folder} onChoose={(next) => change({ folder: next })} />
            ))}
            {keepsUnits && data && <FilingPanel page={page} filing={data.filing} />}
            {keepsUnits && <DepositsPanel page={page} />}
          </div>
        )}
      </div>
    </div>
  )
}
