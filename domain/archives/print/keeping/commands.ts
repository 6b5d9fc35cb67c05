import { Readable } from 'node:stream'
import type { Context } from '#domain/kit.ts'
import { newId } from '#platform/core/ids.ts'
import { keepUpload } from '../../attachments/commands.ts'
import type { PrintKind } from '../schema.ts'

const keptDays = 7
const maxBytes = 256 * 1024 ** 2

export type KeptPrint = {
  kind: PrintKind
  number: string
  fileName: string
  /** What was asked for, as the print log keeps it. */
  request: unknown
  records: number
  copies: number
  customerId: string | null
  purpose: string | undefined
  /** With personal data. */
  isOpen: boolean
  pages: number | null
}

/** Keeps the file of a print that is made while one waits, for some days, and its row of the print log for good. */
export async function keepPrint(context: Context, bytes: Uint8Array, facts: KeptPrint): Promise<string> {
  const stored = await context.files.put(Readable.from([bytes]), { maxBytes })
  await keepUpload(context, stored)
  const { request, records, purpose, ...row } = facts
  const id = newId(context.now.getTime())
  await context.db
    .insertInto('prints')
    .values({
      id,
      ...row,
      state: 'ready',
      request: JSON.stringify(request),
      purpose: purpose ?? null,
      rowsTotal: records,
      rowsDone: records,
      leftOut: 0,
      sha256: stored.sha256,
      size: stored.size,
      createdAt: context.now.toISOString(),
      createdBy: context.actor.id,
      expiresAt: new Date(context.now.getTime() + keptDays * 86_400_000).toISOString(),
    })
    .execute()
  return id
}

/** Pages of a PDF of our own press: each has one page object. */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 1
  )
}
