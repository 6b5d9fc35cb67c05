import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { columnText } from '#platform/ui/forms/small-inputs.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { shownFields } from './register-fields.ts'
import { registerTexts } from './register-texts.ts'

/** 合计 over all rows of the list, as the foot of the paper has it (FRM-19). */
export function Totals({
  form,
  totals,
  rows = 0,
}: {
  form: FormDefinition
  totals: Readonly<Record<string, string>> | undefined
  rows: number | undefined
}) {
  const t = useT(registerTexts)
  const text = useText()
  const { language } = useLanguage()
  const fields = shownFields(form, Object.keys(totals ?? {}))
  if (fields.length === 0 || rows === 0) return null
  return (
    <p className="totals">
      <b>{t('register.total')}</b>
      <span className="mut sm">{t('register.total_over', { n: rows.toLocaleString('en') })}</span>
      {fields.map((field) => (
        <span key={field.key}>
          {text(field.label)} <b className="n">{columnText(field, totals?.[field.key], language)}</b>
        </span>
      ))}
    </p>
  )
}
