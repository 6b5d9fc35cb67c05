import type { Paper } from '#platform/core/paper.ts'
import { type FileStore, fileSize } from '../files.ts'

// A photograph of a phone has 3–8 MB; more on one page makes a file nobody can send.
const largestBytes = 20 * 1024 * 1024

/** Hashes of all pictures in the papers. */
export function pictureHashes(papers: readonly Paper[]): Set<string> {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('sha256' in value && typeof value.sha256 === 'string') found.add(value.sha256)
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(papers)
  return found
}

/** Which of them are there to be printed, and which are gone or too large. */
export async function locatePictures(
  files: FileStore,
  hashes: Set<string>,
): Promise<{ paths: Record<string, string>; lost: Set<string> }> {
  const paths: Record<string, string> = {}
  const lost = new Set<string>()
  for (const hash of hashes) {
    const size = await fileSize(files, hash)
    if (size === undefined || size > largestBytes) lost.add(hash)
    else paths[hash] = files.path(hash)
  }
  return { paths, lost }
}

/** The paper with every lost picture marked, so that its place shows what should be there. */
export function withLostPictures<T>(value: T, lost: ReadonlySet<string>): T {
  if (lost.size === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((inner) => withLostPictures(inner, lost)) as T
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withLostPictures(inner, lost)]))
  return ('sha256' in copy && lost.has(copy['sha256'] as string) ? { ...copy, lost: true } : copy) as T
}
