import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { numberOf, seriesOf } from '#platform/core/forms/numbering.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { changeHead } from '../../definitions/designing/rules.ts'
import { designTexts } from './design-texts.ts'
import { BothWords, Chips, Group, NumberLine, Words } from './inputs.tsx'
import type { Design } from './use-design.ts'

type Patch = Partial<Record<keyof FormDefinition, unknown>>
type PartProps = { form: FormDefinition; onChange: (patch: Patch) => void }

/** What holds for the form as a whole: name, numbers, who fills and decides, how it is kept and printed. */
export function HeadInspector({ design }: { design: Design }) {
  const t = useT(designTexts)
  const { definition: form, change } = design
  const put = (patch: Patch) => change(changeHead(form, patch))
  return (
    <div className="fg inspect">
      <BothWords
        label={t('design.form_title')}
        labelEn={t('design.form_title_en')}
        value={form.title}
        onChange={(title) => put({ title: title ?? { zh: '', en: '' } })}
      />
      <Words
        label={t('design.code')}
        value={form.code}
        max={60}
        onChange={(code) => put({ code: code || undefined })}
      />
      <BothWords
        label={t('design.form_about')}
        labelEn={`${t('design.form_about')} (English)`}
        value={form.about}
        isLong
        onChange={(about) => put({ about: about ?? form.title })}
      />
      <BothWords
        label={t('design.instructions')}
        labelEn={`${t('design.instructions')} (English)`}
        value={form.instructions}
        isLong
        isOptional
        onChange={(instructions) => put({ instructions })}
      />
      <Numbers form={form} onChange={put} />
      <Rules form={form} onChange={put} />
      <Flow form={form} onChange={put} />
      <Keeping form={form} onChange={put} />
      <Paper form={form} onChange={put} />
      <Listed form={form} onChange={put} />
    </div>
  )
}

function Numbers({ form, onChange }: PartProps) {
  const t = useT(designTexts)
  const today = useToday()
  const { numbering } = form
  const sample = numberOf(seriesOf(numbering, today), 1)
  return (
    <>
      <Words
        label={t('design.numbering')}
        value={numbering.pattern}
        max={60}
        help={t('design.numbering_about', { y: '{yyyy}', m: '{mm}', d: '{dd}', n: '{0000}', sample })}
        onChange={(pattern) => onChange({ numbering: { ...numbering, pattern } })}
      />
      <div className="fl">
        <Checkbox
          checked={numbering.gapFree === true}
          onChange={(on) => onChange({ numbering: { pattern: numbering.pattern, ...(on && { gapFree: true }) } })}
        >
          {t('design.gap_free')}
        </Checkbox>
      </div>
    </>
  )
}

const ways = ['link', 'sheet', 'scan'] as const

function Rules({ form, onChange }: PartProps) {
  const t = useT(designTexts)
  const held = form.ways ?? []
  return (
    <>
      <div className="fl">
        <Checkbox checked={form.isSingle === true} onChange={(on) => onChange({ isSingle: on || undefined })}>
          {t('design.single')}
        </Checkbox>
        <Checkbox checked={form.isWhole === true} onChange={(on) => onChange({ isWhole: on || undefined })}>
          {t('design.whole')}
        </Checkbox>
      </div>
      <Group label={t('design.ways')}>
        {ways.map((way) => (
          <Checkbox
            key={way}
            checked={held.includes(way)}
            onChange={(on) => onChange({ ways: ways.filter((one) => (one === way ? on : held.includes(one))) })}
          >
            {t(`design.way_${way}`)}
          </Checkbox>
        ))}
      </Group>
    </>
  )
}

const decisions = ['reviews', 'approves'] as const

function Flow({ form, onChange }: PartProps) {
  const t = useT(designTexts)
  const flow = form.flow ?? {}
  const put = (name: 'fills' | (typeof decisions)[number], posts: readonly string[] | undefined) => {
    const next = Object.fromEntries(Object.entries({ ...flow, [name]: posts }).filter(([, one]) => one !== undefined))
    onChange({ flow: Object.keys(next).length === 0 ? undefined : next })
  }
  return (
    <>
      <Chips
        label={t('design.fills')}
        value={flow.fills}
        help={t('design.posts_about')}
        onChange={(posts) => put('fills', posts.length > 0 ? posts : undefined)}
      />
      {decisions.map((name) => (
        <div key={name} className="fl">
          <Checkbox checked={flow[name] !== undefined} onChange={(on) => put(name, on ? [] : undefined)}>
            {t(name === 'reviews' ? 'design.needs_review' : 'design.needs_approval')}
          </Checkbox>
          {flow[name] !== undefined && (
            <Chips
              label={t(`design.${name}`)}
              value={flow[name]}
              help={t('design.posts_about')}
              onChange={(posts) => put(name, posts)}
            />
          )}
        </div>
      ))}
    </>
  )
}

function Keeping({ form, onChange }: PartProps) {
  const t = useT(designTexts)
  const isAlways = form.keepYears === 'always'
  return (
    <>
      <BothWords
        label={t('design.keeper')}
        labelEn={`${t('design.keeper')} (English)`}
        value={form.keeper}
        isOptional
        onChange={(keeper) => onChange({ keeper })}
      />
      {!isAlways && (
        <NumberLine
          label={t('design.keep_years')}
          value={typeof form.keepYears === 'number' ? form.keepYears : undefined}
          onChange={(keepYears) => onChange({ keepYears })}
        />
      )}
      <div className="fl">
        <Checkbox checked={isAlways} onChange={(on) => onChange({ keepYears: on ? 'always' : undefined })}>
          {t('design.keep_always')}
        </Checkbox>
      </div>
      <Group label={t('design.sensitivity')}>
        <Segmented
          label={t('design.sensitivity')}
          choices={(['none', 'personal', 'secret'] as const).map((key) => ({
            key,
            label: t(`design.sensitivity_${key}`),
          }))}
          value={form.sensitivity ?? 'none'}
          onChange={(key) => onChange({ sensitivity: key === 'none' ? undefined : key })}
        />
      </Group>
    </>
  )
}

function Paper({ form, onChange }: PartProps) {
  const t = useT(designTexts)
  const paper = form.paper ?? {}
  const put = (patch: Record<string, unknown>) => {
    const next = Object.fromEntries(Object.entries({ ...paper, ...patch }).filter(([, one]) => one !== undefined))
    onChange({ paper: Object.keys(next).length === 0 ? undefined : next })
  }
  return (
    <>
      <Group label={t('design.paper')}>
        <span className="flex">
          <Segmented
            label={t('design.paper')}
            choices={(['A4', 'A5'] as const).map((key) => ({ key, label: key }))}
            value={paper.size ?? 'A4'}
            onChange={(size) => put({ size })}
          />
          <Segmented
            label={`${t('design.paper')} ${t('design.portrait')}/${t('design.landscape')}`}
            choices={(['portrait', 'landscape'] as const).map((key) => ({ key, label: t(`design.${key}`) }))}
            value={paper.orientation ?? (form.shape === 'register' ? 'landscape' : 'portrait')}
            onChange={(orientation) => put({ orientation })}
          />
        </span>
      </Group>
      <Checkbox checked={paper.isClose === true} onChange={(on) => put({ isClose: on || undefined })}>
        {t('design.close')}
      </Checkbox>
      <NumberLine label={t('design.rows')} value={paper.rows} onChange={(rows) => put({ rows })} />
      <BothWords
        label={t('design.seal')}
        labelEn={`${t('design.seal')} (English)`}
        value={paper.seal}
        isOptional
        onChange={(seal) => put({ seal })}
      />
      <BothWords
        label={t('design.foot_note')}
        labelEn={`${t('design.foot_note')} (English)`}
        value={paper.note}
        isLong
        isOptional
        onChange={(note) => put({ note })}
      />
    </>
  )
}

function Listed({ form, onChange }: PartProps) {
  const t = useT(designTexts)
  const text = useText()
  const offered = formFields(form).filter((field) => field.type !== 'table' && field.type !== 'files')
  const listed = form.listed ?? []
  const put = (key: string, on: boolean) => {
    const next = on ? [...listed, key] : listed.filter((one) => one !== key)
    onChange({ listed: next.length === 0 ? undefined : next })
  }
  return (
    <Group label={t('design.listed')}>
      {offered.map(({ key, label }) => (
        <Checkbox key={key} checked={listed.includes(key)} onChange={(on) => put(key, on)}>
          {text(label)}
        </Checkbox>
      ))}
    </Group>
  )
}
