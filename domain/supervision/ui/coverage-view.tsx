import { useState } from 'react'
import { CategoryTag } from '#domain/journal/ui/categories.tsx'
import { chinaDay } from '#platform/core/time.ts'
import { Button } from '#platform/ui/button.tsx'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { useSession } from '#web/session.ts'
import { PeriodChoice, usePeriod } from './period.tsx'
import { supervisionTexts } from './supervision-texts.ts'

const spans = ['30', '60', '90', '0'] as const

/** Customers nobody writes about (JRN-12), answers that are due (JRN-11), customers salesmen keep to themselves (JRN-13). */
export function CoverageView() {
  const { data: session } = useSession()
  return (
    <div className="sup">
      <Uncovered />
      <Unanswered />
      {session?.rights['journal.review'] !== undefined && <Belonging />}
    </div>
  )
}

function Uncovered() {
  const t = useT(supervisionTexts)
  const [state, change] = useUrlState()
  const days = spans.find((one) => one === state['days']) ?? '30'
  const [after, setAfter] = useState<string>()
  const { data, error } = useAsk('journal.coverage', { days: Number(days), ...(after !== undefined && { after }) })
  if (error) return <RefusedNote error={error} />
  return (
    <Panel
      title={t('sup.coverage')}
      note={data && t('sup.coverage_of', { n: data.cooperating, m: data.total })}
      aside={
        <Segmented
          label={t('sup.without')}
          choices={spans.map((key) => ({ key, label: key === '0' ? t('sup.no_journal') : t('sup.days', { n: key }) }))}
          value={days}
          onChange={(key) => {
            setAfter(undefined)
            change({ days: key === '30' ? undefined : key })
          }}
        />
      }
    >
      {data?.rows.length === 0 ? (
        <EmptyState drawing="notebook" title={t('sup.covered')} />
      ) : (
        <table className="tb c stk">
          <thead>
            <tr>
              <th>{t('sup.customer')}</th>
              <th>{t('sup.owner')}</th>
              <th>{t('sup.last')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <tr key={row.customerId}>
                <td>
                  <Link className="lnk" href={paths.customerTab(row.customerId, 'journal')}>
                    {row.name}
                  </Link>{' '}
                  <span className="mut sm">{row.number}</span>
                </td>
                <td>{row.ownerName ?? <span className="red">{t('sup.nobody')}</span>}</td>
                <td className="n">
                  {row.lastAt === null ? <span className="red">{t('sup.never')}</span> : chinaDay(new Date(row.lastAt))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data?.next != null && (
        <p className="older">
          <Button tone="text" onClick={() => setAfter(data.next ?? undefined)}>
            {t('sup.more')}
          </Button>
        </p>
      )}
    </Panel>
  )
}

function Unanswered() {
  const t = useT(supervisionTexts)
  const { data } = useAsk('journal.unanswered', {})
  return (
    <Panel title={t('sup.unanswered')} note={data && `${data.rows.length}`}>
      {data?.rows.length === 0 && <p className="mut pad">{t('sup.unanswered_none')}</p>}
      {data?.rows.map((row) => (
        <div key={row.id} className="sup-item">
          <span className="ell">
            <CategoryTag category={row.category} />{' '}
            <Link className="lnk b" href={paths.customerTab(row.customerId, 'journal')}>
              {row.customerName}
            </Link>{' '}
            {row.text}
          </span>
          <span className="mut sm">{row.authorName}</span>
          <DueBadge due={row.replyDueAt} />
        </div>
      ))}
    </Panel>
  )
}

function Belonging() {
  const t = useT(supervisionTexts)
  const period = usePeriod()
  const { data } = useAsk('journal.belonging', period)
  return (
    <Panel title={t('sup.belonging')} aside={<PeriodChoice />}>
      {data?.rows.length === 0 ? (
        <p className="mut pad">{t('sup.belonging_none')}</p>
      ) : (
        <table className="tb c stk">
          <thead>
            <tr>
              <th>{t('sup.person')}</th>
              <th className="r">{t('sup.personal')}</th>
              <th className="r">{t('sup.company')}</th>
              <th className="r">{t('sup.turned')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <tr key={row.staffId ?? 'nobody'}>
                <td>{row.name || t('sup.nobody')}</td>
                <td className="r n">{row.personal}</td>
                <td className="r n">{row.company}</td>
                <td className="r n b">{row.turned}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
