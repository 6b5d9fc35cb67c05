import { expect, test } from 'vitest'
import { createTestDatabase } from '#tests/database.ts'
import { createPool } from './connect.ts'
import { createEvents } from './events.ts'

test('a server that closes while it begins to listen lets its connection go once', async () => {
  const { connection, drop } = await createTestDatabase()
  const faults: unknown[] = []
  const note = (fault: unknown) => faults.push(fault)
  process.on('unhandledRejection', note)
  for (let turn = 0; turn < 5; turn++) {
    const pool = createPool(connection)
    const closing = new Promise<void>((done) => {
      // Handed out, the connection is told to listen in the next moment; the close comes just behind.
      pool.once('acquire', () => setImmediate(() => void events.close().then(done)))
    })
    const events = createEvents(pool)
    await closing
    await pool.end()
  }
  await new Promise((done) => setImmediate(done))
  process.off('unhandledRejection', note)
  expect(faults).toEqual([])
  await drop()
})
