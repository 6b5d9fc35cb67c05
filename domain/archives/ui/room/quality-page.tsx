import type { ReactNode } from 'react'
import { dayText, instantText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { RoomFrame } from './room-frame.tsx'
import { roomMessages } from './room-messages.ts'

/** How fast what is learned is written in (ARC-26), and whether the archives are used (ARC-34). */
export function QualityPage() {
  const t = useT(roomMessages)
  const [address, change] = useUrlState()
  const span = {
    ...(typeof address['from'] === 'string' && { from: address['from'] }),
    ...(typeof address['to'] === 'string' && { to: address['to'] }),
  }
  const lag = useAsk('archive.lag', span)
  const usage = useAsk('archive.usage', span)
  const error = lag.error ?? usage.error
  const day = (key: 'from' | 'to') => (
    <label className="flex sm">
      {t(`quality.${key}`)}
      <input
        type="date"
        className="in s"
        value={String(address[key] ?? lag.data?.[key] ?? '')}
        onChange={(event) => change({ [key]: event.target.value || undefined })}
      />
    </label>
  )
  return (
    <RoomFrame
      tab="quality"
      acts={
        <>
          {day('from')}
          {day('to')}
        </>
      }
    >
      {error && (
        <FaultNote
          message={error.message}
          requestId={error.requestId}
          onAgain={() => void Promise.all([lag.refetch(), usage.refetch()])}
        />
      )}
      <div className="ar-stacked">
        {lag.data && <Lag data={lag.data} />}
        {usage.data && <Usage data={usage.data} />}
      </div>
    </RoomFrame>
  )
}

type Lags = NonNullable<ReturnType<typeof useAsk<'archive.lag'>>['data']>
type Uses = NonNullable<ReturnType<typeof useAsk<'archive.usage'>>['data']>

function Lag({ data }: { data: Lags }) {
  const t = useT(roomMessages)
  const { language } = useLanguage()
  return (
    <Panel title={t('quality.lag')} note={t('quality.lag_about')}>
      <Table
        heads={[
          t('quality.person'),
          t('quality.total'),
          t('quality.in_time'),
          t('quality.late'),
          t('quality.breach'),
          t('quality.average'),
        ]}
        rows={data.people.map((one) => ({
          key: one.id,
          cells: [
            one.name ?? '—',
            one.total,
            one.inTime,
            one.late,
            <Alarm key="breach" n={one.breach} />,
            one.averageDays,
          ],
        }))}
      />
      {data.rows.length > 0 && (
        <Table
          heads={[t('quality.customer'), t('quality.person'), t('quality.obtained'), t('quality.days')]}
          rows={data.rows.map((one) => ({
            key: one.id,
            cells: [
              <Link key="name" className="lnk" href={paths.customer(one.customerId)}>
                {one.customerName}
              </Link>,
              one.recordedByName ?? '—',
              dayText(one.obtainedOn, language),
              one.verdict === 'breach' ? <Alarm key="days" n={one.lagDays} /> : one.lagDays,
            ],
          }))}
          numbersFrom={3}
        />
      )}
    </Panel>
  )
}

function Usage({ data }: { data: Uses }) {
  const t = useT(roomMessages)
  const { language } = useLanguage()
  const link = (one: { id: string; name: string }) => (
    <Link key="name" className="lnk" href={paths.customer(one.id)}>
      {one.name}
    </Link>
  )
  return (
    <div className="two-col">
      <Panel title={t('quality.most_used')}>
        <Table
          heads={[t('quality.customer'), t('quality.last'), t('quality.looks'), t('quality.people')]}
          numbersFrom={2}
          rows={data.archives.map((one) => ({
            key: one.id,
            cells: [link(one), instantText(one.lastAt, language), one.looks, one.people],
          }))}
        />
      </Panel>
      <div className="ar-stacked">
        <Panel title={t('quality.readers')}>
          <Table
            heads={[t('quality.readers'), t('quality.looks'), t('quality.archives')]}
            rows={data.readers.map((one) => ({ key: one.id, cells: [one.name, one.looks, one.archives] }))}
          />
        </Panel>
        <Panel
          title={t('quality.never_title')}
          note={t('quality.never', { n: data.neverUsedTotal.toLocaleString('en') })}
        >
          <ul>
            {data.neverUsed.slice(0, 20).map((one) => (
              <li className="pl" key={one.id}>
                <span className="grow">{link(one)}</span>
                <span className="mut sm">{one.ownerName}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  )
}

function Alarm({ n }: { n: number }) {
  return n > 0 ? <b className="red">{n}</b> : n
}

type TableProps = {
  heads: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  numbersFrom?: number
}

function Table({ heads, rows, numbersFrom = 1 }: TableProps) {
  const t = useT(roomMessages)
  if (rows.length === 0) return <EmptyState drawing="chart" title={t('quality.none')} />
  return (
    <table className="tb plain">
      <thead>
        <tr>
          {heads.map((head, n) => (
            <th key={head} scope="col" className={n >= numbersFrom ? 'r' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, n) => (
              <td key={heads[n]} className={n >= numbersFrom ? 'r n' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
