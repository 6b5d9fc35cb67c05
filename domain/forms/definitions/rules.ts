import { packForms } from '#packs/forms.ts'
import type { FieldError } from '#platform/core/errors.ts'
import type { Option } from '#platform/core/fields.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import type { Text } from '#platform/core/i18n.ts'
import { isSame } from '#platform/core/same.ts'

/** What a trade brings, by the key of the form. */
const broughtForms: ReadonlyMap<string, { pack: string; form: FormDefinition }> = new Map(
  Object.entries(packForms).flatMap(([pack, forms]) => forms.map((form) => [form.key, { pack, form }] as const)),
)

export function broughtForm(key: string): { pack: string; form: FormDefinition } | undefined {
  return broughtForms.get(key)
}

/** Whether what the trade brings is no longer the text a firm's version stands on; a form of the firm's own stands on none. */
export function isNewer(brought: FormDefinition, ground: FormDefinition | undefined): ground is FormDefinition {
  return ground !== undefined && !isSame(brought, ground)
}

/** Forms of the trades that are switched on; the core always is. */
export function formsOfPacks(packs: readonly string[]): { pack: string; form: FormDefinition }[] {
  return [...broughtForms.values()].filter(({ pack }) => pack === 'core' || packs.includes(pack))
}

/** One version of a form as it is worked with: the firm's options are in it. */
export type Definition = {
  id: string
  key: string
  version: number
  /** Unset: the firm's own. */
  pack: string | null
  form: FormDefinition
  state: 'draft' | 'published' | 'retired'
  /** False while it is as the trade brings it and nobody has used it. */
  isStored: boolean
}

export type Addition = { field: string; key: string; label: Text }

/** The definition with the options the firm added to lists that are open (FRM-20). 其他 stays the last. */
export function withOptions(form: FormDefinition, additions: readonly Addition[]): FormDefinition {
  if (additions.length === 0) return form
  const extend = (field: FormField, path: string): FormField => {
    const columns = field.columns?.map((column) => extend(column, `${path}.${column.key}`))
    const own = additions.filter((one) => one.field === path)
    return {
      ...field,
      ...(columns === undefined ? {} : { columns }),
      ...(own.length === 0 ? {} : { options: joined(field.options ?? [], own) }),
    }
  }
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => extend(field, field.key)),
    })),
  }
}

function joined(options: readonly Option[], own: readonly Addition[]): Option[] {
  const known = new Set(options.map((one) => one.key))
  const added = own.filter((one) => !known.has(one.key)).map(({ key, label }) => ({ key, label }))
  return [...options.filter((one) => one.key !== 'other'), ...added, ...options.filter((one) => one.key === 'other')]
}

/** Whether a firm with these trades is offered the form. */
export function isOffered({ state, pack }: Pick<Definition, 'state' | 'pack'>, packs: readonly string[]): boolean {
  return state === 'published' && (pack === null || pack === 'core' || packs.includes(pack))
}

/**
 * Keys that held something of another type in an earlier version: lists and sums over all records would no longer
 * know what to make of the old answers. A new key costs nothing.
 */
export function changedTypes(earlier: readonly FormDefinition[], next: FormDefinition): FieldError[] {
  const known = new Map(earlier.flatMap((form) => formFields(form).map((field) => [field.key, typeOf(field)] as const)))
  return formFields(next)
    .filter((field) => known.has(field.key) && known.get(field.key) !== typeOf(field))
    .map((field) => ({ path: field.key, code: 'form.type_changed', params: { key: field.key } }))
}

/** Words and long words are one, and so are amounts, decimals and shares: they compare alike. */
function typeOf(field: FormField): string {
  const type = field.type === 'computed' ? (field.as ?? 'decimal') : field.type
  if (type === 'longText') return 'text'
  return ['money', 'decimal', 'ratio', 'integer', 'score', 'duration'].includes(type) ? 'number' : type
}
