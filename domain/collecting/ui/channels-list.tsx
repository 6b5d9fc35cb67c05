import { customer } from '#domain/archives/schema.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { collectingTexts } from './collecting-texts.ts'

/** How many archives and single items came in by each channel (COL-01), with each channel’s share as a bar. */
export function ChannelsList() {
  const t = useT(collectingTexts)
  const { language } = useLanguage()
  const [address, change] = useUrlState()
  const day = (key: 'from' | 'to') => (typeof address[key] === 'string' ? { [key]: address[key] } : {})
  const { data, error } = useAsk('collecting.channels', { ...day('from'), ...day('to') })
  const all = (data?.rows ?? []).reduce((sum, row) => sum + row.customers, data?.unmarked ?? 0)
  return (
    <div className="wide-list">
      <div className="fb">
        {(['from', 'to'] as const).map((key) => (
          <label className="flex sm" key={key}>
            {t(`channels.${key}`)}
            <input
              type="date"
              className="in s"
              value={String(address[key] ?? '')}
              onChange={(event) => change({ [key]: event.target.value || undefined })}
            />
          </label>
        ))}
      </div>
      <RefusedNote error={error} />
      {data && all === 0 && (
        <section className="sheet">
          <EmptyState drawing="chart" title={t('channels.none')}>
            {t('channels.none_way')}
          </EmptyState>
        </section>
      )}
      {data && all > 0 && (
        <section className="sheet">
          <table className="tb plain">
            <thead>
              <tr>
                <th scope="col">{t('channels.channel')}</th>
                <th scope="col" className="desk">
                  {t('channels.share')}
                </th>
                <th scope="col" className="r">
                  {t('channels.customers')}
                </th>
                <th scope="col" className="r">
                  {t('channels.items')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.channel}>
                  <td>{optionText(customer.fields.channel, row.channel, language)}</td>
                  <td className="desk">
                    <Share of={row.customers / all} />
                  </td>
                  <td className="r n">{row.customers.toLocaleString('en')}</td>
                  <td className="r n">{row.items.toLocaleString('en')}</td>
                </tr>
              ))}
              <tr>
                <td className="mut">{t('channels.unmarked')}</td>
                <td className="desk">
                  <Share of={data.unmarked / all} />
                </td>
                <td className="r n">{data.unmarked.toLocaleString('en')}</td>
                <td className="r n mut">—</td>
              </tr>
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

function Share({ of }: { of: number }) {
  const percent = Math.round(of * 100)
  return (
    <span className="mtr w">
      <u style={{ '--v': `${percent}%` } as never} aria-hidden="true" />
      <span className="n">{percent}%</span>
    </span>
  )
}
