import { AppError } from '#platform/core/errors.ts'
import { openEmbedded } from '#platform/server/database/life.ts'

// The smallest server: opens the data folder of argv[2], says "ready" or why not, and stays. Under umask argv[3].
const [, , dataDir = '', umask = '022'] = process.argv
process.umask(Number.parseInt(umask, 8))
const tell = (details: object, text: string) => console.log(text, details)

try {
  const database = await openEmbedded({ dataDir, log: { info: tell, warn: tell } })
  database.onLost((error) => console.log('lost', error))
  process.on('SIGTERM', () => void database.close().then(() => process.exit(0)))
  console.log('ready')
} catch (error) {
  console.log(error instanceof AppError ? `refused ${error.code} ${JSON.stringify(error.params)}` : error)
  process.exit(1)
}
