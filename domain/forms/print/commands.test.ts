import { Readable } from 'node:stream'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { packForms } from '#packs/forms.ts'
import { packOrder } from '#packs/pack-order.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { givePost } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ jobs: true, now: '2026-11-23T06:52:00Z' })
  clerk = await harness.person({ name: '周敏', allRights: true })
  await clerk.call('pack.enable', { packs: packOrder.map((pack) => pack.key).filter((key) => key !== 'core') })
  customerId = await openCustomer(harness)
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(harness, sampleForm('Z-2', { sensitivity: 'secret' }))
  await publishForm(harness, sampleForm('Z-3', { shape: 'register' }))
})
afterAll(() => harness.close())

/** Text of every page, without the spaces that only place letters. */
async function textOf(id: string, who: Caller = clerk): Promise<string> {
  const reply = await harness.product.app.inject({ url: `/api/prints/${id}`, headers: { cookie: who.cookie } })
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf'])
  const document = await getDocumentProxy(new Uint8Array(reply.rawPayload))
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const { items } = await (await document.getPage(at + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
  return bare(pages.join(''))
}
async function picturesOn(id: string, page: number): Promise<number> {
  const reply = await harness.product.app.inject({ url: `/api/prints/${id}`, headers: { cookie: clerk.cookie } })
  const document = await getDocumentProxy(new Uint8Array(reply.rawPayload))
  const { OPS } = await getResolvedPDFJS()
  const { fnArray } = await (await document.getPage(page)).getOperatorList()
  return fnArray.filter((one) => one === OPS.paintImageXObject).length
}
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

const values = {
  name: '云和康泰医药',
  phones: ['13805712761'],
  kind: 'other',
  kindOther: '夜间加工',
  processing: '1200',
  rework: '200.5',
  home: '0.7',
  abroad: '0.3',
  lines: [
    { item: '立牌', price: '30', quantity: '2' },
    { item: '灯箱', price: '400', quantity: '1' },
  ],
}
const filled = async (form = 'Z-1', more: Record<string, unknown> = {}) =>
  (await handIn(clerk, form, { ...values, ...more }, { customerId })).id

describeRefusals(() => harness, {
  command: 'form.print',
  rights: { 'forms.print': 'all', 'forms.read': 'all', 'customer.reveal': 'all' },
  input: async () => ({ ids: [await filled()] }),
  bad: { change: { ids: [] }, path: 'ids' },
  tooNarrow: { 'forms.print': 'own', 'forms.read': 'all' },
})

it('[IMP-06] prints the customer card on the one sheet its paper has', async () => {
  expect((await clerk.call('form.print', { blank: 'F-041' })).body.pages).toBe(1)
})

describe('a filled form on paper', () => {
  it('[IMP-06] [FRM-02] has title, number, version, every answer, all options with the chosen one, and places to sign', async () => {
    const id = await filled()
    const { body } = await clerk.call('form.print', { ids: [id] })
    expect(body).toMatchObject({ number: expect.stringMatching(/^DY-2611-/), pages: 1 })
    const text = await textOf(body.id)
    const { record } = (await clerk.ask('form.record', { id })).body
    for (const part of ['加工统计表', 'Z-1第1版', record.number, '云和康泰医药', '☐普通', '☐加急', '☑其他', '夜间加工'])
      expect(text.replace(/□/g, '☐')).toContain(part)
    for (const part of ['999.50', '立牌', '灯箱', '客户签名', '经理签名', '周敏', '第1页共1页'])
      expect(text).toContain(part)
  })

  it('[FRM-02] [LON-01] leaves blank what the form does not ask for with these answers, worked out or left over', async () => {
    const values = { borrowerType: 'corporate', loanAmount: '350000', income: '9876', ownPapers: ['identity'] }
    const consultant = await harness.person({ name: '苏明哲', allRights: true })
    await givePost(harness, consultant.staffId, '销售顾问')
    const { id } = await startForm(consultant, 'F-088', { customerId, values })
    const { body } = await consultant.call('form.print', { ids: [id], purpose: '存档核对' })
    const text = await textOf(body.id, consultant)
    expect(text).toMatch(/350,000(?:\.00)?/)
    expect(text).not.toContain('9,876')
    expect(text).toMatch(/借款人欠缺份数(?!\d)/)
    expect(text).toMatch(/法人欠缺份数3/)
  })

  it('[ACC-19] covers what the printer may not see', async () => {
    const id = await filled()
    const seller = await harness.person({ rights: { 'forms.print': 'all', 'forms.read': 'all' } })
    const { body } = await seller.call('form.print', { ids: [id] })
    const text = await textOf(body.id, seller)
    expect(text).toContain('云和康泰医药')
    expect(text).not.toContain('13805712761')
  })

  it('[ACC-17] is in the print log and the audit, and only who printed it fetches the file', async () => {
    const { body } = await clerk.call('form.print', { ids: [await filled()], copies: 2, marks: 'original' })
    expect(body.pages).toBe(2)
    expect(await textOf(body.id)).toContain('副本第1份')
    const logged = (await clerk.ask('print.list', {})).body.rows.find((row: { id: string }) => row.id === body.id)
    expect(logged).toMatchObject({ number: body.number, kind: 'form', copies: 2 })
    const other = await harness.person({ allRights: true })
    const stolen = await harness.product.app.inject({
      url: `/api/prints/${body.id}`,
      headers: { cookie: other.cookie },
    })
    expect(stolen.statusCode).toBe(404)
  })

  it('has the scans and photographs kept with it behind it where that is asked for, and names what is no picture', async () => {
    const id = await filled()
    const { platform } = harness.product
    const keep = async (bytes: Buffer, name: string) => {
      const file = await platform.files.put(Readable.from([bytes]), { maxBytes: 1_048_576 })
      await keepUpload({ db: platform.db }, file)
      const { status } = await clerk.call('form.attach', { id, sha256: file.sha256, name })
      expect(status).toBe(200)
    }
    await keep(onePixel, '签字扫描件.png')
    await keep(Buffer.from('%PDF-1.4\n%%EOF'), '合同.pdf')
    const without = await clerk.call('form.print', { ids: [id] })
    expect([without.body.pages, await textOf(without.body.id)]).toEqual([1, expect.not.stringContaining('扫描件')])
    const { body } = await clerk.call('form.print', { ids: [id], withFiles: true })
    expect(body.pages).toBe(2)
    const text = await textOf(body.id)
    for (const part of ['附件2件', '签字扫描件.png', '另有:合同.pdf']) expect(text).toContain(part)
    expect(await picturesOn(body.id, 2)).toBe(1)
  })

  it('a void one says so across the page', async () => {
    const { id } = await startForm(clerk, 'Z-1', { customerId })
    const { record } = (await clerk.ask('form.record', { id })).body
    await clerk.call('form.void', { id, version: record.version, reason: '填错' })
    const { body } = await clerk.call('form.print', { ids: [id] })
    expect(await textOf(body.id)).toContain('作废')
  })

  it('[FRM-18] [FRM-19] records of a register are rows under one head, with their totals', async () => {
    const ids = [await filled('Z-3'), await filled('Z-3', { processing: '800', rework: '0' })]
    const { body } = await clerk.call('form.print', { ids })
    const text = await textOf(body.id)
    for (const part of ['合计', '2,000.00', '200.50', '1,799.50']) expect(text).toContain(part)
    expect(text.match(/加工统计表/g)).toHaveLength(1)
  })
})

describe('a secret form', () => {
  it('[FRM-12] [IMP-07] is printed only with issued copies, each by its number, and they are used up', async () => {
    const id = await filled('Z-2')
    const boss = await harness.person({ name: '方总', allRights: true })
    const input = { ids: [id], purpose: '复核' }
    expect((await clerk.call('form.print', input)).body.error.code).toBe('form.copies_needed')
    const { id: copyId } = (
      await clerk.call('form.askCopies', { form: 'Z-2', recordId: id, kind: 'filled', purpose: '复核' })
    ).body
    const { numbers } = (await boss.call('form.issueCopies', { id: copyId, verdict: 'issued' })).body
    const { body } = await clerk.call('form.print', input)
    const text = await textOf(body.id)
    expect(text).toContain(bare(numbers[0]))
    expect(text).toContain('机密')
    expect((await clerk.call('form.print', input)).body.error.code).toBe('form.copies_needed')
  })

  it('asks what it is printed for', async () => {
    const answer = await clerk.call('form.print', { ids: [await filled('Z-2')] })
    expect(answer.body.error.fields).toMatchObject([{ path: 'purpose', code: 'form.print_purpose' }])
  })
})

describe('every paper of the catalogue, empty for handwriting', () => {
  const all = Object.values(packForms).flat()

  it.each(all.map((form) => [form.key, form.title.zh, form] as const))(
    '[FRM-01] [FRM-08] [IMP-06] %s %s prints every label and option, and how to fill it in',
    async (key, _title, form) => {
      if (form.sensitivity === 'secret') {
        const boss = await harness.person({ allRights: true })
        const { id } = (await clerk.call('form.askCopies', { form: key, kind: 'blank', purpose: '印刷' })).body
        await boss.call('form.issueCopies', { id, verdict: 'issued' })
      }
      const answer = await clerk.call('form.print', { blank: key })
      expect(answer.body.error).toBeUndefined()
      const text = await textOf(answer.body.id)
      const labels = formFields(form)
        .filter((field) => form.shape === 'sheet' || (field.type !== 'table' && field.type !== 'files'))
        .flatMap((field) => [
          (form.shape === 'sheet' ? (field.signedBy ?? field.label) : field.label).zh,
          ...(field.columns ?? []).map((column) => column.label.zh),
          ...(form.shape === 'sheet' ? (field.options ?? []).map((one) => one.label.zh) : []),
        ])
      expect(labels.filter((label) => !text.includes(bare(label)))).toEqual([])
      expect(text).toContain(bare(form.title.zh))
      expect(text).toContain(bare(form.instructions?.zh ?? ''))
      expect(text).toContain(bare(form.code ?? form.key))
    },
  )
})

describe('signatures on paper', () => {
  const drawn = 'M10 20L60 80L110 30'

  it('[FRM-09] [FRM-10] stand as they were drawn: on the form, and in the rows of a table', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', { customerId, values })
    const { record, values: kept } = (await clerk.ask('form.record', { id })).body
    const row = (kept.lines as { id: string }[])[0]?.id
    const plain = await clerk.call('form.print', { ids: [id] })
    const first = await clerk.call('form.sign', { id, version, path: `lines.${row}.signed`, name: '王秀英', drawn })
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    const second = await clerk.call('form.sign', {
      id,
      version: first.body.version,
      path: 'customerSigned',
      name: '王秀英',
      drawn,
    })
    expect(second.status, JSON.stringify(second.body)).toBe(200)
    const { body } = await clerk.call('form.print', { ids: [id] })
    const strokes = async (print: string) => {
      const reply = await harness.product.app.inject({
        url: `/api/prints/${print}`,
        headers: { cookie: clerk.cookie },
      })
      const document = await getDocumentProxy(new Uint8Array(reply.rawPayload))
      const { fnArray } = await (await document.getPage(1)).getOperatorList()
      return fnArray.length
    }
    expect(await strokes(body.id)).toBeGreaterThan(await strokes(plain.body.id))
    expect(record.state).toBe('draft')
  })
})

describe('all forms of a list', () => {
  const made = async (id: string) => {
    for (let n = 0; n < 900; n++) {
      const { body } = await clerk.ask('form.printed', { id })
      if (body.state !== 'waiting' && body.state !== 'running') return body
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the print never ended')
  }

  beforeAll(async () => {
    for (const key of ['Z-7', 'Z-8'])
      await publishForm(harness, sampleForm(key, key === 'Z-8' ? { shape: 'register' } : {}))
    for (let n = 0; n < 60; n++) await handIn(clerk, 'Z-7', { name: `第${n}户`, processing: '10', rework: '1' })
    for (let n = 0; n < 3; n++) await handIn(clerk, 'Z-8', { name: `行${n}`, processing: '10', rework: '1' })
  })

  it('[IMP-06] come as one file, made in the background, each counted for itself', async () => {
    const { body } = await clerk.call('form.printMany', { form: 'Z-7' })
    expect(body.number).toMatch(/^DY-/)
    expect(await made(body.id)).toMatchObject({ state: 'ready', rowsTotal: 60, rowsDone: 60, pages: 60 })
    const text = await textOf(body.id)
    for (const part of ['第0户', '第59户', '第1页共1页']) expect(text).toContain(part)
  })

  it('[FRM-18] [FRM-19] of a register are one table with its totals', async () => {
    const { body } = await clerk.call('form.printMany', { form: 'Z-8' })
    expect(await made(body.id)).toMatchObject({ state: 'ready', rowsDone: 3, pages: 1 })
    const text = await textOf(body.id)
    for (const part of ['行0', '行2', '合计', '27.00']) expect(text).toContain(part)
  })

  it('are called off, and then there is no file', async () => {
    const { body } = await clerk.call('form.printMany', { form: 'Z-7' })
    await clerk.call('form.stopPrint', { id: body.id })
    const { state } = await made(body.id)
    expect(['cancelled', 'ready']).toContain(state)
    if (state === 'cancelled') expect((await clerk.ask('print.take', { id: body.id })).status).not.toBe(200)
  })

  it('[IMP-07] [ACC-13] not of secret forms, not without anything, not beyond one’s reach', async () => {
    expect((await clerk.call('form.printMany', { form: 'Z-2' })).body.error.code).toBe('form.print_one_secret')
    expect((await clerk.call('form.printMany', { form: 'Z-7', search: '没有这一户' })).body.error.code).toBe(
      'print.nothing',
    )
    const own = await harness.person({ rights: { 'forms.print': 'own', 'forms.read': 'all' } })
    expect((await own.call('form.printMany', { form: 'Z-7' })).body.error.code).toBe('print.nothing')
  })

  describeRefusals(() => harness, {
    command: 'form.printMany',
    rights: { 'forms.print': 'all', 'forms.read': 'all' },
    input: async () => ({ form: 'Z-7' }),
    bad: { change: { layout: { fontSize: 2 } }, path: 'layout.fontSize' },
  })
})
