import { useState } from 'react'
import { Banner } from '#platform/ui/banner.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText, shortDayText, timeText } from '#platform/ui/day-text.ts'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { Rule } from '#platform/ui/page-title.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { OutputOf } from '#web/api.ts'
import { paths } from '#web/paths.ts'
import { cadenceTexts } from './cadence-texts.ts'
import { RehearsalChart } from './rehearsal-chart.tsx'

export type Rehearsal = OutputOf<'rehearsal.cadence'>

type RehearsalPanelProps = {
  mayRehearse: boolean
  rehearsal: Rehearsal | undefined
  isWaiting: boolean
  error: string | undefined
  onAgain: () => void
  /** Makes up for what is past instead of leaving it out. */
  onMakeUp: () => void
}

/** What the plan on the left would do, before it is saved: figures, days, people and names. */
export function RehearsalPanel(props: RehearsalPanelProps) {
  const { mayRehearse, rehearsal, isWaiting, error, onAgain, onMakeUp } = props
  const t = useT(cadenceTexts)
  return (
    <aside className="sheet rhs" aria-label={t('rehearsal.title')} aria-busy={isWaiting}>
      <div className="sh">
        <h2>{t('rehearsal.title')}</h2>
        <span className="ct">
          {isWaiting ? t('rehearsal.running') : rehearsal && t('rehearsal.at', { time: timeText(rehearsal.at) })}
        </span>
        {mayRehearse && (
          <button type="button" className="lnk sm" onClick={onAgain}>
            <Icon name="play" small /> {t('rehearsal.again')}
          </button>
        )}
      </div>
      {!mayRehearse && (
        <p className="mut sm" style={{ padding: '8px 12px' }}>
          {t('rehearsal.no_right')}
        </p>
      )}
      {error !== undefined && <Banner tone="seal">{error}</Banner>}
      {rehearsal && rehearsal.faults.length > 0 && <Faults faults={rehearsal.faults} />}
      {rehearsal && <Figures rehearsal={rehearsal} onMakeUp={onMakeUp} />}
    </aside>
  )
}

function Faults({ faults }: { faults: Rehearsal['faults'] }) {
  const t = useT(cadenceTexts)
  return (
    <Banner tone="seal" title={t('rehearsal.faults')}>
      <ul className="fl">
        {[...new Set(faults.map((one) => one.message))].map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Banner>
  )
}

function Figures({ rehearsal, onMakeUp }: { rehearsal: Rehearsal; onMakeUp: () => void }) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const today = useToday()
  const { days, isAll, matched, kept } = rehearsal
  const tomorrow = days[0]
  if (tomorrow === undefined) return null
  const more = tomorrow.proposed - tomorrow.current
  const word =
    more === 0
      ? t('rehearsal.same')
      : t(more > 0 ? 'rehearsal.more' : 'rehearsal.fewer', { before: tomorrow.current, n: Math.abs(more) })
  return (
    <>
      <p className="big" role="status">
        {t('rehearsal.tomorrow')} <b>{tomorrow.proposed}</b> {t('rehearsal.unit')}
        <small>{word}</small>
      </p>
      {isAll && <Banner tone="seal">{t('cadence.matches_all', { n: matched.toLocaleString('en') })}</Banner>}
      <div className="lg" style={{ padding: '4px 12px' }}>
        <span>
          <s style={{ background: 'var(--c3)' }} />
          {t('rehearsal.now')}
        </span>
        <span>
          <s style={{ background: 'var(--brand)' }} />
          {t('rehearsal.added')}
        </span>
        <span className="grow" />
        <span>
          {t('rehearsal.span', { day: shortDayText(tomorrow.day, today, language) })}；
          <span className="och">{t('rehearsal.rest_day')}</span>
        </span>
      </div>
      <div style={{ padding: '0 12px' }}>
        <RehearsalChart days={days} />
      </div>
      <People people={rehearsal.people} />
      {rehearsal.movedTotal > 0 && <MovedList rehearsal={rehearsal} />}
      {kept > 0 && (
        <Banner
          tone="ochre"
          icon="info"
          action={
            <button type="button" className="lnk" onClick={onMakeUp}>
              {t('rehearsal.make_up')}
            </button>
          }
        >
          {t('rehearsal.kept', { n: kept })}
        </Banner>
      )}
    </>
  )
}

function People({ people }: { people: Rehearsal['people'] }) {
  const t = useT(cadenceTexts)
  if (people.length === 0)
    return (
      <p className="mut sm" style={{ padding: '0 12px 10px', margin: 0 }}>
        {t('rehearsal.none_tomorrow')}
      </p>
    )
  return (
    <table className="tb c" style={{ borderTop: 'var(--line)' }}>
      <thead>
        <tr>
          <th>{t('rehearsal.whom')}</th>
          <th className="r">{t('rehearsal.now')}</th>
          <th className="r">{t('rehearsal.after')}</th>
          <th className="r">{t('rehearsal.limit')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ staffId, name, current, proposed, perDay }) => {
          const over = perDay === null ? 0 : proposed - perDay
          return (
            <tr key={staffId ?? 'nobody'}>
              <td>{name ?? <span className="red">{t('rehearsal.nobody')}</span>}</td>
              <td className="r n">{current}</td>
              <td className={over > 0 ? 'r n red' : 'r n'}>{proposed}</td>
              <td className="r n">
                {perDay ?? '—'} {over > 0 && <Tag tone="seal">{t('rehearsal.over', { n: over })}</Tag>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

// What fits beside the chart without scrolling; the rest is one press away.
const shownAtFirst = 4

function MovedList({ rehearsal }: { rehearsal: Rehearsal }) {
  const t = useT(cadenceTexts)
  const { language } = useLanguage()
  const today = useToday()
  const [isWhole, setWhole] = useState(false)
  const rows = isWhole ? rehearsal.moved : rehearsal.moved.slice(0, shownAtFirst)
  return (
    <>
      <div className="gh">
        {t('rehearsal.who_moved', { n: rehearsal.movedTotal })}
        <span className="grow" />
        {rehearsal.moved.length > shownAtFirst && (
          <button type="button" className="lnk" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'rehearsal.see_fewer' : 'rehearsal.see_all')}
          </button>
        )}
      </div>
      <ul className="mv">
        {rows.map((one) => (
          <li className="li" key={`${one.customerId}${one.title}${one.after}`}>
            <span className="grow ell">
              <Link href={paths.customer(one.customerId)}>
                <b>{one.customerName}</b>
              </Link>{' '}
              <span className="ink2">
                {one.title} {dayText(one.anchorOn, language).slice(language === 'en' ? 0 : 5)}
                <Rule />
                {one.before === null
                  ? t('rehearsal.new')
                  : t('rehearsal.from_to', { before: shortDayText(one.before, today, language) })}
                <b className="n">{shortDayText(one.after, today, language)}</b>
              </span>
            </span>
            <span className="mut sm">{one.ownerName ?? t('rehearsal.nobody')}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
