import type { Paper, PaperBlock, PaperTableRow } from '#platform/core/paper.ts'

/** The paper with only these rows in its table; what stands before and after it is in the first and the last part. */
export function partOf(
  paper: Paper,
  rows: PaperTableRow[],
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): Paper {
  const at = paper.blocks.findIndex((block) => block.kind === 'table')
  const table = paper.blocks[at]
  if (table?.kind !== 'table') throw new Error('a paper printed in parts needs a table')
  const { totals, minRows, ...open } = table
  const ended: PaperBlock = {
    ...open,
    ...(isLast && totals !== undefined ? { totals } : {}),
    // A table that already has parts is long enough.
    ...(isLast && isFirst && minRows !== undefined ? { minRows } : {}),
    rows,
  }
  return {
    ...paper,
    ...(isFirst ? {} : { continued: true }),
    blocks: [...(isFirst ? paper.blocks.slice(0, at) : []), ended, ...(isLast ? paper.blocks.slice(at + 1) : [])],
  }
}
