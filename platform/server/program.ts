import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder the program lies in, where package.json, migrations and dist are. Looked for upwards, because the code runs
 * from its sources and from what is built of them (dist/server).
 */
export const programFolder = findUpwards(import.meta.dirname)

function findUpwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error(`no package.json at or above ${import.meta.dirname}`)
  return findUpwards(above)
}
