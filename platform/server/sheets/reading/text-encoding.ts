import { isUtf8 } from 'node:buffer'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'
import { keepWithinMemory } from './memory.ts'
import type { TextEncoding } from './reader.ts'

/** Read in pieces this big: large enough for speed, small beside the memory limit. */
const chunkBytes = 256 * 1024

/** The first bytes of a file, at most `length`. */
export function readHead(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0))
  } finally {
    closeSync(file)
  }
}

/**
 * Which encoding a text file is in: by its mark, by the zero bytes of UTF-16, by being valid UTF-8 to its last byte,
 * else GB18030 — what Excel in China saves. A broken character or two does not turn UTF-8 into GB18030.
 */
export function detectEncoding(path: string): TextEncoding {
  const head = readHead(path, 4096)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  return zeroBytes(head) ?? (isUtf8File(path) ? 'utf-8' : fewerErrors(path))
}

function zeroBytes(head: Buffer): TextEncoding | undefined {
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  // ASCII separators and digits in UTF-16 have a zero in one half only; text of other encodings has none at all.
  if (odd > 0 && even <= odd / 20) return 'utf-16le'
  if (even > 0 && odd <= even / 20) return 'utf-16be'
  return undefined
}

function isUtf8File(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(chunkBytes)
    let kept = 0
    for (;;) {
      const read = readSync(file, buffer, kept, chunkBytes - kept, null)
      const filled = kept + read
      if (read === 0) return kept === 0 || isUtf8(buffer.subarray(0, kept))
      const whole = filled - unfinishedBytes(buffer, filled)
      if (!isUtf8(buffer.subarray(0, whole))) return false
      buffer.copy(buffer, 0, whole, filled)
      kept = filled - whole
    }
  } finally {
    closeSync(file)
  }
}

/** How many bytes at the end of a chunk begin a character that goes on in the next. */
function unfinishedBytes(buffer: Buffer, filled: number): number {
  for (let back = 1; back <= Math.min(3, filled); back++) {
    const byte = buffer[filled - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function fewerErrors(path: string): TextEncoding {
  // The sample decides between two readings of the same bytes; a hundred kB hold thousands of characters.
  const sample = readHead(path, 100_000)
  const errors = (encoding: TextEncoding) => new TextDecoder(encoding).decode(sample).split('�').length - 1
  const broken = errors('utf-8')
  return broken > 0 && broken <= errors('gb18030') ? 'utf-8' : 'gb18030'
}

/** A text file's characters, in chunks, without its mark. Refuses what is not text. */
export async function* readCharacters(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  if (statSync(path).size > limits.textBytes) throw refusal('sheet.too_large')
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    keepWithinMemory()
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}

/** The first characters of a text file; a character cut by the end of the sample is left out. */
export function readSample(path: string, encoding: TextEncoding, bytes: number): string {
  return new TextDecoder(encoding).decode(readHead(path, bytes), { stream: true })
}
