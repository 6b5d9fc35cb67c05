import { taskMeans } from '#domain/tasks/schema.ts'
import { listText } from '#platform/core/i18n.ts'
import { addDays } from '#platform/core/time.ts'
import { ButtonLink } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { numberText } from '#platform/ui/number-text.ts'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { careTexts } from './care-texts.ts'

// A quarter is what the office looks back on.
const usualDays = 90

/** Greetings, cards, gifts and books that were given, whatever asked for them (REL-15). */
export function RegisterView() {
  const t = useT(careTexts)
  const today = useToday()
  const { language } = useLanguage()
  const [state, change] = useUrlState()
  const from = typeof state['from'] === 'string' ? state['from'] : addDays(today, -usualDays)
  const to = typeof state['to'] === 'string' ? state['to'] : today
  const { data, error } = useAsk('care.register', { from, to })
  if (error) return <RefusedNote error={error} />
  const means = (keys: readonly string[]) =>
    listText(
      language,
      keys.map((one) => taskMeans[one as keyof typeof taskMeans]?.[language === 'en' ? 1 : 0] ?? one),
    )
  return (
    <div className="care-list">
      <p className="flex">
        <input
          type="date"
          className="in s"
          aria-label={t('register.on')}
          value={from}
          onChange={(event) => change({ from: event.target.value || undefined })}
        />
        <span className="mut">—</span>
        <input
          type="date"
          className="in s"
          aria-label={t('register.on')}
          value={to}
          onChange={(event) => change({ to: event.target.value || undefined })}
        />
        <span className="grow" />
        {data?.isCut && <span className="och sm">{t('care.cut_lines', { n: data.rows.length })}</span>}
        <ExportButton asIcon title={t('care.register')} of={{ list: 'care.register', input: { from, to } }} />
        <ButtonLink small icon="plus" href={paths.formRegister('F-139')}>
          {t('register.add')}
        </ButtonLink>
      </p>
      <section className="sheet" aria-label={t('care.register')}>
        {data?.rows.length === 0 ? (
          <EmptyState drawing="paper" title={t('register.none')} />
        ) : (
          <table className="tb stk">
            <thead>
              <tr>
                <th>{t('register.on')}</th>
                <th>{t('care.recipient')}</th>
                <th>{t('register.occasion')}</th>
                <th>{t('care.how')}</th>
                <th>{t('care.sender')}</th>
                <th className="r">{t('gift.cost')}</th>
                <th className="wd">{t('register.record')}</th>
              </tr>
            </thead>
            <tbody>
              {data?.rows.map((row) => (
                <tr key={row.id}>
                  <td className="n">{row.on}</td>
                  <td>
                    {row.recipient}{' '}
                    <Link className="lnk" href={paths.customer(row.customerId)}>
                      {row.customerName}
                    </Link>
                  </td>
                  <td>{row.occasion}</td>
                  <td>{[means(row.means), row.gift].filter((one) => one).join(' ')}</td>
                  <td>{row.senderName}</td>
                  <td className="r n" data-label={t('gift.cost')}>
                    {row.cost === null ? '' : numberText(row.cost)}
                  </td>
                  <td className="wd ell">
                    {row.source === 'form' ? (
                      <Link className="lnk" href={paths.formRecord(row.id)}>
                        {row.record}
                      </Link>
                    ) : (
                      row.record
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}
