import { Readable } from 'node:stream'
import type { Context } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import type { Paper } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'
import { keepUpload } from '../../attachments/commands.ts'
import { takeNumbers } from '../../opening/queries.ts'
import { frameOf, paperOf } from '../making/queries.ts'
import { printSeries } from '../rules.ts'
import type { PrintKind } from '../schema.ts'
import { usualSettings } from '../settling/rules.ts'

// A print is fetched at once; longer, and copies lie about.
const keptDays = 7
const maxBytes = 256 * 1024 ** 2

type ToPrint = {
  kind: PrintKind
  /** File name without number and ending. */
  name: string
  /** Customers the papers tell of. */
  customerIds: readonly string[]
  purpose?: string
  papers: readonly Pick<Paper, 'head' | 'blocks'>[]
}
export type Stored = { id: string; number: string; fileName: string }

/** Sets papers another noun has made while the person waits: a number, the file for some days, the print log for good. */
export async function storePrint(
  context: Context,
  { kind, name, customerIds, purpose, papers }: ToPrint,
): Promise<Stored> {
  const settings = usualSettings('sheet')
  const [number = ''] = await takeNumbers(context, printSeries(chinaDay(context.now)), 1)
  const frame = await frameOf(context, settings, { number, printedAt: context.now.toISOString() })
  const pdf = await context.printer.pdf(
    papers.map(({ head, blocks }) => paperOf(frame, head ?? { title: name }, blocks)),
  )
  const stored = await context.files.put(Readable.from([pdf]), { maxBytes })
  await keepUpload(context, stored)
  const id = newId(context.now.getTime())
  const fileName = `${name}-${number}.pdf`
  await context.db
    .insertInto('prints')
    .values({
      id,
      number,
      kind,
      state: 'ready',
      customerId: customerIds.length === 1 ? (customerIds[0] ?? null) : null,
      request: JSON.stringify({ customers: customerIds, settings }),
      copies: 1,
      purpose: purpose ?? null,
      isOpen: false,
      rowsTotal: papers.length,
      rowsDone: papers.length,
      leftOut: 0,
      fileName,
      sha256: stored.sha256,
      size: stored.size,
      createdAt: context.now.toISOString(),
      createdBy: context.actor.id,
      expiresAt: new Date(context.now.getTime() + keptDays * 86_400_000).toISOString(),
    })
    .execute()
  context.audit({
    kind: 'print',
    subject: 'customer',
    ids: [...customerIds],
    purpose,
    detail: { number, print: id, kind, copies: 1, records: papers.length },
  })
  return { id, number, fileName }
}
