import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateFollowUps } from '#domain/follow-ups/jobs.ts'
import { idOfKey } from '#domain/follow-ups/queries.ts'
import { askFrom, expectReport, type Founded, foundFirm, shot } from './founded.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, type Scene } from './scene.ts'

type Person = Awaited<ReturnType<Founded['hire']>>

let scene: Scene
let firm: Founded
let head: Person
let clerk: Person
const ids: Record<string, string> = {}
const members = { 吴桂兰: 'gold', 朱国强: 'gold', 郑爱华: 'silver', 袁美玲: 'silver' } as const

/** Four members came into the archive on 5 October: a month later the shop is to have spoken with each. */
beforeAll(async () => {
  scene = await openScene({ now: '2026-10-05T00:30:00Z' })
  firm = await foundFirm(scene, ['retail'])
  head = await firm.hire('韩雪', 'retail.shop_manager')
  clerk = await firm.hire('丁小雨', 'retail.guide', { manager: head })
  const page = await clerk.at('phone')
  for (const [n, [name, tier]] of Object.entries(members).entries()) {
    const values = { kind: 'individual', name, tier, phones: [`1390000666${n}`], ownerId: clerk.id }
    ids[name] = (await callFrom(page, 'customer.create', { values })).id
  }
  await firm.morningOf('2026-10-05', generateFollowUps)
})
afterAll(() => scene.close())

const isOn = async (tier: string) => {
  const { cadence } = await readRule(tier)
  return cadence.state === 'on'
}
const readRule = async (tier: string) => ({
  cadence: await askFrom(firm.admin, 'cadence.get', { id: idOfKey(`retail.${tier}`) }),
})

test('[VIS-28] [VIS-34] the papers give no interval: the firm sets one month for gold on the screen, and says why', async () => {
  const page = firm.admin
  await page.goto(`${scene.url}/rules/cadences/${idOfKey('retail.gold')}`)
  await page.getByText('还不能启用').waitFor()
  await page.getByLabel('负责人 每').fill('1')
  await page.getByText('还不能启用').waitFor({ state: 'detached' })
  await expectAccessible(page)
  await shot(page, 'shop-rule')
  await page.getByRole('button', { name: '保存并启用' }).click()
  await page.getByLabel('改动原因').fill('店长会定：金卡每月联系一次')
  await page.getByRole('dialog').getByRole('button', { name: '保存并启用' }).click()
  await expect.poll(() => isOn('gold')).toBe(true)
  const { cadence } = await readRule('silver')
  const { id, version, name, plan } = cadence
  const [track] = plan.tracks
  const monthly = { ...plan, tracks: [{ ...track, repeat: { ...track.repeat, every: 1 } }] }
  await callFrom(page, 'cadence.save', { id, version, name, plan: monthly, reason: '银卡同样每月' })
})

async function doFromWorkbench(page: Page, name: string, sentence: string): Promise<void> {
  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: name })
  await row.getByRole('button', { name: `完成 ${name}` }).click()
  await page.getByLabel('结果一句话').fill(sentence)
  await row.getByRole('button', { name: /记入日志/ }).click()
  await page.getByText(`已完成，记入 ${name} 的日志`).waitFor()
}

test('[VIS-28] [JRN-08] [JRN-09] the month comes: who was spoken with already is done, the rest is on the clerk’s list', async () => {
  await firm.morningOf('2026-11-04', generateFollowUps)
  const page = await clerk.at('phone')
  await page.goto(`${scene.url}/journal/new?customer=${ids['朱国强']}`)
  await page.getByLabel('发生了什么').fill('到店换货时聊了近况，羊毛衫合身')
  await page
    .getByRole('button', { name: /通话|到店|拜访/ })
    .first()
    .click()
  await expectNoSidewaysScroll(page)
  await shot(page, 'shop-entry')
  await page.getByRole('button', { name: /^记下|^保存/ }).click()
  await page
    .getByText(/已记入/)
    .first()
    .waitFor()

  await firm.morningOf('2026-11-05', generateFollowUps)
  await page.goto(`${scene.url}/today`)
  await page.locator('.tsk', { hasText: '吴桂兰' }).waitFor()
  expect(await page.locator('.tsk', { hasText: '朱国强' }).count()).toBe(0)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await shot(page, 'shop-today')
  await doFromWorkbench(page, '吴桂兰', '想要深色的大衣，到货通知她')
})

test('[VIS-29] [JRN-16] a plan of follow-ups for one customer, and what it brings up is solved in time', async () => {
  const page = await clerk.at()
  await page.goto(`${scene.url}/customers/${ids['吴桂兰']}/tasks`)
  const plan = page.getByRole('region', { name: '回访计划' })
  await plan.getByText('12-05').waitFor()
  await plan.getByRole('button', { name: '安排回访' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('目的').fill('送货后问是否满意')
  await dialog.getByLabel('日期').fill('2026-11-12')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '安排回访' }).click()
  await page.getByText('已安排').waitFor()
  await shot(page, 'shop-plan')

  await firm.morningOf('2026-11-09')
  await doFromWorkbench(await clerk.at('phone'), '郑爱华', '电话打通，问了童装尺码')
  await firm.morningOf('2026-11-12')
  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: '吴桂兰' })
  await row.getByRole('button', { name: '完成', exact: true }).click()
  await page.getByLabel('结果一句话').fill('袖口开线，答应换一件')
  await row.getByLabel('登记为承诺').check()
  await row.getByLabel('兑现期限').fill('2026-11-14')
  await row.getByRole('button', { name: /记入日志/ }).click()
  await page.locator('.tsk', { hasText: '承诺人 丁小雨' }).waitFor()
  await firm.morningOf('2026-11-13')
  await page.goto(`${scene.url}/today`)
  const promise = page.locator('.tsk', { hasText: '承诺人 丁小雨' })
  await promise.getByRole('button', { name: '完成', exact: true }).click()
  await page.getByLabel('结果一句话').fill('新大衣已换，顾客满意')
  await promise.getByRole('button', { name: /记入日志/ }).click()
  await page.getByText('已完成，记入 吴桂兰 的日志').waitFor()
  await page.goto(`${scene.url}/customers/${ids['吴桂兰']}/journal`)
  await page.getByText('新大衣已换').first().waitFor()
})

test('[VIS-35] at the month’s end the shop manager sees what was not done, and the report agrees with a count by hand', async () => {
  await firm.morningOf('2026-11-10', generateFollowUps)
  const page = await head.at()
  await page.goto(`${scene.url}/tasks?whose=department&when=overdue`)
  await page.locator('.tsk', { hasText: '袁美玲' }).getByText('已上报').waitFor()
  await page.goto(`${scene.url}/supervision`)
  await page.getByRole('button', { name: /丁小雨/ }).waitFor()
  await expectAccessible(page)
  await shot(page, 'shop-board')
  await firm.morningOf('2026-12-01', generateFollowUps)
  // 5 November: 吴 the same day, 朱 the day before, 郑 four days late, 袁 never. 12 November: 吴 by her own plan, the same day.
  const inTime = 1 + 1 + 1
  const late = 1
  const missed = 1
  await expectReport(page, scene.url, '2026-11-01', '2026-11-30', {
    丁小雨: { due: inTime + late + missed, inTime, late, missed, open: 0 },
  })
})
