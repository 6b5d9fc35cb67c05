import type { Language } from './i18n.ts'

/**
 * A sheet of paper as data: what is printed, never how it is drawn. Everything is plain JSON; `platform/server/print`
 * turns it into a PDF. Lengths are millimetres, letters points. A paper has a head (firm, title, numbers), blocks from
 * top to bottom and a foot. Blocks with rules (grid, table, signatures, text, pictures) that follow each other share
 * one thick frame, as the forms they replace; every other block ends the frame.
 */
export type Paper = {
  language: Language
  layout: PaperLayout
  head?: PaperHead
  blocks: PaperBlock[]
  foot?: PaperFoot
  /** One or two words across every page, pale: 作废, 样张. */
  stamp?: string
  /** A later part of a longer paper: no head, and the running head from its first page. */
  continued?: true
}

/** What a person may settle for each print (IMP-05). */
export type PaperLayout = {
  size: 'A4' | 'A5'
  orientation: 'portrait' | 'landscape'
  /** Least height of a row. */
  rowHeight: number
  /** Between text and rule. */
  spacing: number
  /** All rules, only those under each row, or none. */
  borders: 'grid' | 'rows' | 'none'
  fontSize: number
}

/** As the paper forms are ruled: 9 pt Song, rows of 7 mm. */
export const usualLayout: PaperLayout = {
  size: 'A4',
  orientation: 'portrait',
  rowHeight: 7.1,
  spacing: 1.3,
  borders: 'grid',
  fontSize: 9,
}

/** A fact that is absent is not printed, its label neither; '' prints the label with room for handwriting. */
export type PaperHead = {
  firm?: string
  title: string
  formCode?: string
  /** Version of the form, printed after its code. */
  version?: string
  recordNumber?: string
  /** What the number is called instead of 档案编号. */
  recordLabel?: string
  keeper?: string
  retention?: string
  /** Boxed in the upper right corner: 机密. */
  secrecy?: string
  /** Further facts in the same line. */
  facts?: { label: string; value: string }[]
}

export type PaperFoot = {
  printedBy?: string
  /** As it is to be read; the paper knows no clock. */
  printedAt?: string
  /** Number of the print, as the print log has it. */
  number?: string
  /** 原件, or 副本 第 2 份. */
  copy?: string
  note?: string
}

/** What stands in a cell. Line ends in texts are kept. */
export type PaperContent =
  | string
  /** All options with □ or ☑, chosen or not, as on the form. */
  | { kind: 'options'; options: PaperOption[] }
  /** A ruled line to write on. */
  | { kind: 'blank'; width?: number }
  | { kind: 'pictures'; pictures: PaperPicture[] }
  | { kind: 'drawing'; drawing: PaperDrawing }
  /** One under the other. */
  | { kind: 'stack'; parts: PaperContent[] }
  /** One after the other. */
  | { kind: 'line'; parts: PaperContent[] }

/** `more` is what was written behind the option (其他：＿＿); '' leaves a ruled blank for it. */
export type PaperOption = { label: string; chosen: boolean; more?: string }

/** A stored file (PNG, JPEG, GIF, WebP) by its hash; one that is gone prints `alt` in a dashed box. */
export type PaperPicture = { sha256: string; alt: string; height: number; width?: number }

/** Strokes of a pen as an SVG path; `view` is the part of it that is shown: left, top, width, height. */
export type PaperDrawing = {
  path: string
  view: readonly [number, number, number, number]
  alt: string
  height: number
}

export type PaperAlign = 'left' | 'center' | 'right'

/**
 * A label is bold and centred, one of two Hanzi spread; a heading is spread wide.
 * `span` counts columns, `rows` counts rows downwards.
 */
export type PaperCell = {
  content: PaperContent
  role?: 'label' | 'value' | 'heading'
  span?: number
  rows?: number
  align?: PaperAlign
}

export type PaperRow = { cells: PaperCell[]; height?: number }

/** What a row of a table holds: one content per column, or the head of a group over all of them. */
export type PaperTableRow = PaperContent[] | { group: string; detail?: string; newPage?: boolean }

export type PaperColumn = { label: string; width?: number; align?: PaperAlign }

export type PaperSigner = {
  role: string
  /** What was decided, above the signature. */
  opinion?: string
  /** Name as typed; a picture of the signature goes before it. */
  name?: string
  picture?: PaperPicture
  /** The signature as it was drawn on the screen; it goes before the name too. */
  drawing?: PaperDrawing
  /** Absent leaves 年 月 日 to be filled by hand. */
  signedOn?: string
  /** A dotted circle for the seal; a text names whose. */
  seal?: true | string
}

export type PaperLabelLine = { text: string; size?: 'small' | 'normal' | 'large' }

export type PaperBlock =
  /** Labels and values; `columns` are relative widths, twelve equal ones unless given. */
  | { kind: 'grid'; columns?: number[]; rows: PaperRow[] }
  /** Rows under a head that is repeated on every page; blank rows up to `minRows`; `totals` is one last row. */
  | {
      kind: 'table'
      title?: string
      columns: PaperColumn[]
      rows: PaperTableRow[]
      minRows?: number
      totals?: PaperContent[]
      rowHeight?: number
    }
  /** In the order of signing, `perRow` beside each other (3). */
  | { kind: 'signatures'; signers: PaperSigner[]; perRow?: number }
  /** A long text over the whole width; `height` leaves room for handwriting. */
  | { kind: 'text'; title?: string; text: string; height?: number }
  | { kind: 'pictures'; pictures: (PaperPicture & { caption?: string })[]; height: number; perRow?: number }
  /** A heading above the next frame, with a detail at the right: 3 幢, 12 户. */
  | { kind: 'heading'; text: string; detail?: string }
  /** Instructions in small letters: how to fill it in, who keeps it. */
  | { kind: 'note'; text: string }
  | {
      kind: 'letter'
      to?: string
      paragraphs: string[]
      closing?: string[]
      from?: string
      enclosures?: string
    }
  /** Sheets of adhesive labels over the whole page, 3 × 8 unless given; `skip` leaves out places already used. */
  | { kind: 'labels'; items: PaperLabelLine[][]; across?: number; down?: number; skip?: number }
  /** Ruled lines to write on. */
  | { kind: 'lines'; count: number; height?: number }
  | { kind: 'space'; height: number }
  | { kind: 'pageBreak' }

/** The words printed on every paper, whatever its content. Lists are the pieces around the numbers. */
export const paperWords = {
  'zh-CN': {
    printed: '打印：',
    printNumber: '打印单',
    page: ['第 ', ' 页 共 ', ' 页'],
    continued: '（续）',
    formCode: '表单编号：',
    version: ['第 ', ' 版'],
    recordNumber: '档案编号：',
    keeper: '保管：',
    retention: '保存期限：',
    colon: '：',
    seal: '盖章处',
    sealOf: ['（', '）'],
    date: ['年', '月', '日'],
  },
  en: {
    printed: 'Printed: ',
    printNumber: 'Print',
    page: ['Page ', ' of ', ''],
    continued: ' (continued)',
    formCode: 'Form: ',
    version: ['version ', ''],
    recordNumber: 'Record: ',
    keeper: 'Kept by: ',
    retention: 'Keep: ',
    colon: ': ',
    seal: 'Seal',
    sealOf: ['(', ')'],
    date: ['Date:', '', ''],
  },
} as const satisfies Record<Language, Record<string, string | readonly string[]>>

export const label = (content: string, span = 1): PaperCell => ({ content, role: 'label', span })

export const value = (content: PaperContent, span = 1): PaperCell => ({ content, span })
