import { IconButton } from '#platform/ui/button.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { collectingTexts } from './collecting-texts.ts'
import { useAskable } from './kinds.ts'

type FindingsProps = {
  opens: 'individual' | 'organisation'
  values: Record<string, unknown>
  onChange: (values: Record<string, unknown>) => void
}

/** Items of the archive that a visit or a report found out about: chosen one by one. */
export function Findings({ opens, values, onChange }: FindingsProps) {
  const t = useT(collectingTexts)
  const text = useText()
  const askable = useAskable(opens)
  const without = (key: string) => Object.fromEntries(Object.entries(values).filter(([one]) => one !== key))
  const free = Object.entries(askable).filter(([key]) => !(key in values) && !key.endsWith('Currency'))
  return (
    <section className="rows">
      <h3>{t('form.findings')}</h3>
      {Object.entries(values).map(([key, value]) => {
        const field = askable[key]
        if (!field) return null
        const id = `finding-${key}`
        return (
          <div key={key} className="finding">
            <label htmlFor={id}>{text(field.label)}</label>
            <FieldInput
              id={id}
              field={field}
              label={text(field.label)}
              value={value}
              onChange={(next) => onChange({ ...values, [key]: next })}
            />
            <IconButton
              small
              icon="trash"
              label={t('ui.remove', { name: text(field.label) })}
              onClick={() => onChange(without(key))}
            />
          </div>
        )
      })}
      <span className="pick s">
        <select
          className="in s"
          aria-label={t('form.add_finding')}
          value=""
          onChange={(event) => onChange({ ...values, [event.target.value]: null })}
        >
          <option value="">{t('form.add_finding')}</option>
          {free.map(([key, field]) => (
            <option key={key} value={key}>
              {text(field.label)}
            </option>
          ))}
        </select>
      </span>
    </section>
  )
}
