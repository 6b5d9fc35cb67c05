import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createMailer } from './mailer.ts'

const mail = { id: 'x', to: 'a@firm.cn', fromName: '客档', subject: '早', text: '今天到期 2 件', attachments: [] }
let server: Server | undefined
let calls = 0

async function listen(answer?: string): Promise<string> {
  calls = 0
  server = createServer((socket) => {
    calls++
    if (answer) socket.end(answer)
  })
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterEach(async () => {
  await new Promise<void>((done) => (server === undefined ? done() : server.close(() => done())))
  server = undefined
})

test('[TSK-02] a server that hangs is asked by one mail, not by each of a hundred', async () => {
  const mailer = createMailer(await listen(), undefined, 300)
  await expect(mailer.send(mail)).rejects.toMatchObject({ kind: 'unavailable', code: 'mail.silent' })
  await expect(mailer.send(mail)).rejects.toMatchObject({ kind: 'unavailable', code: 'mail.silent' })
  // A busy machine may not even have taken the first call by then.
  expect(calls).toBeLessThanOrEqual(1)
  mailer.close()
})

test('[TSK-02] one that is not there is named as that, and asked by the next mail as well', async () => {
  const url = await listen()
  await new Promise<void>((done) => server?.close(() => done()))
  server = undefined
  const mailer = createMailer(url, undefined)
  for (let tries = 0; tries < 2; tries++)
    await expect(mailer.send(mail)).rejects.toMatchObject({ kind: 'unavailable', code: 'mail.connection_refused' })
  mailer.close()
})

test('[TSK-02] one that is busy may take it later', async () => {
  const mailer = createMailer(await listen('421 too many connections\r\n'), undefined)
  await expect(mailer.send(mail)).rejects.toMatchObject({ kind: 'unavailable', code: 'mail.unreachable' })
  mailer.close()
})
