import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { cleanFileName } from '#domain/archives/attachments/rules.ts'
import { takeNumbers } from '#domain/archives/opening/queries.ts'
import { keepPrint } from '#domain/archives/print/keeping/commands.ts'
import { printSeries } from '#domain/archives/print/rules.ts'
import { type Context, command } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { noteCreation, present } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { fillWord, namesInWord } from '#platform/server/word.ts'
import { reachOf, shownAnswers } from '../covering/rules.ts'
import { currentDefinition } from '../definitions/queries.ts'
import { namesIn } from '../filling/queries.ts'
import { readPrintable } from '../print/filled/queries.ts'
import { idsOf } from '../records/commands.ts'
import { knownNames, wordData } from './rules.ts'
import { formTemplate } from './schema.ts'

const mostTemplates = 50

export const addTemplate = command({
  name: 'form.addTemplate',
  about: 'Takes an uploaded Word document as a template of a form, and names what it asks for that the form has not',
  needs: { right: 'forms.design' },
  input: z.strictObject({
    form: z.string().max(40),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().trim().min(1).max(120),
  }),
  output: z.object({ id: z.uuid(), unknown: z.array(z.string()) }),
  async run(context, { form: key, sha256, name }) {
    const { form } = await currentDefinition(context, key)
    const stored = await context.db
      .selectFrom('storedFiles')
      .selectAll()
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (stored === undefined) throw invalidField('sha256', 'attachment.not_uploaded')
    const names = await namesInWord(await readFile(context.files.path(sha256)))
    if (names.length === 0) throw new AppError('invalid', 'form.template_asks_nothing', { sample: '{姓名}' })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from form_templates
      where form_key = ${key} and withdrawn_at is null`.execute(context.db)
    if ((rows[0]?.n ?? 0) >= mostTemplates)
      throw new AppError('conflict', 'form.too_many_templates', { max: mostTemplates })
    const id = newId()
    const template = { formKey: key, name: cleanFileName(name), sha256, size: stored.size }
    await context.db
      .insertInto('formTemplates')
      .values({ id, ...template, createdAt: context.now.toISOString(), createdBy: context.actor.id })
      .execute()
    await noteCreation(context, formTemplate, id, template)
    context.tell('form.definitions', { key })
    const known = knownNames(form)
    return { id, unknown: names.filter((one) => !known.has(one)).slice(0, 100) }
  },
})

export const dropTemplate = command({
  name: 'form.dropTemplate',
  about: 'Takes a Word template out of use; what was made from it stays',
  needs: { right: 'forms.design' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id }) {
    const row = present(
      await context.db
        .updateTable('formTemplates')
        .set({ withdrawnAt: context.now.toISOString(), withdrawnBy: context.actor.id })
        .where('id', '=', id)
        .where('withdrawnAt', 'is', null)
        .returning(['id', 'formKey', 'name'])
        .executeTakeFirst(),
    )
    context.audit({
      kind: 'change',
      subject: formTemplate.name,
      ids: [id],
      detail: { form: row.formKey, name: row.name, act: 'withdrawn' },
    })
    context.tell('form.definitions', { key: row.formKey })
    return { id }
  },
})

export const wordForm = command({
  name: 'form.word',
  about: 'A filled form in a Word document of the firm’s own; it is a print with a number like every other (IMP-06)',
  needs: { right: 'forms.print' },
  input: z.strictObject({ id: z.uuid(), templateId: z.uuid(), purpose: z.string().trim().max(200).optional() }),
  output: z.object({ id: z.uuid(), number: z.string(), fileName: z.string() }),
  perMinute: 60,
  async run(context, { id: recordId, templateId, purpose }) {
    const [held] = await readPrintable(context, [recordId])
    const { row, definition, posts } = present(held)
    const { form } = definition
    // A file can be copied without end: secret forms leave on numbered paper only.
    if (form.sensitivity === 'secret') throw new AppError('conflict', 'form.word_secret')
    const isOpen = form.sensitivity !== undefined
    if (isOpen && (purpose ?? '').length < 2) throw invalidField('purpose', 'form.print_purpose')
    const template = await readTemplate(context, templateId, definition.key)
    const { values } = shownAnswers(form, row.values, reachOf(context.actor, row, form, posts))
    const facts = {
      number: row.number ?? '',
      title: textIn(context.language, form.title),
      customer: row.customerName ?? '',
      happenedOn: row.happenedOn,
      today: chinaDay(context.now),
      firm: (await readFirm(context.db)).name ?? '',
    }
    const names = await namesIn(context, form, values)
    const document = await fillWord(
      await readFile(context.files.path(template.sha256)),
      wordData(form, values, facts, names, context.language),
    )
    const [number = ''] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
    const fileName = `${template.name.replace(/\.docx$/i, '')}-${number}.docx`
    const id = await keepPrint(context, document, {
      kind: 'form',
      number,
      fileName,
      request: { form: definition.key, records: [recordId], template: templateId },
      records: 1,
      copies: 1,
      customerId: row.customerId,
      purpose,
      isOpen,
      pages: null,
    })
    context.audit({
      kind: 'print',
      subject: 'formRecord',
      ids: idsOf(row),
      purpose,
      detail: { number, print: id, form: definition.key, template: template.name },
    })
    return { id, number, fileName }
  },
})

async function readTemplate(context: Context, id: string, formKey: string) {
  return present(
    await context.db
      .selectFrom('formTemplates')
      .select(['id', 'name', 'sha256'])
      .where('id', '=', id)
      .where('formKey', '=', formKey)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst(),
  )
}

export const templatesCommands = [addTemplate, dropTemplate, wordForm] as const
