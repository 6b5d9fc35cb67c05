import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { AppError } from '#platform/core/errors.ts'
import { type BackupHead, type BackupManifest, headName, manifestName, sealName } from './contents.ts'
import { readTar, torn } from './tar.ts'
import { sha256 } from './write.ts'

/** What the parts of a backup are given to, in the order in which they stand in the file. */
export type BackupVisitor = {
  onHead?(head: BackupHead): void | Promise<void>
  /** A compressed piece of a table. */
  onTablePart?(table: string, body: Buffer): Promise<void>
  /** A stored file; what the visitor does not read is read past. */
  onFile?(sha256: string, size: number, body: AsyncGenerator<Buffer>): Promise<void>
}

/**
 * Reads a backup from end to end and checks every byte of it against its own list. Throws AppError('invalid',
 * 'backup.torn' | 'backup.not_a_backup').
 */
export async function readBackup(path: string, visitor: BackupVisitor = {}): Promise<BackupManifest> {
  const seen = { parts: new Map<string, string>(), files: 0, bytes: 0, wrong: [] as string[] }
  let headSum: string | undefined
  let manifestBytes: Buffer | undefined
  let seal: string | undefined
  for await (const { name, size, body } of readTar(createReadStream(path))) {
    if (seal !== undefined) throw torn(name)
    if (headSum === undefined) {
      headSum = await readHead(name, await buffer(body), visitor)
    } else if (name.startsWith('tables/')) {
      const bytes = await buffer(body)
      seen.parts.set(name, sha256(bytes))
      await visitor.onTablePart?.(name.split('/')[1] ?? '', bytes)
    } else if (name.startsWith('files/')) {
      const hash = createHash('sha256')
      const checked = tee(body, hash)
      const wanted = name.slice('files/'.length)
      await visitor.onFile?.(wanted, size, checked)
      for await (const _ of checked);
      seen.files++
      seen.bytes += size
      if (hash.digest('hex') !== wanted) seen.wrong.push(wanted)
    } else if (name === manifestName) manifestBytes = await buffer(body)
    else if (name === sealName) seal = (await buffer(body)).toString()
    else throw torn(name)
  }
  if (headSum === undefined) throw new AppError('invalid', 'backup.not_a_backup')
  if (manifestBytes === undefined || seal !== sha256(manifestBytes)) throw torn(manifestName)
  const manifest = JSON.parse(manifestBytes.toString()) as BackupManifest
  if (manifest.head !== headSum) throw torn(headName)
  compareParts(manifest, seen)
  return manifest
}

async function readHead(name: string, bytes: Buffer, visitor: BackupVisitor): Promise<string> {
  if (name !== headName) throw new AppError('invalid', 'backup.not_a_backup')
  let head: BackupHead
  try {
    head = JSON.parse(bytes.toString()) as BackupHead
  } catch {
    throw torn(headName)
  }
  if (head.format !== 1) throw new AppError('invalid', 'backup.other_version', { name: `format ${head.format}` })
  await visitor.onHead?.(head)
  return sha256(bytes)
}

type Seen = { parts: Map<string, string>; files: number; bytes: number; wrong: string[] }

function compareParts(manifest: BackupManifest, seen: Seen): void {
  const listed = manifest.tables.flatMap((table) => table.parts)
  const wrongPart = listed.find((part) => seen.parts.get(part.name) !== part.sha256)
  if (wrongPart !== undefined) throw torn(wrongPart.name)
  if (listed.length !== seen.parts.size) throw torn('tables')
  // Files that were damaged before the backup was made are listed as such.
  const wrongFile = seen.wrong.find((sha) => !manifest.files.missing.includes(sha))
  if (wrongFile !== undefined) throw torn(`files/${wrongFile}`)
  if (seen.files !== manifest.files.count || seen.bytes !== manifest.files.bytes) throw torn('files')
}

async function* tee(body: AsyncGenerator<Buffer>, hash: { update(chunk: Buffer): unknown }): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    hash.update(chunk)
    yield chunk
  }
}
