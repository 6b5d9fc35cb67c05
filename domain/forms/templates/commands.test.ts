import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm } from '#tests/factories/forms.ts'
import { textOfWord, wordOf } from '#tests/factories/word.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T06:52:00Z' })
  clerk = await harness.person({ name: '周敏', allRights: true })
  customerId = await openCustomer(harness, { name: '云和康泰医药' })
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(harness, sampleForm('Z-2', { sensitivity: 'secret' }))
})
afterAll(() => harness.close())

async function stored(bytes: Buffer): Promise<string> {
  const { platform } = harness.product
  const file = await platform.files.put(Readable.from([bytes]), { maxBytes: 20 * 1024 ** 2 })
  await keepUpload({ db: platform.db }, file)
  return file.sha256
}

async function template(paragraphs: readonly string[], form = 'Z-1') {
  const sha256 = await stored(wordOf(paragraphs))
  return await clerk.call('form.addTemplate', { form, sha256, name: '加工通知书.docx' })
}

async function wordText(id: string, by = clerk): Promise<string> {
  const reply = await harness.product.app.inject({ url: `/api/prints/${id}`, headers: { cookie: by.cookie } })
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
  return textOfWord(reply.rawPayload).replace(/<[^>]*>/g, '')
}

const values = {
  name: '云和康泰医药',
  kind: 'other',
  kindOther: '夜间加工',
  processing: '1200',
  rework: '200.5',
  lines: [
    { item: '立牌', price: '30' },
    { item: '灯箱 {编号} <b>', price: '400' },
  ],
}

describe('[FRM-01] a Word template of the firm’s own', () => {
  it('is filled with the answers by their names, tables row by row, and is a print with a number', async () => {
    const made = await template([
      '{编号} {客户} 致{客户名称}：',
      '{类别}，净额 {加工净额}',
      '{#明细}',
      '{序号}. {品名} {单价}',
      '{/明细}',
      '{name} {title}',
    ])
    expect(made.body.unknown).toEqual([])
    const { id, number } = await handIn(clerk, 'Z-1', values, { customerId })
    const word = await clerk.call('form.word', { id, templateId: made.body.id })
    expect(word.status, JSON.stringify(word.body)).toBe(200)
    expect(word.body).toMatchObject({ number: expect.stringMatching(/^DY-2611-/) })
    const text = await wordText(word.body.id)
    for (const part of [number, '致云和康泰医药', '其他：夜间加工', '999.50', '1. 立牌', '加工统计表'])
      expect(text).toContain(part)
    // What was filled in is text, and neither markup nor a template itself.
    expect(text).toContain('2. 灯箱 {编号} &lt;b&gt;')
    const { rows } = (await clerk.ask('print.list', {})).body
    expect(rows[0]).toMatchObject({ number: word.body.number, kind: 'form' })
  })

  it('[ACC-19] covers what its reader may not see, and leaves open what they wrote themselves', async () => {
    const rights = { 'forms.fill': 'all', 'forms.read': 'all', 'customer.read': 'all', 'forms.print': 'all' } as const
    const [writer, other] = [await harness.person({ rights }), await harness.person({ rights })]
    const { body } = await template(['电话 {电话}'])
    const begun = (await writer.call('form.start', { form: 'Z-1', customerId })).body
    await writer.call('form.keep', { id: begun.id, version: begun.version, values: { phones: ['13900007788'] } })
    const phonesFor = async (who: Caller) => {
      const word = await who.call('form.word', { id: begun.id, templateId: body.id })
      expect(word.status, JSON.stringify(word.body)).toBe(200)
      return await wordText(word.body.id, who)
    }
    expect(await phonesFor(writer)).toContain('13900007788')
    expect(await phonesFor(other)).toMatch(/139\*{4}7788/)
  })

  it('says what it asks for that the form has not, and leaves it empty', async () => {
    const { body } = await template(['{客户名称}{没有这一项}'])
    expect(body.unknown).toEqual(['没有这一项'])
    const { id } = await handIn(clerk, 'Z-1', values, { customerId })
    const word = await clerk.call('form.word', { id, templateId: body.id })
    expect(await wordText(word.body.id)).not.toContain('没有这一项')
  })

  it('is refused when it is no Word document, asks nothing, or its braces are not in pairs', async () => {
    const plain = await clerk.call('form.addTemplate', {
      form: 'Z-1',
      sha256: await stored(Buffer.from('只是文字')),
      name: 'a.docx',
    })
    expect(plain.body.error.code).toBe('word.unreadable')
    expect((await template(['没有要填的'])).body.error.code).toBe('form.template_asks_nothing')
    expect((await template(['{#明细}不成对'])).body.error.code).toBe('word.unreadable')
  })

  it('[IMP-07] is not filled from a secret form, and out of use no more', async () => {
    const secret = await template(['{客户名称}'], 'Z-2')
    const held = await handIn(clerk, 'Z-2', values, { customerId })
    expect((await clerk.call('form.word', { id: held.id, templateId: secret.body.id })).body.error.code).toBe(
      'form.word_secret',
    )
    const { body } = await template(['{客户名称}'])
    await clerk.call('form.dropTemplate', { id: body.id })
    const { id } = await handIn(clerk, 'Z-1', values, { customerId })
    expect((await clerk.call('form.word', { id, templateId: body.id })).status).toBe(404)
    const ids = (await clerk.ask('form.templates', { form: 'Z-1' })).body.rows.map((row: { id: string }) => row.id)
    expect(ids).not.toContain(body.id)
  })
})

describeRefusals(() => harness, {
  command: 'form.addTemplate',
  rights: { 'forms.design': 'all' },
  input: async () => ({ form: 'Z-1', sha256: await stored(wordOf(['{客户名称}'])), name: '通知' }),
  bad: { change: { sha256: 'x' }, path: 'sha256' },
})
describeRefusals(() => harness, {
  command: 'form.word',
  rights: { 'forms.print': 'all', 'forms.read': 'all' },
  input: async () => ({
    id: (await handIn(clerk, 'Z-1', values, { customerId })).id,
    templateId: (await template(['{客户名称}'])).body.id,
  }),
  bad: { change: { templateId: 'x' }, path: 'templateId' },
  tooNarrow: { 'forms.print': 'own', 'forms.read': 'all' },
})
