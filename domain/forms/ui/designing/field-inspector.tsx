import { type FormDefinition, type FormField, isPutAway, never } from '#platform/core/forms/definition.ts'
import { isSigned } from '#platform/core/forms/filling.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { changeField, fieldAt, moveTo, newField } from '../../definitions/designing/rules.ts'
import { BindLine } from './bind-line.tsx'
import { designTexts } from './design-texts.ts'
import { Looks, Starts } from './field-looks.tsx'
import { FormulaEditor } from './formula-editor.tsx'
import { BothWords, Chips, ConditionLine, Group, Line, NumberLine, type Patch } from './inputs.tsx'
import { OptionsEditor } from './options-editor.tsx'
import type { Place } from './outline.tsx'
import { offeredTypes, typeWords } from './type-words.ts'
import type { Design } from './use-design.ts'

type FieldInspectorProps = {
  design: Design
  at: Place
  /** Keys of versions that were published: their type stays. */
  used: ReadonlySet<string>
}

/** Everything one field is told: name, type, when it is asked, what it holds, how it stands on the paper. */
export function FieldInspector({ design, at, used }: FieldInspectorProps) {
  const t = useT(designTexts)
  const text = useText()
  const { definition, change } = design
  const field = fieldAt(definition, at)
  const [key = '', column] = at.split('.')
  const table = column === undefined ? undefined : fieldAt(definition, key)
  if (!field) return null
  const put = (patch: Patch) => change(changeField(definition, at, patch))
  const isUsed = used.has(at)
  return (
    <div className="fg inspect">
      <BothWords
        label={t('design.name')}
        labelEn={t('design.name_en')}
        value={field.label}
        onChange={(label) => put({ label: label ?? { zh: '', en: '' } })}
      />
      <Line label={t('design.type')} help={isUsed && t('design.type_fixed')}>
        {(id) => (
          <Select
            id={id}
            disabled={isUsed}
            options={offeredTypes
              .filter((type) => table === undefined || type !== 'table')
              .map((type) => ({ key: type, label: text(typeWords[type]) }))}
            value={field.type}
            onChange={(type) => type !== undefined && put(retyped(field, type as FormField['type']))}
          />
        )}
      </Line>
      {column === undefined && <SectionLine design={design} field={field} />}
      <TypeParts form={definition} field={field} table={table} onChange={put} />
      {field.type !== 'computed' && (
        <Required form={definition} field={field} isColumn={column !== undefined} onChange={put} />
      )}
      {column === undefined && <Shown form={definition} field={field} onChange={put} />}
      {column === undefined && definition.subject === 'customer' && !isSigned(field) && field.type !== 'table' && (
        <BindLine field={field} onChange={put} />
      )}
      <Starts field={field} onChange={put} />
      <Looks
        field={field}
        isColumn={column !== undefined}
        isRegister={definition.shape === 'register'}
        onChange={put}
      />
      <BothWords
        label={t('design.help')}
        labelEn={`${t('design.help')} (English)`}
        value={field.help}
        isOptional
        onChange={(help) => put({ help })}
      />
    </div>
  )
}

/** What the new type brings, and nothing of what only the old one had. */
function retyped(field: FormField, type: FormField['type']): Patch {
  const gone = [
    'options',
    'hasOther',
    'openOptions',
    'columns',
    'fixedRows',
    'formula',
    'as',
    'min',
    'max',
    'scale',
    'to',
    'words',
    'weight',
    'starts',
  ]
  return {
    ...Object.fromEntries(gone.map((name) => [name, undefined])),
    ...starterOf(field, type),
    type,
  }
}

function starterOf(field: FormField, type: FormField['type']): Patch {
  const { key: _, label: _l, type: _t, ...rest } = newField(field.key, type, field.label)
  return rest
}

function SectionLine({ design, field }: { design: Design; field: FormField }) {
  const t = useT(designTexts)
  const text = useText()
  const { definition, change } = design
  const held = definition.sections.find((one) => one.fields.some(({ key }) => key === field.key))
  if (definition.sections.length < 2) return null
  return (
    <Line label={t('design.section')}>
      {(id) => (
        <Select
          id={id}
          options={definition.sections.map(({ key, label }) => ({ key, label: text(label) }))}
          value={held?.key}
          onChange={(section) => section !== undefined && change(moveTo(definition, field.key, section))}
        />
      )}
    </Line>
  )
}

type PartProps = { field: FormField; onChange: (patch: Patch) => void }
type FormPartProps = PartProps & { form: FormDefinition }

function TypeParts({ form, field, table, onChange }: FormPartProps & { table: FormField | undefined }) {
  const t = useT(designTexts)
  switch (field.type) {
    case 'option':
    case 'options':
      return <OptionsEditor field={field} onChange={onChange} />
    case 'computed':
      return <FormulaEditor form={form} field={field} table={table} onChange={onChange} />
    case 'score':
    case 'integer':
    case 'decimal':
    case 'duration':
      return (
        <>
          <NumberLine label={t('design.least')} value={field.min} onChange={(min) => onChange({ min })} />
          <NumberLine label={t('design.most')} value={field.max} onChange={(max) => onChange({ max })} />
        </>
      )
    case 'text':
      return <NumberLine label={t('design.longest')} value={field.max} onChange={(max) => onChange({ max })} />
    case 'person':
      return <Present field={field} onChange={onChange} />
    case 'ref':
      return (
        <>
          <Refers field={field} onChange={onChange} />
          {field.to === 'staff' && <Present field={field} onChange={onChange} />}
        </>
      )
    case 'signature':
    case 'approval':
      return (
        <>
          <BothWords
            label={t('design.signed_by')}
            labelEn={`${t('design.signed_by')} (English)`}
            value={field.signedBy}
            isOptional
            onChange={(signedBy) => onChange({ signedBy })}
          />
          <Signs field={field} onChange={onChange} />
          <NumberLine label={t('design.turn')} value={field.turn} onChange={(turn) => onChange({ turn })} />
        </>
      )
    default:
      return null
  }
}

/** Whose place it is: whoever fills the form in, the customer's, or that of posts. */
function Signs({ field: { type, signs }, onChange }: PartProps) {
  const t = useT(designTexts)
  const isCustomers = signs === 'subject'
  return (
    <>
      {type === 'signature' && (
        <Checkbox checked={isCustomers} onChange={(on) => onChange({ signs: on ? 'subject' : undefined })}>
          {t('design.signs_customer')}
        </Checkbox>
      )}
      {!isCustomers && (
        <Chips
          label={t('design.signs_posts')}
          value={signs as readonly string[] | undefined}
          help={t(type === 'signature' ? 'design.signs_about' : 'design.decides_about')}
          onChange={(posts) => onChange({ signs: posts.length > 0 ? posts : undefined })}
        />
      )}
    </>
  )
}

/** Whether the answer is who it is at present: a hand-over then goes on to the successor. */
function Present({ field, onChange }: PartProps) {
  const t = useT(designTexts)
  return (
    <Checkbox checked={field.isPresent === true} onChange={(on) => onChange({ isPresent: on || undefined })}>
      {t('design.present')}
    </Checkbox>
  )
}

const targets = ['staff', 'department', 'post', 'customer', 'product', 'contract', 'trade', 'formRecord'] as const

function Refers({ field, onChange }: PartProps) {
  const t = useT(designTexts)
  return (
    <Line label={t('design.refers')}>
      {(id) => (
        <Select
          id={id}
          options={targets.map((key) => ({ key, label: t(`design.to_${key}`) }))}
          value={field.to}
          onChange={(to) => onChange({ to, form: undefined })}
        />
      )}
    </Line>
  )
}

function Required({ form, field, isColumn, onChange }: FormPartProps & { isColumn: boolean }) {
  const t = useT(designTexts)
  const value = field.requiredWhen !== undefined ? 'when' : field.required === true ? 'yes' : 'no'
  return (
    <Group label={t('design.required')}>
      <Segmented
        label={t('design.required')}
        choices={(isColumn ? (['no', 'yes'] as const) : (['no', 'yes', 'when'] as const)).map((key) => ({
          key,
          label: t(`design.required_${key}`),
        }))}
        value={value}
        onChange={(next) =>
          onChange({
            // A form that wants everything is told which fields may stay empty.
            required: next === 'yes' ? true : form.isWhole ? false : undefined,
            requiredWhen: next === 'when' ? { all: [] } : undefined,
          })
        }
      />
      {value === 'when' && (
        <ConditionLine
          form={form}
          but={field.key}
          value={field.requiredWhen}
          onChange={(requiredWhen) => onChange({ requiredWhen })}
        />
      )}
    </Group>
  )
}

function Shown({ form, field, onChange }: FormPartProps) {
  const t = useT(designTexts)
  const value = isPutAway(field) ? 'never' : field.shownWhen !== undefined ? 'when' : 'always'
  const next = { always: undefined, when: { all: [] }, never }
  return (
    <Group label={t('design.shown')}>
      <Segmented
        label={t('design.shown')}
        choices={(['always', 'when', 'never'] as const).map((key) => ({ key, label: t(`design.shown_${key}`) }))}
        value={value}
        onChange={(key) => onChange({ shownWhen: next[key] })}
      />
      {value === 'when' && (
        <ConditionLine
          form={form}
          but={field.key}
          value={field.shownWhen}
          onChange={(shownWhen) => onChange({ shownWhen })}
        />
      )}
    </Group>
  )
}
