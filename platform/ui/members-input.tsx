import { useRef, useState } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { listText } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import { Checkbox } from './checkbox.tsx'
import { ChipsInput } from './chips-input.tsx'
import { Combobox } from './combobox.tsx'
import { conditionMessages } from './condition-messages.ts'
import { optionText } from './field-text.ts'
import { Icon } from './icon.tsx'
import { useLanguage, useT, useText } from './language.tsx'
import { Popover } from './popover.tsx'
import { useReferenceName, useReferences } from './references.tsx'
import { Tag } from './tag.tsx'

type MembersInputProps = {
  field: FieldData
  value: readonly string[]
  onChange: (value: string[]) => void
  /** '@me', '@my-department': offered before the others. */
  offers: readonly string[]
}

/** Several values to compare with: options by tick, records by typing, free texts as chips. */
export function MembersInput(props: MembersInputProps) {
  const { field, value, onChange } = props
  if (field.options && field.options.length > 0) return <OptionMembers {...props} />
  if (field.type === 'ref') return <ReferenceMembers {...props} />
  return <ChipsInput value={[...value]} onChange={(next) => onChange((next ?? []) as string[])} />
}

function OptionMembers({ field, value, onChange }: MembersInputProps) {
  const t = useT(conditionMessages)
  const text = useText()
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const words = listText(
    language,
    value.map((key) => optionText(field, key, language)),
  )
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="in"
        aria-expanded={open}
        aria-label={t('condition.value')}
        onClick={() => setOpen(!open)}
      >
        <span className="ell grow">{words || <span className="ph-t">{t('ui.form_choose')}</span>}</span>
        <Icon name="chevron-down" small />
      </button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} matchWidth className="cch">
        <ul>
          {choicesOf(field).map((option) => (
            <li key={option.key}>
              <Checkbox
                checked={value.includes(option.key)}
                onChange={(on) => onChange(on ? [...value, option.key] : value.filter((key) => key !== option.key))}
              >
                {text(option.label)}
              </Checkbox>
            </li>
          ))}
        </ul>
      </Popover>
    </>
  )
}

function ReferenceMembers({ field, value, onChange, offers }: MembersInputProps) {
  const t = useT(conditionMessages)
  const references = useReferences()
  const to = field.to ?? ''
  const wordOf = (offer: string) => t(offer === '@me' ? 'condition.me' : 'condition.my_department')
  const find = async (text: string) => {
    const own = offers.map((key) => ({ key, label: wordOf(key) })).filter(({ label }) => label.includes(text))
    const found = [...own, ...(await references.find(to, text))]
    return found.filter(({ key }) => !value.includes(key))
  }
  return (
    <span className="members">
      {value.map((key) => (
        <Member
          key={key}
          to={to}
          id={key}
          word={key.startsWith('@') ? wordOf(key) : undefined}
          onRemove={() => onChange(value.filter((one) => one !== key))}
        />
      ))}
      <Combobox
        value={undefined}
        label={t('condition.value')}
        find={find}
        onChange={(candidate) => candidate && onChange([...value, candidate.key])}
      />
    </span>
  )
}

function Member({
  to,
  id,
  word,
  onRemove,
}: {
  to: string
  id: string
  word: string | undefined
  onRemove: () => void
}) {
  const t = useT()
  const known = useReferenceName(to, word === undefined ? id : undefined)
  const name = word ?? known ?? '…'
  return (
    <Tag tone="brand">
      {name}
      <button type="button" aria-label={t('ui.remove', { name })} onClick={onRemove}>
        <Icon name="close" small />
      </button>
    </Tag>
  )
}
