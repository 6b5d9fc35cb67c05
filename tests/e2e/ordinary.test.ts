import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { makeDepartment, openTestSession } from '../factories/people.ts'
import { shot } from './founded.ts'
import { desk, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

beforeAll(async () => {
  scene = await openScene()
  await scene.signIn()
  const rights = { 'customer.read': 'own', 'customer.create': 'own', 'task.read': 'own', 'journal.read': 'own' }
  ;({ token } = await openTestSession(scene.product.platform, { name: '黄晓芸', rights }))
})
afterAll(() => scene?.close())

describe('somebody without the rights of an administrator', () => {
  test('[ACC-09] is not led to screens that would only refuse, and told why at their address', async () => {
    const page = await scene.visit({ size: desk, token, at: '/archive-room' })
    await page.getByRole('link', { name: '查重' }).waitFor()
    expect(await page.getByRole('link', { name: '疑似重复' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: '合并记录' }).count()).toBe(0)

    await page.goto(`${scene.url}/customers`)
    expect(await page.getByRole('button', { name: '导入' }).isDisabled()).toBe(true)
    await page.getByText('需“导入”权限').waitFor()

    const refused: string[] = []
    page.on('response', (response) => {
      if (response.status() === 403) refused.push(response.url())
    })
    for (const path of ['/archive-room/duplicates', '/customers/import', '/settings/backups', '/forms/design']) {
      await page.goto(scene.url + path)
      await page.getByText('这一页不对你开放').waitFor()
    }
    expect(refused).toEqual([])

    await page.goto(`${scene.url}/customers/01a22033-dd84-7597-92dd-3970de9c567d`)
    await page.getByRole('link', { name: '查有没有' }).waitFor()
    expect(await page.getByRole('button', { name: '再试一次' }).count()).toBe(0)
    await expectAccessible(page)
  })

  test('the first page is light, stays where it is while it fills, and runs nothing its policy forbids', async () => {
    for (const size of [desk, phone]) {
      const page = await scene.visit({ size, token, at: '/sign-in' })
      await page.addInitScript(() => {
        const seen = { shift: 0, refused: [] as string[] }
        Object.assign(window, { seen })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        document.addEventListener('securitypolicyviolation', (event) => seen.refused.push(event.violatedDirective))
      })
      for (const path of ['/today', '/customers']) {
        await page.goto(scene.url + path, { waitUntil: 'networkidle' })
        const { seen, scripts } = await page.evaluate(() => ({
          seen: (window as unknown as { seen: { shift: number; refused: string[] } }).seen,
          scripts: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
            .filter(({ name }) => name.endsWith('.js'))
            .map(({ encodedBodySize }) => encodedBodySize),
        }))
        expect(seen.refused).toEqual([])
        // What search engines' measure calls good.
        expect(seen.shift).toBeLessThan(0.1)
        expect(scripts.length).toBeLessThan(25)
        expect(scripts.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(300_000)
      }
    }
  })

  test('sees on a phone which part of a screen is open, also the last of many', async () => {
    const page = await scene.visit({ size: phone, token, at: '/rules/compliance' })
    const open = page.getByRole('link', { name: '回访执行' })
    await open.waitFor()
    const box = await open.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= phone.width).toBe(true)
  })

  test('[VIS-15] [TEC-18] finishes a task without a network; what somebody else finished first is not lost', async () => {
    const rights = { 'customer.read': 'own', 'customer.create': 'own', 'task.read': 'own', 'task.change': 'own' }
    const journal = { 'journal.read': 'own', 'journal.write': 'own' }
    const rep = await openTestSession(scene.product.platform, { name: '陈立民', rights: { ...rights, ...journal } })
    const head = await scene.visit({ token: await scene.signIn() })
    const page = await scene.visit({ size: phone, token: rep.token })
    const { id: customerId } = await post(page, 'customer.create', { values: { name: '何桂英', kind: 'individual' } })
    const dueOn = chinaDay(new Date())
    for (const title of ['指导服用', '了解服用效果'])
      await post(page, 'task.add', { values: { title, customerId, dueOn } })
    await page.goto(`${scene.url}/today`)
    const line = (title: string) => page.locator('.tsk', { hasText: title })
    const finish = async (title: string, result: string) => {
      await line(title).locator('.tick').click()
      await page.getByLabel('结果一句话').fill(result)
      await line(title).getByRole('button', { name: '完成' }).last().click()
    }
    await line('了解服用效果').waitFor()
    // What serves without a network is fetched while there is one.
    const isThere = () =>
      page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /new-entry-page/.test(name)))
    await expect.poll(isThere, { timeout: 60_000 }).toBe(true)

    await page.context().setOffline(true)
    await page.getByRole('link', { name: '记一笔' }).click()
    await page.getByRole('combobox', { name: '客户' }).fill('桂英')
    await page.getByText('没有网络，可选本机刚看过的客户').waitFor()
    await page.getByRole('option', { name: '何桂英' }).click()
    await page.getByLabel('发生了什么').fill('路上碰到，问讲座日期')
    await page.getByRole('button', { name: '保存到日志' }).click()
    await page.getByText('1 条在本机等待送出').waitFor()
    await page.getByRole('link', { name: '今日' }).click()
    await finish('指导服用', '没有信号时写的：已指导')
    await page.getByText('1 件写好的在本机等待送出').waitFor()
    await line('指导服用').getByText('待送出').waitFor()
    await finish('了解服用效果', '没有信号时写的：睡眠好转')
    await page.getByText('2 件写好的在本机等待送出').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    const { rows } = await ask(head, 'task.list', { whose: 'all', when: 'open' })
    const first = rows.find((one: { title: string }) => one.title === '指导服用')
    await post(head, 'task.complete', { id: first.id, version: first.version, result: '主管先打了电话' })
    await page.context().setOffline(false)
    await page.getByText(/何桂英：已由周敏于/).waitFor()
    await page.getByText('你写的还在本机：没有信号时写的：已指导').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: '改记入日志' }).click()
    await page.getByText('已记入 何桂英 的日志').waitFor()
    const entries = (await ask(page, 'journal.ofCustomer', { customerId })).rows
    const texts = entries
      .map((one: { text: string }) => one.text)
      .filter((text: string) => /先打|没有信号|路上/.test(text))
    expect(texts.sort()).toEqual(
      ['主管先打了电话', '没有信号时写的：已指导', '没有信号时写的：睡眠好转', '路上碰到，问讲座日期'].sort(),
    )
    await page.getByText('你写的还在本机').waitFor({ state: 'detached' })
  })

  test('[ALC-08] cannot tick in the pool whom they let go of lately, and is told how many they may hold', async () => {
    const head = await scene.visit({ token: await scene.signIn() })
    const limits = { holdingCap: 1, claimsPerDay: 20, viewsPerDay: 200, coolDownDays: 30 }
    await post(head, 'pool.setLimits', { version: 0, limits })
    const rights = { 'customer.read': 'own', 'customer.create': 'own', 'customer.change': 'own', 'pool.claim': 'all' }
    const rep = await openTestSession(scene.product.platform, { name: '蔡文斌', rights })
    const page = await scene.visit({ size: phone, token: rep.token })
    const colleague = await openTestSession(scene.product.platform, { name: '邵琴', rights })
    const open = async (name: string, ownerId: string): Promise<string> => {
      const { id } = await post(head, 'customer.create', { values: { name, kind: 'individual' } })
      await post(head, 'customer.assign', { ids: [id], ownerId, reason: '分工' })
      return id
    }
    await post(page, 'pool.giveBack', { ids: [await open('放掉的吴阿姨', rep.staffId)], reason: '搬走了' })
    const others = [await open('等人的郑大爷', colleague.staffId), await open('等人的冯阿姨', colleague.staffId)]
    const hers = await scene.visit({ token: colleague.token })
    await post(hers, 'pool.giveBack', { ids: others, reason: '不在本区' })

    await page.goto(`${scene.url}/customers/pool`)
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
    await row('放掉的吴阿姨')
      .locator('.two', { hasText: /放掉不久，.* 后可领/ })
      .waitFor()
    expect(await row('放掉的吴阿姨').getByRole('checkbox').isDisabled()).toBe(true)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    for (const name of ['等人的郑大爷', '等人的冯阿姨']) await row(name).getByRole('checkbox').check()
    await page.getByText('最多负责 1 位，现有 0 位，这次 2 位').waitFor()
    await expectAccessible(page)
    await shot(page, 'ordinary-pool-phone')
    await row('等人的冯阿姨').getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: '领取 1 位' }).click()
    await page.getByText('已领取 1 位，在我的客户里').waitFor()

    const wide = await scene.visit({ size: desk, token: rep.token, at: '/customers/pool' })
    const line = (name: string) => wide.getByRole('row', { name: new RegExp(name) })
    await line('放掉的吴阿姨').focus()
    await wide.keyboard.press(' ')
    await wide.getByRole('checkbox', { name: '选中本页全部' }).check()
    await wide.getByText(/^已选 \d+$/).waitFor()
    expect(await line('等人的冯阿姨').getByRole('checkbox').isChecked()).toBe(true)
    expect(await line('放掉的吴阿姨').getByRole('checkbox').isChecked()).toBe(false)
    await shot(wide, 'ordinary-pool-desk')
    await line('等人的冯阿姨').getByRole('button', { name: '领取' }).click()
    await wide.getByRole('alert').getByText('最多负责 1 位，现有 1 位，这次 1 位').waitFor()
  })

  test('[ROL-14] a superior with nothing due is led to what is overdue in the department, others are not', async () => {
    const { db } = scene.product.platform
    const departmentId = await makeDepartment(db)
    const sees = (scope: string) => ({ 'customer.read': scope, 'task.read': scope, 'task.change': scope })
    const worker = { name: '丁小玲', departmentId, rights: sees('own') }
    const { staffId: ownerId } = await openTestSession(scene.product.platform, worker)
    const head = await scene.visit({ token: await scene.signIn() })
    const today = chinaDay(new Date())
    for (const title of ['回电话', '送样品']) await post(head, 'task.add', { values: { title, ownerId, dueOn: today } })
    await db
      .updateTable('tasks')
      .set({ dueOn: addDays(today, -2) })
      .where('ownerId', '=', ownerId)
      .execute()
    const at = async (name: string, scope: string) => {
      const who = await openTestSession(scene.product.platform, { name, departmentId, rights: sees(scope) })
      const page = await scene.visit({ size: phone, token: who.token, at: '/today' })
      await page.getByText('今天没有到期的事').waitFor()
      return page
    }
    const boss = await at('姜主管', 'department')
    const way = boss.getByRole('link', { name: '本部门逾期 2 件' })

    await way.waitFor()
    await expectAccessible(boss)
    await shot(boss, 'ordinary-superior')
    await way.click()
    await boss.getByText('回电话').waitFor()
    await boss.getByText('送样品').waitFor()
    const other = await at('同事', 'own')
    expect(await other.getByText(/本部门逾期/).count()).toBe(0)
  })
})

// biome-ignore lint/suspicious/noExplicitAny: answers of many operations
type Answer = any

async function post(page: Page, name: string, data: unknown): Promise<Answer> {
  const headers = { 'x-kedang': '1', 'idempotency-key': crypto.randomUUID() }
  const answer = await page.request.post(`${scene.url}/api/${name}`, { data, headers })
  if (!answer.ok()) throw new Error(await answer.text())
  return await answer.json()
}

async function ask(page: Page, name: string, params: Record<string, string>): Promise<Answer> {
  return (await page.request.get(`${scene.url}/api/${name}`, { params })).json()
}
