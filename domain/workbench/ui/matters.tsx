import { dayText, shortDayText } from '#platform/ui/day-text.ts'
import { DueBadge } from '#platform/ui/due-badge.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { workbenchMessages } from '../messages.ts'
import { byDue, type When, whenOf } from '../rules.ts'
import { hrefOf, iconOf, type Matter, type MatterKey, matterKeys, type Today, type Whose } from './lists.ts'

type Standing = Matter & { key: MatterKey; when: When }

const order: readonly When[] = ['late', 'today', 'soon', 'undated']

/** Everything with a day to it, overdue first; one kind alone after a press on its word or figure. */
export function Matters({ today, whose }: { today: Today | undefined; whose: Whose }) {
  const t = useT(workbenchMessages)
  const [state, change] = useUrlState()
  const offered = matterKeys.filter((key) => today?.lists[key] !== undefined)
  const chosen = offered.find((key) => key === state['list'])
  const all = today ? standingOf(today, chosen) : undefined
  const total = offered.reduce((sum, key) => sum + (today?.lists[key]?.count ?? 0), 0)
  const hidden = (chosen ? (today?.lists[chosen]?.count ?? 0) : total) - (all?.length ?? 0)
  const countOf = (key: MatterKey) => today?.lists[key]?.count ?? 0
  return (
    <Panel
      fill
      title={t(whose === 'me' ? 'workbench.matters' : `workbench.matters_${whose}`)}
      note={t('workbench.matters_note')}
      aside={
        offered.length > 1 && (
          <Segmented
            label={t('workbench.matters')}
            value={chosen ?? 'all'}
            onChange={(key) => change({ list: key === 'all' ? undefined : key })}
            choices={[
              { key: 'all', label: `${t('ui.all')} ${total}` },
              ...offered
                .filter((key) => countOf(key) > 0 || key === chosen)
                .map((key) => ({ key, label: `${t(`workbench.${key}_tag`)} ${countOf(key)}` })),
            ]}
          />
        )
      }
    >
      {all === undefined && <Coming />}
      {all?.length === 0 && (
        <EmptyState drawing="calendar" title={t('workbench.matters_none')}>
          {t('workbench.matters_none_when')}
        </EmptyState>
      )}
      {order.map((when) => (
        <Group key={when} when={when} rows={all?.filter((row) => row.when === when) ?? []} day={today?.day ?? ''} />
      ))}
      {hidden > 0 && <p className="mut sm wkb-rest">{t('workbench.rest', { n: hidden })}</p>}
    </Panel>
  )
}

function standingOf(today: Today, chosen: MatterKey | undefined): Standing[] {
  const keys = chosen === undefined ? matterKeys : [chosen]
  return keys
    .flatMap((key) =>
      (today.lists[key]?.rows ?? []).map((row) => ({ ...row, key, when: whenOf(row.dueOn, today.day) })),
    )
    .toSorted(byDue)
}

function Group({ when, rows, day }: { when: When; rows: readonly Standing[]; day: string }) {
  const t = useT(workbenchMessages)
  if (rows.length === 0) return null
  return (
    <section>
      <h3 className="gh">
        <span className={when === 'late' ? 'red' : undefined}>{t(`workbench.${when}`)}</span>
        <span className="ct">{rows.length}</span>
      </h3>
      {rows.map((row) => (
        <MatterLine key={`${row.key} ${row.id}`} row={row} day={day} />
      ))}
    </section>
  )
}

function MatterLine({ row, day }: { row: Standing; day: string }) {
  const t = useT(workbenchMessages)
  const href = hrefOf(row.key, row)
  return (
    <div className="tk wkb-tk">
      <span className="mut">
        <Icon name={iconOf(row.key, row)} />
      </span>
      <div className="grow">
        <div className="l1">
          <Link className="nm ell" href={href}>
            {row.name || row.number}
          </Link>
          <Tag tone={row.key === 'writeIns' ? 'ochre' : 'plain'}>{t(`workbench.${row.key}_tag`)}</Tag>
        </div>
        <div className="p ell">
          <Line row={row} day={day} />
        </div>
      </div>
      <span className="dc">
        {row.dueOn ? <DueBadge due={row.dueOn} /> : row.measure !== null && <Meter percent={row.measure} />}
      </span>
      <Link className="go" href={href}>
        {t(`workbench.${row.key}_do`)}
      </Link>
    </div>
  )
}

/** The rule with the thing: why it is here and until when. */
function Line({ row, day }: { row: Standing; day: string }) {
  const t = useT(workbenchMessages)
  const { language } = useLanguage()
  const short = (one: string | null) => (one === null ? '' : shortDayText(one, day, language))
  switch (row.key) {
    case 'writeIns':
      return t('workbench.writeIns_line', { who: row.detail ?? t('workbench.nobody'), day: short(row.dueOn) })
    case 'reviews':
      return row.detail === null
        ? t('workbench.reviews_never')
        : t('workbench.reviews_line', { day: dayText(row.detail, language) })
    case 'updates':
      return t('workbench.updates_line', { day: short(row.detail ?? row.dueOn) })
    case 'gaps':
      return t('workbench.gaps_line', { fields: row.detail ?? '' })
    default:
      return `${row.number ?? ''} ${row.detail ?? ''}`
  }
}

const waitingRows = [1, 2, 3, 4, 5, 6]

function Coming() {
  return waitingRows.map((n) => (
    <div key={n} className="tk wkb-tk">
      <span />
      <div className="grow">
        <div className="l1">
          <Skeleton percent={30} />
        </div>
        <div className="p">
          <Skeleton percent={55} />
        </div>
      </div>
    </div>
  ))
}
