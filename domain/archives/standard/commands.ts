import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField, invalidFields } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { checkValue } from '#platform/server/values.ts'
import { staleRecord } from '../access/queries.ts'
import { customer } from '../schema.ts'
import { readStandard } from './queries.ts'
import { type Standard, whyNotAdd } from './rules.ts'

/**
 * Checks values of the fields kept in `extra` against the standard. Null empties a field.
 * @throws AppError('invalid') naming each refused one as 'values.extra.<key>'.
 */
export function checkExtra(
  standard: Standard,
  raw: unknown,
  path = 'values.extra',
): Record<string, unknown> | undefined {
  if (raw === undefined || raw === null) return undefined
  if (typeof raw !== 'object' || Array.isArray(raw)) throw invalidFields([{ path, code: 'field.wrong_type' }])
  const values: Record<string, unknown> = {}
  const refused = Object.entries(raw).flatMap(([key, value]) => {
    const field = Object.hasOwn(standard.extra, key) ? standard.extra[key] : undefined
    if (field === undefined)
      return [{ path: `${path}.${key}`, code: 'field.unknown', params: { field: key.slice(0, 60) } }]
    const checked = checkValue(field, value)
    if (!checked.ok) return [{ path: `${path}.${key}`, code: checked.code, params: checked.params }]
    if (field.required && checked.value === null) return [{ path: `${path}.${key}`, code: 'field.required' }]
    values[key] = checked.value
    return []
  })
  if (refused.length > 0) throw invalidFields(refused)
  return values
}

/** Kinds of values a firm may add; money and references need more than one column and stay ours to declare. */
const ownTypes = [
  'text',
  'longText',
  'integer',
  'decimal',
  'ratio',
  'date',
  'partialDate',
  'boolean',
  'option',
  'options',
  'strings',
  'phones',
  'emails',
  'url',
  'birthday',
] as const

const label = z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().max(60).optional() })
const optionInput = z.strictObject({
  key: z.string().trim().min(1).max(40),
  label,
  synonyms: z.array(z.string().max(40)).max(20).optional(),
})

/** What may be said of a field and later said otherwise; its type stays what it was. */
const describable = {
  label,
  group: z.enum(Object.keys(customer.groups) as [string, ...string[]]).optional(),
  max: z.int().min(1).max(10_000).optional(),
  min: z.number().optional(),
  scale: z.int().min(0).max(6).optional(),
  options: z.array(optionInput).min(1).max(200).optional(),
  synonyms: z.array(z.string().trim().min(1).max(40)).max(30).optional(),
  list: z.enum(['default', 'offered']).optional(),
  filter: z.boolean().optional(),
  required: z.boolean().optional(),
  quality: z.enum(['basic', 'wanted']).optional(),
  validDays: z.int().min(1).max(36_500).optional(),
  sensitivity: z.enum(['personal', 'secret']).optional(),
  appliesTo: z
    .array(z.enum(['organisation', 'individual']))
    .min(1)
    .optional(),
  help: label.optional(),
}
const described = z.strictObject(describable)
const needs = { right: 'setup.manage' }
const written = z.object({ key: z.string(), version: z.int() })

type Described = z.output<typeof described>

/** Field data as it is kept; English falls back on Chinese where the firm gave none. */
function definitionOf(type: string, given: Described): FieldData {
  const both = ({ zh, en }: z.output<typeof label>) => ({ zh, en: en || zh })
  const usual =
    type === 'text' ? { max: 200 } : type === 'longText' ? { max: 10_000 } : type === 'strings' ? { max: 60 } : {}
  const { label: name, options, help, ...rest } = given
  return {
    type,
    ...usual,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    label: both(name),
    ...(options
      ? {
          options: options.map((one) => ({
            key: one.key,
            label: both(one.label),
            ...(one.synonyms ? { synonyms: one.synonyms } : {}),
          })),
        }
      : {}),
    ...(help ? { help: both(help) } : {}),
  } as FieldData
}

function checkOptions(type: string, options: Described['options']): void {
  const hasOptions = type === 'option' || type === 'options'
  if (hasOptions && options === undefined) throw invalidField('definition.options', 'field.required')
  if (new Set(options?.map((one) => one.key)).size !== (options?.length ?? 0))
    throw invalidField('definition.options', 'extra_field.option_twice')
}

export const addField = command({
  name: 'field.add',
  about:
    'Adds a field of the firm’s own to the archive, with type and length, without programming; duplicates are refused (ARC-42, ARC-43)',
  needs,
  input: z.strictObject({
    /** Made from the count when left out; people need not see it. */
    key: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
      .optional(),
    type: z.enum(ownTypes),
    definition: described,
    position: z.int().min(0).max(10_000).optional(),
  }),
  output: written,
  async run(context, input) {
    await sql`select pg_advisory_xact_lock(hashtext('extra_fields'))`.execute(context.db)
    const standard = await readStandard(context)
    const rows = await context.db.selectFrom('extraFields').select('key').where('entity', '=', 'customer').execute()
    const key = input.key ?? freeKey(rows.map((row) => row.key))
    const refusal = rows.some((row) => row.key === key)
      ? 'extra_field.key_taken'
      : whyNotAdd(standard, key, input.definition.label.zh)
    if (refusal !== undefined)
      throw invalidField(refusal === 'extra_field.key_taken' ? 'key' : 'definition.label.zh', refusal)
    checkOptions(input.type, input.definition.options)
    const definition = definitionOf(input.type, input.definition)
    const at = context.now.toISOString()
    await context.db
      .insertInto('extraFields')
      .values({
        id: newId(),
        version: 1,
        entity: 'customer',
        key,
        definition: JSON.stringify(definition),
        origin: 'firm',
        position: input.position ?? rows.length,
        createdAt: at,
        createdBy: context.actor.id,
        updatedAt: at,
        updatedBy: context.actor.id,
      })
      .execute()
    context.audit({ kind: 'change', subject: 'extraField', detail: { key, added: true } })
    if (definition.quality !== undefined) await context.job('archives.recount', {}, { key: 'archives.recount' })
    return { key, version: 1 }
  },
})

function freeKey(taken: readonly string[]): string {
  let n = taken.length + 1
  while (taken.includes(`own${n}`)) n++
  return `own${n}`
}

/** The row of a field; one of a trade gets a row when the firm first says something about it. */
async function lockField(
  context: Context,
  key: string,
  version: number,
): Promise<{ id: string; definition: FieldData; version: number; archivedAt: string | null }> {
  const row = await context.db
    .selectFrom('extraFields')
    .selectAll()
    .where('entity', '=', 'customer')
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  if (row !== undefined) {
    if (row.version !== version) throw await staleRecord(context, row)
    return { ...row, definition: row.definition as FieldData }
  }
  const definition = (await readStandard(context)).extra[key]
  if (definition === undefined) throw new AppError('missing', 'record.missing')
  const at = context.now.toISOString()
  const made = {
    id: newId(),
    version: 0,
    entity: 'customer',
    key,
    definition: JSON.stringify(definition),
    origin: 'pack' as const,
    position: 0,
  }
  await context.db
    .insertInto('extraFields')
    .values({ ...made, createdAt: at, createdBy: context.actor.id, updatedAt: at, updatedBy: context.actor.id })
    .execute()
  return { id: made.id, definition, version: 0, archivedAt: null }
}

async function saveField(
  context: Context,
  before: { id: string; version: number },
  key: string,
  values: Record<string, unknown>,
): Promise<z.input<typeof written>> {
  const version = before.version + 1
  await context.db
    .updateTable('extraFields')
    .set({ ...values, version, updatedAt: context.now.toISOString(), updatedBy: context.actor.id })
    .where('id', '=', before.id)
    .execute()
  context.audit({ kind: 'change', subject: 'extraField', detail: { key, fields: Object.keys(values) } })
  await context.job('archives.recount', {}, { key: 'archives.recount' })
  return { key, version }
}

export const changeField = command({
  name: 'field.change',
  about:
    'Changes what is said of a field the firm or a trade added: name, options, place, whether it counts; never its type',
  needs,
  input: z.strictObject({
    key: z.string().max(40),
    /** 0 for a field of a trade that the firm has not changed yet. */
    version: z.int().min(0),
    definition: described,
    position: z.int().min(0).max(10_000).optional(),
  }),
  output: written,
  async run(context, input) {
    const before = await lockField(context, input.key, input.version)
    const { type } = before.definition
    checkOptions(type, input.definition.options)
    const kept = new Set(input.definition.options?.map((one) => one.key))
    const dropped = (before.definition.options ?? []).find((one) => !kept.has(one.key))
    if (dropped !== undefined)
      throw invalidField('definition.options', 'extra_field.option_in_use', { option: dropped.label.zh })
    const definition = definitionOf(type, input.definition)
    if ((definition.max ?? 0) < (before.definition.max ?? 0))
      throw invalidField('definition.max', 'extra_field.shorter', { max: before.definition.max })
    const position = input.position === undefined ? {} : { position: input.position }
    return await saveField(context, before, input.key, { definition: JSON.stringify(definition), ...position })
  },
})

export const archiveField = command({
  name: 'field.archive',
  about: 'Puts a field away, or takes it out again; its values stay in the archives',
  needs,
  input: z.strictObject({ key: z.string().max(40), version: z.int().min(0), archived: z.boolean() }),
  output: written,
  async run(context, input) {
    const before = await lockField(context, input.key, input.version)
    return await saveField(context, before, input.key, {
      archivedAt: input.archived ? (before.archivedAt ?? context.now.toISOString()) : null,
    })
  },
})

export const standardCommands = [addField, changeField, archiveField] as const
