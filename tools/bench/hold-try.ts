import { writeFileSync } from 'node:fs'
import { openEmbedded } from '#platform/server/database/life.ts'
import { pino } from 'pino'
const store = await openEmbedded({ dataDir: process.argv[2] as string, log: pino({ level: 'silent' }) })
writeFileSync('/tmp/pb/conn.json', JSON.stringify(store.connection))
console.log('open')
process.on('SIGTERM', () => void store.close().then(() => process.exit(0)))
setInterval(() => {}, 1000)
