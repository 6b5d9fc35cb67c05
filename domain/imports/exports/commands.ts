import { z } from 'zod'
import { customer } from '#domain/archives/schema.ts'
import type { RecordsFilter } from '#domain/forms/listing/finding/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import type { Fields } from '#platform/core/fields.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { refuseUnlessKept } from '../records/commands.ts'
import { type RecordKey, recordKinds } from '../records/rules.ts'
import { getTarget } from '../targets/queries.ts'
import { exportLists, type ListKey, type ListRequest, refuseList } from './lists/queries.ts'

/** What a file is made from. */
export type ExportRequest =
  | { kind: 'list'; condition?: unknown; columns: string[]; language: string }
  | { kind: 'template'; target: string; language: string }
  | { kind: 'errors'; runId: string; language: string }
  | ({ kind: 'asked'; language: string } & ListRequest)
  | { kind: 'records'; target: RecordKey; language: string }
  | { kind: 'forms'; filter: RecordsFilter & { form: string }; language: string }

// A download is fetched within days; longer, and copies of the archive lie about.
const keptDays = 7

const started = z.object({ id: z.uuid() })

export async function queueExport(
  context: Context,
  file: { target: string; format: 'xlsx' | 'csv' | 'csvGb18030'; fileName: string; request: ExportRequest },
): Promise<{ id: string }> {
  const id = newId(context.now.getTime())
  await context.db
    .insertInto('exportFiles')
    .values({
      id,
      target: file.target,
      format: file.format,
      state: 'waiting',
      request: JSON.stringify(file.request),
      fileName: file.fileName,
      rowsDone: 0,
      createdBy: context.actor.id,
      expiresAt: new Date(context.now.getTime() + keptDays * 86_400_000).toISOString(),
    })
    .execute()
  await context.job('export.write', { id }, { key: `export:${id}` })
  return { id }
}

export const startExport = command({
  name: 'export.start',
  about: 'Exports a list of customers to xlsx or csv in a job; personal data only for those who may see it; logged',
  needs: { right: 'customer.export' },
  input: z.strictObject({
    format: z.enum(['xlsx', 'csv', 'csvGb18030']),
    condition: conditionSchema.optional(),
    columns: z.array(z.string().max(80)).min(1).max(150),
    purpose: z.string().max(500).optional(),
  }),
  output: started,
  perMinute: 20,
  async run(context, { format, condition, columns, purpose }) {
    const known = customer.fields as Fields
    const target = await getTarget(context, 'customer')
    const unknown = columns.find(
      (key) => known[key] === undefined && !target.fields.some((one) => one.group === 'extra' && one.name === key),
    )
    if (unknown !== undefined) throw invalidField('columns', 'field.unknown', { field: unknown })
    const ending = format === 'xlsx' ? 'xlsx' : 'csv'
    const fileName = `${context.language === 'en' ? 'customers' : '客户'}-${chinaDay(context.now)}.${ending}`
    const file = await queueExport(context, {
      target: 'customer',
      format,
      fileName,
      request: { kind: 'list', columns, language: context.language, ...(condition === undefined ? {} : { condition }) },
    })
    context.audit({
      kind: 'export',
      subject: 'exportFile',
      ids: [file.id],
      purpose,
      detail: { format, columns, condition: condition ?? null },
    })
    return file
  },
})

export const startRecordsExport = command({
  name: 'export.records',
  about: 'Exports the staff in service or all products to xlsx or csv in a job, for whoever keeps them; logged',
  needs: { right: 'customer.export' },
  input: z.strictObject({
    target: z.enum(Object.keys(recordKinds) as [RecordKey]),
    format: z.enum(['xlsx', 'csv', 'csvGb18030']),
    purpose: z.string().max(500).optional(),
  }),
  output: started,
  perMinute: 20,
  async run(context, { target, format, purpose }) {
    refuseUnlessKept(context, target)
    const { label } = await getTarget(context, target)
    const ending = format === 'xlsx' ? 'xlsx' : 'csv'
    const fileName = `${context.language === 'en' ? label.en : label.zh}-${chinaDay(context.now)}.${ending}`
    const request = { kind: 'records', target, language: context.language } as const
    const file = await queueExport(context, { target, format, fileName, request })
    context.audit({ kind: 'export', subject: 'exportFile', ids: [file.id], purpose, detail: { format, target } })
    return file
  },
})

export const startListExport = command({
  name: 'export.ofList',
  about:
    'Exports a list as its asker sees it, with its filters and order, to xlsx or csv in a job; needs the right of the list too; logged (IMP-09)',
  needs: { right: 'customer.export' },
  input: z.strictObject({
    list: z.enum(Object.keys(exportLists) as [ListKey]),
    /** What the list itself is asked, without a page. */
    input: z.record(z.string(), z.unknown()),
    format: z.enum(['xlsx', 'csv', 'csvGb18030']),
    purpose: z.string().max(500).optional(),
  }),
  output: started,
  perMinute: 60,
  async run(context, { list, input, format, purpose }) {
    await refuseList(context, { list, input })
    const ending = format === 'xlsx' ? 'xlsx' : 'csv'
    const fileName = `${textIn(context.language, exportLists[list].title)}-${chinaDay(context.now)}.${ending}`
    const request = { kind: 'asked', list, input, language: context.language } as const
    const file = await queueExport(context, { target: list, format, fileName, request })
    context.audit({ kind: 'export', subject: 'exportFile', ids: [file.id], purpose, detail: { format, list, input } })
    return file
  },
})

export const startTemplate = command({
  name: 'export.template',
  about: 'Makes an empty sample sheet with option lists and notes for an import target',
  needs: { right: 'import.run' },
  input: z.strictObject({ target: z.string().max(40) }),
  output: started,
  async run(context, { target }) {
    const { label } = await getTarget(context, target)
    const fileName = context.language === 'en' ? `${label.en} template.xlsx` : `${label.zh}导入模板.xlsx`
    return await queueExport(context, {
      target,
      format: 'xlsx',
      fileName,
      request: { kind: 'template', target, language: context.language },
    })
  },
})

export const startErrorFile = command({
  name: 'export.importErrors',
  about: 'Makes a workbook of the rows of a run that could not be taken in, each marked with its reason',
  needs: { right: 'import.run' },
  input: z.strictObject({ runId: z.uuid() }),
  output: started,
  async run(context, { runId }) {
    const run = await context.db
      .selectFrom('importRuns')
      .select(['fileName', 'createdBy', 'target'])
      .where('id', '=', runId)
      .executeTakeFirst()
    if (run === undefined || run.createdBy !== context.actor.id) throw new AppError('missing', 'import.missing')
    const stem = run.fileName.replace(/\.[a-z]{2,5}$/i, '').slice(0, 150)
    const fileName = `${stem}-${context.language === 'en' ? 'errors' : '错误行'}.xlsx`
    const file = await queueExport(context, {
      target: run.target,
      format: 'xlsx',
      fileName,
      request: { kind: 'errors', runId, language: context.language },
    })
    context.audit({ kind: 'export', subject: 'importRun', ids: [runId], detail: { rows: 'errors' } })
    return file
  },
})

export const exportsCommands = [
  startExport,
  startListExport,
  startRecordsExport,
  startTemplate,
  startErrorFile,
] as const
