import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { invalidFields } from '#platform/core/errors.ts'
import { storeBrought } from '../commands.ts'
import { faultsFor, lockDraft } from '../designing/commands.ts'
import { currentDefinition } from '../queries.ts'
import { formDefinition } from '../schema.ts'

const needs = { right: 'forms.design' }

export const publishForm = command({
  name: 'form.publish',
  about: 'Makes a draft the version that is filled in from now on; it is never changed again',
  needs,
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(1), note: z.string().trim().max(500).optional() }),
  output: z.object({ id: z.uuid(), key: z.string(), version: z.int() }),
  async run(context, { id, revision, note }) {
    const row = await lockDraft(context, id, revision)
    const faults = await faultsFor(context, row.definition)
    if (faults.length > 0) throw invalidFields(faults.map((one) => ({ ...one, path: `definition.${one.path}` })))
    await putInForce(context, row, note)
    return { id, key: row.key, version: row.version }
  },
})

/** Makes a draft that nothing is wrong with the version in force. */
export async function putInForce(
  context: Context,
  { id, key, version }: { id: string; key: string; version: number },
  note?: string,
): Promise<void> {
  const publishedAt = context.now.toISOString()
  await context.db
    .updateTable('formDefinitions')
    .set({ state: 'published', publishedAt, publishedBy: context.actor.id, note: note ?? null })
    .where('id', '=', id)
    .execute()
  const detail = { form: key, version, act: 'publish' }
  context.audit({ kind: 'change', subject: formDefinition.name, ids: [id], detail })
  context.tell('form.definitions', { key })
}

export const dropDraft = command({
  name: 'form.dropDraft',
  about: 'Throws a draft of a form away; nothing was filled in on it',
  needs,
  input: z.strictObject({ id: z.uuid(), revision: z.int().min(1) }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id, revision }) {
    const row = await lockDraft(context, id, revision)
    await context.db.deleteFrom('formDefinitions').where('id', '=', id).execute()
    context.audit({ kind: 'change', subject: formDefinition.name, ids: [id], detail: { form: row.key, act: 'drop' } })
    return { id }
  },
})

export const retireForm = command({
  name: 'form.retire',
  about: 'Takes a form out of use, or brings it back; what was filled in stays',
  needs,
  input: z.strictObject({ key: z.string().max(40), isRetired: z.boolean().default(true) }),
  output: z.object({ key: z.string(), state: z.enum(['published', 'retired']) }),
  async run(context, { key, isRetired }) {
    const current = await storeBrought(context, await currentDefinition(context, key))
    const state = isRetired ? ('retired' as const) : ('published' as const)
    await context.db.updateTable('formDefinitions').set({ state }).where('id', '=', current.id).execute()
    context.audit({
      kind: 'change',
      subject: formDefinition.name,
      ids: [current.id],
      detail: { form: key, act: state },
    })
    context.tell('form.definitions', { key })
    return { key, state }
  },
})

export const publishingCommands = [publishForm, dropDraft, retireForm] as const
