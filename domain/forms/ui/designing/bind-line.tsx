import { contactRoles } from '#domain/archives/contacts/schema.ts'
import { useCustomerFields } from '#domain/archives/ui/customer-fields.ts'
import type { FormField } from '#platform/core/forms/definition.ts'
import { Combobox } from '#platform/ui/combobox.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { personParts } from '../../binding/rules.ts'
import { designTexts } from './design-texts.ts'
import { Line, type Patch } from './inputs.tsx'
import { personWords } from './person-words.ts'

/** The field of the archive a field shows and writes back: chosen by its name. */
export function BindLine({ field, onChange }: { field: FormField; onChange: (patch: Patch) => void }) {
  const t = useT(designTexts)
  const candidates = useBindable()
  const held = candidates.find(({ key }) => key === field.bind)
  const find = async (typed: string) =>
    candidates.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, 30)
  return (
    <Line label={t('design.bind')} help={t('design.bind_about')}>
      {(id) => (
        <Combobox
          id={id}
          value={held ?? (field.bind === undefined ? undefined : { key: field.bind, label: field.bind })}
          placeholder={t('design.bind_none')}
          find={find}
          onChange={(candidate) => onChange({ bind: candidate?.key })}
        />
      )}
    </Line>
  )
}

function useBindable() {
  const text = useText()
  const { language } = useLanguage()
  const { fields } = useCustomerFields()
  const own = Object.entries(fields)
    .filter(([, field]) => !field.system || field.role !== undefined)
    .map(([key, field]) => ({ key, label: text(field.label) }))
  const at = language === 'en' ? 1 : 0
  const people = Object.entries(contactRoles).flatMap(([role, words]) => [
    { key: `@${role}`, label: words[at] },
    ...personParts.map((part) => ({ key: `@${role}.${part}`, label: `${words[at]}·${text(personWords[part])}` })),
  ])
  return [...own, ...people]
}
