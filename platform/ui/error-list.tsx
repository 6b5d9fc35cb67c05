import { type FormError, type FormFields, focusField, keyOf } from './field-form.ts'
import { Icon } from './icon.tsx'
import { useT, useText } from './language.tsx'
import { Panel } from './panel.tsx'

/** Beside a long form: what is still wrong, a press takes the cursor there. Nothing when nothing is. */
export function ErrorList({ fields, errors }: { fields: FormFields; errors: readonly FormError[] }) {
  const t = useT()
  const text = useText()
  if (errors.length === 0) return null
  return (
    <Panel title={t('ui.form_errors')} note={t('ui.form_errors_count', { n: errors.length })}>
      <ul className="errs">
        {errors.map((error) => {
          const field = fields[keyOf(error.path)]
          return (
            <li key={error.path}>
              <button type="button" onClick={() => focusField(keyOf(error.path))}>
                <Icon name="warning" small />
                <span className="grow">
                  {field ? text(field.label) : error.message}
                  <small>{error.message}</small>
                </span>
                <Icon name="chevron-right" small />
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
