import type { Writable } from 'node:stream'
import { AppError } from '#platform/core/errors.ts'

// The unit of the format: headers and bodies are padded to it (POSIX.1-1988, ustar).
const blockBytes = 512

export type TarWriter = {
  add(name: string, body: Buffer): Promise<void>
  /** The stream must give exactly `size` bytes. Throws when it does not. */
  addStream(name: string, size: number, body: AsyncIterable<Buffer>): Promise<void>
  end(): Promise<void>
}

/** Writes a tar that any unpacking program reads. Waits whenever `out` cannot keep up, so memory stays flat. */
export function createTarWriter(out: Writable, at: Date): TarWriter {
  const write = (chunk: Buffer) =>
    new Promise<void>((resolve, reject) => {
      out.write(chunk, (error) => (error ? reject(error) : resolve()))
    })
  const pad = (size: number) => write(Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes))
  return {
    async add(name, body) {
      await write(headerOf(name, body.length, at))
      await write(body)
      await pad(body.length)
    },
    async addStream(name, size, body) {
      await write(headerOf(name, size, at))
      let written = 0
      for await (const chunk of body) {
        written += chunk.length
        await write(chunk)
      }
      if (written !== size) throw new Error(`${name} has ${written} bytes instead of ${size}`)
      await pad(size)
    },
    end: () => write(Buffer.alloc(2 * blockBytes)),
  }
}

function headerOf(name: string, size: number, at: Date): Buffer {
  const header = Buffer.alloc(blockBytes)
  header.write(name, 0, 100, 'ascii')
  header.write('0000600\0', 100, 'ascii')
  header.write('0000000\0', 108, 'ascii')
  header.write('0000000\0', 116, 'ascii')
  header.write(`${octal(size, 11)}\0`, 124, 'ascii')
  header.write(`${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 136, 'ascii')
  header.write('        ', 148, 'ascii')
  header.write('0', 156, 'ascii')
  header.write('ustar\x0000', 257, 'ascii')
  header.write(`${octal(sumOf(header), 6)}\0 `, 148, 'ascii')
  return header
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

function sumOf(header: Buffer): number {
  let sum = 0
  for (const byte of header) sum += byte
  return sum
}

export type TarEntry = { name: string; size: number; body: AsyncGenerator<Buffer> }

/**
 * Reads a tar of ours entry by entry; a body that was not read is passed over. Throws AppError('invalid',
 * 'backup.torn') at the first byte that cannot be right, and when the end is missing.
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = createTaker(source)
  for (;;) {
    const header = await bytes.take(blockBytes)
    if (isZero(header)) {
      if (!isZero(await bytes.take(blockBytes)) || !(await bytes.isOver())) throw torn('end')
      return
    }
    const { name, size } = readHeader(header)
    let left = size
    const body = (async function* () {
      while (left > 0) {
        const chunk = await bytes.takeSome(left)
        left -= chunk.length
        yield chunk
      }
    })()
    yield { name, size, body }
    while (left > 0) left -= (await bytes.takeSome(left)).length
    if (!isZero(await bytes.take((blockBytes - (size % blockBytes)) % blockBytes))) throw torn(name)
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const wanted = Number.parseInt(header.toString('ascii', 148, 154), 8)
  const blank = Buffer.from(header)
  blank.fill(' ', 148, 156)
  if (sumOf(blank) !== wanted || header.toString('ascii', 154, 156) !== '\0 ') throw torn('header')
  const size = Number.parseInt(header.toString('ascii', 124, 135), 8)
  if (!(size >= 0)) throw torn('header')
  return { name: header.toString('ascii', 0, 100).replace(/\0.*$/s, ''), size }
}

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

export function torn(detail: string): AppError {
  return new AppError('invalid', 'backup.torn', { detail })
}

/** Takes bytes off a stream in the portions asked for. */
function createTaker(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const refill = async (): Promise<boolean> => {
    while (held.length === 0) {
      const { value, done } = await chunks.next()
      if (done) return false
      held = value
    }
    return true
  }
  const takeSome = async (most: number): Promise<Buffer> => {
    if (!(await refill())) throw torn('end')
    const part = held.subarray(0, most)
    held = held.subarray(part.length)
    return part
  }
  return {
    takeSome,
    async take(size: number): Promise<Buffer> {
      const parts: Buffer[] = []
      for (let left = size; left > 0; ) {
        const part = await takeSome(left)
        parts.push(part)
        left -= part.length
      }
      return Buffer.concat(parts)
    },
    isOver: async () => !(await refill()),
  }
}
