import { arityOf, me, myDepartment, periods } from '#platform/core/conditions.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { conditionMessages } from './condition-messages.ts'
import type { ConditionLeaf } from './condition-text.ts'
import { FieldInput } from './field-input.tsx'
import { useT } from './language.tsx'
import { MembersInput } from './members-input.tsx'
import { Select } from './select.tsx'
import { plainNumber, TypedInput } from './typed-input.tsx'

type ConditionValueProps = { field: FieldData; leaf: ConditionLeaf; onChange: (value: Value) => void }
type Scalar = string | number | boolean
export type Value = Scalar | Scalar[]

/** The value part of a comparison: none, one, two or several, by operator; the input by the field's type. */
export function ConditionValue({ field, leaf, onChange }: ConditionValueProps) {
  const t = useT(conditionMessages)
  const { op, value } = leaf
  const list = Array.isArray(value) ? (value as Scalar[]) : value === undefined ? [] : [value as Scalar]
  const give = (next: unknown) => onChange((next ?? '') as Scalar)

  if (arityOf(op) === 0) return <span />
  if (op === 'period') {
    return (
      <Select
        aria-label={t('condition.value')}
        placeholder={t('ui.form_choose')}
        options={periods.map((key) => ({ key, label: t(`period.${key}`) }))}
        value={list[0] === undefined ? undefined : String(list[0])}
        onChange={(key) => give(key)}
      />
    )
  }
  if (op === 'olderThanDays' || op === 'lastDays' || op === 'nextDays') {
    const days = (typed: string) => (/^\d+$/.test(plainNumber(typed)) ? Number(plainNumber(typed)) : '')
    return (
      <span className="unit-in">
        <TypedInput
          value={list[0]}
          inputMode="numeric"
          maxLength={5}
          label={t('condition.value')}
          toValue={days}
          onChange={give}
        />
        <span className="unit">{t('condition.days')}</span>
      </span>
    )
  }
  if (arityOf(op) === 2) {
    const put = (at: 0 | 1, next: unknown) =>
      onChange(at === 0 ? [(next ?? '') as Scalar, list[1] ?? ''] : [list[0] ?? '', (next ?? '') as Scalar])
    return (
      <span className="two">
        <FieldInput
          field={asSingle(field)}
          value={list[0]}
          onChange={(next) => put(0, next)}
          label={t('condition.value')}
        />
        {t('condition.to')}
        <FieldInput
          field={asSingle(field)}
          value={list[1]}
          onChange={(next) => put(1, next)}
          label={t('condition.value')}
        />
      </span>
    )
  }
  if (arityOf(op) === 'list')
    return <MembersInput field={field} value={list.map(String)} onChange={onChange} offers={offersOf(field)} />
  return <FieldInput field={asSingle(field)} value={list[0]} onChange={give} label={t('condition.value')} />
}

/** Values that stand for whoever looks: they keep a shared view useful to everybody. */
function offersOf(field: FieldData): readonly string[] {
  if (field.role === 'owner' || field.to === 'staff') return [me]
  return field.role === 'department' || field.to === 'department' ? [myDepartment] : []
}

/** Comparing an instant asks for a day, an amount for a plain number, a long text for a short one. */
function asSingle(field: FieldData): FieldData {
  const { unit: _, ...plain } = field
  if (field.type === 'instant') return { ...plain, type: 'date' }
  if (field.type === 'money') return { ...plain, type: 'decimal' }
  if (field.type === 'longText' || field.type === 'url') return { ...plain, type: 'text' }
  return plain
}
