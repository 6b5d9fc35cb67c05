import { join } from 'node:path'
import { defineConfig } from 'vite'

/**
 * The server in a handful of files instead of two thousand: reading and linking them was half of a start. Not minified,
 * so that a stack trace still names what failed.
 */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  publicDir: false,
  // Of packages only those that are read in dozens of files by each start, are plain modules and know no place of their own.
  ssr: { noExternal: ['kysely', 'zod'] },
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    emptyOutDir: true,
    rolldownOptions: {
      // The last two are processes of their own (platform/server/program.ts).
      input: [
        'server/main.ts',
        'server/cli.ts',
        'platform/server/sheets/reading/reading-child.ts',
        'platform/server/print/press.ts',
      ],
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
