import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const top = join(import.meta.dirname, '..')

/** Where `node server/main.ts` listens while the screens are being worked on. */
const server = process.env['KEDANG_SERVER'] ?? 'http://127.0.0.1:8080'

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

// Large tables that few screens want (places, the lunar calendar, sounds) and styles of one noun stay where they are wanted.
const apart = /[\\/](divisions|area-data|tyme4ts|pinyin-pro|opencc-js|antd)\b|\.css$/

/**
 * Puts what many screens share into one file: left alone, a first visit fetches thirty of a kilobyte each, six at a
 * time, and on a phone's network each six wait for the six before.
 */
function sharedBy(place: RegExp, name: string) {
  const leadsApart = (id: string, context: Modules, seen: Set<string>): boolean => {
    if (apart.test(id)) return true
    if (seen.has(id)) return false
    seen.add(id)
    return (context.getModuleInfo(id)?.importedIds ?? []).some((one) => leadsApart(one, context, seen))
  }
  return (id: string, context: Modules) => (place.test(id) && !leadsApart(id, context, new Set()) ? name : null)
}

// Beyond it brotli takes seven times as long for a hundredth less.
const quality = 8
const leastBytes = 1500

/** Writes each text file a second time as .br, which server/pages.ts sends: no visit waits for it to be compressed. */
function compressed(): Plugin {
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

/** Screens take words and rules from the nouns, never what only a server can run; shapes (zod) would double a list. */
function browserOnly(): Plugin {
  return {
    name: 'browser-only',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(chunk.modules))
          if (/[\\/]zod[\\/]|__vite-browser-external/.test(id) && renderedLength > 0)
            this.error(`${id} is in ${chunk.fileName}, for a screen imports what belongs to the server`)
      }
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), browserOnly(), compressed()],
  resolve: {
    // The #imports of package.json point outside this root; written out, they work in every mode.
    alias: ['domain', 'packs', 'platform', 'server', 'web'].map((folder) => ({
      find: new RegExp(`^#${folder}/`),
      replacement: `${join(top, folder)}/`,
    })),
  },
  // The pattern ends in a slash: '/api' alone would also catch the module /api.ts.
  server: { port: 5173, proxy: { '^/api/': server }, fs: { allow: [top] } },
  build: {
    // The two latest years of Chrome, Edge, Firefox and Safari: popover, dialog and :has are used as they are.
    target: ['chrome120', 'edge120', 'firefox125', 'safari17'],
    emptyOutDir: true,
    sourcemap: false,
    // What counts is the first page (300 kB gzip over all its files), not the size of one file.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // All parts, shared or not: what the first page has of them alone would otherwise stay with it, and the two files
          // would import each other.
          groups: [
            { debugName: 'parts', name: sharedBy(/[\\/](platform[\\/](ui|core)|web)[\\/]/, 'parts') },
            { debugName: 'libraries', name: sharedBy(/[\\/]node_modules[\\/]/, 'libraries'), minShareCount: 4 },
            { debugName: 'nouns', name: sharedBy(/[\\/]domain[\\/]/, 'nouns'), minShareCount: 6 },
          ],
        },
      },
    },
  },
})
