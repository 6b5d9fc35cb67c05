import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { switchOn } from '../factories/collecting.ts'
import { openTestSession } from '../factories/people.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

// What waits is tried again every half minute.
const patience = { timeout: 60_000 }

let scene: Scene
let token: string
let clerk: { token: string; staffId: string }

beforeAll(async () => {
  scene = await openScene()
  await switchOn(scene, ['hotel'])
  token = await scene.signIn()
  clerk = await openTestSession(scene.product.platform, { name: '李卫东', allRights: true })
})
afterAll(() => scene.close())

async function customer(page: Page, name: string): Promise<string> {
  const values = { kind: 'individual', name, phones: [`137${String(Date.now()).slice(-8)}`], ownerId: clerk.staffId }
  return (await callFrom(page, 'customer.create', { values, acceptDuplicates: true })).id
}

async function textsOf(page: Page, customerId: string): Promise<string[]> {
  const answer = await page.request.get(`${scene.url}/api/journal.ofCustomer?customerId=${customerId}`, {
    headers: { 'x-kedang': '1' },
  })
  return (await answer.json()).rows.map((row: { text: string }) => row.text)
}

test('[JRN-01] [JRN-29] on a phone, an entry written without a network or whose answer was lost is there once, no more', async () => {
  const page = await scene.visit({ token, size: phone })
  const id = await customer(page, '季建国')
  await page.goto(`${scene.url}/journal/new?customer=${id}`)
  await page.getByText('季建国').waitFor()
  const box = page.getByLabel('发生了什么')
  const save = page.getByRole('button', { name: '保存到日志' })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.context().setOffline(true)
  await box.fill('地铁里记的：合同下周寄')
  await save.click()
  await page.getByText('1 条在本机等待送出').waitFor()
  expect(await textsOf(await scene.visit({ token }), id)).toEqual([])
  // Nobody presses anything: it goes out by itself.
  await page.context().setOffline(false)
  await expect.poll(() => textsOf(page, id), patience).toEqual(['地铁里记的：合同下周寄'])
  // The server has written it, and the answer never came.
  await page.route('**/api/journal.write', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await box.fill('电梯里记的：立牌已到')
  await save.click()
  await page.getByText('1 条在本机等待送出').waitFor()
  await page.unroute('**/api/journal.write')
  await expect.poll(async () => await page.getByText(/条在本机等待送出/).count(), patience).toBe(0)
  expect((await textsOf(page, id)).sort()).toEqual(['地铁里记的：合同下周寄', '电梯里记的：立牌已到'].sort())
})

test('[JRN-10] [JRN-24] [JRN-27] a superior gives the three verdicts beside the entry; a ledger adds up', async () => {
  const own = await scene.visit({ token: clerk.token })
  const id = await customer(own, '康永年')
  await callFrom(own, 'journal.write', {
    customerId: id,
    values: { category: 'dealings', text: '十月发货', movement: 'shipped', amount: '91900' },
  })
  const page = await scene.visit({ token, at: `/customers/${id}/journal` })
  await page.getByRole('button', { name: '检查', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radiogroup', { name: '在规定时间内答复' }).getByText('是').click()
  await dialog.getByRole('radiogroup', { name: '处理得当' }).getByText('否').click()
  await dialog.getByRole('radiogroup', { name: '客户状态把握准确' }).getByText('无可判断').click()
  await dialog.getByLabel('整改要求').fill('附上发货单')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '记下结论' }).click()
  await page.getByText('整改中').waitFor()
  await page.getByRole('button', { name: /往来账/ }).click()
  await page.getByText('余额 91,900.00').waitFor()
  await expectAccessible(page)
  await page.goto(`${scene.url}/supervision?tab=shares`)
  await page.getByRole('cell', { name: '李卫东' }).waitFor()
  await expectAccessible(page)
  const small = await scene.visit({ token, size: phone })
  for (const path of ['/supervision', '/supervision?tab=shares', `/customers/${id}/summary`, '/care']) {
    await small.goto(`${scene.url}${path}`)
    await small.getByRole('navigation').first().waitFor()
    await expectNoSidewaysScroll(small)
  }
})

test('[REL-08] [REL-01] a special day is kept at the customer, and the calendar of care says what comes', async () => {
  const page = await scene.visit({ token })
  const id = await customer(page, '范文博')
  await page.goto(`${scene.url}/customers/${id}/care`)
  await page.getByRole('button', { name: '加日子' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '取消' }).click()
  await callFrom(page, 'specialDay.add', {
    customerId: id,
    values: { kind: 'wedding', day: 'L--10-20', whose: '范文博' },
  })
  await page.reload()
  await page.getByText('农历十月二十').waitFor()
  await page.goto(`${scene.url}/care`)
  await page.getByText('春节问候').waitFor()
  await page
    .getByText(/农历正月初一/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await page
    .getByRole('row', { name: /春节问候/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('button', { name: '发送问候' }).click()
  await page.getByText('还没有设置发件服务器').waitFor()
  await expectAccessible(page)
})

test('[JRN-01] on a phone a note is spoken, photographed and kept with the entry; one that could not be sent waits', async () => {
  const page = await scene.visit({ token, size: phone })
  const id = await customer(page, '沈佩兰')
  await page.goto(`${scene.url}/journal/new?customer=${id}`)
  await page.getByText('沈佩兰').waitFor()
  const record = page.getByRole('button', { name: '录一段话' })
  // As a browser answers whose owner has said no.
  await page.evaluate(() => {
    const no = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
    Object.assign(navigator.mediaDevices, { getUserMedia: no })
  })
  await record.click()
  await page.getByText('浏览器没有使用麦克风的许可').waitFor()
  await page.evaluate(() => Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia'))
  await record.click()
  await page.getByText('正在录音 0:02').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByLabel('发生了什么').fill('到店看了陈列，录了店长的原话')
  await page.getByText('录完、传完再保存').waitFor()
  await page.getByRole('button', { name: '不要了' }).click()
  expect(await page.getByText(/\.webm/).count()).toBe(0)
  await page.route('**/api/files', (route) => route.abort('connectionreset'))
  await record.click()
  await page.getByText('正在录音 0:02').waitFor()
  await page.getByRole('button', { name: '录完附上' }).click()
  await page.getByText(/还没传上/).waitFor()
  await page.unroute('**/api/files')
  await page.getByRole('button', { name: '再传一次' }).click()
  await page
    .locator('.atts .tag')
    .filter({ hasText: /录音 .+\.webm/ })
    .waitFor()
  expect(await page.getByText(/还没传上/).count()).toBe(0)
  const buffer = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await page
    .locator('input[type=file][accept="image/*"]')
    .setInputFiles({ name: '门头.png', mimeType: 'image/png', buffer })
  await page.locator('.atts .tag').filter({ hasText: '门头.png' }).waitFor()
  await page.getByRole('button', { name: '保存到日志' }).click()
  await page.waitForURL(`**/customers/${id}`)
  await page.goto(`${scene.url}/customers/${id}/journal`)
  await page.getByText('到店看了陈列').waitFor()
  const sound = page.locator('.atts audio')
  // It is heard, not only there: as long as it was recorded.
  const seconds = await sound.evaluate(
    (element) =>
      new Promise<number>((resolve, reject) => {
        const audio = element as unknown as {
          play(): Promise<void>
          currentTime: number
          ontimeupdate: () => void
          onerror: () => void
        }
        audio.onerror = () => reject(new Error('not heard'))
        audio.ontimeupdate = () => audio.currentTime > 0.5 && resolve(audio.currentTime)
        void audio.play().catch(reject)
      }),
  )
  expect(seconds).toBeGreaterThan(0.5)
  await expectNoSidewaysScroll(page)
})
