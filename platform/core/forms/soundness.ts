import type { Condition } from '../conditions.ts'
import type { FieldError } from '../errors.ts'
import { type FormDefinition, type FormField, formFields, type Making } from './definition.ts'
import { otherKey } from './filling.ts'
import { pathsOf, readsOf } from './formula.ts'

// The longest paper of the trades has 51 lines; ten times that still opens in a blink.
const maxFields = 500
// A province list has 34 entries, a list of all streets of a city some hundreds.
const maxOptions = 1000
const keyShape = /^[a-z][A-Za-z0-9]{0,39}$/

/**
 * What keeps a definition from being published (FRM-04): one error a fault, with the path of the place it is at.
 * `bindable` are the fields of the subject, `formKeys` the forms that exist.
 */
export function faultsOf(
  form: FormDefinition,
  bindable: ReadonlySet<string>,
  formKeys: ReadonlySet<string>,
): FieldError[] {
  const fields = formFields(form)
  if (fields.length === 0) return [{ path: 'sections', code: 'form.no_fields' }]
  if (fields.length > maxFields) return [{ path: 'sections', code: 'form.too_many_fields', params: { max: maxFields } }]
  const keys = new Set(fields.map((field) => field.key))
  const faults = [
    ...doubled(form.sections.map((one) => one.key)).map((key) => fault(key, 'form.section_twice', { key })),
    ...doubled([
      ...fields.map((one) => one.key),
      ...fields.filter((one) => one.hasOther).map((one) => otherKey(one.key)),
    ]).map((key) => fault(key, 'form.key_twice', { key })),
    ...fields.flatMap((field) => faultsOfField(field, keys, bindable, formKeys)),
    ...form.sections.flatMap((section) => unknownIn(section.shownWhen, keys, section.key)),
    ...(form.sums ?? []).flatMap((sum) =>
      sum.fields
        .filter((path) => fieldAt(path, fields) === undefined)
        .map((key) => fault('sums', 'form.unknown_field', { key })),
    ),
    ...(form.listed ?? []).filter((key) => !keys.has(key)).map((key) => fault('listed', 'form.unknown_field', { key })),
    ...(form.happenedIn !== undefined && !keys.has(form.happenedIn)
      ? [fault('happenedIn', 'form.unknown_field', { key: form.happenedIn })]
      : []),
    ...(form.makes ?? []).flatMap((making) => faultsOfMaking(making, fields)),
    ...faultsOfLists(form, fields),
    ...faultsOfDone(form, fields),
    ...cyclesOf(form).map((path) => faultOfCycle(path, fields)),
  ]
  if (!/\{0+\}/.test(form.numbering.pattern))
    faults.push(fault('numbering', 'form.number_has_no_counter', { sample: '{0000}' }))
  return faults
}

/** Fields a list of what is in hand is filled into, which the form or the table does not have. */
function faultsOfLists({ lists }: FormDefinition, fields: readonly FormField[]): FieldError[] {
  if (lists === undefined) return []
  const columns = fields.find((one) => one.key === lists.rows)?.columns ?? []
  const heads = [lists.person, lists.rows, ...(lists.post === undefined ? [] : [lists.post])]
  return [
    ...heads.filter((key) => !fields.some((one) => one.key === key)),
    ...[lists.record, lists.isIn, lists.on].filter((key) => !columns.some((one) => one.key === key)),
  ].map((key) => fault('lists', 'form.unknown_field', { key }))
}

/** Columns what was done is written into, which the table does not have. */
function faultsOfDone({ doneIn }: FormDefinition, fields: readonly FormField[]): FieldError[] {
  if (doneIn === undefined) return []
  const { rows, ...wanted } = doneIn
  const columns = fields.find((one) => one.key === rows)?.columns
  if (columns === undefined) return [fault('doneIn', 'form.unknown_field', { key: rows })]
  return Object.values(wanted)
    .filter((key) => !columns.some((one) => one.key === key))
    .map((key) => fault('doneIn', 'form.unknown_field', { key }))
}

/** Fields a thing to do is made of, which the form or the table does not have. */
function faultsOfMaking(making: Making, fields: readonly FormField[]): FieldError[] {
  const table = making.rows === undefined ? undefined : fields.find((one) => one.key === making.rows)
  if (making.rows !== undefined && table?.columns === undefined)
    return [fault('makes', 'form.unknown_field', { key: making.rows })]
  const known = new Set([...fields, ...(table?.columns ?? [])].map((one) => one.key))
  const { title, due, owner, about, means, remarks, given, done, doneOn, dropped, result, proof } = making
  const named = [
    doneOn,
    title,
    due,
    owner,
    about,
    means?.field,
    remarks,
    given?.by,
    given?.on,
    done?.field,
    dropped?.field,
  ]
  return [...named, result, proof]
    .filter((key) => key !== undefined && !known.has(key))
    .map((key) => fault('makes', 'form.unknown_field', { key: String(key) }))
}

/** What a path 'field' or 'table.column' leads to. */
function fieldAt(path: string, fields: readonly FormField[]): FormField | undefined {
  const [key, column] = path.split('.')
  const field = fields.find((one) => one.key === key)
  return column === undefined ? field : field?.columns?.find((one) => one.key === column)
}

function fault(path: string, code: string, params: Record<string, string | number> = {}): FieldError {
  return { path, code, params }
}

function doubled(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(keys.filter((key) => seen.has(key) || !seen.add(key)))]
}

function faultsOfField(
  field: FormField,
  keys: ReadonlySet<string>,
  bindable: ReadonlySet<string>,
  formKeys: ReadonlySet<string>,
  table?: FormField,
): FieldError[] {
  const path = table ? `${table.key}.${field.key}` : field.key
  const known = table ? new Set([...keys, ...(table.columns ?? []).map((one) => one.key)]) : keys
  const faults: FieldError[] = []
  if (!keyShape.test(field.key)) faults.push(fault(path, 'form.key_shape', { key: field.key.slice(0, 40) }))
  if (!field.label.zh.trim()) faults.push(fault(path, 'form.no_label'))
  if ((field.type === 'option' || field.type === 'options') && !field.openOptions && !field.options?.length)
    faults.push(fault(path, 'form.no_options'))
  if ((field.options?.length ?? 0) > maxOptions) faults.push(fault(path, 'form.too_many_options', { max: maxOptions }))
  for (const key of doubled((field.options ?? []).map((one) => one.key)))
    faults.push(fault(path, 'form.option_twice', { key }))
  if (field.hasOther && !field.options?.some((one) => one.key === 'other'))
    faults.push(fault(path, 'form.no_other_option'))
  if (field.bind !== undefined && !bindable.has(field.bind))
    faults.push(fault(path, 'form.unknown_binding', { field: field.bind }))
  if (field.form !== undefined && !formKeys.has(field.form))
    faults.push(fault(path, 'form.unknown_form', { form: field.form }))
  if (field.type === 'computed' && field.formula === undefined) faults.push(fault(path, 'form.no_formula'))
  if (field.type === 'score' && !(field.min !== undefined && field.max !== undefined && field.min < field.max))
    faults.push(fault(path, 'form.no_score_span'))
  const reads = field.formula ? [...readsOf(field.formula)] : []
  if (reads.includes('')) faults.push(fault(path, 'form.no_operand'))
  for (const key of reads) if (key !== '' && !known.has(key)) faults.push(fault(path, 'form.unknown_field', { key }))
  faults.push(...unknownIn(field.shownWhen, known, path), ...unknownIn(field.requiredWhen, known, path))
  if (field.type !== 'table') return faults
  if (table !== undefined) return [...faults, fault(path, 'form.table_in_table')]
  if (!field.columns?.length) return [...faults, fault(path, 'form.no_columns')]
  for (const key of doubled(field.columns.map((one) => one.key))) faults.push(fault(path, 'form.key_twice', { key }))
  return [...faults, ...field.columns.flatMap((column) => faultsOfField(column, keys, bindable, formKeys, field))]
}

function unknownIn(condition: Condition | undefined, known: ReadonlySet<string>, path: string): FieldError[] {
  return fieldsIn(condition)
    .filter((key) => !known.has(key))
    .map((key) => fault(path, 'form.unknown_field', { key }))
}

/** Fields a condition speaks of. */
export function fieldsIn(condition: Condition | undefined): string[] {
  if (condition === undefined || 'search' in condition) return []
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  return 'not' in condition ? fieldsIn(condition.not) : [condition.field]
}

/**
 * What leads to what, down to the columns of tables: a formula to what it reads, a field to what its own condition and
 * that of its section ask, a column to its table as well.
 */
function leadsOf(form: Pick<FormDefinition, 'sections'>): Map<string, string[]> {
  const next = new Map<string, string[]>()
  for (const { shownWhen, fields } of form.sections)
    for (const field of fields) {
      next.set(field.key, [...askedBy(field), ...fieldsIn(shownWhen)])
      const columns = new Set(field.columns?.map(({ key }) => key))
      for (const column of field.columns ?? []) {
        const asked = askedBy(column).map((path) => (columns.has(path) ? `${field.key}.${path}` : path))
        next.set(`${field.key}.${column.key}`, [...asked, field.key])
      }
    }
  return next
}

function askedBy({ formula, shownWhen }: FormField): string[] {
  return [...(formula ? pathsOf(formula) : []), ...fieldsIn(shownWhen)]
}

/** Where nothing is worked out, it is the conditions that lead round. */
function faultOfCycle(path: string, fields: readonly FormField[]): FieldError {
  const code = fieldAt(path, fields)?.formula === undefined ? 'form.shown_in_circle' : 'form.cycle'
  return fault(path, code, { key: path })
}

/** Fields and columns whose formula or condition leads back to themselves. */
function cyclesOf(form: Pick<FormDefinition, 'sections'>): string[] {
  const next = leadsOf(form)
  const done = new Set<string>()
  const found = new Set<string>()
  const onWay = new Set<string>()
  const walk = (key: string): void => {
    if (onWay.has(key)) {
      found.add(key)
      return
    }
    if (done.has(key)) return
    onWay.add(key)
    for (const one of next.get(key) ?? []) walk(one)
    onWay.delete(key)
    done.add(key)
  }
  for (const key of next.keys()) walk(key)
  return [...found]
}
