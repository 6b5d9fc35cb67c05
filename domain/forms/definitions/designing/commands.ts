import { sql } from 'kysely'
import { z } from 'zod'
import { readStandard } from '#domain/archives/standard/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present } from '#domain/people/records/commands.ts'
import { AppError, type FieldError, invalidField } from '#platform/core/errors.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { definitionSchema } from '#platform/core/forms/definition-schema.ts'
import { section, text } from '#platform/core/forms/makers.ts'
import { faultsOf } from '#platform/core/forms/soundness.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { bindableKeys } from '../../binding/rules.ts'
import { takeSerials } from '../../numbering/commands.ts'
import { storeBrought } from '../commands.ts'
import { currentDefinition, readOffered } from '../queries.ts'
import { changedTypes, type Definition } from '../rules.ts'
import { formDefinition } from '../schema.ts'
import { fieldAt } from './rules.ts'

const needs = { right: 'forms.design' }
const draftOutput = z.object({
  id: z.uuid(),
  key: z.string(),
  version: z.int(),
  revision: z.int(),
  definition: z.unknown() as unknown as z.ZodType<FormDefinition>,
})
const faultShape = z.object({ path: z.string(), code: z.string(), message: z.string() })

export const draftDefinition = command({
  name: 'form.draftDefinition',
  about: 'Begins to change a form, or a new one: empty, or a copy of another; what is filled in stays on its version',
  needs,
  input: z.strictObject({
    /** The form to change; left out for a new one. */
    key: z.string().max(40).optional(),
    copyOf: z.string().max(40).optional(),
    title: z
      .strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().max(120).optional() })
      .optional(),
  }),
  output: draftOutput,
  async run(context, { key, copyOf, title }) {
    if (key !== undefined) {
      const current = await storeBrought(context, await currentDefinition(context, key))
      return await writeDraft(context, {
        key,
        pack: current.pack,
        definition: await storedText(context, current.id),
        from: current,
      })
    }
    if (title === undefined) throw invalidField('title', 'field.required')
    const own = `Z-${String(await takeSerials(context, 'form definitions')).padStart(3, '0')}`
    const source = copyOf === undefined ? undefined : await currentDefinition(context, copyOf)
    const definition = newDefinition(own, { zh: title.zh, en: title.en || title.zh }, source?.form)
    return await writeDraft(context, { key: own, pack: null, definition })
  },
})

function newDefinition(
  key: string,
  title: FormDefinition['title'],
  source: FormDefinition | undefined,
): FormDefinition {
  const numbering = { pattern: `${key}-{yyyy}-{0000}` }
  if (source !== undefined) {
    const { code: _, otherNames: _o, ...copy } = source
    return { ...copy, key, title, numbering }
  }
  return {
    key,
    title,
    about: title,
    subject: 'customer',
    shape: 'sheet',
    numbering,
    sections: [
      section('main', '内容', 'Content', [text('name', '名称', 'Name', undefined, { bind: 'name', required: true })]),
    ],
  }
}

/** The text of a version as it is stored, without the options the firm added beside it. */
export async function storedText(context: Context, id: string): Promise<FormDefinition> {
  const row = await context.db
    .selectFrom('formDefinitions')
    .select('definition')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.definition
}

type Draft = {
  key: string
  pack: string | null
  definition: FormDefinition
  from?: Pick<Definition, 'id'>
  /** The trade's own text of the edition this draft stands on. */
  brought?: FormDefinition
}

export async function writeDraft(context: Context, draft: Draft): Promise<z.output<typeof draftOutput>> {
  const { rows } = await sql<{ version: number; brought: FormDefinition | null }>`
    select coalesce(max(version), 0) + 1 as version,
      (select coalesce(brought, case when pack is not null and based_on is null then definition end) from form_definitions where id = ${draft.from?.id ?? null}) as brought
    from form_definitions where key = ${draft.key}`.execute(context.db)
  const { version = 1, brought = null } = rows[0] ?? {}
  const ground = draft.brought ?? brought
  const id = newId()
  const at = context.now.toISOString()
  await context.db
    .insertInto('formDefinitions')
    .values({
      id,
      key: draft.key,
      version,
      revision: 1,
      pack: draft.pack,
      definition: JSON.stringify(draft.definition),
      brought: ground === null ? null : JSON.stringify(ground),
      state: 'draft',
      basedOn: draft.from?.id ?? null,
      createdAt: at,
      createdBy: context.actor.id,
      updatedAt: at,
      updatedBy: context.actor.id,
    })
    .execute()
  await noteCreation(context, formDefinition, id, { key: draft.key, version })
  return { id, key: draft.key, version, revision: 1, definition: draft.definition }
}

export async function lockDraft(context: Context, id: string, revision?: number) {
  const row = present(
    await context.db.selectFrom('formDefinitions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
  if (row.state !== 'draft') throw new AppError('conflict', 'form.already_published')
  if (revision !== undefined && row.revision !== revision)
    throw new AppError('conflict', 'record.stale', {
      who: await nameOf(context, row.updatedBy),
      current: { definition: row.definition },
      version: row.revision,
    })
  return row
}

async function nameOf(context: Context, staffId: string | null): Promise<string> {
  const row =
    staffId === null
      ? undefined
      : await context.db.selectFrom('staff').select('name').where('id', '=', staffId).executeTakeFirst()
  return row?.name ?? context.t('customer.system')
}

export const keepDefinition = command({
  name: 'form.keepDefinition',
  about: 'Keeps a draft of a form as it is drawn up, and says what still keeps it from being published',
  needs,
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(1), definition: definitionSchema }),
  output: z.object({ id: z.uuid(), revision: z.int(), faults: z.array(faultShape) }),
  async run(context, { id, revision, definition }) {
    const row = await lockDraft(context, id, revision)
    if (definition.key !== row.key) throw invalidField('definition.key', 'form.key_stays')
    await context.db
      .updateTable('formDefinitions')
      .set({
        definition: JSON.stringify(definition),
        revision: revision + 1,
        updatedAt: context.now.toISOString(),
        updatedBy: context.actor.id,
      })
      .where('id', '=', id)
      .execute()
    context.audit({ kind: 'change', subject: formDefinition.name, ids: [id], detail: { form: row.key, act: 'keep' } })
    return { id, revision: revision + 1, faults: described(context, await faultsFor(context, definition)) }
  },
})

export const checkDefinition = command({
  name: 'form.checkDefinition',
  about: 'Says what is wrong with a definition, place by place, without keeping it',
  needs,
  input: z.strictObject({ definition: definitionSchema }),
  output: z.object({ faults: z.array(faultShape) }),
  async run(context, { definition }) {
    return { faults: described(context, await faultsFor(context, definition)) }
  },
})

/** What keeps a definition from being published here: unsound, or a key that used to hold something of another type. */
export async function faultsFor(context: Context, definition: FormDefinition): Promise<FieldError[]> {
  const { extra } = await readStandard(context)
  const known = new Set([...(await readOffered(context)).map((one) => one.key), definition.key])
  const { rows } = await sql<{ definition: FormDefinition }>`select definition from form_definitions
    where key = ${definition.key} and state <> 'draft'`.execute(context.db)
  const faults = [
    ...faultsOf(definition, bindableKeys(extra), known),
    ...changedTypes(
      rows.map((row) => row.definition),
      definition,
    ),
  ]
  return faults.map((fault) => named(context, definition, fault))
}

/** Whoever draws a form knows its fields by their names and not by their keys; what is no longer there has only its key. */
function named(context: Context, form: FormDefinition, fault: FieldError): FieldError {
  const key = fault.params?.['key']
  if (typeof key !== 'string') return fault
  const fields = formFields(form).flatMap((field) => [field, ...(field.columns ?? [])])
  const label = (fieldAt(form, key) ?? fields.find((field) => field.key === key))?.label
  if (label === undefined) return fault
  return { ...fault, params: { ...fault.params, key: textIn(context.language, label) || key } }
}

function described(context: Context, faults: readonly FieldError[]) {
  return faults.map(({ path, code, params }) => ({ path, code, message: context.t(code, params) }))
}

export const designingCommands = [draftDefinition, keepDefinition, checkDefinition] as const
