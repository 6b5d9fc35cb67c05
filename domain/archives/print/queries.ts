import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import type { Paper, PaperTableRow } from '#platform/core/paper.ts'
import { has } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import { customerScopeSql } from '../access/queries.ts'
import { makeDuty } from './duty/queries.ts'
import { makeLabels, makeLetters, makeMailList } from './labels/queries.ts'
import { makeDirectory, makeList } from './lists/queries.ts'
import { type Frame, frameOf, type Made } from './making/queries.ts'
import { type PrintRequest, printKinds, printRequest, printSettings, printStates } from './schema.ts'
import { usualSettings } from './settling/rules.ts'
import { makeContacts, makeSheets } from './sheets/queries.ts'

const needs = { right: 'customer.print' }

/** Makes what was asked for, within what the actor may see and print now. */
export async function makePrint(context: Context, request: PrintRequest, frame: Frame): Promise<Made> {
  switch (request.kind) {
    case 'sheet':
      return await makeSheets(context, request, frame)
    case 'contacts':
      return await makeContacts(context, request, frame)
    case 'list':
      return await makeList(context, request, frame)
    case 'directory':
      return await makeDirectory(context, request, frame)
    case 'duty':
      return await makeDuty(context, request, frame)
    case 'labels':
      return await makeLabels(context, request, frame)
    case 'mailList':
      return await makeMailList(context, request, frame)
    case 'letter':
      return await makeLetters(context, request, frame)
  }
}

// Enough to see how it will look: two or three pages.
const previewed: Partial<Record<PrintRequest['kind'], number>> = { sheet: 1, letter: 1, labels: 24 }
const previewedRows = 40

export const printPreview = query({
  name: 'print.preview',
  about:
    'How a print will look: a picture of its first pages, marked as a preview and without a number; recorded as a look',
  needs,
  input: z.strictObject({ request: printRequest, settings: printSettings }),
  output: z.object({ svg: z.string(), pages: z.int(), total: z.int() }),
  perMinute: 120,
  async run(context, { request, settings }) {
    const most = previewed[request.kind] ?? previewedRows
    const frame = await frameOf(context, settings, { printedAt: context.now.toISOString(), most })
    const made = await makePrint(context, request, frame)
    if (made.kind === 'book') return { svg: '', pages: 0, total: made.total }
    const papers = await firstPapers(made)
    if (papers.length === 0) throw new AppError('invalid', 'print.nothing')
    const stamp = context.t('print.preview')
    const { svg, pages } = await context.printer.picture(papers.map((paper) => ({ ...paper, stamp })))
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids:
        request.kind === 'contacts'
          ? [request.customerId]
          : ('ids' in request ? (request.ids ?? []) : []).slice(0, most),
      detail: { part: 'print-preview', kind: request.kind },
    })
    return { svg, pages, total: made.total }
  },
})

async function firstPapers(made: Exclude<Made, { kind: 'book' }>): Promise<Paper[]> {
  if (made.kind === 'papers') {
    for await (const papers of made.papers) return papers.slice(0, 1)
    return []
  }
  return [await wholeTable(made)]
}

/** A table as one paper, for what fits into one go. */
export async function wholeTable(made: Extract<Made, { kind: 'table' }>): Promise<Paper> {
  const rows: PaperTableRow[] = []
  for await (const batch of made.rows) rows.push(...batch)
  return { ...made.paper, blocks: made.paper.blocks.map((one) => (one.kind === 'table' ? { ...one, rows } : one)) }
}

const row = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(Object.keys(printKinds) as (keyof typeof printKinds)[]),
  state: z.enum(Object.keys(printStates) as (keyof typeof printStates)[]),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  copies: z.int(),
  purpose: z.string().nullable(),
  isOpen: z.boolean(),
  rowsTotal: z.int().nullable(),
  rowsDone: z.int(),
  leftOut: z.int(),
  pages: z.int().nullable(),
  failure: z.string().nullable(),
  fileName: z.string(),
  size: z.int().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  createdByName: z.string(),
  isKept: z.boolean(),
})

const columns = sql`p.id, p.number, p.kind, p.state, p.customer_id, c.name as customer_name, p.copies, p.purpose, p.is_open, p.rows_total, p.rows_done,
  p.left_out, p.pages, p.failure, p.file_name, p.size, p.created_at, p.created_by, s.name as created_by_name, p.sha256 is not null as is_kept`

export const getPrint = query({
  name: 'print.get',
  about: 'One of one’s own prints with how far it is',
  needs,
  input: z.strictObject({ id: z.uuid() }),
  output: row,
  async run(context, { id }) {
    const { rows } = await sql<
      z.output<typeof row>
    >`select ${columns} from prints p left join customers c on c.id = p.customer_id
      left join staff s on s.id = p.created_by where p.id = ${id} and p.created_by = ${context.actor.id}`.execute(
      context.db,
    )
    const found = rows[0]
    if (found === undefined) throw new AppError('missing', 'print.missing')
    return found
  },
})

export const listPrints = query({
  name: 'print.list',
  about:
    'The print log, newest first: one’s own prints, those of one customer within reach, and everybody’s for who may read the record of actions',
  needs,
  input: z.strictObject({
    customerId: z.uuid().optional(),
    kind: z.enum(Object.keys(printKinds) as (keyof typeof printKinds)[]).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    cursor: z.uuid().optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(row), next: z.string().nullable() }),
  async run(context, input) {
    const limit = input.limit ?? 50
    const whose = has(context.actor, 'audit.read')
      ? sql`true`
      : sql`(p.created_by = ${context.actor.id} or (p.customer_id is not null and ${customerScopeSql(context, 'customer.print', 'c')} and ${customerScopeSql(context, 'customer.read', 'c')}))`
    const from =
      input.from === undefined ? sql`true` : sql`p.created_at >= ${startOfChinaDay(input.from).toISOString()}`
    const to =
      input.to === undefined ? sql`true` : sql`p.created_at < ${startOfChinaDay(addDays(input.to, 1)).toISOString()}`
    const { rows } = await sql<
      z.output<typeof row>
    >`select ${columns} from prints p left join customers c on c.id = p.customer_id left join staff s on s.id = p.created_by
      where ${whose} and ${from} and ${to} and (${input.customerId ?? null}::uuid is null or p.customer_id = ${input.customerId ?? null}::uuid)
        and (${input.kind ?? null}::text is null or p.kind = ${input.kind ?? null}) and (${input.cursor ?? null}::uuid is null or p.id < ${input.cursor ?? null}::uuid)
      order by p.id desc limit ${limit + 1}`.execute(context.db)
    return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
  },
})

export const takePrint = query({
  name: 'print.take',
  about: 'The finished file of one’s own print; every taking is recorded',
  // Whatever was printed — an archive, a form — by its own right, is one's own to fetch.
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ sha256: z.string(), fileName: z.string(), size: z.int() }),
  async run(context, { id }) {
    const found = await context.db.selectFrom('prints').selectAll().where('id', '=', id).executeTakeFirst()
    if (found === undefined || found.createdBy !== context.actor.id) throw new AppError('missing', 'print.missing')
    if (found.state !== 'ready') throw new AppError('conflict', 'print.not_ready')
    if (found.sha256 === null) throw new AppError('missing', 'print.expired')
    context.audit({
      kind: 'print',
      subject: 'print',
      ids: [id],
      purpose: found.purpose ?? undefined,
      detail: { number: found.number, act: 'taken' },
    })
    return { sha256: found.sha256, fileName: found.fileName, size: found.size ?? 0 }
  },
})

/** What a layout is kept for: a kind of print, or the list of one view. */
export const layoutSubject = z.string().max(80)

export const savedSettings = query({
  name: 'print.settings',
  about: 'How one last laid out this kind of print or the list of this view, or how it usually is (IMP-05)',
  needs,
  input: z.strictObject({
    kind: z.enum(Object.keys(printKinds) as (keyof typeof printKinds)[]),
    subject: layoutSubject,
  }),
  output: z.object({ settings: printSettings, groupBy: z.string().nullable(), pagePerGroup: z.boolean() }),
  async run(context, { kind, subject }) {
    const found = await context.db
      .selectFrom('printLayouts')
      .select('layout')
      .where('ownerId', '=', context.actor.id)
      .where('subject', '=', subject)
      .executeTakeFirst()
    const kept = z
      .object({ settings: printSettings, groupBy: z.string().nullable(), pagePerGroup: z.boolean() })
      .safeParse(found?.layout)
    return kept.success ? kept.data : { settings: usualSettings(kind), groupBy: null, pagePerGroup: false }
  },
})

export const printQueries = [printPreview, getPrint, listPrints, takePrint, savedSettings] as const
