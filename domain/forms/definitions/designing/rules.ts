import {
  type FormDefinition,
  type FormField,
  type FormFieldType,
  type FormSection,
  formFields,
} from '#platform/core/forms/definition.ts'
import { fieldsIn } from '#platform/core/forms/soundness.ts'
import type { Text } from '#platform/core/i18n.ts'

/** What drawing up a form does to its definition. A place is 'field' or 'table.column'; everything gives a new definition. */
type Place = string

export function fieldAt(form: Pick<FormDefinition, 'sections'>, place: Place): FormField | undefined {
  const [key, column] = place.split('.')
  const field = formFields(form).find((one) => one.key === key)
  return column === undefined ? field : field?.columns?.find((one) => one.key === column)
}

function withFields(form: FormDefinition, change: (fields: readonly FormField[]) => readonly FormField[]) {
  return { ...form, sections: form.sections.map((one) => ({ ...one, fields: change(one.fields) })) }
}

/** The list the place stands in — fields of a section, or columns of its table — changed. */
function withList(
  form: FormDefinition,
  place: Place,
  change: (list: readonly FormField[], key: string) => readonly FormField[],
): FormDefinition {
  const [key = '', column] = place.split('.')
  return withFields(form, (fields) => {
    if (!fields.some((one) => one.key === key)) return fields
    if (column === undefined) return change(fields, key)
    return fields.map((one) => (one.key === key ? { ...one, columns: change(one.columns ?? [], column) } : one))
  })
}

function patched<T extends object>(one: T, patch: Partial<Record<keyof T, unknown>>): T {
  const next = { ...one, ...patch }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as T
}

/** What is given as undefined is taken away. */
export function changeField(form: FormDefinition, place: Place, patch: Partial<Record<keyof FormField, unknown>>) {
  return withList(form, place, (list, key) => list.map((one) => (one.key === key ? patched(one, patch) : one)))
}

export function changeHead(form: FormDefinition, patch: Partial<Record<keyof FormDefinition, unknown>>) {
  return patched(form, patch)
}

export function changeSection(form: FormDefinition, key: string, patch: Partial<Record<keyof FormSection, unknown>>) {
  return { ...form, sections: form.sections.map((one) => (one.key === key ? patched(one, patch) : one)) }
}

/** A field, with what its type needs to be sound from the start. */
export function newField(key: string, type: FormFieldType, label: Text): FormField {
  const choice = (n: number) => ({ key: `${key}o${n}`, label: { zh: `选项${n}`, en: `Option ${n}` } })
  const needs: Partial<Record<FormFieldType, Partial<FormField>>> = {
    text: { max: 200 },
    // Answers may run overleaf: forty printed pages.
    longText: { max: 100_000 },
    money: { scale: 2 },
    decimal: { scale: 2 },
    ratio: { scale: 4, min: 0 },
    option: { max: 40, options: [choice(1), choice(2)] },
    options: { max: 40, options: [choice(1), choice(2)] },
    score: { min: 1, max: 5 },
    duration: { min: 0 },
    phones: { max: 40, sensitivity: 'personal' },
    emails: { max: 254, sensitivity: 'personal' },
    residentId: { max: 30, sensitivity: 'personal' },
    birthday: { max: 12, sensitivity: 'personal' },
    partialDate: { max: 10 },
    region: { max: 6 },
    person: { max: 80 },
    people: { max: 80 },
    strings: { max: 60 },
    url: { max: 300 },
    ref: { to: 'staff' },
    table: { columns: [newColumn(`${key}c`)] },
    computed: { as: 'decimal' },
  }
  return { key, type, label, ...needs[type] }
}

function newColumn(key: string): FormField {
  return { key, type: 'text', label: { zh: '内容', en: 'Content' }, max: 200 }
}

/** Puts a field behind `after`, at the end of the section without it. */
export function addField(form: FormDefinition, section: string, field: FormField, after?: string): FormDefinition {
  return {
    ...form,
    sections: form.sections.map((one) => {
      if (one.key !== section) return one
      const at = one.fields.findIndex(({ key }) => key === after)
      return { ...one, fields: one.fields.toSpliced(at === -1 ? one.fields.length : at + 1, 0, field) }
    }),
  }
}

export function addColumn(form: FormDefinition, table: string, column: FormField): FormDefinition {
  return withFields(form, (fields) =>
    fields.map((one) => (one.key === table ? { ...one, columns: [...(one.columns ?? []), column] } : one)),
  )
}

/** Takes a field out, and with it what the form says of it in its own head. */
export function removeField(form: FormDefinition, place: Place): FormDefinition {
  const without = withList(form, place, (list, key) => list.filter((one) => one.key !== key))
  if (place.includes('.')) return without
  return patched(without, {
    listed: without.listed?.filter((key) => key !== place),
    happenedIn: without.happenedIn === place ? undefined : without.happenedIn,
  })
}

/** One place up or down; over the edge of its section into the next one. */
export function moveField(form: FormDefinition, place: Place, by: -1 | 1): FormDefinition {
  const section = form.sections.findIndex((one) => one.fields.some(({ key }) => key === place))
  const list = form.sections[section]?.fields ?? []
  const at = list.findIndex(({ key }) => key === place)
  const isOver = section !== -1 && (at + by < 0 || at + by >= list.length)
  if (!isOver) return withList(form, place, (fields, key) => moved(fields, key, by))
  const next = form.sections[section + by]
  return next === undefined ? form : moveTo(form, place, next.key, by === 1 ? 'first' : 'last')
}

/** Into another section, as its first or its last. */
export function moveTo(form: FormDefinition, key: string, section: string, as: 'first' | 'last' = 'last') {
  const field = fieldAt(form, key)
  if (field === undefined || !form.sections.some((one) => one.key === section)) return form
  const sections = form.sections.map((one) => {
    const fields = one.fields.filter((other) => other.key !== key)
    if (one.key !== section) return { ...one, fields }
    return { ...one, fields: as === 'first' ? [field, ...fields] : [...fields, field] }
  })
  return { ...form, sections }
}

export function moved<T extends { key: string }>(list: readonly T[], key: string, by: -1 | 1): readonly T[] {
  const at = list.findIndex((one) => one.key === key)
  const [one, other] = [list[at], list[at + by]]
  return one === undefined || other === undefined ? list : list.with(at, other).with(at + by, one)
}

export function addSection(form: FormDefinition, key: string, label: Text): FormDefinition {
  return { ...form, sections: [...form.sections, { key, label, fields: [] }] }
}

export function moveSection(form: FormDefinition, key: string, by: -1 | 1): FormDefinition {
  return { ...form, sections: moved(form.sections, key, by) }
}

/** Takes a section out with all it asks. */
export function removeSection(form: FormDefinition, key: string): FormDefinition {
  const fields = form.sections.find((one) => one.key === key)?.fields ?? []
  const emptied = fields.reduce((next, field) => removeField(next, field.key), form)
  return { ...emptied, sections: emptied.sections.filter((one) => one.key !== key) }
}

/** The draft as it can be tried: conditions that speak of fields that are gone do not hide anything. */
export function drawable(form: FormDefinition): FormDefinition {
  const known = new Set(formFields(form).map(({ key }) => key))
  const isLoose = (condition: FormField['shownWhen']) => fieldsIn(condition).some((key) => !known.has(key))
  const tight = <T extends Pick<FormField, 'shownWhen' | 'requiredWhen'>>(one: T): T =>
    patched(one, {
      ...(isLoose(one.shownWhen) && { shownWhen: undefined }),
      ...(isLoose(one.requiredWhen) && { requiredWhen: undefined }),
    } as Partial<Record<keyof T, unknown>>)
  const sections = form.sections.map((section) => ({ ...tight(section), fields: section.fields.map(tight) }))
  return {
    ...form,
    sections,
    sums: (form.sums ?? []).filter(({ fields }) => fields.every((key) => fieldAt(form, key))),
  }
}
