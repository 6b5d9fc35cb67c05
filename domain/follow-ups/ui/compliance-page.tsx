import { RulesFrame } from '#domain/policies/ui/rules-frame.tsx'
import { chinaDay } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { ExportButton } from '#web/export-button.tsx'
import { paths } from '#web/paths.ts'
import { cadenceTexts } from './cadence-texts.ts'
import { Day } from './calendar-page.tsx'
import './cadences.css'

type Row = OutputOf<'compliance.report'>['rows'][number]
const figures = ['due', 'inTime', 'late', 'missed', 'open'] as const
type Figures = Record<(typeof figures)[number], number>
type By = 'person' | 'rule'

/** 回访执行: of what was due in a span of days, how much was made in time, late, not at all; by person or cadence. */
export function CompliancePage() {
  const t = useT(cadenceTexts)
  const today = useToday()
  const [state, change] = useUrlState()
  const from = String(state['from'] ?? `${today.slice(0, 7)}-01`)
  const to = String(state['to'] ?? today)
  const by: By = state['by'] === 'rule' ? 'rule' : 'person'
  const { data, error, refetch, isPlaceholderData } = useAsk('compliance.report', { from, to })
  return (
    <RulesFrame
      tab="compliance"
      title={t('compliance.title')}
      sub={<span className="desk">{t('compliance.about')}</span>}
      acts={<ExportButton title={t('compliance.title')} of={{ list: 'compliance.report', input: { from, to } }} />}
    >
      <p className="phone mut sm">{t('compliance.about')}</p>
      <div className="cfill">
        <Day label={t('compliance.from')} value={from} onChange={(day) => change({ from: day })} />
        <Day label={t('compliance.to')} value={to} onChange={(day) => change({ to: day })} />
        <Segmented
          label={t('compliance.by')}
          choices={[
            { key: 'person', label: t('compliance.by_person') },
            { key: 'rule', label: t('compliance.by_rule') },
          ]}
          value={by}
          onChange={(key) => change({ by: key })}
        />
      </div>
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      <div className="cgrid" style={{ paddingTop: 0 }}>
        {data?.rows.length === 0 && (
          <EmptyState drawing="calendar" title={t('compliance.none')}>
            {t('compliance.none_how')}
          </EmptyState>
        )}
        {data && data.rows.length > 0 && (
          <Report rows={data.rows} total={data.total} by={by} isStale={isPlaceholderData} />
        )}
        <Papers />
      </div>
    </RulesFrame>
  )
}

function Report({ rows, total, by, isStale }: { rows: readonly Row[]; total: Figures; by: By; isStale: boolean }) {
  const t = useT(cadenceTexts)
  // A visit made for two rules is one visit of whoever made it.
  const counted = by === 'rule' ? rows : rows.filter((one) => !one.isJoined)
  const groups = grouped(counted, by, t('compliance.nobody'), t('compliance.by_hand'))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls sideways, and a keyboard must reach that
    <section className="sheet crep" tabIndex={0} aria-label={t('compliance.title')} aria-busy={isStale}>
      <table className="tb">
        <thead>
          <tr>
            <th>{t(by === 'person' ? 'compliance.person' : 'compliance.rule')}</th>
            {figures.map((key) => (
              <th key={key} className="r">
                {t(`compliance.${key}`)}
              </th>
            ))}
            <th className="r">{t('compliance.share')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, name, note, ...sums }) => (
            <tr key={key}>
              <td>
                {name} {note && <span className="mut sm">{note}</span>}
              </td>
              <Cells sums={sums} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>
              <b>{t('compliance.total')}</b>
            </td>
            <Cells sums={total} />
          </tr>
        </tfoot>
      </table>
      {by === 'rule' && rows.some((one) => one.isJoined) && (
        <p className="mut sm" style={{ padding: '8px 12px', margin: 0 }}>
          {t('compliance.joined')}
        </p>
      )}
    </section>
  )
}

function Cells({ sums }: { sums: Figures }) {
  const decided = sums.due - sums.open
  return (
    <>
      {figures.map((key) => (
        <td
          key={key}
          className={`r n${key === 'missed' && sums.missed > 0 ? ' red' : ''}${key === 'late' && sums.late > 0 ? ' och' : ''}`}
        >
          {sums[key]}
        </td>
      ))}
      <td className="r n">{decided === 0 ? '—' : `${Math.round((sums.inTime / decided) * 100)}%`}</td>
    </>
  )
}

type Group = Figures & { key: string; name: string; note: string | undefined }

function grouped(rows: readonly Row[], by: By, nobody: string, byHand: string): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const key = (by === 'person' ? row.ownerId : row.cadenceId) ?? ''
    const name = by === 'person' ? (row.ownerName ?? nobody) : (row.cadenceName ?? byHand)
    const group = groups.get(key) ?? {
      key,
      name,
      note: by === 'person' ? (row.departmentName ?? undefined) : undefined,
      due: 0,
      inTime: 0,
      late: 0,
      missed: 0,
      open: 0,
    }
    for (const figure of figures) group[figure] += row[figure]
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => b.missed - a.missed || b.due - a.due)
}

/** Archive forms that were drawn for a follow-up and did not come back the same day (VIS-14). */
function Papers() {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const { data } = useAsk('compliance.papers', {})
  return (
    <Panel title={t('compliance.papers')} note={data && data.rows.length > 0 ? String(data.rows.length) : undefined}>
      {data?.rows.length === 0 && (
        <p className="mut sm" style={{ padding: '8px 12px', margin: 0 }}>
          {t('compliance.papers_none')}
        </p>
      )}
      {data?.rows.map((one) => (
        <div className="li" key={one.recordId}>
          <Link className="lnk grow ell" href={paths.formRecord(one.recordId)}>
            {one.number ?? ''} {one.title}
          </Link>
          <span className="red sm">
            {t('compliance.papers_held', {
              name: one.holderName ?? '',
              day: dayText(chinaDay(new Date(one.drawnAt)), language),
            })}
          </span>
        </div>
      ))}
    </Panel>
  )
}
