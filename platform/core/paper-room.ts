import type { PaperBlock, PaperCell, PaperContent, PaperLayout, PaperRow } from './paper.ts'

/**
 * How much room things take on a sheet, near enough to lay it out before it is set: Hanzi are as wide as they are high,
 * letters and digits about half. The numbers are those of platform/server/print.
 */
const sheets = { A4: [210, 297], A5: [148, 210] } as const
// Binding edge and right margin; upper and lower margin.
const margins = { across: 33, down: 28 }
const mmPerPoint = 0.3528
// Firm, title and the line of facts above the frame.
const headMm = 21

export function roomOf({ size, orientation }: PaperLayout): { width: number; height: number } {
  const [short, long] = sheets[size]
  const [width, height] = orientation === 'landscape' ? [long, short] : [short, long]
  return { width: width - margins.across, height: height - margins.down - headMm }
}

export function letterMm({ fontSize }: Pick<PaperLayout, 'fontSize'>): number {
  return fontSize * mmPerPoint
}

/** Width in letters: 1 for Hanzi, 0.55 for a digit, and the air that is set between the two. */
export function lettersIn(text: string): number {
  let sum = 0
  for (const one of text) sum += /[⺀-￯]/u.test(one) ? 1 : /[A-Z@%mwW]/.test(one) ? 0.75 : 0.55
  return sum + (text.match(meetings)?.length ?? 0) * 0.25
}
const meetings = /(?<=\p{Script=Han})(?=[A-Za-z\d])|(?<=[A-Za-z\d])(?=\p{Script=Han})/gu

/** The longest piece that cannot be broken: a day, a number, a telephone. */
export function longestRun(text: string): number {
  return Math.max(0, ...text.split(/\s|(?=[⺀-￯])|(?<=[⺀-￯])/u).map(lettersIn))
}

/** Parts a label of more letters than fit in a line into even lines, where its words part if that is near. */
export function balanced(label: string, fits: number): string {
  const letters = [...label]
  const lines = Math.ceil(lettersIn(label) / Math.max(fits, 1) - 0.01)
  if (lines < 2 || !/\p{Script=Han}/u.test(label) || /[A-Za-z]{3}|\s/.test(label)) return label
  if (lines > 2) return (inLines(letters, lines, fits) ?? inLines(letters, lines + 1, fits) ?? [label]).join('\n')
  const halves = letters
    .slice(1)
    .map((_, n) => [letters.slice(0, n + 1).join(''), letters.slice(n + 1).join('')] as const)
    .filter(([first, second]) => Math.max(lettersIn(first), lettersIn(second)) <= fits)
    .filter(([first, second]) => mayPart(first, second))
  return (halves.toSorted((a, b) => uneven(a) - uneven(b))[0] ?? inLines(letters, 3, fits) ?? [label]).join('\n')
}

function mayPart(before: string, after: string): boolean {
  return !/^[）)、，·/]/.test(after) && !/[（(]$/.test(before)
}

const partsWords = (before: string, after: string) => /[/、，·：]$/.test(before) || /^[（(]/.test(after)

// Parting two words is worth a difference of four letters.
function uneven([first, second]: readonly [string, string]): number {
  return Math.abs(lettersIn(first) - lettersIn(second)) - (partsWords(first, second) ? 4.5 : 0)
}

/** The letters in so many lines, as even as may be and parted between words where that is near; undefined: they do not fit. */
function inLines(letters: readonly string[], lines: number, fits: number): string[] | undefined {
  const even = lettersIn(letters.join('')) / lines
  const known = new Map<string, { cost: number; lines: string[] } | undefined>()
  const from = (start: number, left: number): { cost: number; lines: string[] } | undefined => {
    const key = `${start} ${left}`
    if (!known.has(key)) known.set(key, best(start, left))
    return known.get(key)
  }
  const best = (start: number, left: number) => {
    const rest = letters.slice(start)
    let found: { cost: number; lines: string[] } | undefined
    for (let length = left === 1 ? rest.length : 1; length <= rest.length; length++) {
      const [line, after] = [rest.slice(0, length).join(''), rest.slice(length).join('')]
      if (lettersIn(line) > fits) break
      if (after !== '' && !mayPart(line, after)) continue
      const next = left === 1 ? { cost: 0, lines: [] } : from(start + length, left - 1)
      if (next === undefined || (left > 1 && after === '')) continue
      const cost = (lettersIn(line) - even) ** 2 - (partsWords(line, after) ? 4.5 : 0) + next.cost
      if (found === undefined || cost < found.cost) found = { cost, lines: [line, ...next.lines] }
    }
    return found
  }
  return from(0, lines)?.lines
}

/** Widths that leave each column what it cannot do without and share the rest by weight; in millimetres. */
export function shared(columns: readonly { least: number; weight: number }[], width: number): number[] {
  const least = columns.reduce((sum, one) => sum + one.least, 0)
  const weight = columns.reduce((sum, one) => sum + one.weight, 0)
  const free = Math.max(0, width - least)
  return columns.map((one) => Math.round((one.least + (free * one.weight) / weight) * 10) / 10)
}

/** From rule to text on both sides. */
export function insetMm({ spacing }: Pick<PaperLayout, 'spacing'>): number {
  return 2 * spacing
}

function linesOf(text: string, width: number, letter: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((lettersIn(line) * letter) / Math.max(width, letter))), 0)
}

/** Letters of options set one after the other, with their boxes and the gaps between. */
export function optionLetters(options: readonly { label: string; more?: string }[]): number {
  return options.reduce(
    (sum, { label, more }) =>
      sum + 1.15 + lettersIn(label) + 0.9 + (more === undefined ? 0 : Math.max(4.5, lettersIn(more) + 1)),
    0,
  )
}

function contentHeight(content: PaperContent, width: number, letter: number, leading: number): number {
  const high = (lines: number, gap: number) => letter * (lines + (lines - 1) * gap)
  if (typeof content === 'string') return high(linesOf(content, width, letter), leading)
  if (content.kind === 'options')
    return high(Math.max(1, Math.ceil((optionLetters(content.options) * letter) / width)), 0.55)
  if (content.kind === 'drawing') return content.drawing.height
  if (content.kind === 'pictures') return Math.max(...content.pictures.map((one) => one.height))
  if (content.kind === 'stack')
    return content.parts.reduce((sum, one) => sum + contentHeight(one, width, letter, leading), 0)
  return letter
}

function cellHeight(cell: PaperCell, width: number, layout: PaperLayout): number {
  const isLabel = cell.role !== undefined && cell.role !== 'value'
  const inside = width - (isLabel ? 1 : insetMm(layout))
  return contentHeight(cell.content, inside, letterMm(layout), isLabel ? 0.3 : 0.42) + 0.6 + layout.spacing * 1.4
}

function rowHeight(row: PaperRow, columns: readonly number[], layout: PaperLayout): number {
  const width = roomOf(layout).width
  const all = columns.reduce((sum, one) => sum + one, 0)
  let at = 0
  const heights = row.cells.map((cell) => {
    const span = cell.span ?? 1
    const share = columns.slice(at, at + span).reduce((sum, one) => sum + one, 0)
    at += span
    return cellHeight(cell, (width * share) / all, layout)
  })
  return Math.max(row.height ?? layout.rowHeight, ...heights)
}

type Table = Extract<PaperBlock, { kind: 'table' }>

function tableHeight(table: Table, layout: PaperLayout): number {
  const widths = table.columns.map((one) => one.width ?? 1)
  const line = (contents: readonly PaperContent[], role: 'label' | 'value') =>
    rowHeight({ cells: table.columns.map((_, at) => ({ content: contents[at] ?? '', role })) }, widths, layout)
  const height = table.rowHeight ?? layout.rowHeight
  const rows = table.rows.map((row) => (Array.isArray(row) ? Math.max(height, line(row, 'value')) : layout.rowHeight))
  const blanks = Math.max(0, (table.minRows ?? 0) - table.rows.length)
  return (
    (table.title === undefined ? 0 : layout.rowHeight) +
    line(
      table.columns.map((one) => one.label),
      'label',
    ) +
    rows.reduce((sum, one) => sum + one, 0) +
    blanks * height +
    (table.totals === undefined ? 0 : layout.rowHeight)
  )
}

/** Role, line, day; a seal beside the last is no higher. */
const signatureMm = 23

function heightOf(block: PaperBlock, layout: PaperLayout): number {
  const letter = letterMm(layout)
  switch (block.kind) {
    case 'grid': {
      const columns = block.columns ?? Array(12).fill(1)
      return block.rows.reduce((sum, row) => sum + rowHeight(row, columns, layout), 0)
    }
    case 'table':
      return tableHeight(block, layout)
    case 'signatures': {
      const said = block.signers.some((one) => one.opinion !== undefined) ? 2 * letter : 0
      return Math.ceil(block.signers.length / (block.perRow ?? 3)) * (signatureMm + said)
    }
    case 'note':
      return linesOf(block.text, roomOf(layout).width, letter * 0.92) * letter * 1.3 + 1.6 * letter
    default:
      return layout.rowHeight
  }
}

// A form that runs over by less is drawn together; by more it is one of several pages.
const mostOver = 0.3
// What is left free at the lower edge; setting differs from reckoning by a line or two.
const safeMm = 6
// A sheet with room to spare has rows of 9 mm, further blank rows and more room for words.
const airMm = 1.9
const mostMoreRows = 8
const mostMoreRoom = 1.5

/**
 * Lets the room for handwriting give or take until the form fills its page as a printed form does, or fits on it. What
 * is written is never cut.
 */
export function fitted(blocks: readonly PaperBlock[], layout: PaperLayout): PaperBlock[] {
  const room = roomOf(layout).height - safeMm
  const free = room - heightOfAll(blocks, layout)
  if (free < 0) return free < -room * mostOver ? [...blocks] : drawnTogether(blocks, layout, -free)
  const aired = blocks.map((one) => withAir(one, layout, Math.min(airMm, free / Math.max(1, rowsIn(blocks)))))
  const left = room - heightOfAll(aired, layout)
  const capacity = blocks.reduce((sum, one) => sum + growthOf(one, layout), 0)
  const share = capacity === 0 ? 0 : Math.max(0, Math.min(1, left / capacity))
  return aired.map((one, at) => grown(one, blocks[at] ?? one, share))
}

function heightOfAll(blocks: readonly PaperBlock[], layout: PaperLayout): number {
  return blocks.reduce((sum, one) => sum + heightOf(one, layout), 0)
}

function rowsIn(blocks: readonly PaperBlock[]): number {
  return blocks.reduce((sum, one) => {
    if (one.kind === 'grid') return sum + one.rows.length
    return one.kind === 'table' ? sum + Math.max(one.rows.length, one.minRows ?? 0) : sum
  }, 0)
}

function withAir(block: PaperBlock, layout: PaperLayout, air: number): PaperBlock {
  const height = round(layout.rowHeight + air)
  if (block.kind === 'table') return { ...block, rowHeight: height }
  if (block.kind !== 'grid') return block
  return { ...block, rows: block.rows.map((row) => ({ ...row, height: Math.max(height, row.height ?? 0) })) }
}

/** What the places for handwriting can grow by at most. */
function growthOf(block: PaperBlock, layout: PaperLayout): number {
  if (block.kind === 'table') return block.minRows === undefined ? 0 : mostMoreRows * (layout.rowHeight + airMm)
  if (block.kind !== 'grid') return 0
  return block.rows.reduce((sum, { height }) => sum + (height ?? 0) * mostMoreRoom, 0)
}

function grown(block: PaperBlock, before: PaperBlock, share: number): PaperBlock {
  if (block.kind === 'table' && block.minRows !== undefined)
    return { ...block, minRows: block.minRows + Math.floor(mostMoreRows * share) }
  if (block.kind !== 'grid' || before.kind !== 'grid') return block
  const rows = block.rows.map((row, at) => {
    const own = before.rows[at]?.height
    return own === undefined ? row : { ...row, height: round(own * (1 + mostMoreRoom * share)) }
  })
  return { ...block, rows }
}

/** Blank rows and room for words are given up as far as the page wants it. */
function drawnTogether(blocks: readonly PaperBlock[], layout: PaperLayout, over: number): PaperBlock[] {
  const spare = (block: PaperBlock): number => {
    if (block.kind === 'table') return spareRows(block) * (block.rowHeight ?? layout.rowHeight)
    if (block.kind !== 'grid') return 0
    return block.rows.reduce((sum, { height }) => sum + Math.max(0, (height ?? 0) - layout.rowHeight), 0)
  }
  const all = blocks.reduce((sum, one) => sum + spare(one), 0)
  const share = all === 0 ? 0 : Math.min(1, over / all)
  return blocks.map((block) => {
    if (block.kind === 'table' && block.minRows !== undefined)
      return { ...block, minRows: block.minRows - Math.ceil(spareRows(block) * share) }
    if (block.kind !== 'grid') return block
    const rows = block.rows.map((row) =>
      row.height === undefined
        ? row
        : { ...row, height: round(row.height - Math.max(0, row.height - layout.rowHeight) * share) },
    )
    return { ...block, rows }
  })
}

function spareRows({ minRows = 0, rows }: Table): number {
  return Math.max(0, minRows - Math.max(rows.length, 2))
}

const round = (mm: number): number => Math.round(mm * 10) / 10

/** A register is ruled down to the foot of the page. */
export function ruledDown(blocks: readonly PaperBlock[], layout: PaperLayout): PaperBlock[] {
  const free = roomOf(layout).height - safeMm - heightOfAll(blocks, layout)
  return blocks.map((one) => {
    if (one.kind !== 'table' || one.minRows === undefined || free <= 0) return one
    return {
      ...one,
      minRows: Math.max(one.minRows, one.rows.length) + Math.floor(free / (one.rowHeight ?? layout.rowHeight)),
    }
  })
}
