import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'

const freeSector = 0xffffffff
const endOfChain = 0xfffffffe
/** Streams shorter than this live in the mini stream, in pieces of 64 bytes. */
const miniStreamLimit = 4096

/**
 * An OLE2 compound file ([MS-CFB]): the container of .xls and of encrypted .xlsx.
 * Sector chains come from the file and may be hostile: each is followed at most as far as the file has sectors.
 */
export class CompoundFile {
  readonly #bytes: Buffer
  readonly #sectorBytes: number
  readonly #chain: Uint32Array
  readonly #streams = new Map<string, { start: number; size: number }>()
  #miniChain = new Uint32Array()
  #miniStream: Buffer = Buffer.alloc(0)

  constructor(bytes: Buffer) {
    if (bytes.length < 512) throw refusal('sheet.damaged')
    this.#bytes = bytes
    const shift = bytes.readUInt16LE(30)
    if (shift !== 9 && shift !== 12) throw refusal('sheet.damaged')
    this.#sectorBytes = 1 << shift
    this.#chain = this.#readChainTable()
    this.#readDirectory()
  }

  has(name: string): boolean {
    return this.#streams.has(name)
  }

  /** The bytes of a stream of the root folder or below; undefined when there is none of this name. */
  find(name: string): Buffer | undefined {
    const stream = this.#streams.get(name)
    if (!stream) return undefined
    return stream.size < miniStreamLimit
      ? this.#readMini(stream.start, stream.size)
      : this.#read(stream.start, stream.size)
  }

  #sector(number: number): Buffer {
    const start = (number + 1) * this.#sectorBytes
    if (start >= this.#bytes.length) throw refusal('sheet.damaged')
    return this.#bytes.subarray(start, start + this.#sectorBytes)
  }

  #readChainTable(): Uint32Array {
    const sectors: number[] = []
    for (let at = 76; at < 512; at += 4) sectors.push(this.#bytes.readUInt32LE(at))
    let next = this.#bytes.readUInt32LE(68)
    const entries = this.#sectorBytes / 4
    while (next < endOfChain && sectors.length * this.#sectorBytes <= this.#bytes.length) {
      const sector = this.#sector(next)
      for (let at = 0; at < entries - 1; at++) sectors.push(sector.readUInt32LE(at * 4))
      next = sector.readUInt32LE((entries - 1) * 4)
    }
    const used = sectors.filter((sector) => sector < endOfChain)
    if (used.length * this.#sectorBytes > this.#bytes.length) throw refusal('sheet.damaged')
    return numbersOf(Buffer.concat(used.map((sector) => this.#sector(sector))))
  }

  #read(start: number, size = Number.POSITIVE_INFINITY): Buffer {
    const pieces: Buffer[] = []
    let read = 0
    let next = start
    while (next < endOfChain && read < size) {
      if (pieces.length > this.#chain.length || read > limits.xlsBytes) throw refusal('sheet.damaged')
      const sector = this.#sector(next)
      pieces.push(sector)
      read += sector.length
      next = this.#chain[next] ?? freeSector
    }
    const bytes = Buffer.concat(pieces)
    if (Number.isFinite(size) && bytes.length < size) throw refusal('sheet.damaged')
    return bytes.subarray(0, Math.min(size, bytes.length))
  }

  #readMini(start: number, size: number): Buffer {
    const bytes = Buffer.alloc(size)
    let next = start
    for (let read = 0; read < size; read += 64) {
      if (next * 64 >= this.#miniStream.length) throw refusal('sheet.damaged')
      this.#miniStream.copy(bytes, read, next * 64, next * 64 + 64)
      next = this.#miniChain[next] ?? freeSector
    }
    return bytes
  }

  #readDirectory(): void {
    const directory = this.#read(this.#bytes.readUInt32LE(48))
    this.#miniChain = numbersOf(this.#read(this.#bytes.readUInt32LE(60)))
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
      const kind = directory.readUInt8(at + 66)
      const start = directory.readUInt32LE(at + 116)
      const size = directory.readUInt32LE(at + 120)
      const name = directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2))
      if (kind === 5 && size > 0) this.#miniStream = this.#read(start, size)
      if (kind === 2 && !this.#streams.has(name)) this.#streams.set(name, { start, size })
    }
  }
}

function numbersOf(bytes: Buffer): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(bytes.length >> 2)
  for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.readUInt32LE(at * 4)
  return numbers
}
