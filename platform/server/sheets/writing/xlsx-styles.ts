import { xmlHead, xmlText } from './xml-text.ts'

export type StyleRole = 'plain' | 'header' | 'error'

/** Number formats Excel knows by number; others get one from 164 on. */
const builtIn: Record<string, number> = { General: 0, '0': 1, '0.00': 2, '#,##0': 3, '#,##0.00': 4, '@': 49 }

/** Collects the styles a workbook uses, so that a cell names its style by number. */
export class XlsxStyles {
  readonly #numbers = new Map<string, number>()
  readonly #formats = new Map<string, number>()
  readonly #xfs: string[] = []

  constructor() {
    this.number('General', 'plain')
  }

  /** The number of the style with this number format and role. */
  number(format: string, role: StyleRole): number {
    const key = `${role} ${format}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#xfs.length)
    this.#xfs.push(xf(this.#formatId(format), role))
    return this.#xfs.length - 1
  }

  toXml(): string {
    const formats = [...this.#formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`)
    return `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : ''
    }${look}<cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs></styleSheet>`
  }

  #formatId(format: string): number {
    const known = builtIn[format] ?? this.#formats.get(format)
    if (known !== undefined) return known
    // 164 is the first number free for a file's own formats (ECMA-376 §18.8.30).
    const id = 164 + this.#formats.size
    this.#formats.set(format, id)
    return id
  }
}

/** 等线 is the font of a new workbook in Chinese Excel; other systems fall back to their own. */
const font = '<sz val="11"/><name val="等线"/><family val="2"/>'

/** Fonts, fills and borders by position: 0 plain, then header (bold on light grey, a rule below) and error (red on pale red). */
const look = [
  `<fonts count="3"><font>${font}</font><font><b/>${font}</font><font><color rgb="FF9C1C13"/>${font}</font></fonts>`,
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEFEDE8"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFBE4E1"/></patternFill></fill></fills>',
  '<borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FF8A857C"/></bottom></border></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
].join('')

function xf(formatId: number, role: StyleRole): string {
  const format = `numFmtId="${formatId}" applyNumberFormat="1" xfId="0"`
  if (role === 'header') {
    return `<xf ${format} fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`
  }
  if (role === 'error') return `<xf ${format} fontId="2" fillId="3" borderId="0" applyFont="1" applyFill="1"/>`
  return `<xf ${format} fontId="0" fillId="0" borderId="0"/>`
}
