import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { Language } from '#platform/core/i18n.ts'
import type { Paper, PaperFoot, PaperHead, PaperLayout, PaperTableRow } from '#platform/core/paper.ts'
import { chinaTime } from '../rules.ts'
import type { PrintSettings } from '../schema.ts'

/** What is the same on every paper of a print. */
export type Frame = {
  language: Language
  layout: PaperLayout
  firm: string | undefined
  foot: PaperFoot
  /** For a preview: not more than this many records are read. */
  most: number | undefined
}

/** A print as it is made: papers one by one, one long table, or a workbook of the same rows. */
export type Made = { total: number; leftOut?: () => number } & (
  | { kind: 'papers'; papers: AsyncIterable<Paper[]> }
  | { kind: 'table'; paper: Paper; rows: AsyncIterable<PaperTableRow[]> }
  | { kind: 'book'; name: string; titles: string[]; rows: AsyncIterable<string[]> }
)

/** The frame of a print by the person who asked for it; `number` is absent in a preview. */
export async function frameOf(
  context: Context,
  settings: PrintSettings,
  { number, printedAt, most }: { number?: string; printedAt: string; most?: number },
): Promise<Frame> {
  const { rows } = await sql<{
    name: string | null
  }>`select value ->> 'name' as name from settings where key = 'firm'`.execute(context.db)
  return {
    language: context.language,
    layout: settings.layout,
    firm: rows[0]?.name ?? undefined,
    foot: {
      printedBy: context.actor.name,
      printedAt: chinaTime(printedAt),
      ...(number === undefined ? {} : { number }),
      note: context.t('print.product'),
    },
    most,
  }
}

export function paperOf(frame: Frame, head: PaperHead, blocks: Paper['blocks']): Paper {
  return {
    language: frame.language,
    layout: frame.layout,
    head: { ...(frame.firm === undefined ? {} : { firm: frame.firm }), ...head },
    blocks,
    foot: frame.foot,
  }
}

/** Stops after the first `most` records, for a preview. */
export async function* upTo<T>(batches: AsyncIterable<T[]>, most: number | undefined): AsyncGenerator<T[]> {
  let seen = 0
  for await (const batch of batches) {
    yield most === undefined ? batch : batch.slice(0, most - seen)
    seen += batch.length
    if (most !== undefined && seen >= most) return
  }
}
