import { BoughtPanel } from './bought-panel.tsx'
import { ContractsPanel } from './contracts-panel.tsx'
import { TradesPanel } from './trades-panel.tsx'
import { YearsPanel } from './years-panel.tsx'
import './ledgers.css'

type DealingsTabProps = { customer: { id: string; name: string }; mayChange: boolean }

/** What was traded with a customer, year by year and line by line, and on which contracts. */
export function DealingsTab({ customer, mayChange }: DealingsTabProps) {
  return (
    <div className="split dealings">
      <div className="stack col">
        <YearsPanel customerId={customer.id} />
        <TradesPanel customer={customer} mayChange={mayChange} />
      </div>
      <div className="stack col">
        <ContractsPanel customer={customer} mayChange={mayChange} />
        <BoughtPanel customerId={customer.id} />
      </div>
    </div>
  )
}
