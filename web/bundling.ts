import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

// What few screens want stays with them: large tables (places, the lunar calendar, sounds), a tree of choices, passkeys,
// and the styles of one noun.
const seldom =
  /[\\/](divisions|area-data|tyme4ts|pinyin-pro|opencc-js|antd|@ant-design|@rc-component|dayjs|@simplewebauthn)\b|\.css$/

const nouns = /[\\/]domain[\\/]/

/**
 * Puts what many screens share into one file: left alone, a first visit fetches thirty of a kilobyte each, six at a
 * time, and on a phone's network each six wait for the six before. What leads to something `apart` stays where it is.
 */
function sharedBy(name: string, place: RegExp, ...apart: RegExp[]) {
  const leadsApart = (id: string, context: Modules, seen: Set<string>): boolean => {
    if (apart.some((one) => one.test(id))) return true
    if (seen.has(id)) return false
    seen.add(id)
    return (context.getModuleInfo(id)?.importedIds ?? []).some((one) => leadsApart(one, context, seen))
  }
  return {
    debugName: name,
    name: (id: string, context: Modules) => (place.test(id) && !leadsApart(id, context, new Set()) ? name : null),
  }
}

/**
 * The files of the first page. Each imports only those above it, and the entry all of them but the last: files that
 * import each other would be run before what they are made of. Share counts leave the entry out, so what it has of the
 * nouns stays with it.
 */
export const groups = [
  sharedBy('libraries', /[\\/]node_modules[\\/]|vite[\\/]preload-helper/, seldom),
  sharedBy('parts', /[\\/]platform[\\/](ui|core)[\\/]/, seldom),
  sharedBy('client', /[\\/]web[\\/]/, seldom, nouns),
  { ...sharedBy('nouns', nouns, seldom), minShareCount: 6 },
]

// Beyond it brotli takes seven times as long for a hundredth less.
const quality = 8
const leastBytes = 1500

/** Writes each text file a second time as .br, which server/pages.ts sends: no visit waits for it to be compressed. */
export function compressed(): Plugin {
  const compress = promisify(brotliCompress)
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name))
      for (const name of texts) {
        const file = join(dir, name)
        const text = await readFile(file)
        if (text.length < leastBytes) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
        await writeFile(`${file}.br`, await compress(text, { params }))
      }
    },
  }
}

/**
 * Fails a build that no browser could run: with what belongs to the server in it (shapes, zod, would double a list),
 * or with files that import each other.
 */
export function sound(): Plugin {
  return {
    name: 'sound',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      for (const { fileName, modules } of chunks)
        for (const [id, { renderedLength }] of Object.entries(modules))
          if (/[\\/]zod[\\/]|__vite-browser-external/.test(id) && renderedLength > 0)
            this.error(`${id} is in ${fileName}: a screen imports what belongs to the server`)
      const importsOf = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]))
      const done = new Set<string>()
      const visit = (file: string, way: readonly string[]) => {
        if (way.includes(file)) this.error(`files import each other: ${[...way, file].join(' > ')}`)
        if (done.has(file)) return
        for (const next of importsOf.get(file) ?? []) visit(next, [...way, file])
        done.add(file)
      }
      for (const { fileName } of chunks) visit(fileName, [])
    },
  }
}
