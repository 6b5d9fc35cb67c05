import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'

/** Receives a document piece by piece. Names come without prefix ('x:row' is 'row'); attributes and text come raw. */
export type MarkupHandler = {
  open(name: string, attributes: string, closed: boolean): void
  close(name: string): void
  text(raw: string): void
  /** Takes a whole element that starts at `from` in one go and gives where it ends; -1 to have it scanned as usual. */
  takeElement?(buffer: string, from: number): number
}

/**
 * Splits XML or HTML that arrives in chunks into tags and text. It builds nothing, so memory stays flat.
 * A document type with own entities is refused: no spreadsheet program writes one, and expanding them is the classic XML bomb.
 */
export class MarkupScanner {
  readonly #handler: MarkupHandler
  #pending = ''

  constructor(handler: MarkupHandler) {
    this.#handler = handler
  }

  push(chunk: string): void {
    const buffer = this.#pending === '' ? chunk : this.#pending + chunk
    const used = this.#scan(buffer)
    this.#pending = buffer.slice(used)
    if (this.#pending.length > limits.pendingCharacters) throw refusal('sheet.damaged')
  }

  /** Whether the document ended outside a tag. */
  end(): boolean {
    const complete = !this.#pending.startsWith('<')
    if (complete && this.#pending !== '') this.#handler.text(this.#pending)
    this.#pending = ''
    return complete
  }

  #scan(buffer: string): number {
    let at = 0
    for (;;) {
      const tag = buffer.indexOf('<', at)
      // Text is held back until the next tag, so that an entity is never cut in two.
      if (tag < 0) return at
      if (tag > at) this.#handler.text(buffer.slice(at, tag))
      const next = this.#scanTag(buffer, tag)
      if (next < 0) return tag
      at = next
    }
  }

  /** Handles the tag at `from`; gives where it ends, or -1 when its end has not arrived. */
  #scanTag(buffer: string, from: number): number {
    const taken = this.#handler.takeElement?.(buffer, from) ?? -1
    if (taken >= 0) return taken
    const second = buffer.charCodeAt(from + 1)
    if (second === 33 || second === 63) return this.#skipDeclaration(buffer, from)
    const end = tagEnd(buffer, from)
    if (end < 0) return -1
    if (second === 47) {
      this.#handler.close(localName(buffer, from + 2, end))
      return end + 1
    }
    const closed = buffer.charCodeAt(end - 1) === 47
    const last = closed ? end - 1 : end
    const nameEnd = nameEndOf(buffer, from + 1, last)
    this.#handler.open(localName(buffer, from + 1, nameEnd), buffer.slice(nameEnd, last), closed)
    return end + 1
  }

  #skipDeclaration(buffer: string, from: number): number {
    if (buffer.length - from < 9) return -1
    if (buffer.startsWith('<!--', from)) return after(buffer, '-->', from + 4)
    if (buffer.startsWith('<![CDATA[', from)) {
      const end = after(buffer, ']]>', from + 9)
      if (end >= 0) this.#handler.text(buffer.slice(from + 9, end - 3).replaceAll('&', '&amp;'))
      return end
    }
    const end = after(buffer, '>', from + 2)
    if (end >= 0 && buffer.slice(from, end).includes('<!ENTITY')) throw refusal('sheet.unsafe')
    return end
  }
}

function after(buffer: string, mark: string, from: number): number {
  const at = buffer.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function tagEnd(buffer: string, from: number): number {
  const end = buffer.indexOf('>', from + 1)
  if (end < 0) return -1
  // A tag that ends in a quoted value, or holds no value, ends here; else the > may stand inside a quoted value.
  let before = end - 1
  while (buffer.charCodeAt(before) === 47 || buffer.charCodeAt(before) === 32) before--
  const quote = buffer.charCodeAt(before)
  if (quote === 34 || quote === 39) return end
  for (let at = from; at < end; at++) if (buffer.charCodeAt(at) === 61) return quotedTagEnd(buffer, from, end)
  return end
}

/** A quote that stays open this long is a slip in hand-made HTML, not a value. */
const longestQuotedValue = 64_000

function quotedTagEnd(buffer: string, from: number, plainEnd: number): number {
  let quote = 0
  for (let at = from + 1; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return at
    else if (code === 34 || code === 39) quote = code
    if (at - from > longestQuotedValue) return plainEnd
  }
  return -1
}

function nameEndOf(buffer: string, from: number, end: number): number {
  let at = from
  while (at < end && buffer.charCodeAt(at) > 32 && buffer.charCodeAt(at) !== 47) at++
  return at
}

function localName(buffer: string, from: number, end: number): string {
  const name = buffer.slice(from, nameEndOf(buffer, from, end))
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The decoded value of attribute `name` (with its prefix, as written in the file) or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(name)
  while (at >= 0) {
    const before = at === 0 ? 32 : attributes.charCodeAt(at - 1)
    let next = at + name.length
    while (attributes.charCodeAt(next) <= 32) next++
    if (before <= 32 && attributes.charCodeAt(next) === 61) return quotedValue(attributes, next + 1)
    at = attributes.indexOf(name, at + 1)
  }
  return undefined
}

function quotedValue(attributes: string, from: number): string {
  let at = from
  while (attributes.charCodeAt(at) <= 32) at++
  const quote = attributes.charCodeAt(at)
  if (quote === 34 || quote === 39) {
    const end = attributes.indexOf(quote === 34 ? '"' : "'", at + 1)
    return decodeEntities(attributes.slice(at + 1, end < 0 ? undefined : end))
  }
  return decodeEntities(/^[^\s]*/.exec(attributes.slice(at))?.[0] ?? '')
}

const namedEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  yen: '¥',
  times: '×',
  copy: '©',
  reg: '®',
  deg: '°',
  ensp: ' ',
  emsp: ' ',
}

/** Replaces character references; one that is not known stays as written. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return namedEntities[name] ?? namedEntities[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : whole
    },
  )
}
