import { lockForAct } from '#domain/archives/access/queries.ts'
import { saveChange } from '#domain/archives/commands.ts'
import { addContact, changeContact } from '#domain/archives/contacts/commands.ts'
import { changePlace, endContact } from '#domain/archives/contacts/places/commands.ts'
import { checkNewPeople } from '#domain/archives/opening/queries.ts'
import { type CustomerValues, misplacedKeys, prepareCustomer } from '#domain/archives/rules.ts'
import { customer } from '#domain/archives/schema.ts'
import type { Context, Database } from '#domain/kit.ts'
import { type FieldError, invalidFields } from '#platform/core/errors.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { chinaDay } from '#platform/core/time.ts'
import { parseInput } from '#platform/server/dispatch.ts'
import type { AnyOperation } from '#platform/server/operations.ts'
import { checkValue } from '#platform/server/values.ts'
import type { Answers } from '../schema.ts'
import { personOf, readArchive } from './queries.ts'
import { archiveField, bindOf, boundFields, toArchiveShape } from './rules.ts'

type Written = { customerId: string; values: Answers; form: FormDefinition; keys: readonly string[]; reason: string }

/**
 * Takes the chosen answers of a form into the archive it is about, by the archive's own way: its checks, its history,
 * its search tokens and duplicate keys follow as if they had been typed in there.
 * @returns the bindings written
 */
export async function writeBack(
  context: Context,
  { customerId, values, form, keys, reason }: Written,
): Promise<string[]> {
  const fields = boundFields(form).filter((field) => keys.includes(field.key))
  const unknown = keys.filter((key) => !fields.some((field) => field.key === key))
  if (unknown.length > 0)
    throw invalidFields(unknown.map((key) => ({ path: 'writeBack', code: 'form.not_bound', params: { field: key } })))
  const given = fields.filter((field) => !isEmptyValue(values[field.key]))
  const facts = given.filter((field) => 'field' in bindOf(field.bind))
  if (facts.length > 0) await writeFacts(context, customerId, facts, values, reason)
  const people = new Map<string, Record<string, unknown>>()
  for (const field of given) {
    const bind = bindOf(field.bind)
    if ('role' in bind) people.set(bind.role, { ...people.get(bind.role), [bind.part]: values[field.key] })
  }
  for (const [role, parts] of people) await writePerson(context, customerId, role, parts, reason)
  return given.map((field) => field.bind)
}

async function writeFacts(
  context: Context,
  customerId: string,
  fields: readonly { key: string; bind: string }[],
  values: Answers,
  reason: string,
): Promise<void> {
  const { row, standard } = await lockForAct(context, customerId, 'change')
  const errors: FieldError[] = []
  const [own, extra]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const { key, bind } of fields) {
    const field = archiveField(standard, bind)
    if (field === undefined || field.system) {
      errors.push({ path: `values.${key}`, code: 'form.not_bound', params: { field: key } })
      continue
    }
    const checked = checkValue(field, toArchiveShape(field, values[key]))
    if (!checked.ok) errors.push({ path: `values.${key}`, code: checked.code, params: checked.params })
    else if (Object.hasOwn(customer.fields, bind)) own[bind] = checked.value
    else extra[bind] = checked.value
  }
  if (errors.length > 0) throw invalidFields(errors)
  const prepared = prepareCustomer(
    row.id,
    row,
    { ...(own as CustomerValues), ...(Object.keys(extra).length > 0 ? { extra } : {}) },
    standard,
    { now: context.now, actorId: context.actor.id, obtainedOn: chinaDay(context.now) },
  )
  const misplaced = misplacedKeys(prepared.next)
  const wrong = fields.filter(({ bind }) => misplaced.includes(bind))
  if (wrong.length > 0)
    throw invalidFields(wrong.map(({ key }) => ({ path: `values.${key}`, code: 'field.not_applicable' })))
  await checkNewPeople(context, prepared)
  await saveChange(context, prepared, { kind: 'changed', reason, obtainedOn: chinaDay(context.now) })
}

/** Another name is another person: the one before keeps their years, and the new one begins today. */
async function writePerson(
  context: Context,
  customerId: string,
  role: string,
  parts: Record<string, unknown>,
  reason: string,
): Promise<void> {
  const page = await readArchive(context, customerId)
  if (page === undefined) throw invalidFields([{ path: 'writeBack', code: 'record.missing' }])
  const today = chinaDay(context.now)
  const before = personOf(page, role, today)
  const name = nameIn(parts['name'])
  const { name: _, duty, ...rest } = parts
  const isOther = name !== undefined && before !== undefined && before.name !== name
  if (before !== undefined && !isOther) {
    if (Object.keys(rest).length > 0)
      await runHere(context, changeContact, { id: before.id, version: before.version, values: rest, reason })
    if (duty !== undefined)
      await runHere(context, changePlace, { membershipId: before.membershipId, values: { duty }, reason })
    return
  }
  if (name === undefined) throw invalidFields([{ path: 'writeBack', code: 'form.person_unnamed' }])
  if (before !== undefined)
    await runHere(context, endContact, { membershipId: before.membershipId, toOn: today, reason })
  await runHere(context, addContact, {
    customerId,
    values: { name, role, fromOn: isOther ? today : null, ...rest, ...(duty === undefined ? {} : { duty }) },
  })
}

/** Another command of the archive within this one: same transaction, its own checks, its errors by field. */
async function runHere(context: Context, operation: AnyOperation<Database>, raw: unknown): Promise<void> {
  await operation.run(context, parseInput(operation, raw))
}

function nameIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? String((value as { name: unknown }).name) : undefined
}
