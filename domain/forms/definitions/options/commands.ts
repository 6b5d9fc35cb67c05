import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { noteCreation } from '#domain/people/records/commands.ts'
import { foldCompact } from '#platform/core/chinese/fold.ts'
import { invalidField } from '#platform/core/errors.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { newId } from '#platform/core/ids.ts'
import { currentDefinition } from '../queries.ts'
import { formOption } from '../schema.ts'

export const addOption = command({
  name: 'form.addOption',
  about: 'Adds an option to a list its form leaves open, without a new version (FRM-20)',
  needs: { right: 'forms.design' },
  input: z.strictObject({
    form: z.string().max(40),
    field: z.string().max(81),
    label: z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().max(80).optional() }),
  }),
  output: z.object({ key: z.string() }),
  async run(context, { form: formKey, field: path, label }) {
    const { form } = await currentDefinition(context, formKey)
    const field = fieldAt(form, path)
    if (field?.openOptions !== true) throw invalidField('field', 'form.list_is_closed')
    const isTaken = (field.options ?? []).some((one) =>
      [one.label.zh, ...(one.synonyms ?? [])].some((name) => foldCompact(name) === foldCompact(label.zh)),
    )
    if (isTaken) throw invalidField('label.zh', 'form.option_exists')
    await sql`select pg_advisory_xact_lock(hashtext(${`form option ${formKey} ${path}`}))`.execute(context.db)
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from form_options where form_key = ${formKey} and field = ${path}`.execute(context.db)
    const key = `own${(rows[0]?.n ?? 0) + 1}`
    const id = newId()
    const both = { zh: label.zh, en: label.en || label.zh }
    await context.db
      .insertInto('formOptions')
      .values({
        id,
        formKey,
        field: path,
        key,
        label: JSON.stringify(both),
        createdAt: context.now.toISOString(),
        createdBy: context.actor.id,
      })
      .execute()
    await noteCreation(context, formOption, id, { formKey, field: path, key, label: both })
    context.tell('form.definitions', { key: formKey })
    return { key }
  },
})

function fieldAt(form: FormDefinition, path: string): FormField | undefined {
  const [key, column] = path.split('.')
  const field = formFields(form).find((one) => one.key === key)
  return column === undefined ? field : field?.columns?.find((one) => one.key === column)
}

export const optionsCommands = [addOption] as const
