import { Combobox } from '../combobox.tsx'
import { Icon } from '../icon.tsx'
import { useT } from '../language.tsx'
import { useReferences } from '../references.tsx'
import { Tag } from '../tag.tsx'
import { type InputProps, TypedInput } from '../typed-input.tsx'
import { fillingMessages } from './filling-messages.ts'
import { useFillingTools } from './tools.tsx'

/** Somebody named: linked to the staff where they are one of us, else the name as written. */
export type Person = { name: string; staffId?: string; contactId?: string }

function usePersonFinder() {
  const { find } = useReferences()
  return (text: string) => find('staff', text)
}

/** Whoever is not of the house writes a name; the staff list is not theirs to look through. */
export function PersonInput(props: InputProps) {
  const { me } = useFillingTools()
  return me === undefined ? <NameInput {...props} /> : <StaffInput {...props} />
}

function NameInput({ value, onChange, ...rest }: InputProps) {
  const person = value as Person | null | undefined
  const write = (name: unknown) => onChange(typeof name === 'string' && name !== '' ? { name } : null)
  return <TypedInput {...rest} value={person?.name ?? null} onChange={write} />
}

function StaffInput({ value, onChange, ...rest }: InputProps) {
  const t = useT(fillingMessages)
  const find = usePersonFinder()
  const person = value as Person | null | undefined
  return (
    <Combobox
      {...rest}
      value={person ? { key: person.staffId ?? '', label: person.name } : undefined}
      find={find}
      placeholder={t('filling.person')}
      takesText
      onChange={(candidate) =>
        onChange(candidate ? { name: candidate.label, ...(candidate.key !== '' && { staffId: candidate.key }) } : null)
      }
    />
  )
}

/** Several of them. */
export function PeopleInput({ value, onChange, label, disabled = false, ...rest }: InputProps) {
  const t = useT(fillingMessages)
  const find = usePersonFinder()
  const people = Array.isArray(value) ? (value as Person[]) : []
  const give = (next: Person[]) => onChange(next.length === 0 ? null : next)
  return (
    <span className="members">
      {people.map((person) => (
        <Tag key={`${person.staffId ?? ''}${person.name}`}>
          {person.name}
          {!disabled && (
            <button
              type="button"
              aria-label={t('ui.remove', { name: person.name })}
              onClick={() => give(people.filter((one) => one !== person))}
            >
              <Icon name="close" small />
            </button>
          )}
        </Tag>
      ))}
      {!disabled && (
        <Combobox
          {...rest}
          value={undefined}
          label={label}
          find={find}
          placeholder={people.length === 0 ? t('filling.person') : t('filling.people')}
          takesText
          onChange={(candidate) =>
            candidate &&
            !people.some((one) => one.name === candidate.label) &&
            give([...people, { name: candidate.label, ...(candidate.key !== '' && { staffId: candidate.key }) }])
          }
        />
      )}
    </span>
  )
}
