import { z } from 'zod'
import { takeSheets } from '#domain/forms/copies/commands.ts'
import { currentDefinition } from '#domain/forms/definitions/queries.ts'
import { recordsFilter, whereOf } from '#domain/forms/listing/finding/queries.ts'
import { command } from '#domain/kit.ts'
import { textIn } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { queueExport } from '../../exports/commands.ts'

export const exportForms = command({
  name: 'form.export',
  about:
    'Exports the records of a form that fulfil a condition to xlsx or csv, totals below; a secret form by an issued number only',
  needs: { right: 'forms.export' },
  input: z.strictObject({
    ...recordsFilter,
    form: z.string().max(40),
    format: z.enum(['xlsx', 'csv', 'csvGb18030']).default('xlsx'),
    purpose: z.string().trim().max(500).optional(),
  }),
  output: z.object({ id: z.uuid(), copy: z.string().nullable() }),
  perMinute: 20,
  async run(context, { format, purpose, ...filter }) {
    const definition = await currentDefinition(context, filter.form)
    // A condition that does not fit is refused now, and not by the job an hour later.
    await whereOf(context, filter, definition)
    const [copy = null] = await takeSheets(context, definition, { kind: 'export', recordId: null, count: 1 })
    const title = textIn(context.language, definition.form.title)
    const file = await queueExport(context, {
      target: `form:${definition.key}`,
      format,
      fileName: `${title}-${chinaDay(context.now)}.${format === 'xlsx' ? 'xlsx' : 'csv'}`,
      request: { kind: 'forms', filter, language: context.language },
    })
    context.audit({
      kind: 'export',
      subject: 'exportFile',
      ids: [file.id],
      purpose,
      detail: { form: definition.key, format, copy, filter },
    })
    return { ...file, copy }
  },
})

export const exportingCommands = [exportForms] as const
