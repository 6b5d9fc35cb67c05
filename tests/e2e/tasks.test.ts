import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chinaDay } from '#platform/core/time.ts'
import { runJobNow } from '../jobs.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

beforeAll(async () => {
  scene = await openScene()
  token = await scene.signIn()
})
afterAll(() => scene.close())

const today = chinaDay(new Date())
const shot = async (page: Page, name: string) => {
  const folder = process.env['KEDANG_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

async function customer(page: Page, name: string, more: Record<string, unknown> = {}): Promise<string> {
  const values = { kind: 'organisation', name, tier: 'gold', abc: 'A', ...more }
  return (await callFrom(page, 'customer.create', { values, acceptDuplicates: true })).id
}

/** A follow-up of a rule, as the follow-ups' engine writes it. */
async function byRule(customerId: string, title: string, dueOn: string): Promise<void> {
  const because = {
    by: 'cadence',
    ruleId: '0190a000-0000-7000-8000-000000000001',
    ruleName: '会销回访',
    anchor: 'formMade',
    anchorOn: '2026-10-24',
    every: 30,
    unit: 'day',
  }
  await scene.product.pool.query(
    `insert into tasks (id, kind, title, customer_id, owner_id, department_id, means, due_on, first_due_on, because)
     select gen_random_uuid(), 'followUp', $1, $2, id, department_id, 'call', $3, $3, $4 from staff where name = '周敏'`,
    [title, customerId, dueOn, JSON.stringify(because)],
  )
}

test('[JRN-08] [VIS-15] [JRN-16] the day at the workbench: a sentence, a promise, the next by rule', async () => {
  const page = await scene.visit({ token })
  const id = await customer(page, '王秀兰保健品商行')
  await byRule(id, '第二次回访：询问意见', today)
  await byRule(id, '第三次回访：了解效果', chinaDay(new Date(Date.now() + 30 * 86_400_000)))
  const late = await customer(page, '陈桂芳药房')
  await byRule(late, '第三次回访：了解服用效果', '2026-01-20')
  await callFrom(page, 'task.add', { values: { title: '整理样品册', dueOn: today, priority: 'high' } })
  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: '王秀兰保健品商行' })
  await row.getByText('档案制成').waitFor()
  await page.locator('.tsk', { hasText: '陈桂芳药房' }).locator('.due.late').waitFor()
  await shot(page, 'workbench')
  await row.getByRole('button', { name: '完成', exact: true }).click()
  await page.getByText('写一句结果后可完成').waitFor()
  await expectAccessible(page)
  await page.getByLabel('结果一句话').fill('早晚各一粒，睡眠有好转；想再要一盒，周三送货时带去')
  await row.getByText(/按制度/).waitFor()
  await row.getByLabel('登记为承诺').check()
  await row.getByLabel('兑现期限').fill(today)
  await shot(page, 'workbench-open')
  await page.keyboard.press('Control+Enter')
  await page.getByText('已完成，记入 王秀兰保健品商行 的日志').waitFor()
  await page.locator('.tsk', { hasText: '承诺人 周敏' }).waitFor()
  await shot(page, 'workbench-after')

  await page.goto(`${scene.url}/customers/${id}/tasks`)
  await page.getByText('早晚各一粒').first().waitFor()
  await page.getByText('第三次回访：了解效果').first().waitFor()
  await expectAccessible(page)
  await shot(page, 'customer-tasks')
  await page.goto(`${scene.url}/customers/${id}/journal`)
  await page.getByText('早晚各一粒').first().waitFor()
})

test('[TSK-01] a task is added from anywhere, put off with its reason, seen in the month', async () => {
  const page = await scene.visit({ token })
  await page.getByRole('button', { name: '新建' }).click()
  await page.getByRole('menuitem', { name: '新建待办' }).click()
  await page.getByRole('dialog').getByLabel('事项').fill('盘点样品')
  await page.getByRole('dialog').getByLabel('方式').selectOption({ label: '电话' })
  await page.getByRole('dialog').getByLabel('时间').fill('22:10')
  await page.getByText('21:00 至 08:30 不打扰客户，约好了再打').waitFor()
  await shot(page, 'task-quiet')
  await page.getByRole('dialog').getByLabel('时间').fill('')
  await page.getByRole('dialog').getByLabel('方式').selectOption({ index: 0 })
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click()
  await page.getByText(/已新建/).waitFor()
  const row = page.locator('.tsk', { hasText: '盘点样品' })
  await row.waitFor()
  await shot(page, 'tasks')
  await expectAccessible(page)
  await row.getByRole('button', { name: '修改、改期、分派、取消' }).click()
  await page.getByRole('menuitem', { name: '修改' }).click()
  await page.getByRole('dialog').getByLabel('备注').fill('连同赠品')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await row.getByText('连同赠品').waitFor()
  await row.getByRole('button', { name: '修改、改期、分派、取消' }).click()
  await page.getByRole('menuitem', { name: '改期' }).click()
  await page.getByLabel('改到').fill(chinaDay(new Date(Date.now() + 2 * 86_400_000)))
  await page.getByLabel('原因').fill('仓库盘点改期')
  await page.getByRole('dialog').getByRole('button', { name: '改期' }).click()
  await row.getByText(/原定/).waitFor()
  await page.getByRole('link', { name: '月历' }).click()
  await page.locator('.mon .d.now').click()
  await page.getByText(/的事/).first().waitFor()
  await expectAccessible(page)
  await shot(page, 'month')
  await page.getByRole('link', { name: '承诺登记' }).click()
  await page
    .getByText(/承诺人 周敏/)
    .first()
    .waitFor()
  await shot(page, 'promises')
})

test('[JRN-16] an entry of the journal is registered as a promise', async () => {
  const page = await scene.visit({ token })
  const id = await customer(page, '云和康泰医药连锁')
  await page.goto(`${scene.url}/customers/${id}/journal`)
  await page.getByLabel('发生了什么').fill('答应补发双十一促销立牌 12 套')
  await page.getByLabel('登记为承诺').check()
  await page.getByLabel('兑现期限').fill(today)
  await shot(page, 'composer-promise')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText(/已记入/).waitFor()
  await page.goto(`${scene.url}/tasks?view=promises`)
  await page.getByText('答应补发双十一促销立牌 12 套').waitFor()
})

test('[TEC-21] the same on a phone', async () => {
  const page = await scene.visit({ token, size: phone })
  const id = await customer(page, '临江百草堂')
  await byRule(id, '半年联系：核实联系人', today)
  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: '临江百草堂' })
  await row.getByRole('button', { name: '完成 临江百草堂' }).click()
  await page.getByLabel('结果一句话').fill('联系人没有变')
  await shot(page, 'm-workbench')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await row.getByRole('button', { name: '完成，记入日志' }).click()
  await page.getByText('已完成，记入 临江百草堂 的日志').waitFor()
  await page.goto(`${scene.url}/tasks`)
  await page.locator('.tsk').first().waitFor()
  await expectNoSidewaysScroll(page)
  await shot(page, 'm-tasks')
  await page.goto(`${scene.url}/tasks?view=month`)
  await page.locator('.mon .d.now').waitFor()
  await expectNoSidewaysScroll(page)
  await shot(page, 'm-month')
})

test('[TSK-07] a regular duty gets its interval; [TSK-02] the bell, its settings and the robots', async () => {
  const page = await scene.visit({ token, at: '/rules/duties' })
  await page.getByText(/项还没有定间隔/).waitFor()
  await expectAccessible(page)
  await shot(page, 'duties')
  await page.getByRole('button', { name: '设定 更新维护客户档案' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('每隔').fill('3')
  await dialog.getByLabel('单位').selectOption('month')
  await dialog.getByLabel('从哪天起').fill(today)
  await dialog.getByLabel('负责人').fill('周敏')
  await page.getByRole('option', { name: /周敏/ }).click()
  await shot(page, 'duty-dialog')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('每 3 个月').waitFor()
  await page.goto(`${scene.url}/today`)
  await page.locator('.tsk', { hasText: '每 3 个月' }).waitFor()

  await page.getByRole('button', { name: /^通知/ }).click()
  await page.getByRole('link', { name: /到期的承诺/ }).click()
  await page.waitForURL(/list=promise/)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('.tsk', { hasText: '承诺' }).first().waitFor()

  await page.getByRole('button', { name: /^通知/ }).click()
  await page.getByRole('button', { name: '生成地址' }).click()
  expect(await page.getByLabel('日历地址').inputValue()).toMatch(/\/api\/calendar\/.+\.ics$/)
  await expectAccessible(page)
  await shot(page, 'bell')
  await page.goto(`${scene.url}/settings/integrations`)
  await page.getByRole('button', { name: '新增机器人' }).click()
  await page.getByLabel('名称').fill('客服群')
  await page
    .getByLabel('地址', { exact: false })
    .last()
    .fill('https://qyapi.example.cn/cgi-bin/webhook/send?key=0123456789')
  await shot(page, 'robot-dialog')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByText('企业微信群机器人').waitFor()
  await expectAccessible(page)
  await shot(page, 'robots')
  await page.getByText('还没有设置邮件服务器').waitFor()
  await page.goto(`${scene.url}/customers`)
  await page.getByRole('columnheader', { name: '下次回访' }).waitFor()
  await shot(page, 'customers')
})

test('[TSK-02] a robot that does not take what is said: why, what helps, and today’s sent again on a phone', async () => {
  let answer = '{"errcode":310000,"errmsg":"sign not match, more: [https://ding.example]"}'
  const heard: string[] = []
  const peer = createServer((request, response) => {
    request.on('data', (part) => heard.push(String(part)))
    request.on('end', () => response.end(answer))
  })
  await new Promise<void>((done) => peer.listen(0, '127.0.0.1', done))
  onTestFinished(() => void peer.close())
  const page = await scene.visit({ token, size: phone, at: '/settings/integrations' })
  const { port } = peer.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/robot/send?access_token=0123456789abcdef`
  const { id } = await callFrom(page, 'robot.add', { values: { name: '销售群', kind: 'dingtalk', address } })
  await scene.product.pool.query(
    `insert into robot_messages (id, robot_id, event_key, body, state, next_at, until, created_at)
     values (gen_random_uuid(), $1, 'morning', '今天到期 2 件', 'waiting', now(), now() + interval '1 day', now())`,
    [id],
  )
  await runJobNow(scene, { name: 'robot.deliver' })
  await page.reload()
  await page.getByText('起没有送到：对方不收：310000 sign not match').waitFor()
  await page.getByText('加签密钥不对').waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await shot(page, 'robot-failing')
  answer = '{"errcode":0}'
  await page.getByRole('button', { name: '补送今天的 销售群' }).click()
  await page.getByText('已重新送出 1 条').waitFor()
  await page.getByText('加签密钥不对').waitFor({ state: 'detached' })
  expect(heard).toHaveLength(2)
  await page.getByRole('button', { name: /^通知/ }).click()
  await page.getByText('提醒没能送到机器人“销售群”').waitFor()
})
