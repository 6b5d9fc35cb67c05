import type { FormField } from '#platform/core/forms/definition.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { numeral } from '../form-from-fields.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage, useT, useText } from '../language.tsx'
import { Rule } from '../page-title.tsx'
import { Panel } from '../panel.tsx'
import { type BoundField, isChanged } from './filling-field.tsx'
import { panelMessages } from './panel-messages.ts'
import { formFieldText } from './small-inputs.tsx'
import type { Filling } from './use-filling.ts'

/** 提交前还差: what keeps the form from being submitted; a press goes there. Said to be nothing when it is. */
export function OpenPanel({ filling, title }: { filling: Filling; title?: string }) {
  const t = useT(panelMessages)
  const text = useText()
  const { language } = useLanguage()
  const { open } = filling
  return (
    <Panel
      title={title ?? t('panel.open')}
      note={open.length > 0 ? t('panel.open_count', { n: open.length }) : undefined}
    >
      {open.length === 0 ? (
        <p className="li grn">
          <Icon name="check" small /> {t('panel.open_none')}
        </p>
      ) : (
        <ul className="errs">
          {open.map(({ path, field, section, message, note }) => (
            <li key={path}>
              <button type="button" onClick={() => filling.goTo(path)}>
                <Icon name="warning" small />
                <span className="grow">
                  {field ? text(field.label) : message}
                  <small>
                    {section && filling.sections.length > 1 && (
                      <>
                        {numeral(section.n, language === 'zh-CN')}
                        {language === 'zh-CN' ? '、' : '. '}
                        {text(section.section.label)}
                        <Rule />
                      </>
                    )}
                    {note}
                  </small>
                </span>
                <Icon name="chevron-right" small />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The bound fields that say something else than the record, those kept to this form left out. */
export function writtenBack(filling: Filling, bound: Readonly<Record<string, BoundField>>): FormField[] {
  return formFields(filling.form).filter(({ key }) => {
    const one = bound[key]
    return one !== undefined && !one.isHereOnly && isChanged(one, filling.values[key])
  })
}

/** 会写回档案: what the record will say after submitting, the old value struck through. */
export function WriteBackPanel({ filling, bound }: { filling: Filling; bound: Readonly<Record<string, BoundField>> }) {
  const t = useT(panelMessages)
  const text = useText()
  const { language } = useLanguage()
  const fields = writtenBack(filling, bound)
  if (fields.length === 0) return null
  return (
    <Panel title={t('panel.back')} note={t('panel.back_count', { n: fields.length })}>
      {fields.map((field) => {
        const held = formFieldText(field, bound[field.key]?.held, language)
        const next = formFieldText(field, filling.values[field.key], language)
        return (
          <div key={field.key} className="df">
            <span className="mut sm">{text(field.label)}</span>
            {held !== '' && <s>{held}</s>}
            <ins>{next === '' ? t('panel.emptied') : next}</ins>
          </div>
        )
      })}
    </Panel>
  )
}
