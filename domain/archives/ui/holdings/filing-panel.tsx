import { Checkbox } from '#platform/ui/checkbox.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { OutputOf } from '#web/api.ts'
import { useCall } from '#web/api-hooks.ts'
import type { CustomerProps } from '../record/use-customer.ts'
import { holdingMessages } from './holding-messages.ts'

type Filing = OutputOf<'archive.folders'>['filing']

const ticks = ['ordered', 'filed', 'entered'] as const

/** The three ticks after move-in: put in order, filed, entered; the case cannot close before all three (ARC-50). */
export function FilingPanel({ page, filing }: CustomerProps & { filing: Filing }) {
  const t = useT(holdingMessages)
  const { language } = useLanguage()
  const call = useCall('archive.tickFiling')
  const permission = page.may['change']
  const isWhole = filing.missing === null
  return (
    <Panel title={t('hold.filing')} note={t(isWhole ? 'hold.filing_whole' : 'hold.filing_note')}>
      <ul>
        {ticks.map((tick) => {
          const at = filing[`${tick}At`]
          return (
            <li className="pl" key={tick}>
              <span className="grow">
                <Checkbox
                  checked={at !== null}
                  disabled={permission?.allowed !== true || call.isPending}
                  onChange={(done) => call.mutate({ customerId: page.row.id, tick, done })}
                >
                  {t(`hold.tick_${tick}`)}
                </Checkbox>
              </span>
              {at && <span className="mut sm n nw">{instantText(at, language)}</span>}
            </li>
          )
        })}
      </ul>
      {permission?.allowed === false && permission.reason && <p className="pl mut sm">{permission.reason}</p>}
      {call.error && <p className="pl red sm">{call.error.message}</p>}
    </Panel>
  )
}
