import type { Paper, PaperTableRow } from '#platform/core/paper.ts'

export type Printed = { pages: number; size: number }

export type PrintProgress = {
  signal?: AbortSignal
  /** After every part, with the number of papers or rows done so far. */
  onDone?: (count: number) => Promise<void> | void
}

/** Turns papers into PDF, outside of this process. The same papers always give the same bytes. */
export type Printer = {
  /** At once, for a person who waits; tagged, so that screen readers can follow. */
  pdf(papers: readonly Paper[]): Promise<Uint8Array>
  /** The same as a picture for the screen, all pages one under the other. */
  picture(papers: readonly Paper[]): Promise<{ svg: string; pages: number }>
  /** Any number of papers into the file `path`, each counted from its own page 1. Memory does not grow with them. */
  papers(batches: AsyncIterable<readonly Paper[]>, path: string, progress?: PrintProgress): Promise<Printed>
  /** One paper with one table, whose rows come in batches; all pages are counted through. */
  table(
    paper: Paper,
    rows: AsyncIterable<readonly PaperTableRow[]>,
    path: string,
    progress?: PrintProgress,
  ): Promise<Printed>
  close(): Promise<void>
}
