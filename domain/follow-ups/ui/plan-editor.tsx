import type { ReactNode } from 'react'
import { useCustomerFields } from '#domain/archives/ui/customer-fields.ts'
import { answerFields } from '#domain/forms/listing/rules.ts'
import { journalEntry } from '#domain/journal/schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { listText } from '#platform/core/i18n.ts'
import { offeredOf } from '#platform/core/open-options.ts'
import type { CadenceAnchor, CadencePlan, CadenceTrack } from '#platform/core/pack-cadences.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import type { FormFields } from '#platform/ui/field-form.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { cadenceTexts } from './cadence-texts.ts'
import { PlanTimeline } from './plan-timeline.tsx'
import { anchorText } from './plan-words.ts'
import { PlanFaults, TrackEditor } from './track-editor.tsx'

type PlanEditorProps = {
  plan: CadencePlan
  /** The edition in force, to show what differs. */
  before: CadencePlan | undefined
  posts: ReadonlyMap<string, string>
  matched: { n: number; isExact: boolean } | undefined
  /** What keeps it from coming into force, each with its place. */
  faults: readonly { path: string; message: string }[]
  names: ReadonlyMap<string, string>
  disabled: boolean
  onChange: (plan: CadencePlan) => void
}

/** A plan as one reads it: from which day, for whom, how days count, who does what when, and what comes after. */
export function PlanEditor({ plan, before, posts, matched, faults, names, disabled, onChange }: PlanEditorProps) {
  const t = useT(cadenceTexts)
  const text = useText()
  const { language } = useLanguage()
  const putTrack = (at: number, track: CadenceTrack | undefined) =>
    onChange({ ...plan, tracks: track === undefined ? plan.tracks.toSpliced(at, 1) : plan.tracks.with(at, track) })
  const set = <K extends keyof CadencePlan>(key: K, value: CadencePlan[K]) => onChange({ ...plan, [key]: value })
  return (
    <fieldset className="plain" disabled={disabled}>
      <dl className="kv2">
        <Line label={t('cadence.from')}>
          <AnchorChoice
            anchor={plan.anchor}
            disabled={disabled}
            onChange={(anchor) => onChange(withAnchor(plan, anchor))}
          />
          {plan.anchor.kind === 'form' && <span className="mut sm">{t('anchor.note_form')}</span>}
        </Line>
        <Line label={t('cadence.whom')}>
          <Audience condition={plan.audience} onChange={(audience) => set('audience', audience)} />
          <span className="grow" />
          {matched && (
            <span className="sm ink2">
              {t(matched.isExact ? 'cadence.matched' : 'cadence.matched_over', { n: matched.n.toLocaleString('en') })}
            </span>
          )}
        </Line>
        {plan.anchor.kind === 'form' && (
          <Line label={t('cadence.on_form')}>
            <Answers
              form={plan.anchor.form}
              condition={plan.answers}
              onChange={(answers) => onChange(withAnswers(plan, answers))}
            />
          </Line>
        )}
        <Line label={t('cadence.days')}>
          <Segmented
            label={t('cadence.days')}
            disabled={disabled}
            choices={(['calendar', 'working'] as const).map((key) => ({ key, label: t(`cadence.${key}`) }))}
            value={plan.days}
            onChange={(days) => set('days', days)}
          />
          <span className="mut sm">{t('cadence.days_note')}</span>
        </Line>
        <Line label={t('cadence.done')}>
          <Checkbox
            checked={plan.done.written}
            disabled={disabled}
            onChange={(written) => set('done', { ...plan.done, written })}
          >
            {t('cadence.written')}
          </Checkbox>
          {plan.anchor.kind === 'form' && (
            <Checkbox
              checked={plan.done.paperBackSameDay}
              disabled={disabled}
              onChange={(back) => set('done', { ...plan.done, paperBackSameDay: back })}
            >
              {t('cadence.paper_back')}
            </Checkbox>
          )}
          {plan.done.form !== undefined && <DoneForm form={plan.done.form} />}
        </Line>
      </dl>
      <PlanTimeline plan={plan} before={before} />
      {plan.tracks.map((track, at) => (
        <TrackEditor
          key={track.key}
          plan={plan}
          track={track}
          before={before?.tracks.find((one) => one.key === track.key)}
          posts={posts}
          faults={faults.filter(({ path }) => `${path}.`.startsWith(`plan.tracks.${at}.`))}
          disabled={disabled}
          onChange={(next) => putTrack(at, next)}
        />
      ))}
      <PlanFaults faults={faults.filter(({ path }) => path === 'plan.tracks')} />
      {!disabled && (
        <div className="gh">
          <Button tone="text" small icon="plus" onClick={() => set('tracks', [...plan.tracks, newTrack(plan)])}>
            {t('cadence.add_track')}
          </Button>
        </div>
      )}
      <dl className="kv2 ruled">
        <Line label={t('cadence.after')}>{plan.after ? text(plan.after) : t('cadence.after_none')}</Line>
        <Line label={t('cadence.same_day')}>
          <Segmented
            label={t('cadence.same_day')}
            disabled={disabled}
            choices={(['merge', 'each'] as const).map((key) => ({ key, label: t(`cadence.${key}`) }))}
            value={plan.sameDay}
            onChange={(sameDay) => set('sameDay', sameDay)}
          />
          <span className="mut sm">{t('cadence.same_day_note')}</span>
        </Line>
        <Line label={t('cadence.past')}>
          <Segmented
            label={t('cadence.past')}
            disabled={disabled}
            choices={[
              { key: 'skip', label: t('cadence.skip') },
              { key: 'makeUp', label: t('cadence.make_up') },
            ]}
            value={plan.past}
            onChange={(past) => set('past', past)}
          />
        </Line>
        {plan.replaces !== undefined && plan.replaces.length > 0 && (
          <Line label={t('cadence.replaces')}>
            <span>
              {listText(
                language,
                plan.replaces.map((key) => names.get(key) ?? key),
              )}
            </span>
            <span className="mut sm">{t('cadence.replaces_note')}</span>
          </Line>
        )}
        <Line label={t('cadence.lead')}>{t('cadence.lead_note')}</Line>
        <Line label={t('cadence.never_twice')}>
          <span className="mut">{t('cadence.never_twice_note')}</span>
        </Line>
      </dl>
    </fieldset>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

function newTrack(plan: CadencePlan): CadenceTrack {
  const key = `t${plan.tracks.length + 1}${plan.tracks.map((one) => one.key).join('').length}`
  const act = { key: '1', purpose: { zh: '联系', en: 'Contact' }, means: 'call' } as const
  const base = { key, name: { zh: '客户负责人', en: 'Owner of the customer' }, role: { kind: 'owner' } } as const
  return plan.anchor.kind === 'period'
    ? { ...base, repeat: { ...act, every: null, unit: 'month' } }
    : { ...base, steps: [{ ...act, days: null }] }
}

function withAnswers({ answers: _, ...plan }: CadencePlan, answers: Condition): CadencePlan {
  return 'all' in answers && answers.all.length === 0 ? plan : { ...plan, answers }
}

/** Another anchor makes what only a form has meaningless; what goes by periods is another kind of track. */
function withAnchor({ answers, replaces, ...plan }: CadencePlan, anchor: CadenceAnchor): CadencePlan {
  const sameForm = anchor.kind === 'form' && plan.anchor.kind === 'form' && anchor.form === plan.anchor.form
  const done = anchor.kind === 'form' ? plan.done : { ...plan.done, paperBackSameDay: false }
  const isOther = (anchor.kind === 'period') !== (plan.anchor.kind === 'period')
  const next = { ...plan, anchor, done, tracks: isOther ? [] : plan.tracks }
  return {
    ...next,
    tracks: isOther ? [newTrack(next)] : next.tracks,
    ...(sameForm && answers !== undefined ? { answers } : {}),
    ...(sameForm && replaces !== undefined ? { replaces } : {}),
  }
}

type AnchorChoiceProps = { anchor: CadenceAnchor; disabled: boolean; onChange: (anchor: CadenceAnchor) => void }
const simple: readonly CadenceAnchor[] = [
  { kind: 'contractSigned' },
  { kind: 'archived' },
  { kind: 'lastContact' },
  { kind: 'lastTrade' },
  { kind: 'period' },
  { kind: 'period', within: 'contract' },
  { kind: 'period', within: 'afterContract' },
]

function AnchorChoice({ anchor, disabled, onChange }: AnchorChoiceProps) {
  const t = useT(cadenceTexts)
  const text = useText()
  const { fields } = useCustomerFields()
  const { data } = useAsk('form.catalogue', {})
  const forms = (data?.rows ?? []).filter((one) => one.subject === 'customer')
  const matters = offeredOf(journalEntry.fields.matter)
  const matter = anchor.kind === 'entry' ? matters.find((one) => one.key === anchor.matter)?.label : undefined
  const dates = Object.entries(fields).filter(([, field]) => field.type === 'date')
  const offered: { anchor: CadenceAnchor; label: string }[] = [
    ...forms.map((one) => ({
      anchor: { kind: 'form', form: one.key } as const,
      label: t('anchor.form', { form: text(one.title) }),
    })),
    ...simple.map((one) => ({ anchor: one, label: anchorText({ anchor: one }, t, undefined, undefined) })),
    ...matters.map((one) => ({
      anchor: { kind: 'entry', matter: one.key } as const,
      label: t('anchor.entry', { matter: text(one.label) }),
    })),
    ...dates.map(([key, field]) => ({
      anchor: { kind: 'field', field: key } as const,
      label: t('anchor.field', { field: text(field.label) }),
    })),
  ]
  const key = JSON.stringify(anchor)
  const own = offered.some((one) => JSON.stringify(one.anchor) === key)
  const title = anchor.kind === 'form' ? forms.find((one) => one.key === anchor.form)?.title : undefined
  const all = own
    ? offered
    : [{ anchor, label: anchorText({ anchor }, t, title && text(title), matter && text(matter)) }, ...offered]
  return (
    <Select
      small
      aria-label={t('cadence.from')}
      disabled={disabled}
      options={all.map((one) => ({ key: JSON.stringify(one.anchor), label: one.label }))}
      value={key}
      onChange={(next) => next !== undefined && onChange(JSON.parse(next) as CadenceAnchor)}
    />
  )
}

function Audience({ condition, onChange }: { condition: Condition; onChange: (condition: Condition) => void }) {
  const { fields } = useCustomerFields()
  return <ConditionChips fields={fields} condition={condition} onChange={onChange} />
}

function Answers({
  form,
  condition,
  onChange,
}: {
  form: string
  condition: Condition | undefined
  onChange: (condition: Condition) => void
}) {
  const { data } = useAsk('form.definition', { key: form })
  // Without the form's questions its conditions could not be put into words.
  if (data === undefined) return null
  const fields = Object.fromEntries(
    Object.entries(answerFields(data.definition)).map(([key, field]) => [key, { ...field, filter: true }]),
  )
  return <ConditionChips fields={fields as FormFields} condition={condition ?? { all: [] }} onChange={onChange} />
}

function DoneForm({ form }: { form: string }) {
  const t = useT(cadenceTexts)
  const text = useText()
  const { data } = useAsk('form.definition', { key: form })
  return (
    <span className="ink2">
      {t('cadence.on_paper', { form: data === undefined ? form : text(data.definition.title) })}
    </span>
  )
}
