import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { programFolder } from '#platform/server/program.ts'

const find = createRequire(import.meta.url)

/**
 * Folders of the letters a paper is set in: Song in two weights, then what Song lacks (fonts/README.md).
 * Static TrueType throughout, so that every reader and printer takes the PDF.
 */
export function fontFolders(): string[] {
  const song = dirname(find.resolve('@expo-google-fonts/noto-serif-sc/package.json'))
  return [join(song, '400Regular'), join(song, '700Bold'), join(programFolder, 'platform', 'server', 'print', 'fonts')]
}
