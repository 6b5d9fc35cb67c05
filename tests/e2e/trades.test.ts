import type { Page } from 'playwright-core'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packForms } from '#packs/forms.ts'
import { packOrder } from '#packs/pack-order.ts'
import { packSamples } from '#packs/samples.ts'
import { type FormDefinition, type FormField, formFields } from '#platform/core/forms/definition.ts'
import { isSigned, shownFields } from '#platform/core/forms/filling.ts'
import { postsOf, signingPlaces } from '#platform/core/forms/signing.ts'
import type { PackSample, SampleRecord } from '#platform/core/pack-samples.ts'
import { withIds } from '#server/demo/papers.ts'
import { switchOn } from '../factories/collecting.ts'
import { openTestSession } from '../factories/people.ts'
import { firstPapers } from '../factories/trades.ts'
import { expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let page: Page
let staffId: string
/** What the samples call by name. */
let named: Record<string, string>

beforeAll(async () => {
  scene = await openScene()
  await switchOn(scene, [])
  const session = await openTestSession(scene.product.platform, { name: '新来的', allRights: true })
  staffId = session.staffId
  page = await scene.visit({ size: phone, token: session.token, stays: true })
  const { db } = scene.product.platform
  const seat = await db.selectFrom('staff').select('departmentId').where('id', '=', staffId).executeTakeFirstOrThrow()
  const product = await call('product.create', {
    values: { number: 'HL-01', name: '水润舒缓护理', unit: '次', state: 'onSale' },
  })
  named = { staff: staffId, department: seat.departmentId, product: product.id, treatment: product.id }
})
afterAll(() => scene.close())

const paper = (key: string) =>
  Object.values(packForms)
    .flat()
    .find((form) => form.key === key) as FormDefinition
const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

test('[FRM-01] every trade has three papers its people open first', () => {
  expect(Object.keys(firstPapers)).toEqual(packOrder.map(({ key }) => key).filter((key) => key !== 'core'))
})

test.each(Object.entries(firstPapers))(
  '[FRM-01] [FRM-02] [FRM-15] [IMP-06] [TEC-14] %s is switched on, its first papers are filled, one on a phone, and printed as the papers they replace',
  async (pack, { forms, onPhone }) => {
    await call('pack.enable', { packs: [pack] })
    const offered = (await ask('form.catalogue', {})).rows.map((one: { key: string }) => one.key)
    for (const key of forms) {
      expect(offered).toContain(key)
      const form = paper(key)
      const { sample, record } = sampleOf(pack, key)
      await seatAt(form.flow?.fills?.[0])
      const customers = await openSubjects(sample, record)
      const values = withIds(form, record.values, { named, customers, records: new Map() })
      const customerId = customers.get(record.subject ?? '')?.id
      const typed = key === onPhone ? typedOf(form, values) : {}
      const { id } = await call('form.start', {
        form: key,
        values: without(values, typed),
        ...(customerId && { customerId }),
      })
      if (key === onPhone) await typeIn(id, typed)
      await signAll(form, id)
      if (key === onPhone) await handInOnPhone(form)
      else await call('form.submit', { id, version: await versionOf(id) })
      const kept = await ask('form.record', { id })
      expect(kept.record.state).toBe('submitted')
      const text = await printed(form, id)
      expect(wordsOf(form, kept.values).filter((word) => !text.includes(bare(word)))).toEqual([])
    }
  },
)

function sampleOf(pack: string, key: string): { sample: PackSample; record: SampleRecord } {
  for (const sample of [packSamples[pack], packSamples['core']]) {
    const record = sample?.records.find((one) => one.form === key && one.state === 'submitted')
    if (sample !== undefined && record !== undefined) return { sample, record }
  }
  throw new Error(`no sample of ${key}`)
}

/** Gives whoever fills the form in the post its paper names. */
async function seatAt(title: string | undefined): Promise<void> {
  if (title === undefined) return
  const { db } = scene.product.platform
  const post = await db.selectFrom('posts').select('id').where('title', '=', title).executeTakeFirst()
  expect(post, title).toBeDefined()
  await db
    .updateTable('staff')
    .set({ postId: post?.id ?? null })
    .where('id', '=', staffId)
    .execute()
}

/** Everybody the paper is about or names. */
async function openSubjects({ subjects }: PackSample, record: SampleRecord) {
  const opened = new Map<string, { id: string; name: string }>()
  const said = JSON.stringify(record)
  for (const { key, kind, name, phones } of subjects.filter((one) => said.includes(`"${one.key}"`))) {
    const values = { kind, name, ...(phones !== undefined && { phones }) }
    opened.set(key, { id: (await call('customer.create', { values, acceptDuplicates: true })).id, name })
  }
  return opened
}

/** The first answers in words that the archive does not know: what a person types. */
function typedOf(form: FormDefinition, values: Record<string, unknown>): Record<string, string> {
  const words = formFields(form).filter(
    ({ key, type, bind }) =>
      (type === 'text' || type === 'longText') && bind === undefined && typeof values[key] === 'string',
  )
  expect(words.length, form.key).toBeGreaterThan(0)
  return Object.fromEntries(words.slice(0, 3).map(({ key }) => [key, String(values[key])]))
}

const without = (values: Record<string, unknown>, left: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !(key in left)))

async function typeIn(id: string, typed: Record<string, string>): Promise<void> {
  await page.goto(`${scene.url}/forms/records/${id}`)
  for (const [key, text] of Object.entries(typed)) {
    await page.locator(`#field-${key}`).focus()
    await page.keyboard.insertText(text)
  }
  await page.getByText(/草稿已存/).waitFor()
  await expect.poll(async () => (await ask('form.record', { id })).values).toMatchObject(typed)
  await expectNoSidewaysScroll(page)
}

async function handInOnPhone(form: FormDefinition): Promise<void> {
  if (formFields(form).some(({ type }) => type === 'signature')) await page.reload()
  await page.getByRole('button', { name: /^提交/ }).last().focus()
  await page.keyboard.press('Enter')
  await page
    .getByText(/已提交，编号/)
    .first()
    .waitFor()
}

async function signAll(form: FormDefinition, id: string): Promise<void> {
  const { values } = await ask('form.record', { id })
  const context = { now: new Date(), actorId: '', departmentIds: [] }
  for (const { path, field } of signingPlaces(form, values, context)) {
    if (field.type !== 'signature') continue
    const name = field.signs === 'subject' ? '林建国' : '新来的'
    await seatAt(postsOf(field)?.[0] ?? form.flow?.fills?.[0])
    await call('form.sign', { id, version: await versionOf(id), path, name, drawn: 'M10 20L60 80L110 30' })
  }
  await seatAt(form.flow?.fills?.[0])
}

const versionOf = async (id: string): Promise<number> => (await ask('form.record', { id })).record.version

/** Text of the printed form; a secret one is printed on an issued copy. */
async function printed(form: FormDefinition, id: string): Promise<string> {
  if (form.sensitivity === 'secret') {
    const copy = await call('form.askCopies', { form: form.key, recordId: id, kind: 'filled', purpose: '入档' })
    await call('form.issueCopies', { id: copy.id, verdict: 'issued' })
  }
  const purpose = form.sensitivity === undefined ? {} : { purpose: '入档' }
  const { id: printId } = await call('form.print', { ids: [id], ...purpose })
  const reply = await page.request.get(`${scene.url}/api/prints/${printId}`)
  const document = await getDocumentProxy(new Uint8Array(await reply.body()))
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const { items } = await (await document.getPage(at + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
  return bare(pages.join(''))
}

/** What must stand on the paper: title, number of the form, every question, what was answered in words. */
function wordsOf(form: FormDefinition, values: Record<string, unknown>): string[] {
  const judge = { now: new Date(), actorId: staffId, departmentIds: [] }
  const fields = shownFields(form, values, judge).filter(
    (field) => form.shape === 'sheet' || (field.type !== 'table' && field.type !== 'files'),
  )
  return [
    form.title.zh,
    form.code ?? form.key,
    ...fields.flatMap((field) => [
      (form.shape === 'sheet' ? (field.signedBy ?? field.label) : field.label).zh,
      ...(field.columns ?? []).map((column) => column.label.zh),
      ...answersOf(field, values[field.key]),
    ]),
  ]
}

function answersOf(field: FormField, value: unknown): string[] {
  if (value === null || value === undefined || isSigned(field)) return []
  switch (field.type) {
    case 'text':
    case 'longText':
      return [String(value)]
    case 'person':
      return [(value as { name: string }).name]
    case 'phones':
      return value as string[]
    case 'option':
    case 'options':
      return [value].flat().flatMap((key) => field.options?.find((one) => one.key === key)?.label.zh ?? [])
    case 'table':
      return (value as Record<string, unknown>[]).flatMap((row) =>
        (field.columns ?? []).flatMap((column) => answersOf(column, row[column.key])),
      )
    default:
      return []
  }
}

// biome-ignore lint/suspicious/noExplicitAny: answers of all operations
async function call(name: string, data: Record<string, unknown>): Promise<any> {
  const answer = await page.request.post(`${scene.url}/api/${name}`, { headers: { 'x-kedang': '1' }, data })
  expect(answer.status(), `${name} ${await answer.text()}`).toBe(200)
  return await answer.json()
}

// biome-ignore lint/suspicious/noExplicitAny: answers of all operations
async function ask(name: string, input: Record<string, string>): Promise<any> {
  const answer = await page.request.get(`${scene.url}/api/${name}?${new URLSearchParams(input)}`, {
    headers: { 'x-kedang': '1' },
  })
  return await answer.json()
}
