import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#platform/core/errors.ts'

export type StoredFile = { sha256: string; size: number; type: string }

/** Content-addressed files: the same bytes are kept once, and a name can never point at other bytes. */
export type FileStore = {
  /** Takes a stream to disk, fsynced. Throws AppError('invalid', 'file.too_large'). */
  put(stream: Readable, options: { maxBytes: number }): Promise<StoredFile>
  read(sha256: string): Readable
  path(sha256: string): string
}

// The first bytes of these are a zip; what is inside decides nothing for storage, so they keep their own name.
const textTypes = 'text/plain'

export function createFileStore(folder: string): FileStore {
  const path = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    path,
    read: (sha256) => createReadStream(path(sha256)),
    async put(stream, { maxBytes }) {
      await mkdir(folder, { recursive: true })
      const temporary = join(folder, `.new-${randomUUID()}`)
      try {
        const { sha256, size } = await writeHashed(stream, temporary, maxBytes)
        const { fileTypeFromFile } = await import('file-type')
        const type = (await fileTypeFromFile(temporary))?.mime ?? textTypes
        await mkdir(dirname(path(sha256)), { recursive: true })
        await rename(temporary, path(sha256))
        await syncFolder(dirname(path(sha256)))
        return { sha256, size, type }
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
  }
}

async function writeHashed(stream: Readable, to: string, maxBytes: number): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      hash.update(chunk)
      const isTooLarge = size > maxBytes
      done(
        isTooLarge ? new AppError('invalid', 'file.too_large', { max: Math.floor(maxBytes / 1_048_576) }) : null,
        chunk,
      )
    },
  })
  // `flush` makes Node fsync before the stream closes: an acknowledged upload survives a power cut.
  await pipeline(stream, measure, createWriteStream(to, { flush: true, mode: 0o600 }))
  return { sha256: hash.digest('hex'), size }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; its file systems keep renames in order on their own.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/** Size in bytes, or undefined when the file is gone; `kedang verify` asks for every stored file. */
export async function fileSize(store: FileStore, sha256: string): Promise<number | undefined> {
  return await stat(store.path(sha256)).then(
    (found) => found.size,
    () => undefined,
  )
}
