import type {
  CadencePlan,
  CadenceRepeat,
  CadenceStep,
  CadenceTrack,
  CadenceUnit,
} from '#platform/core/pack-cadences.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Select } from '#platform/ui/select.tsx'
import { EscalationBox, MeansChoice, NumberBox, PurposeBox } from './act-inputs.tsx'
import { cadenceTexts } from './cadence-texts.ts'
import { RoleChoice } from './role-choice.tsx'

const units: readonly CadenceUnit[] = ['day', 'week', 'month', 'quarter', 'year']
const meetings = ['role', 'department', 'anyone'] as const

type TrackEditorProps = {
  plan: CadencePlan
  track: CadenceTrack
  /** The same track in the edition in force. */
  before: CadenceTrack | undefined
  posts: ReadonlyMap<string, string>
  faults: PlanFaultsProps['faults']
  disabled: boolean
  onChange: (track: CadenceTrack | undefined) => void
}

type PlanFaultsProps = { faults: readonly { path: string; message: string }[] }

/** What is wrong, where it is. */
export function PlanFaults({ faults }: PlanFaultsProps) {
  const words = [...new Set(faults.map((one) => one.message))]
  return words.map((one) => (
    <p key={one} className="sm cad-fault" role="alert">
      {one}
    </p>
  ))
}

/** One person of a plan: who, and each time with its days, purpose, way and when it goes up. */
export function TrackEditor({ plan, track, before, posts, faults, disabled, onChange }: TrackEditorProps) {
  const t = useT(cadenceTexts)
  const text = useText()
  const steps = track.steps ?? []
  const put = (next: readonly CadenceStep[]) => onChange({ ...track, steps: next })
  const add = () => {
    const key = String(Math.max(0, ...steps.map((step) => Number(step.key) || 0)) + 1)
    const last = steps.at(-1)
    put([
      ...steps,
      {
        key,
        days: null,
        purpose: last?.purpose ?? { zh: '联系', en: 'Contact' },
        means: last?.means ?? 'call',
        escalate: { days: 1, to: { kind: 'superior' } },
      },
    ])
  }
  return (
    <section aria-label={text(track.name)}>
      <div className="gh">
        {text(track.name)}
        <span className="ct">{track.onRequest ? t('cadence.on_request') : track.about && text(track.about)}</span>
        <span className="grow" />
        {track.repeat === undefined && !disabled && (
          <Button tone="text" small icon="plus" onClick={add}>
            {t('cadence.add_step')}
          </Button>
        )}
        {!disabled && plan.tracks.length > 1 && (
          <IconButton
            small
            icon="close"
            label={t('cadence.remove_track', { name: text(track.name) })}
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      <div className="cad-steps">
        <div className="st wide">
          <span className="mut sm">{t('cadence.who')}</span>
          <RoleChoice
            role={track.role}
            posts={posts}
            disabled={disabled}
            onChange={(role) => onChange({ ...track, role })}
            label={`${text(track.name)} ${t('cadence.who')}`}
          />
        </div>
        {steps.map((step, at) => (
          <StepRow
            key={step.key}
            nth={at + 1}
            step={step}
            was={before === undefined ? undefined : (before.steps?.find((one) => one.key === step.key)?.days ?? null)}
            isWorking={plan.days === 'working'}
            who={text(track.name)}
            posts={posts}
            disabled={disabled}
            onChange={(next) => put(steps.with(at, next))}
            onRemove={steps.length > 1 ? () => put(steps.toSpliced(at, 1)) : undefined}
          />
        ))}
        {track.repeat && (
          <RepeatRow
            plan={plan}
            repeat={track.repeat}
            was={before?.repeat?.every}
            who={text(track.name)}
            posts={posts}
            disabled={disabled}
            onChange={(repeat) => onChange({ ...track, repeat })}
          />
        )}
      </div>
      <PlanFaults faults={faults} />
    </section>
  )
}

type StepRowProps = {
  nth: number
  step: CadenceStep
  /** Days in the edition in force; undefined when there is none to compare with. */
  was: number | null | undefined
  isWorking: boolean
  who: string
  posts: ReadonlyMap<string, string>
  disabled: boolean
  onChange: (step: CadenceStep) => void
  onRemove: (() => void) | undefined
}

function StepRow({ nth, step, was, isWorking, who, posts, disabled, onChange, onRemove }: StepRowProps) {
  const t = useT(cadenceTexts)
  const name = `${who} ${t('cadence.nth', { n: nth })}`
  const isChanged = was !== undefined && was !== step.days
  return (
    <div className={isChanged ? 'st chg' : 'st'}>
      <span>{t('cadence.nth', { n: nth })}</span>
      <span className="lim">
        <NumberBox
          value={step.days}
          isChanged={isChanged}
          disabled={disabled}
          label={`${name} ${t(isWorking ? 'cadence.within_working' : 'cadence.within')}`}
          onChange={(days) => onChange({ ...step, days })}
        />
        {t(isWorking ? 'cadence.within_working' : 'cadence.within')}
        {isChanged && was !== null && <span className="mut sm">{t('cadence.was', { n: was })}</span>}
      </span>
      <PurposeBox act={step} name={name} disabled={disabled} onChange={onChange} />
      <MeansChoice act={step} name={name} disabled={disabled} onChange={onChange} />
      <EscalationBox act={step} name={name} posts={posts} disabled={disabled} onChange={onChange} />
      {onRemove && !disabled ? (
        <IconButton small icon="close" label={`${who} ${t('cadence.remove_step', { n: nth })}`} onClick={onRemove} />
      ) : (
        <span />
      )}
    </div>
  )
}

type RepeatRowProps = {
  plan: CadencePlan
  repeat: CadenceRepeat
  was: number | null | undefined
  who: string
  posts: ReadonlyMap<string, string>
  disabled: boolean
  onChange: (repeat: CadenceRepeat) => void
}

function RepeatRow({ plan, repeat, was, who, posts, disabled, onChange }: RepeatRowProps) {
  const t = useT(cadenceTexts)
  const isPeriod = plan.anchor.kind === 'period'
  const isChanged = was !== undefined && was !== repeat.every
  const offered = isPeriod ? units.slice(2) : units
  return (
    <>
      <div className={isChanged ? 'st rep chg' : 'st rep'}>
        <span className="lim">
          {t('cadence.every')}
          <NumberBox
            value={repeat.every}
            isChanged={isChanged}
            disabled={disabled}
            label={`${who} ${t('cadence.every')}`}
            onChange={(every) => onChange({ ...repeat, every })}
          />
          <Select
            small
            aria-label={`${who} ${t('unit.day')}`}
            disabled={disabled}
            options={offered.map((key) => ({ key, label: t(`unit.${key}`) }))}
            value={repeat.unit}
            onChange={(unit) => onChange({ ...repeat, unit: (unit ?? 'month') as CadenceUnit })}
          />
          {isPeriod && <span className="mut sm">{t('cadence.at_least')}</span>}
          {needsEnd.includes(plan.anchor.kind) && (
            <EndBox plan={plan} repeat={repeat} who={who} disabled={disabled} onChange={onChange} />
          )}
        </span>
      </div>
      <div className="st rep2">
        <PurposeBox act={repeat} name={who} disabled={disabled} onChange={onChange} />
        <MeansChoice act={repeat} name={who} disabled={disabled} onChange={onChange} />
        <EscalationBox act={repeat} name={who} posts={posts} disabled={disabled} onChange={onChange} />
      </div>
      {isPeriod && (
        <div className="st wide">
          <span className="mut sm">{t('cadence.met')}</span>
          <Select
            small
            aria-label={`${who} ${t('cadence.met')}`}
            disabled={disabled}
            placeholder={t('cadence.met_none')}
            options={meetings.map((key) => ({ key, label: t(`cadence.met_${key}`) }))}
            value={repeat.metBy}
            onChange={(metBy) => {
              const { metBy: _, ...rest } = repeat
              onChange(metBy === undefined ? rest : { ...rest, metBy: metBy as (typeof meetings)[number] })
            }}
          />
        </div>
      )}
    </>
  )
}

// From a day that stays, a repeat has to end by itself.
const needsEnd: readonly CadencePlan['anchor']['kind'][] = ['form', 'contractSigned', 'archived', 'entry', 'field']

/** After how many times it ends, or with the contract. */
function EndBox({ plan, repeat, who, disabled, onChange }: Omit<RepeatRowProps, 'was' | 'posts'>) {
  const t = useT(cadenceTexts)
  const { times, until, ...rest } = repeat
  return (
    <>
      {until !== 'contract' && (
        <>
          <span className="mut sm">{t('cadence.times')}</span>
          <NumberBox
            value={times ?? null}
            isChanged={false}
            disabled={disabled}
            label={`${who} ${t('cadence.times')} ${t('cadence.times_unit')}`}
            onChange={(n) => onChange(n === null ? rest : { ...rest, times: n })}
          />
          <span className="mut sm">{t('cadence.times_unit')}</span>
        </>
      )}
      {plan.anchor.kind === 'contractSigned' && (
        <Checkbox
          checked={until === 'contract'}
          disabled={disabled}
          onChange={(isOn) => onChange(isOn ? { ...rest, until: 'contract' } : rest)}
        >
          {t('cadence.until_contract')}
        </Checkbox>
      )}
    </>
  )
}
