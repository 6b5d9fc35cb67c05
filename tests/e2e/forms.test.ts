import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  computed,
  form,
  money,
  option,
  phones,
  ref,
  score,
  section,
  signature,
  table,
  text,
} from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '../factories/collecting.ts'
import { publishForm, sampleForm } from '../factories/forms.ts'
import { openTestSession } from '../factories/people.ts'
import { expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

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
  // Room for a finger, and the line runs under it.
  expect(box.width).toBeGreaterThan(280)
  const line = await pad.locator('path').boundingBox()
  for (const [drawn, touched] of [
    [line?.x, box.x + 30],
    [line?.y, box.y + 30],
    [(line?.y ?? 0) + (line?.height ?? 0), box.y + 70],
  ] as const)
    expect(Math.abs((drawn ?? 0) - touched)).toBeLessThan(6)
}

test('[FRM-08] begins a form from the list on a phone, first offered only whom it is meant for', async () => {
  const page = await scene.visit({ size: phone, token })
  await customer(page, '罗晴')
  await post(page, 'customer.create', {
    values: { kind: 'organisation', name: '平江竹器店' },
    acceptDuplicates: true,
  })
  await page.goto(`${scene.url}/forms`)
  const start = page.locator('tr', { hasText: 'F-089' }).getByRole('button', { name: '填一份' })
  await start.waitFor()
  expect((await start.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await start.click()
  await page.locator('#start-subject').click()
  await page.locator('.choice', { hasText: '罗晴' }).waitFor()
  expect(await page.locator('.choice', { hasText: '平江竹器店' }).count()).toBe(0)
})

test('[FRM-01] [FRM-19] a row of a table takes telephones and people on a phone, and its card names them', async () => {
  const page = await scene.visit({ size: phone, token })
  const columns = [phones('phones', '电话', 'Phone'), ref('by', '经办', 'By', undefined, 'staff')]
  const sections = [section('a', '来电', 'Calls', [table('calls', '来电', 'Calls', 1, columns)])]
  await publishForm(scene, sampleForm('Z-T', { sections, sums: [], happenedIn: undefined as never }))
  const { id } = await post(page, 'form.start', { form: 'Z-T', customerId: await customer(page, '来电甲') })
  await page.goto(`${scene.url}/forms/records/${id}`)
  await page.getByRole('button', { name: '加一行' }).click()
  const card = page.locator('.row-card')
  await card.getByLabel('电话').fill('13805712761')
  await page.keyboard.press('Enter')
  await card.getByLabel('经办').fill('许曼')
  await page.getByRole('option', { name: /许曼/ }).first().click()
  await card.locator('.head').click()
  await card.locator('.head', { hasText: '13805712761 许曼' }).waitFor()
  await expectNoSidewaysScroll(page)
  await page.getByText(/草稿已存/).waitFor()
  await page.reload()
  await card.locator('.head', { hasText: '13805712761 许曼' }).waitFor()
})

test('[FRM-01] [FRM-09] [FRM-10] [FRM-15] a consultant fills in the salon card on a phone, a customer signs, it is handed in', async () => {
  const page = await scene.visit({ size: phone, token })
  const customerId = await customer(page, '何静')
  await page.goto(`${scene.url}/customers/${customerId}/forms`)
  await page.getByText('顾客美容护理档案表').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('listitem').filter({ hasText: 'F-089' }).getByRole('button', { name: '填一份' }).click()
  await page.waitForURL(/forms\/records/)
  await page.getByRole('heading', { name: '顾客美容护理档案表' }).waitFor()
  expect(await page.getByLabel('姓名').inputValue()).toBe('何静')
  await page.getByLabel('敏感性').first().check()
  await page.getByLabel('对何种化妆品过敏').fill('烟酰胺')
  await page.getByLabel('对何种护理过敏').fill('果酸换肤')
  await page.getByRole('button', { name: '加一行' }).click()
  await page.getByLabel('护理项目', { exact: true }).fill('补水导入')
  await page.getByText(/草稿已存/).waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)

  await page.getByRole('button', { name: '签名 顾客签署' }).click()
  expect(await page.getByLabel('签名人姓名').inputValue()).toBe('何静')
  await sign(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '签好' }).click()
  await page.getByRole('button', { name: '签名 美容顾问签署' }).click()
  await page.getByRole('button', { name: '签好' }).click()
  // The head's place is the head's: the consultant is told so, and the head signs on a screen of their own.
  await page.getByText('由院长签').first().waitFor()
  const session = await openTestSession(scene.product.platform, { name: '苏倩', allRights: true })
  await givePost(scene, session.staffId, '院长')
  const head = await scene.visit({ token: session.token, at: page.url() })
  await head.getByRole('button', { name: '签名 院长签署' }).click()
  await head.getByRole('button', { name: '签好' }).click()
  await head.getByText('苏倩').nth(1).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText(/已提交，编号/).waitFor()
  await page.getByText('烟酰胺').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  const { rows } = await ask(page, 'form.ofCustomer', { customerId })
  expect(rows).toMatchObject([{ formKey: 'F-089', state: 'submitted' }])
})

test('[FRM-06] [FRM-08] an owner answers a questionnaire behind a link, and the link ends with it', async () => {
  const clerk = await scene.visit({ token })
  const customerId = await customer(clerk, '王秀英')
  const { url = '' } = await post(clerk, 'form.makeLink', {
    form: 'Z-MY',
    customerId,
    purpose: '了解业主对服务的看法',
    consentText: '本人同意公司保存所填内容',
    origin: scene.url,
  })
  const page = await scene.visit({ size: phone, at: url })
  await page.getByRole('heading', { name: '业主满意度调查表' }).waitFor()
  await page.getByText('写不下可填背面').waitFor()
  await page.getByText('了解业主对服务的看法').waitFor()
  // What the signature would close is named before anybody draws.
  await page.getByText('先填好 您对客服是否满意？').waitFor()
  const place = page.getByRole('button', { name: '签名 业主签名' })
  expect(await place.getAttribute('aria-disabled')).toBe('true')
  await expectAccessible(page)
  await page.getByText('我已读过并同意').click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('“您对客服是否满意？”不能空着').first().waitFor()
  await page.locator('.scored label', { hasText: '5' }).click()
  await page.getByLabel('其他', { exact: true }).check()
  await page.getByPlaceholder('其他，写明').fill('看情况')
  // The phone falls asleep or the page is reloaded: what was answered stands there again.
  await page.waitForFunction(() => JSON.stringify(sessionStorage).includes('看情况'))
  await page.reload()
  await page.getByPlaceholder('其他，写明').waitFor()
  expect(await page.getByPlaceholder('其他，写明').inputValue()).toBe('看情况')
  await page.getByText('我已读过并同意').click()
  await page.getByRole('button', { name: '签名 业主签名' }).click()
  await page.getByLabel('签名人姓名').fill('王秀英')
  await sign(page)
  await page.getByRole('button', { name: '签好' }).click()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  // Without a network it says that it waits, lets nothing be changed meanwhile, and goes out when there is one; the
  // answer to the first sending is lost on its way back, the second one finds it done.
  const sent: (string | undefined)[] = []
  await page.route('**/api/form.answer', async (route) => {
    sent.push(route.request().headers()['idempotency-key'])
    const answer = await route.fetch()
    return sent.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer })
  })
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('没有网络，还没发出').waitFor()
  expect(await page.getByPlaceholder('其他，写明').isDisabled()).toBe(true)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  expect(sent).toEqual([])
  await page.context().setOffline(false)
  await page.getByText('已收到，谢谢').waitFor()
  expect([sent.length, new Set(sent).size]).toEqual([2, 1])
  expect(await page.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith('answer:')))).toBe(false)
  const { rows } = await ask(clerk, 'form.ofCustomer', { customerId })
  expect(rows).toHaveLength(1)
  const { values } = await ask(clerk, 'form.record', { id: rows[0].id })
  expect(values).toMatchObject({ service: 5, again: 'other', againOther: '看情况', signed: { name: '王秀英' } })

  const again = await scene.visit({ size: phone, at: url })
  await again.getByText('这个链接打不开').waitFor()
  await expectAccessible(again)
})

test('[FRM-18] [FRM-19] [FRM-14] rows of a register are entered one after the other and added up', async () => {
  const page = await scene.visit({ token, at: '/forms/Z-JG' })
  await page.getByText('这张表还没有人填过').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '加一行' }).click()
  const enter = async (product: string, made: string, redone: string) => {
    await page.getByLabel('产品').fill(product)
    await page.getByLabel('加工金额').fill(made)
    await page.getByLabel('返工金额').fill(redone)
  }
  await enter('上衣', '1200.50', '200')
  await page.getByLabel('加工净额').getByText('1,000.5').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '登记并再加一行' }).click()
  await page.getByText(/已登记 JG-/).waitFor()
  await enter('裤子', '800', '0')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  const totals = page.locator('.totals')
  await totals.getByText('1,800.5').waitFor()
  await totals.getByText('2,000.5').waitFor()
  await page.getByRole('button', { name: '加工金额（元）' }).click()
  await page.waitForURL(/sort=values.made/)
  await expect.poll(() => page.locator('tbody tr').first().textContent()).toContain('裤子')
  await expectAccessible(page)
})

test('[TEC-18] what is typed without a network stays and goes out once when it is back', async () => {
  const page = await scene.visit({ token })
  const { id } = await post(page, 'form.start', { form: 'Z-MY', customerId: await customer(page, '季建国') })
  await page.goto(`${scene.url}/forms/records/${id}`)
  await page.getByRole('heading', { name: '业主满意度调查表' }).waitFor()
  await page.context().setOffline(true)
  await page.locator('.scored label', { hasText: '4' }).click()
  await page.getByText(/没有网络，已存在本机/).waitFor()
  await page.getByLabel('会', { exact: true }).check()
  expect((await ask(await scene.visit({ token }), 'form.record', { id })).values).toEqual({})
  await page.context().setOffline(false)
  await page.getByText(/草稿已存/).waitFor()
  const kept = await ask(page, 'form.record', { id })
  expect(kept.values).toEqual({ service: 4, again: 'yes' })
  // One version for what was sent while it was away, one for what was ticked meanwhile.
  expect(kept.record.version).toBeLessThanOrEqual(3)
})

test('[TEC-18] of two people at one draft each chooses, field by field, whose answer stays', async () => {
  const page = await scene.visit({ token })
  const { id, version } = await post(page, 'form.start', { form: 'Z-MY', customerId: await customer(page, '林晓雨') })
  await page.goto(`${scene.url}/forms/records/${id}`)
  await page.getByRole('heading', { name: '业主满意度调查表' }).waitFor()
  const other = await scene.visit({ token: await scene.signIn() })
  await post(other, 'form.keep', { id, version, values: { service: 2 } })
  await page.locator('.scored label', { hasText: '5' }).click()
  await page.getByText('周敏刚改过这份表').waitFor()
  await expectAccessible(page)
  await page.locator('.stale-pick label').nth(1).click()
  await page.getByRole('button', { name: '按所选保存' }).click()
  await page.getByText('周敏刚改过这份表').waitFor({ state: 'detached' })
  await page.getByLabel('不会', { exact: true }).check()
  await page.getByText(/草稿已存/).waitFor()
  expect((await ask(page, 'form.record', { id })).values).toEqual({ service: 2, again: 'no' })
})

test('[FRM-05] the library shows the forms of the trades that are on, and finds one by its name', async () => {
  const page = await scene.visit({ token, at: '/forms' })
  await page.getByText('顾客美容护理档案表').waitFor()
  await expectAccessible(page)
  await page.getByPlaceholder('表名、编号、拼音').fill('gkmrhl')
  await page.getByText('加工登记表').waitFor({ state: 'detached' })
  await page.getByText('顾客美容护理档案表').waitFor()
})

test('[POL-01] [FRM-05] Ctrl-K leads to a policy by its title and to a form by the initials of its name, without the mouse', async () => {
  const page = await scene.visit({ token })
  const { id } = await post(page, 'policy.create', {
    values: { title: '顾客回访制度', number: 'QH-07' },
    body: '第一条　护理后三日内回访。',
  })
  await page.goto(`${scene.url}/customers`)
  await page.getByRole('button', { name: /新建/ }).first().waitFor()
  const find = async (text: string, hit: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(text)
    const found = page.getByRole('option', { name: hit }).first()
    await found.waitFor()
    // Other kinds of things may answer before it; the arrows go down to it.
    for (let n = 0; n < 20 && (await found.getAttribute('aria-selected')) !== 'true'; n++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await find('回访制', '顾客回访制度')
  await page.waitForURL(new RegExp(id))
  await find('gkmrhl', '顾客美容护理档案表')
  await page.waitForURL(/forms\/F-089/)
})

test('[IMP-02] [IMP-09] [FRM-19] a sheet is taken in from the list of a form, looked at, taken out again and undone', async () => {
  const page = await scene.visit({ token })
  const form = {
    ...register,
    key: 'Z-DR',
    title: { zh: '加工补录表', en: 'Processing, entered later' },
    numbering: { pattern: 'DR-{yyyy}-{0000}' },
  }
  await publishForm(scene, form)
  await page.goto(`${scene.url}/forms/Z-DR`)
  await page.getByRole('button', { name: 'Excel' }).click()
  await page.getByRole('menuitem', { name: '导入' }).click()
  await page.getByRole('heading', { name: '导入加工补录表' }).waitFor()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载导入模板' }).click()
  const book = new exceljs.Workbook()
  await book.xlsx.load((await buffer(await (await download).createReadStream())) as never)
  const sheet = book.worksheets[0]
  const heads = ((sheet?.getRow(1).values ?? []) as unknown[]).map(String)
  const row = (product: string | null, made: string, redone: string) => {
    const cells: unknown[] = []
    for (const [head, value] of Object.entries({ '产品 *': product, '加工金额 *': made, '返工金额 *': redone }))
      cells[heads.indexOf(head)] = value
    sheet?.addRow(cells)
  }
  row('上衣', '1200', '200')
  row(null, '300', '0')
  row('帽子', '许多', '0')
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name: '补录.xlsx', mimeType, buffer: bytes })
  await page.getByRole('button', { name: '开始预演' }).click()
  await page.getByRole('button', { name: '写入 1 行' }).waitFor()
  await page.getByText('这一项不能空着').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '写入 1 行' }).click()
  await page.getByText('新增 1 份').waitFor()
  await expectAccessible(page)
  const run = page.url()
  await page.getByRole('link', { name: '看全部记录' }).click()
  await page.getByRole('link', { name: '上衣' }).first().waitFor()

  await page.getByRole('button', { name: 'Excel' }).click()
  await page.getByRole('menuitem', { name: '导出' }).click()
  await expectAccessible(page)
  const made = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 1 份' }).click()
  const out = new exceljs.Workbook()
  await out.xlsx.load((await buffer(await (await made).createReadStream())) as never)
  expect(out.worksheets[0]?.getRow(2).values).toEqual(expect.arrayContaining(['上衣', 1000]))

  const small = await scene.visit({ token, size: phone, at: run })
  await small.getByText('新增 1 份').waitFor()
  await expectNoSidewaysScroll(small)
  await small.getByRole('button', { name: '撤销' }).first().click()
  await small.getByRole('dialog').getByLabel('原因').fill('用错了文件')
  await small.getByRole('dialog').getByRole('button', { name: '作废 1 份' }).click()
  await small.getByText('导入的记录已作废').waitFor()
})

test('[FRM-09] the signed paper is photographed with a phone, seen on the record, and taken off with a reason', async () => {
  const page = await scene.visit({ size: phone, token })
  const customerId = await customer(page, '韩雪')
  const { id } = await post(page, 'form.start', { form: 'Z-MY', customerId })
  await page.goto(`${scene.url}/forms/records/${id}`)
  await page.getByText('签过字的纸拍照或扫描后放在这里').waitFor()
  await page.getByRole('button', { name: '拍照' }).waitFor()
  const picture = await page.screenshot()
  const add = async (name: string, mimeType: string, bytes: Buffer) =>
    await page
      .getByLabel('纸面扫描')
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name, mimeType, buffer: bytes })
  await add('问卷原件.png', 'image/png', picture)
  await page.getByRole('img', { name: '问卷原件.png' }).waitFor()
  await add('程序.png', 'image/png', Buffer.from(`MZ${'x'.repeat(3000)}`))
  await page.getByText('不收程序和网页这类文件').waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '去掉 问卷原件.png' }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('拍糊了')
  await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
  await page.getByText('签过字的纸拍照或扫描后放在这里').waitFor()
})
