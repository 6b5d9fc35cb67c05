import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed, groups, sound } from './bundling.ts'

const top = join(import.meta.dirname, '..')

/** Where `node server/main.ts` listens while the screens are being worked on. */
const server = process.env['KEDANG_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), sound(), compressed()],
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
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups } } },
  },
})
