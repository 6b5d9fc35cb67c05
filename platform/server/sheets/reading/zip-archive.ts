import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { crc32, createInflateRaw } from 'node:zlib'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { keepWithinMemory } from './memory.ts'

export type ZipEntry = {
  name: string
  method: number
  crc: number
  packedBytes: number
  bytes: number
  headerAt: number
  encrypted: boolean
}

const endOfDirectory = 0x06054b50
const end64Locator = 0x07064b50
const directoryHeader = 0x02014b50
const localHeader = 0x04034b50
/** Read and inflate in pieces this big: large enough for speed, small beside the memory limit. */
const chunkBytes = 256 * 1024

/** A zip file opened by its directory (APPNOTE 6.3): entries are streamed from disk, nothing is unpacked ahead. */
export class ZipArchive {
  readonly path: string
  readonly entries: ReadonlyMap<string, ZipEntry>

  constructor(path: string) {
    this.path = path
    this.entries = readDirectory(path)
  }

  /** Finds an entry; slashes and case as different programs write them. */
  find(name: string): ZipEntry | undefined {
    return this.entries.get(entryKey(name))
  }

  /** The whole entry as text: for the small parts only. Refuses one above `limits.partBytes`. */
  async readText(entry: ZipEntry): Promise<string> {
    const chunks: Buffer[] = []
    for await (const chunk of this.stream(entry, limits.partBytes)) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    return xmlDecoder(bytes).decode(bytes)
  }

  /** The unpacked bytes of an entry, in chunks. Refuses more than `maxBytes`, a bomb's ratio, and damage (size or checksum). */
  async *stream(entry: ZipEntry, maxBytes: number): AsyncGenerator<Buffer> {
    if (entry.encrypted) throw refusal('sheet.password')
    if (entry.bytes > maxBytes) throw refusal('sheet.too_large')
    refuseBomb(entry)
    let bytes = 0
    let crc = 0
    try {
      for await (const chunk of this.#unpacked(entry)) {
        bytes += chunk.length
        // An entry that grows beyond what it claims is stopped at once: the limits above were held against the claim.
        if (bytes > entry.bytes) throw refusal('sheet.damaged')
        crc = crc32(chunk, crc)
        keepWithinMemory()
        yield chunk
      }
    } catch (error) {
      if (error instanceof Error && 'errno' in error) throw refusal('sheet.damaged', {}, error)
      throw error
    }
    if (bytes !== entry.bytes || crc !== entry.crc) throw refusal('sheet.damaged')
  }

  #unpacked(entry: ZipEntry): AsyncIterable<Buffer> {
    const start = dataStart(this.path, entry)
    if (entry.packedBytes === 0) return emptyStream()
    const packed = createReadStream(this.path, { start, end: start + entry.packedBytes - 1, highWaterMark: chunkBytes })
    if (entry.method === 0) return packed
    if (entry.method !== 8) throw refusal('sheet.damaged')
    const inflate = createInflateRaw({ chunkSize: chunkBytes })
    packed.on('error', (error) => inflate.destroy(error))
    inflate.on('close', () => packed.destroy())
    return packed.pipe(inflate)
  }
}

async function* emptyStream(): AsyncGenerator<Buffer> {}

function refuseBomb({ bytes, packedBytes }: ZipEntry): void {
  if (bytes > limits.unzipRatioFromBytes && bytes > packedBytes * limits.unzipRatio) throw refusal('sheet.unsafe')
}

/** UTF-8 unless the part starts with a UTF-16 mark. */
export function xmlDecoder(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}

function entryKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function readDirectory(path: string): Map<string, ZipEntry> {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const { at, bytes, count } = locateDirectory(file, size)
    if (bytes > limits.partBytes || count > limits.zipEntries || at + bytes > size) throw refusal('sheet.damaged')
    return parseDirectory(readAt(file, at, bytes))
  } finally {
    closeSync(file)
  }
}

function locateDirectory(file: number, size: number): { at: number; bytes: number; count: number } {
  // The end record is 22 bytes and a comment of at most 65,535; the ZIP64 locator (20 bytes) stands just before it.
  const tail = readAt(file, Math.max(0, size - 65_577), Math.min(size, 65_577))
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end--
  if (end < 0) throw refusal('sheet.damaged')
  const count = tail.readUInt16LE(end + 10)
  const bytes = tail.readUInt32LE(end + 12)
  const at = tail.readUInt32LE(end + 16)
  if (at !== 0xffffffff && bytes !== 0xffffffff) return { at, bytes, count }
  if (end < 20 || tail.readUInt32LE(end - 20) !== end64Locator) throw refusal('sheet.damaged')
  const record = readAt(file, Number(tail.readBigUInt64LE(end - 12)), 56)
  return {
    count: Number(record.readBigUInt64LE(32)),
    bytes: Number(record.readBigUInt64LE(40)),
    at: Number(record.readBigUInt64LE(48)),
  }
}

function parseDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === directoryHeader) {
    const nameBytes = directory.readUInt16LE(at + 28)
    const extraBytes = directory.readUInt16LE(at + 30)
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes)
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes)
    entries.set(
      entryKey(name),
      withZip64Sizes(extra, {
        name,
        encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
        method: directory.readUInt16LE(at + 10),
        crc: directory.readUInt32LE(at + 16),
        packedBytes: directory.readUInt32LE(at + 20),
        bytes: directory.readUInt32LE(at + 24),
        headerAt: directory.readUInt32LE(at + 42),
      }),
    )
    at += 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Sizes above 4 GB stand in extra field 1, in this order, only those that are missing. */
function withZip64Sizes(extra: Buffer, entry: ZipEntry): ZipEntry {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  let value = at + 4
  const next = (known: number): number => {
    if (known !== 0xffffffff || value + 8 > extra.length) return known
    value += 8
    return Number(extra.readBigUInt64LE(value - 8))
  }
  const bytes = next(entry.bytes)
  const packedBytes = next(entry.packedBytes)
  return { ...entry, bytes, packedBytes, headerAt: next(entry.headerAt) }
}

function dataStart(path: string, entry: ZipEntry): number {
  const file = openSync(path, 'r')
  try {
    const header = readAt(file, entry.headerAt, 30)
    if (header.readUInt32LE(0) !== localHeader) throw refusal('sheet.damaged')
    return entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    closeSync(file)
  }
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (!Number.isSafeInteger(position) || readSync(file, bytes, 0, length, position) < length)
    throw refusal('sheet.damaged')
  return bytes
}
