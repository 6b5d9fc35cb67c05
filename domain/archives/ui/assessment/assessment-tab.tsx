import { addDays } from '#platform/core/time.ts'
import { useToday } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { FaultNote } from '#platform/ui/fault-page.tsx'
import { Icon } from '#platform/ui/icon.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import { useUrlState } from '#platform/ui/url-state.ts'
import { useAsk } from '#web/api-hooks.ts'
import type { CustomerFields } from '../customer-fields.ts'
import type { CustomerProps } from '../record/use-customer.ts'
import { assessmentMessages } from './assessment-messages.ts'
import { Checklist } from './checklist.tsx'
import { AssessmentFacts } from './facts.tsx'
import type { Assessment } from './shapes.ts'

const spans = { quarter: 91, year: 365, years: 1095 } as const
type Span = keyof typeof spans

type AssessmentTabProps = CustomerProps & { schema: CustomerFields; onFill: (key: string) => void }

/** What the archive is good for as grounds of a decision (ARC-31), and what to collect next (ARC-12, ARC-13). */
export function AssessmentTab({ page, schema, onFill }: AssessmentTabProps) {
  const t = useT(assessmentMessages)
  const { language } = useLanguage()
  const today = useToday()
  const [address, change] = useUrlState()
  const span: Span = Object.hasOwn(spans, String(address['span'])) ? (address['span'] as Span) : 'year'
  const { data, error, refetch } = useAsk('customer.assessment', {
    id: page.row.id,
    from: addDays(today, -spans[span]),
    to: today,
  })
  return (
    <div className="wide-col">
      {error && <FaultNote message={error.message} requestId={error.requestId} onAgain={() => void refetch()} />}
      <div className="two-col">
        <div className="ar-stacked">
          <Panel
            title={t('assess.title')}
            note={
              data
                ? t('assess.note', { from: dayText(data.from, language), to: dayText(data.to, language) })
                : t('assess.about')
            }
            aside={
              <Segmented
                label={t('assess.span')}
                choices={(Object.keys(spans) as Span[]).map((key) => ({ key, label: t(`assess.${key}`) }))}
                value={span}
                onChange={(next) => change({ span: next === 'year' ? undefined : next })}
              />
            }
          >
            {data ? <Findings data={data} /> : <p className="pl">{!error && <Skeleton percent={50} />}</p>}
          </Panel>
          <Checklist page={page} onFill={onFill} />
        </div>
        {data && <AssessmentFacts data={data} fields={schema.fields} />}
      </div>
    </div>
  )
}

/** The gravest first; what is good is said too. */
function Findings({ data: { findings } }: { data: Assessment }) {
  const t = useT(assessmentMessages)
  if (findings.length === 0) return <p className="pl">{t('assess.nothing')}</p>
  return (
    <ul>
      {findings.map(({ code, message }) => {
        const isGood = code === 'assessment.solid'
        const isGrave = code === 'assessment.untrue' || code === 'assessment.breaches'
        return (
          <li className="pl" key={code}>
            <Icon name={isGood ? 'check' : 'warning'} small />
            <span className={isGood ? 'grn' : isGrave ? 'red' : undefined}>{message}</span>
          </li>
        )
      })}
    </ul>
  )
}
