import type { Paper } from '#platform/core/paper.ts'

export type SetPaper = Paper & { words: object }

export type PressTask =
  | {
      kind: 'set'
      papers: SetPaper[]
      /** Stored pictures by hash. */
      pictures: Record<string, string>
      /** `later`: a part of a longer paper, whose pages are numbered when all parts are there. */
      numbering: 'each' | 'later'
      /** A picture for the screen instead of a PDF: all pages one under the other. */
      as?: 'svg'
      to?: string
    }
  | { kind: 'join'; parts: { name: string; path: string; pages: number }[]; paper?: SetPaper; to: string }

export type PressAnswer = {
  pages: number
  size: number
  pdf?: Uint8Array
  svg?: string
  /** Rows on the last page of a part. */
  tail?: number
  /** Pictures that cannot be read. */
  lost?: string[]
  failed?: string
  memory?: number
}
