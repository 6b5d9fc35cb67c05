import { type ReactNode, useId } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { comparedAs } from '#platform/core/forms/filling.ts'
import type { Text } from '#platform/core/i18n.ts'
import { ChipsInput } from '#platform/ui/chips-input.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import type { FormFields } from '#platform/ui/field-form.ts'
import { dataOf } from '#platform/ui/forms/progress.ts'

/** What is changed of a field; undefined takes it away. */
export type Patch = Partial<Record<keyof FormField, unknown>>

type LineProps = { label: string; help?: ReactNode; children: (id: string) => ReactNode; width?: string }

/** A label over its control. */
export function Line({ label, help, width = '', children }: LineProps) {
  const id = useId()
  return (
    <div className={`fl ${width}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <p className="help">{help}</p>}
    </div>
  )
}

/** A control made of several: the label names the group. */
export function Group({ label, help, children }: { label: string; help?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="fl">
      <legend className="lb">{label}</legend>
      {children}
      {help && <p className="help">{help}</p>}
    </fieldset>
  )
}

type WordsProps = {
  label: string
  value: string | undefined
  onChange: (value: string) => void
  max?: number
  isLong?: boolean
  width?: string
  help?: ReactNode
}

export function Words({ label, value = '', onChange, max = 400, isLong = false, width, help }: WordsProps) {
  return (
    <Line label={label} help={help} {...(width !== undefined && { width })}>
      {(id) =>
        isLong ? (
          <textarea
            id={id}
            className="in area"
            value={value}
            maxLength={max}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            id={id}
            className="in"
            value={value}
            maxLength={max}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Line>
  )
}

type BothProps = {
  label: string
  labelEn: string
  value: Text | undefined
  onChange: (text: Text | undefined) => void
  isLong?: boolean
  /** May be left out altogether: empty Chinese takes it away. */
  isOptional?: boolean
}

/** A text in both languages; English follows the Chinese until somebody writes it. */
export function BothWords({ label, labelEn, value, onChange, isLong = false, isOptional = false }: BothProps) {
  const zh = value?.zh ?? ''
  const en = value?.en ?? ''
  const put = (next: Text) => onChange(isOptional && next.zh === '' && next.en === '' ? undefined : next)
  return (
    <>
      <Words
        label={label}
        value={zh}
        isLong={isLong}
        onChange={(typed) => put({ zh: typed, en: en === '' || en === zh ? typed : en })}
      />
      <Words label={labelEn} value={en} isLong={isLong} onChange={(typed) => put({ zh, en: typed })} />
    </>
  )
}

type NumberProps = {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
  width?: string
}

export function NumberLine({ label, value, onChange, width = 'w4' }: NumberProps) {
  return (
    <Line label={label} width={width}>
      {(id) => (
        <input
          id={id}
          type="number"
          className="in n"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      )}
    </Line>
  )
}

export function Chips({
  label,
  value,
  onChange,
  help,
}: {
  label: string
  value: readonly string[] | undefined
  onChange: (value: readonly string[]) => void
  help?: string
}) {
  return (
    <Line label={label} help={help}>
      {(id) => (
        <ChipsInput id={id} label={label} value={value ?? []} onChange={(next) => onChange((next as string[]) ?? [])} />
      )}
    </Line>
  )
}

const everything: Condition = { all: [] }

/** Conditions on the answers of the form itself. */
export function ConditionLine({
  form,
  but,
  value,
  onChange,
}: {
  form: FormDefinition
  /** The field the condition belongs to: it cannot depend on itself. */
  but: string
  value: Condition | undefined
  onChange: (condition: Condition) => void
}) {
  return (
    <ConditionChips
      fields={comparable(form, but)}
      condition={value ?? everything}
      onChange={(next) => onChange('all' in next && next.all.length === 1 && next.all[0] ? next.all[0] : next)}
    />
  )
}

function comparable(form: FormDefinition, but: string): FormFields {
  return Object.fromEntries(
    formFields(form)
      .filter((field: FormField) => field.key !== but && comparedAs(field) !== 'json')
      .map((field) => [field.key, { ...dataOf(field), type: comparedAs(field), required: false, filter: true }]),
  )
}
