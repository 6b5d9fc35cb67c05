import { randomBytes } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileSize } from '#platform/server/files.ts'
import { openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { sweepFiles } from './jobs.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rights = { 'customer.read': 'all', 'customer.change': 'all' }

// The smallest PNG there is: one transparent dot.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

async function upload(
  caller: Caller,
  bytes: Buffer,
  name: string,
  headers: Record<string, string> = { 'x-kedang': '1' },
) {
  const boundary = 'kedang-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const reply = await harness.product.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { cookie: caller.cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return { status: reply.statusCode, body: reply.json() }
}

async function attach(
  customerId: string,
  bytes: Buffer,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { body } = await upload(keeper, bytes, name)
  const answer = await keeper.call('attachment.add', { customerId, sha256: body.sha256, name: body.name, ...more })
  return answer.body.id
}

const get = async (caller: Caller, id: string, query = '') =>
  await harness.product.app.inject({
    method: 'GET',
    url: `/api/attachments/${id}${query}`,
    headers: { cookie: caller.cookie },
  })

describe('files of an archive', () => {
  test('[ARC-56] original seen and copy kept are two facts', async () => {
    const { id } = await openArchive(keeper)
    const file = await attach(id, png, '营业执照.png', { originalSeen: true, copyKept: false, remark: '副本' })
    expect((await keeper.ask('attachment.list', { customerId: id })).body.rows).toMatchObject([
      {
        id: file,
        name: '营业执照.png',
        type: 'image/png',
        size: png.length,
        originalSeen: true,
        copyKept: false,
        createdByName: '沈妙',
        isShown: true,
      },
    ])
    await keeper.call('attachment.change', { id: file, values: { copyKept: true } })
    expect((await keeper.ask('attachment.list', { customerId: id })).body.rows[0]).toMatchObject({
      originalSeen: true,
      copyKept: true,
    })
  })

  test('pictures and PDF are shown in place and can do nothing there; the look is recorded', async () => {
    const { id } = await openArchive(keeper)
    const picture = await get(keeper, await attach(id, png, '照片.png'))
    expect(picture.rawPayload.equals(png)).toBe(true)
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('照片.png')}`,
    })
    expect(picture.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
    const paper = await get(keeper, await attach(id, pdf, '合同.pdf'))
    expect(paper.headers).toMatchObject({ 'content-type': 'application/pdf' })
    const looks = await db().selectFrom('auditLog').selectAll().where('operation', '=', 'attachment.open').execute()
    expect(looks.at(-1)).toMatchObject({ kind: 'look', ids: [id], detail: { part: 'attachments' } })
  })

  test('anything else is only downloaded, and so are pictures when asked for', async () => {
    const { id } = await openArchive(keeper)
    const page = await get(keeper, await attach(id, Buffer.from('<script>alert(1)</script>'), '说明.html'))
    expect(page.headers).toMatchObject({ 'content-type': 'application/octet-stream' })
    expect(page.headers['content-disposition']).toMatch(/^attachment;/)
    const picture = await get(keeper, await attach(id, png, '照片.png'), '?download=1')
    expect(picture.headers['content-disposition']).toMatch(/^attachment;/)
  })

  test('access is the archive’s', async () => {
    const { id } = await openArchive(keeper)
    const file = await attach(id, png, '照片.png')
    const stranger = await harness.person({ rights: { 'customer.read': 'own' } })
    expect((await get(stranger, file)).statusCode).toBe(404)
    expect((await get({ ...keeper, cookie: '' }, file)).statusCode).toBe(401)
    expect((await get(keeper, 'x')).statusCode).toBe(400)
  })

  test('uploading needs a session and the own site; the type is what the bytes say', async () => {
    expect((await upload({ ...keeper, cookie: '' }, png, 'a.png')).status).toBe(401)
    expect((await upload(keeper, png, 'a.png', {})).body.error.code).toBe('request.cross_site')
    expect((await upload(keeper, png, '合同.pdf')).body).toMatchObject({
      type: 'image/png',
      name: '合同.pdf',
      size: png.length,
    })
    const none = await harness.product.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { cookie: keeper.cookie, 'x-kedang': '1', 'content-type': 'application/json' },
      payload: '{}',
    })
    expect(none.json().error.code).toBe('file.missing')
  })

  test('programs and what never arrived are refused', async () => {
    const { id } = await openArchive(keeper)
    const program = await upload(keeper, Buffer.concat([Buffer.from('MZ'), randomBytes(100)]), '安装.exe')
    expect(
      (await keeper.call('attachment.add', { customerId: id, sha256: program.body.sha256, name: '安装.exe' })).body
        .error.code,
    ).toBe('file.type_refused')
    const absent = await keeper.call('attachment.add', { customerId: id, sha256: 'a'.repeat(64), name: 'x' })
    expect(absent.body.error.fields).toMatchObject([{ path: 'sha256', code: 'attachment.not_uploaded' }])
  })

  test('[TEC-17] a file taken out is gone from the list and stays in the history', async () => {
    const { id } = await openArchive(keeper)
    const file = await attach(id, png, '照片.png')
    await keeper.call('attachment.withdraw', { id: file, reason: '放错户' })
    expect((await keeper.ask('attachment.list', { customerId: id })).body.rows).toEqual([])
    expect((await get(keeper, file)).statusCode).toBe(404)
    expect((await keeper.ask('customer.history', { id })).body.rows[0]).toMatchObject({
      entity: 'attachment',
      kind: 'withdrawn',
      reason: '放错户',
    })
  })

  test('uploads that nothing uses are swept after a week, those in use and fresh ones stay', async () => {
    const { id } = await openArchive(keeper)
    const { files } = harness.product.platform
    const [used, unused, fresh] = [randomBytes(50), randomBytes(50), randomBytes(50)]
    await attach(id, used, '在用.bin')
    const [a, b, c] = [
      await upload(keeper, used, 'a'),
      await upload(keeper, unused, 'b'),
      await upload(keeper, fresh, 'c'),
    ]
    await sql`update stored_files set created_at = '2026-11-01' where sha256 in (${a.body.sha256}, ${b.body.sha256})`.execute(
      db(),
    )
    const unnoted = await files.put((await import('node:stream')).Readable.from([randomBytes(50)]), { maxBytes: 100 })
    await utimes(files.path(unnoted.sha256), new Date('2026-11-01'), new Date('2026-11-01'))
    await runJobNow(harness, sweepFiles)
    const left = await Promise.all(
      [a, b, c].map(async ({ body }) => (await fileSize(files, body.sha256)) !== undefined),
    )
    expect(left).toEqual([true, false, true])
    expect(await fileSize(files, unnoted.sha256)).toBeUndefined()
  })
})

describe('refusals', () => {
  const file = async () => {
    const { id } = await openArchive(keeper)
    return await attach(id, png, '照片.png')
  }
  const tooNarrow = { 'customer.read': 'own', 'customer.change': 'own' }
  describeRefusals(() => harness, {
    command: 'attachment.add',
    rights,
    tooNarrow,
    input: async () => ({
      customerId: (await openArchive(keeper)).id,
      sha256: (await upload(keeper, png, 'a.png')).body.sha256,
      name: 'a.png',
    }),
    bad: { change: { sha256: 'x' }, path: 'sha256' },
  })
  describeRefusals(() => harness, {
    command: 'attachment.change',
    rights,
    tooNarrow,
    input: async () => ({ id: await file(), values: { remark: '清晰' } }),
    bad: { change: { values: { name: '' } }, path: 'values.name' },
  })
  describeRefusals(() => harness, {
    command: 'attachment.withdraw',
    rights,
    tooNarrow,
    input: async () => ({ id: await file(), reason: '放错' }),
    bad: { change: { reason: '' }, path: 'reason' },
  })
})
