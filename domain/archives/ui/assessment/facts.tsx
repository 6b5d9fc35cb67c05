import type { ReactNode } from 'react'
import { chinaDay } from '#platform/core/time.ts'
import { dayText } from '#platform/ui/day-text.ts'
import type { FormFields } from '#platform/ui/field-form.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Meter } from '#platform/ui/meter.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { feeders } from '../../sources/schema.ts'
import { assessmentMessages } from './assessment-messages.ts'
import type { Assessment } from './shapes.ts'

/** The figures an assessment stands on. */
export function AssessmentFacts({ data, fields }: { data: Assessment; fields: FormFields }) {
  return (
    <div className="ar-stacked">
      <Measures data={data} />
      <Timeliness data={data} />
      <Use data={data} />
      <Dealings data={data} fields={fields} />
    </div>
  )
}

function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <li className="pl">
      <span className="grow ink2">{label}</span>
      {children}
    </li>
  )
}

function Measures({ data: { quality } }: { data: Assessment }) {
  const t = useT(assessmentMessages)
  const lines = [
    { key: 'complete', percent: quality.completeness, lack: quality.missing.length },
    { key: 'accurate', percent: quality.accuracy, lack: quality.unverified.length },
    { key: 'valid', percent: quality.validity, lack: quality.expired.length },
  ] as const
  return (
    <Panel title={t('assess.measures')}>
      <ul>
        {lines.map(({ key, percent, lack }) => (
          <Line key={key} label={t(`assess.${key}`)}>
            {lack > 0 && <span className="mut sm nw">{t(`assess.${key}_lack`, { n: lack })}</span>}
            <Meter wide percent={percent} />
          </Line>
        ))}
      </ul>
    </Panel>
  )
}

function Timeliness({ data: { timeliness } }: { data: Assessment }) {
  const t = useT(assessmentMessages)
  return (
    <Panel title={t('assess.timely')} note={t('assess.timely_note')}>
      <dl className="ar-figures">
        <Figure label={t('assess.intakes')} value={timeliness.total} />
        <Figure label={t('assess.in_time')} value={timeliness.inTime} />
        <Figure label={t('assess.late')} value={timeliness.late} />
        <Figure label={t('assess.breach')} value={timeliness.breach} isBad={timeliness.breach > 0} />
        <Figure label={t('assess.average')} value={timeliness.averageDays ?? '—'} />
      </dl>
    </Panel>
  )
}

function Figure({ label, value, isBad = false }: { label: string; value: ReactNode; isBad?: boolean }) {
  return (
    <div>
      <dd className={isBad ? 'n red' : 'n'}>{value}</dd>
      <dt>{label}</dt>
    </div>
  )
}

function Use({ data }: { data: Assessment }) {
  const t = useT(assessmentMessages)
  const text = useText()
  const times = (n: number) => <span className="n nw">{t('assess.times', { n })}</span>
  return (
    <Panel title={t('assess.use')}>
      <ul>
        <Line label={t('assess.looks')}>{times(data.looks)}</Line>
        <Line label={t('assess.changes')}>{times(data.changes)}</Line>
        {Object.entries(data.feeders).map(([key, n]) => {
          const [zh, en] = feeders[key as keyof typeof feeders] ?? [key, key]
          return (
            <Line key={key} label={t('assess.fed_by', { who: text({ zh, en }) })}>
              {times(n)}
            </Line>
          )
        })}
      </ul>
    </Panel>
  )
}

function Dealings({ data, fields }: { data: Assessment; fields: FormFields }) {
  const t = useT(assessmentMessages)
  const { language } = useLanguage()
  const grade = (value: unknown) => {
    if (typeof value !== 'string') return t('assess.none')
    return fields['creditGrade'] ? optionText(fields['creditGrade'], value, language) : value
  }
  return (
    <Panel title={t('assess.dealings')}>
      <ul>
        <Line label={t('assess.last_trade')}>
          {data.lastTradeOn ? <span className="n">{dayText(data.lastTradeOn, language)}</span> : t('assess.none')}
        </Line>
        <Line label={t('assess.last_contact')}>
          {data.lastContactAt ? (
            <span className="n">{dayText(chinaDay(new Date(data.lastContactAt)), language)}</span>
          ) : (
            t('assess.none')
          )}
        </Line>
        <Line label={t('assess.credit')}>
          <b>{grade(data.creditGrade)}</b>
        </Line>
        {data.creditHistory.map((one) => (
          <li className="pl sm ink2" key={one.at}>
            <span className="grow">
              {t('assess.credit_changed', {
                day: dayText(chinaDay(new Date(one.at)), language),
                old: grade(one.old),
                now: grade(one.now),
              })}
            </span>
            {one.reason}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
