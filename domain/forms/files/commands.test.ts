import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { files, section, text } from '#platform/core/forms/makers.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller
let sha256: string
let id: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, [])
  await publishForm(
    harness,
    sampleForm('Z-1', {
      sums: [],
      sections: [section('a', '一', 'One', [text('name', '名称', 'Name'), files('photos', '照片', 'Photos', 1)])],
    }),
  )
  clerk = await harness.person({ allRights: true })
  const { platform } = harness.product
  const stored = await platform.files.put(Readable.from([Buffer.from('%PDF-1.7 signed paper')]), { maxBytes: 1000 })
  await keepUpload({ db: platform.db }, stored)
  sha256 = stored.sha256
  id = (await startForm(clerk, 'Z-1')).id
})
afterAll(() => harness.close())

const attach = async (more: Record<string, unknown> = {}, by = clerk) =>
  await by.call('form.attach', { id, sha256, name: '签字扫描.pdf', ...more })
const fetchFile = async (fileId: string, by = clerk) =>
  await harness.product.app.inject({ method: 'GET', url: `/api/form-files/${fileId}`, headers: { cookie: by.cookie } })

describeRefusals(() => harness, {
  command: 'form.attach',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: () => ({ id, sha256, name: '扫描.pdf' }),
  bad: { change: { sha256: 'f'.repeat(64) }, path: 'sha256' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
})

describe('files of a form', () => {
  it('are the scan of the paper, given back to whoever may read the form, each look on record', async () => {
    const { body } = await attach()
    const found = (await clerk.ask('form.record', { id })).body.files
    expect(found.find((one: { id: string }) => one.id === body.id)).toMatchObject({ name: '签字扫描.pdf', field: null })
    const reply = await fetchFile(body.id)
    expect([reply.statusCode, reply.payload]).toEqual([200, '%PDF-1.7 signed paper'])
    const stranger = await harness.person({ rights: { 'forms.read': 'own' } })
    expect((await fetchFile(body.id, stranger)).statusCode).toBe(404)
    expect((await fetchFile(body.id, harness.guest)).statusCode).toBe(401)
  })

  it('answer a field of files only where they were put to this form', async () => {
    const own = (await attach({ field: 'photos' })).body.id
    const other = await startForm(clerk, 'Z-1')
    const at = (await clerk.ask('form.record', { id })).body.record.version
    const kept = await clerk.call('form.keep', { id, version: at, values: { photos: [own] } })
    expect(kept.body).toMatchObject({ errors: [], values: { photos: [own] } })
    const stolen = await clerk.call('form.keep', { ...pick(other), values: { photos: [own] } })
    expect(stolen.body.errors).toMatchObject([{ path: 'photos', code: 'form.no_such_record' }])
  })

  it('are taken off with a reason and are gone from then on', async () => {
    const fileId = (await attach()).body.id
    expect((await clerk.call('form.detach', { fileId, reason: '传错了' })).status).toBe(200)
    expect((await fetchFile(fileId)).statusCode).toBe(404)
    expect((await clerk.call('form.detach', { fileId, reason: '再来' })).status).toBe(404)
  })
})

const pick = ({ id: recordId, version }: { id: string; version: number }) => ({ id: recordId, version })
