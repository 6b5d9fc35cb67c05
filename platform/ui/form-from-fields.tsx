import type { ReactNode } from 'react'
import type { Text } from '#platform/core/i18n.ts'
import type { Bound, FieldForm, FormFields } from './field-form.ts'
import { FormField } from './form-field.tsx'
import { useLanguage, useT, useText } from './language.tsx'

type FormFromFieldsProps = {
  fields: FormFields
  form: FieldForm
  /** Sections in the order of the paper; fields without a known group come last. */
  groups?: Readonly<Record<string, Text>>
  /** Only fields for this kind of record (`appliesTo`). */
  kind?: string | undefined
  /** Keys to show, in order; all when absent. */
  only?: readonly string[]
  /** Width in twelfths where the type's own is not wanted: 2, 3, 4, 6, 8 or 12. */
  widths?: Readonly<Record<string, number>>
  bound?: Readonly<Record<string, Bound>>
  disabled?: boolean
  /** Replaces the input of a field, e.g. by one that checks for duplicates. */
  instead?: Readonly<Record<string, ReactNode>>
}

type Section = { key: string; title: Text | undefined; keys: string[] }

/** A form laid out from field descriptors: numbered sections, labels on top, twelve columns. */
export function FormFromFields(props: FormFromFieldsProps) {
  const { fields, form, groups = {}, kind, only, widths = {}, bound = {}, disabled = false, instead = {} } = props
  const t = useT()
  const text = useText()
  const { language } = useLanguage()
  const shown = (only ?? Object.keys(fields)).filter((key) => isShown(fields, key, kind))
  const sections = sectionsOf(fields, groups, shown)
  const hasHeads = sections.some((section) => section.title !== undefined)

  return sections.map((section, n) => (
    <section key={section.key} className="fs">
      {hasHeads && (
        <h3>
          <b>{numeral(n + 1, language === 'zh-CN')}</b>
          {section.title ? text(section.title) : t('ui.group_other')}
        </h3>
      )}
      <div className="fg">
        {section.keys.map((key) => (
          <FormField
            key={key}
            fieldKey={key}
            fields={fields}
            form={form}
            width={widths[key]}
            bound={bound[key]}
            disabled={disabled}
          >
            {instead[key]}
          </FormField>
        ))}
      </div>
    </section>
  ))
}

function isShown(fields: FormFields, key: string, kind: string | undefined): boolean {
  const field = fields[key]
  if (!field || field.system) return false
  // The currency stands inside its amount.
  if (key.endsWith('Currency') && fields[key.slice(0, -'Currency'.length)]?.type === 'money') return false
  return kind === undefined || field.appliesTo === undefined || field.appliesTo.includes(kind)
}

function sectionsOf(fields: FormFields, groups: Readonly<Record<string, Text>>, keys: readonly string[]): Section[] {
  const known = Object.entries(groups).map(
    ([key, title]): Section => ({ key, title, keys: keys.filter((one) => fields[one]?.group === key) }),
  )
  const rest = keys.filter((one) => groups[fields[one]?.group ?? ''] === undefined)
  return [...known, { key: 'other', title: undefined, keys: rest }].filter((section) => section.keys.length > 0)
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Section numbers as on paper: 一 … 十九 in Chinese, digits in English. */
export function numeral(n: number, chinese: boolean): string {
  if (!chinese) return String(n)
  return n <= 10 ? (numerals[n - 1] ?? '') : `十${numerals[n - 11] ?? ''}`
}
