import { type FormField, spanOf } from '#platform/core/forms/definition.ts'
import { FieldInput } from '../field-input.tsx'
import { useLanguage } from '../language.tsx'
import { NumberInput } from '../number-inputs.tsx'
import { type InputProps, TypedInput } from '../typed-input.tsx'
import { FilesInput } from './files-input.tsx'
import { PeopleInput, PersonInput } from './person-input.tsx'
import { dataOf, isLongList } from './progress.ts'
import { ScoreInput } from './score-input.tsx'
import { SignaturePlace, type Signed } from './signature-field.tsx'
import { ComputedOutput, DateRangeInput, DurationInput, formFieldText } from './small-inputs.tsx'
import { TickList } from './tick-list.tsx'
import { useFillingTools } from './tools.tsx'

export type FormInputProps = InputProps & {
  field: FormField
  id: string
  label: string
  /** Where the value stands in the answers: 'signed', 'care.<row>.signed'. */
  path: string
  other?: unknown
  onOther?: ((text: string | null) => void) | undefined
  /** In the cell of a table: as short as can be. */
  short?: boolean
}

/** The input for a form field of any type. Gives the value as it is stored, null when emptied. */
export function FormInput(props: FormInputProps) {
  const { field, path, other, onOther, short = false, ...rest } = props
  const { language } = useLanguage()
  const { signing, covered } = useFillingTools()
  const hidden = covered?.(field, path, rest.value)
  if (hidden !== undefined) return <span className={`in ${rest.look ?? ''}`}>{hidden}</span>
  switch (field.type) {
    case 'time':
      return <TypedInput {...rest} type="time" />
    case 'dateRange':
      return <DateRangeInput {...rest} />
    case 'duration':
      return <DurationInput {...rest} />
    case 'person':
      return <PersonInput {...rest} />
    case 'people':
      return <PeopleInput {...rest} />
    case 'score':
      return <ScoreInput {...rest} field={field} />
    case 'files':
      return <FilesInput {...rest} />
    case 'computed':
      return <ComputedOutput field={field} id={rest.id} value={rest.value} label={rest.label} />
    case 'signature':
      return (
        <span id={rest.id} tabIndex={-1}>
          {signing?.(field, path, rest.value) ?? (
            <SignaturePlace signed={(rest.value ?? undefined) as Signed | undefined} label={rest.label} short={short} />
          )}
        </span>
      )
    case 'approval':
      return (
        <span id={rest.id} tabIndex={-1}>
          {signing?.(field, path, rest.value) ?? (
            <span className="in unsigned">{formFieldText(field, rest.value, language)}</span>
          )}
        </span>
      )
    case 'money':
      return <MoneyInForm {...rest} field={field} short={short} />
    case 'options':
      return <TickList {...rest} field={field} other={other} onOther={onOther} />
    case 'option':
      if (!short && isTicked(field)) return <TickList {...rest} field={field} other={other} onOther={onOther} />
      break
    case 'table':
      // A table is laid out by form-table.tsx, never inside another.
      return null
  }
  return <FieldInput {...rest} field={dataOf(field)} />
}

const yuan = { zh: '元', en: 'CNY' }

/** An amount as papers have it: in yuan unless the form says another unit; in a table the head says it once. */
function MoneyInForm({ field, short, ...props }: InputProps & { field: FormField; short: boolean }) {
  const { unit = yuan, ...data } = dataOf(field)
  return <NumberInput {...props} field={{ ...data, ...(!short && { unit }) }} />
}

/** Few options in enough room are ticked, as on the paper; others are chosen from a list. */
export function isTicked(field: FormField): boolean {
  return !isLongList(field) && (spanOf(field) >= 4 || field.hasOther === true)
}

const groups: ReadonlySet<string> = new Set([
  'options',
  'score',
  'files',
  'signature',
  'approval',
  'boolean',
  'birthday',
])

/** Inputs of several parts: their label names the group instead of pointing at one input. */
export function isGroup(field: FormField): boolean {
  return groups.has(field.type) || (field.type === 'option' && isTicked(field))
}
