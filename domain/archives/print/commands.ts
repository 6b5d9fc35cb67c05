import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import type { Fields } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { has } from '#platform/core/rights.ts'
import { chinaDay } from '#platform/core/time.ts'
import { localParams } from '../access/queries.ts'
import { takeNumbers } from '../opening/queries.ts'
import { customer } from '../schema.ts'
import { readStandard } from '../standard/queries.ts'
import { frameOf } from './making/queries.ts'
import { layoutSubject, makePrint } from './queries.ts'
import { printSeries } from './rules.ts'
import { type PrintRequest, type PrintSettings, printRequest, printSettings } from './schema.ts'
import { needsPurpose } from './settling/rules.ts'

// A print is fetched at once; longer, and copies of the archive lie about.
const keptDays = 7
// A table this long is one part for the press; only such a one is set once for every copy with its own mark.
export const mostCopiedRows = 400
const started = z.object({ id: z.string(), number: z.string() })

export const startPrint = command({
  name: 'print.start',
  about:
    'Prints sheets, contacts, lists, labels or letters as PDF (mail lists as a workbook) in a job, with a number, the purpose and a place in the print log; remembers the layout for next time',
  needs: { right: 'customer.print' },
  input: z.strictObject({
    request: printRequest,
    settings: printSettings,
    purpose: z.string().trim().max(200).optional(),
    /** Keep the layout under this name: a kind of print, or 'list:' and a view. */
    subject: layoutSubject.optional(),
  }),
  output: started,
  perMinute: 60,
  async run(context, { request, settings, purpose, subject }) {
    const { extra } = await readStandard(context)
    if (request.kind === 'mailList') refuseWithout(context, 'customer.export')
    const sensitivity = (key: string) => ((customer.fields as Fields)[key] ?? extra[key])?.sensitivity
    const isOpen = needsPurpose(request, (key) => sensitivity(key) !== undefined)
    if (isOpen && (purpose ?? '').length < 2) throw invalidField('purpose', 'print.purpose_missing')
    const frame = await frameOf(context, settings, { printedAt: context.now.toISOString(), most: 1 })
    // Made once up to the first record: what is missing, unknown or out of reach is refused here and not in the job.
    const { total, kind } = await makePrint(context, request, frame)
    if (total === 0) throw new AppError('invalid', 'print.nothing')
    if (kind === 'table' && settings.copies > 1 && total > mostCopiedRows)
      throw invalidField('settings.copies', 'print.long_copies', { max: mostCopiedRows })
    const print = await queuePrint(context, request, settings, { purpose, isOpen, total })
    if (subject !== undefined) await remember(context, subject, request, settings)
    return print
  },
})

function refuseWithout(context: Context, right: string): void {
  if (has(context.actor, right)) return
  throw new AppError(
    'forbidden',
    'right.missing',
    localParams(context, { kind: 'forbidden', code: 'right.missing', params: { right } }),
  )
}

type Facts = { purpose: string | undefined; isOpen: boolean; total: number }

async function queuePrint(
  context: Context,
  request: PrintRequest,
  settings: PrintSettings,
  { purpose, isOpen, total }: Facts,
): Promise<z.output<typeof started>> {
  const id = newId(context.now.getTime())
  const [number = id] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
  const ids = request.kind === 'contacts' ? [request.customerId] : 'ids' in request ? (request.ids ?? []) : []
  const ending = request.kind === 'mailList' ? 'xlsx' : 'pdf'
  await context.db
    .insertInto('prints')
    .values({
      id,
      number,
      kind: request.kind,
      state: 'waiting',
      customerId: ids.length === 1 ? (ids[0] ?? null) : null,
      request: JSON.stringify({ request, settings, language: context.language }),
      copies: settings.copies,
      purpose: purpose ?? null,
      isOpen,
      rowsTotal: total,
      rowsDone: 0,
      leftOut: 0,
      fileName: `${context.t(`print.file_${request.kind}`)}-${number}.${ending}`,
      createdAt: context.now.toISOString(),
      createdBy: context.actor.id,
      expiresAt: new Date(context.now.getTime() + keptDays * 86_400_000).toISOString(),
    })
    .execute()
  await context.job('print.write', { id }, { key: `print:${id}` })
  context.audit({
    kind: request.kind === 'mailList' ? 'export' : 'print',
    subject: 'customer',
    ids,
    purpose,
    detail: {
      number,
      print: id,
      kind: request.kind,
      copies: settings.copies,
      records: total,
      ...('condition' in request && request.condition ? { condition: request.condition } : {}),
      ...('columns' in request ? { columns: request.columns } : {}),
    },
  })
  return { id, number }
}

async function remember(
  context: Context,
  subject: string,
  request: PrintRequest,
  settings: PrintSettings,
): Promise<void> {
  const groupBy = request.kind === 'list' ? (request.groupBy ?? null) : null
  const pagePerGroup = request.kind === 'list' && request.pagePerGroup === true
  const layout = JSON.stringify({ settings, groupBy, pagePerGroup })
  await sql`insert into print_layouts (owner_id, subject, layout, updated_at) values (${context.actor.id}, ${subject}, ${layout}::jsonb, ${context.now.toISOString()})
    on conflict (owner_id, subject) do update set layout = excluded.layout, updated_at = excluded.updated_at`.execute(
    context.db,
  )
}

export const cancelPrint = command({
  name: 'print.cancel',
  about: 'Calls off a print that is still being made; its number stays used',
  needs: { right: 'customer.print' },
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ id: z.string() }),
  async run(context, { id }) {
    const { rows } = await sql<{ state: string; number: string }>`select state, number from prints
      where id = ${id} and created_by = ${context.actor.id} for update`.execute(context.db)
    const found = rows[0]
    if (found === undefined) throw new AppError('missing', 'print.missing')
    if (found.state !== 'waiting' && found.state !== 'running') throw new AppError('conflict', 'print.ended')
    await sql`update prints set state = 'cancelled' where id = ${id}`.execute(context.db)
    context.audit({ kind: 'print', subject: 'print', ids: [id], detail: { number: found.number, act: 'cancelled' } })
    return { id }
  },
})

export const printCommands = [startPrint, cancelPrint] as const
