import { Fragment, useEffect, useRef, useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { Button } from './button.tsx'
import { conditionMessages } from './condition-messages.ts'
import { type ConditionLeaf, conditionText, leafText } from './condition-text.ts'
import type { FormFields } from './field-form.ts'
import { Icon } from './icon.tsx'
import { useLanguage, useT } from './language.tsx'
import { LazyConditionEditor } from './lazy-condition-editor.tsx'
import { Popover } from './popover.tsx'
import { useReferenceName } from './references.tsx'

type ConditionChipsProps = {
  fields: FormFields
  condition: Condition
  onChange: (condition: Condition) => void
}

/** The conditions of a list as chips joined by 且. A press on one edits it, × takes it away, + adds. */
export function ConditionChips({ fields, condition, onChange }: ConditionChipsProps) {
  const t = useT(conditionMessages)
  const parts = 'all' in condition ? condition.all : [condition]
  const [editing, setEditing] = useState<number>()
  const anchor = useRef<HTMLSpanElement>(null)
  const replace = (at: number, part: Condition | undefined) => {
    const next = [...parts]
    if (part) next[at] = part
    else next.splice(at, 1)
    onChange({ all: next })
  }
  return (
    <span className="conds">
      {parts.map((part, n) => (
        <Fragment key={JSON.stringify(part)}>
          {n > 0 && <span className="join">{t('condition.all')}</span>}
          <span ref={editing === n ? anchor : undefined}>
            <Chip part={part} fields={fields} onEdit={() => setEditing(n)} onRemove={() => replace(n, undefined)} />
          </span>
        </Fragment>
      ))}
      <span ref={editing === parts.length ? anchor : undefined}>
        <Button tone="text" small icon="plus" onClick={() => setEditing(parts.length)}>
          {t('condition.add')}
        </Button>
      </span>
      <Popover open={editing !== undefined} onClose={() => setEditing(undefined)} anchor={anchor} className="cpop">
        {editing !== undefined && (
          <LazyConditionEditor
            fields={fields}
            condition={parts[editing]}
            onCancel={() => setEditing(undefined)}
            onDone={(part) => {
              setEditing(undefined)
              replace(editing, part)
            }}
          />
        )}
      </Popover>
    </span>
  )
}

type ChipProps = { part: Condition; fields: FormFields; onEdit: () => void; onRemove: () => void }

function Chip({ part, fields, onEdit, onRemove }: ChipProps) {
  const t = useT(conditionMessages)
  const { language } = useLanguage()
  const field = 'field' in part ? fields[part.field] : undefined
  const name = useFirstName(part, field)
  const words = { t, language, ...(name !== undefined && { nameOf: () => name }) }
  const text =
    'field' in part
      ? leafText(part, field, words)
      : { field: '', operator: '', value: conditionText(part, fields, words) }
  const whole = [text.field, text.operator, text.value].join(' ').trim()
  return (
    <span className="cond">
      <button
        type="button"
        className="edit"
        onClick={onEdit}
        aria-label={t('condition.edit', { name: whole })}
        title={whole}
      >
        {text.field && <i>{text.field}</i>}
        {text.operator && <em>{text.operator}</em>}
        <b>{text.value}</b>
      </button>
      <button type="button" aria-label={t('ui.remove', { name: whole })} onClick={onRemove}>
        <Icon name="close" small />
      </button>
    </span>
  )
}

/** The name of the first record a comparison names; chips with several show the count of the others. */
function useFirstName(part: Condition, field: FieldData | undefined): string | undefined {
  const value = 'field' in part ? (part as ConditionLeaf).value : undefined
  const first = Array.isArray(value) ? value[0] : value
  const isId = field?.type === 'ref' && typeof first === 'string' && !first.startsWith('@')
  const name = useReferenceName(field?.to ?? '', isId ? first : undefined)
  const region = useRegionText(field?.type === 'region' && typeof first === 'string' ? first : undefined)
  return name ?? region
}

/** The names of a division, undefined until the table of divisions is there: it is 160 kB and comes on its own. */
function useRegionText(code: string | undefined): string | undefined {
  const [name, setName] = useState<string>()
  useEffect(() => {
    let gone = false
    setName(undefined)
    if (code !== undefined)
      void import('#platform/core/chinese/divisions.ts').then(
        ({ regionText }) => !gone && setName(regionText(code) || code),
      )
    return () => {
      gone = true
    }
  }, [code])
  return name
}
