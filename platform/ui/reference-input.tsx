import type { FieldData } from '#platform/core/fields.ts'
import { Combobox } from './combobox.tsx'
import { useReferenceName, useReferences } from './references.tsx'
import type { InputProps } from './typed-input.tsx'

/** One record of another entity, found by typing. Gives its id. */
export function ReferenceInput({
  field,
  id,
  value,
  onChange,
  bad = false,
  describedBy,
  label,
  disabled = false,
}: InputProps & { field: FieldData & { form?: string } }) {
  const references = useReferences()
  const to = field.to ?? ''
  const key = typeof value === 'string' ? value : undefined
  const name = useReferenceName(to, key)
  return (
    <Combobox
      id={id}
      value={key === undefined ? undefined : { key, label: name ?? '…' }}
      onChange={(candidate) => onChange(candidate?.key ?? null)}
      find={(text) => references.find(to, text, field.form)}
      bad={bad}
      describedBy={describedBy}
      label={label}
      disabled={disabled}
    />
  )
}
