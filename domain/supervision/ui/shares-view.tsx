import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { shareOf } from '../rules.ts'
import { PeriodChoice, usePeriod } from './period.tsx'
import { supervisionTexts } from './supervision-texts.ts'

/** Per person: inspected, passing each verdict, begun by us, answered late (JRN-27, JRN-28). */
export function SharesView() {
  const t = useT(supervisionTexts)
  const period = usePeriod()
  const { data, error } = useAsk('inspection.shares', period)
  if (error) return <RefusedNote error={error} />
  return (
    <div className="sup">
      <div className="tools">
        <PeriodChoice />
      </div>
      <section className="sheet" aria-label={t('sup.shares')}>
        {data?.rows.length === 0 ? (
          <EmptyState drawing="chart" title={t('sup.none')} />
        ) : (
          <table className="tb stk">
            <thead>
              <tr>
                <th>{t('sup.person')}</th>
                {(
                  [
                    'sup.entries',
                    'sup.inspected',
                    'sup.in_time_share',
                    'sup.proper_share',
                    'sup.state_share',
                    'sup.corrections',
                    'sup.initiative',
                    'sup.late',
                  ] as const
                ).map((word) => (
                  <th key={word} className="r">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data?.rows.map((row) => (
                <tr key={row.staffId}>
                  <td className="b">{row.name}</td>
                  <td className="r n" data-label={t('sup.entries')}>
                    {row.entries}
                  </td>
                  <td className="r n" data-label={t('sup.inspected')}>
                    {row.inspected}
                  </td>
                  <Share part={row.inTime} whole={row.inspected} label={t('sup.in_time_share')} />
                  <Share part={row.proper} whole={row.inspected} label={t('sup.proper_share')} />
                  <Share part={row.stateRight} whole={row.stateJudged} label={t('sup.state_share')} />
                  <td className={row.openCorrections > 0 ? 'r n b red' : 'r n mut'} data-label={t('sup.corrections')}>
                    {row.openCorrections}
                  </td>
                  <Share part={row.begunByUs} whole={row.begunKnown} label={t('sup.initiative')} />
                  <td className={row.late > 0 ? 'r n b red' : 'r n mut'} data-label={t('sup.late')}>
                    {row.late}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Initiative />
    </div>
  )
}

function Share({ part, whole, label }: { part: number; whole: number; label: string }) {
  const share = shareOf(part, whole)
  return (
    <td className="r n" title={`${part} / ${whole}`} data-label={label}>
      {share === undefined ? <span className="mut">—</span> : `${share}%`}
    </td>
  )
}

function Initiative() {
  const t = useT(supervisionTexts)
  const period = usePeriod()
  const { data } = useAsk('inspection.initiative', period)
  if (data === undefined || data.rows.length === 0) return null
  return (
    <Panel title={t('sup.by_customer')} note={t('sup.by_customer_note')}>
      <table className="tb c stk">
        <thead>
          <tr>
            <th>{t('sup.customer')}</th>
            <th className="r">{t('sup.entries')}</th>
            <th className="r">{t('sup.initiative')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.customerId}>
              <td>
                <Link className="lnk" href={paths.customerTab(row.customerId, 'journal')}>
                  {row.name}
                </Link>
              </td>
              <td className="r n" data-label={t('sup.entries')}>
                {row.begunKnown}
              </td>
              <Share part={row.begunByUs} whole={row.begunKnown} label={t('sup.initiative')} />
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
