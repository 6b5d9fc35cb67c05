import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { computed, form, money, option, score, section, signature, text } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '../factories/collecting.ts'
import { publishForm } from '../factories/forms.ts'
import { openTestSession } from '../factories/people.ts'
import { expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string
let staffId: string

/** A register as the processing sheet is: one row a record, net = processing − rework, all added up. */
const register = form({
  key: 'Z-JG',
  title: { zh: '加工登记表', en: 'Processing register' },
  about: { zh: '每批加工登记一行', en: 'One row a batch' },
  subject: 'organisation',
  shape: 'register',
  numbering: { pattern: 'JG-{yyyy}-{0000}' },
  sections: [
    section('row', '登记', 'Row', [
      text('product', '产品', 'Product', 1, { required: true }),
      money('made', '加工金额', 'Processed', 2, { total: true, required: true }),
      money('redone', '返工金额', 'Reworked', 3, { total: true, required: true }),
      computed(
        'net',
        '加工净额',
        'Net',
        4,
        'money',
        { minus: [{ field: 'made' }, { field: 'redone' }] },
        { total: true },
      ),
    ]),
  ],
})

/** A questionnaire the owner answers by link and signs. */
const questionnaire = form({
  key: 'Z-MY',
  title: { zh: '业主满意度调查表', en: 'Owner satisfaction survey' },
  about: { zh: '每年一次', en: 'Once a year' },
  instructions: {
    zh: '在相应的分数上打勾；写不下可填背面。',
    en: 'Tick the score; write overleaf where there is no room.',
  },
  subject: 'customer',
  ways: ['link'],
  numbering: { pattern: 'MY-{yyyy}-{0000}' },
  sections: [
    section('opinion', '评价', 'Rating', [
      score('service', '您对客服是否满意？', 'Are you satisfied with the service?', 1, { required: true }),
      option(
        'again',
        '是否推荐',
        'Recommend',
        2,
        { yes: ['会', 'Yes'], no: ['不会', 'No'], other: ['其他', 'Other'] },
        { span: 12, hasOther: true, required: true },
      ),
      signature('signed', '业主签名', 'Owner', 3),
    ]),
  ],
})

beforeAll(async () => {
  scene = await openScene()
  await switchOn(scene, ['beauty'])
  await publishForm(scene, register)
  await publishForm(scene, questionnaire)
  const session = await openTestSession(scene.product.platform, { name: '许曼', allRights: true })
  token = session.token
  staffId = session.staffId
  await givePost(scene, session.staffId, '美容顾问')
})
afterAll(() => scene.close())

async function post(page: Page, name: string, data: unknown) {
  const answer = await page.request.post(`${scene.url}/api/${name}`, { headers: { 'x-kedang': '1' }, data })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as { id: string; version: number; url?: string; number?: string }
}

async function ask(page: Page, name: string, input: Record<string, string>) {
  const answer = await page.request.get(`${scene.url}/api/${name}?${new URLSearchParams(input)}`, {
    headers: { 'x-kedang': '1' },
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of all operations
  return (await answer.json()) as any
}

async function customer(page: Page, name: string): Promise<string> {
  const { id } = await post(page, 'customer.create', {
    values: { kind: 'individual', name, phones: [`137${String(Date.now()).slice(-8)}`] },
    acceptDuplicates: true,
  })
  return id
}

async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: '在框内手写签名' })
  const box = await pad.boundingBox()
  if (!box) throw new Error('no pad to sign on')
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + 70, { steps: 5 })
  await page.mouse.move(box.x + 140, box.y + 30, { steps: 5 })
  await page.mouse.up()
}


test('shots', async () => {
  const page = await scene.visit({ token })
  page.setDefaultTimeout(40_000)
  const shot = async (name: string) => { await page.waitForTimeout(900); await page.screenshot({ path: `/tmp/fs/s-${name}.png` }) }
  const customerId = await customer(page, '何静')
  const at = async (path: string, name: string, size = { width: 1440, height: 900 }) => {
    await page.setViewportSize(size)
    await page.goto(`${scene.url}${path}`)
    await page.waitForTimeout(1800)
    await shot(name)
  }
  page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text().slice(0, 400)))
  page.on('response', (r) => r.status() >= 400 && console.log('HTTP', r.status(), r.url().slice(0, 200)))
  const tall = { width: 375, height: 1800 }
  await at('/forms', 'library')
  await at('/forms', 'library-m', { width: 375, height: 812 })
  await at(`/customers/${customerId}/forms`, 'tab')
  const card = await post(page, 'form.start', { form: 'F-089', customerId, values: { skinType: ['dry', 'sensitive'], careAllergy: '果酸换肤', careRecord: [{ id: 'r1', on: '2026-11-23', care: '补水导入', product: '玻尿酸', condition: '两颊仍红', beautician: { name: '许曼' } }] } })
  await at(`/forms/records/${card.id}`, 'card')
  await page.getByLabel('联系地址').fill('宁州市城东区海棠路 66 号春和苑')
  await page.waitForTimeout(2500)
  await shot('card-changed')
  await at(`/forms/records/${card.id}`, 'card-m', tall)
  const q = await post(page, 'form.start', { form: 'Z-MY', customerId, values: { service: 4, again: 'other', againOther: '看情况' } })
  await at(`/forms/records/${q.id}`, 'quest')
  const s = await post(page, 'form.submit', { id: q.id, version: q.version })
  await at(`/forms/records/${q.id}`, 'quest-read')
  await at(`/forms/records/${q.id}`, 'quest-read-m', { width: 375, height: 812 })
  await post(page, 'form.hold', { id: q.id, kind: 'keep', to: staffId })
  for (const [product, made, redone] of [['上衣', '1200.5', '200'], ['裤子', '800', '0'], ['外套', '15400', '1250.75']] as const) {
    const r = await post(page, 'form.start', { form: 'Z-JG', values: { product, made, redone } })
    await post(page, 'form.submit', { id: r.id, version: r.version })
  }
  await at('/forms/Z-JG', 'register')
  await page.getByRole('button', { name: '加一行' }).click()
  await shot('register-row')
  await at('/forms/Z-JG', 'register-m', { width: 375, height: 812 })
  await at('/forms/F-089', 'register-card')
  await at(`/customers/${customerId}/forms`, 'tab-full')
  await at('/today', 'today')
  const { url = '' } = await post(page, 'form.makeLink', { form: 'Z-MY', customerId, purpose: '了解业主对服务的看法', consentText: '本人同意公司保存所填内容，不另作他用', origin: scene.url })
  await at(url.replace(scene.url, ''), 'guest-m', { width: 375, height: 1100 })
  await at('/form/nothing', 'gone-m', { width: 375, height: 812 })
  await page.evaluate(() => { localStorage.setItem('kedang.theme', 'dark'); localStorage.setItem('kedang.language', 'en') })
  await at(`/forms/records/${card.id}`, 'card-dark-en')
  await at('/forms', 'library-dark-en')
  await at('/forms/Z-JG', 'register-dark-en-m', { width: 375, height: 812 })
  await at(`/forms/records/${card.id}`, 'card-dark-en-m', tall)
}, 500_000)
