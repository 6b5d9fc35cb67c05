import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateFollowUps } from '#domain/follow-ups/jobs.ts'
import { askFrom, choose, expectReport, type Founded, foundFirm, shot } from './founded.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, type Scene } from './scene.ts'

type Person = Awaited<ReturnType<Founded['hire']>>

let scene: Scene
let firm: Founded
let leader: Person
let head: Person
let consultant: Person
let assistant: Person
const ids: Record<string, string> = {}

/** One client within the term of its contract, one whose contract ended in June, one to be won. */
beforeAll(async () => {
  scene = await openScene({ now: '2026-10-08T00:30:00Z' })
  firm = await foundFirm(scene, ['consulting'])
  const boss = await firm.hire('何总', 'consulting.company_leader')
  leader = await firm.hire('高明', 'consulting.leader', { manager: boss })
  head = await firm.hire('许峰', 'consulting.head', { manager: leader })
  consultant = await firm.hire('罗静', 'consulting.developer', { manager: head })
  assistant = await firm.hire('邓蕾', 'consulting.receptionist', { manager: head })
  const page = await consultant.at()
  for (const [n, name] of ['云和城建', '丽水置业', '景宁文旅'].entries()) {
    const values = { kind: 'organisation', name, phones: [`0578-512322${n}`], ownerId: consultant.id }
    ids[name] = (await callFrom(page, 'customer.create', { values })).id
  }
  const contract = { kind: 'consulting', title: '物业顾问合同', leaderId: leader.id }
  const running = { ...contract, number: 'GW-26-01', signedOn: '2026-03-01', fromOn: '2026-03-01', toOn: '2027-02-28' }
  const ended = { ...contract, number: 'GW-25-01', signedOn: '2025-01-01', fromOn: '2025-01-01', toOn: '2026-06-30' }
  await callFrom(page, 'contract.create', { customerId: ids['云和城建'], values: running })
  await callFrom(page, 'contract.create', { customerId: ids['丽水置业'], values: ended })
  await firm.morningOf('2026-10-08', generateFollowUps)
})
afterAll(() => scene.close())

const talk = {
  means: 'talk',
  theirs: [{ name: '陈总' }],
  progress: '一期交付，物业进场准备就绪',
  judgement: '对培训满意，要求增派一名工程师',
}

/** A talk with the client in cooperation, on the firm's own record of talks. */
async function recordTalk(by: Person, on: string, kind: string): Promise<void> {
  const page = await by.at()
  const values = { ...talk, on, kind, ours: [{ name: by.name, staffId: by.id }] }
  const { id, version } = await callFrom(page, 'form.start', { form: 'F-113', customerId: ids['云和城建'], values })
  await callFrom(page, 'form.submit', { id, version })
}

test('[COL-19] [VIS-24] [VIS-25] October: a prospect with strong intent is to be invited, day to day by the negotiation guide', async () => {
  const page = await consultant.at()
  await page.goto(`${scene.url}/customers/${ids['景宁文旅']}/forms`)
  await page.getByRole('button', { name: '填一份' }).first().click()
  await choose(page, '填哪张表', '顾问业务跟踪记录表')
  await page.waitForURL(/forms\/records/)
  await page.getByRole('textbox', { name: '客户信息' }).fill('县属文旅公司，拟建酒店')
  await page.getByLabel('项目名称').fill('畲乡酒店')
  await page.getByLabel('强', { exact: true }).check()
  await page.getByText(/草稿已存/).waitFor()
  await expectAccessible(page)
  await shot(page, 'consulting-tracking')
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText(/已提交，编号/).waitFor()

  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: '景宁文旅' })
  await row.getByText('邀请来访参观').waitFor()
  await row.getByRole('link', { name: /顾问业务跟踪记录表|意向客户/ }).click()
  await page.getByText('日常联系按《顾问谈判工作指引》').waitFor()
  await page.goto(`${scene.url}/today`)
  await row.getByRole('button', { name: '完成', exact: true }).click()
  await page.getByLabel('结果一句话').fill('已邀请，约定月底来访')
  await row.getByRole('button', { name: /记入日志/ }).click()
  await page.getByText('已完成，记入 景宁文旅 的日志').waitFor()
})

test('[VIS-16] [VIS-18] [JRN-22] October: the monthly talk is on the consultant’s list, and its record does it', async () => {
  await firm.morningOf('2026-10-20')
  const page = await consultant.at()
  await page.goto(`${scene.url}/customers/${ids['云和城建']}/tasks`)
  await page.getByText('沟通项目进展，听取评价与要求').first().waitFor()
  await shot(page, 'consulting-tasks')
  await page
    .locator('.tsk', { hasText: '沟通项目进展，听取评价与要求' })
    .first()
    .getByRole('button', { name: '完成' })
    .first()
    .click()
  await page.getByRole('button', { name: '填《顾问工作沟通记录表》' }).click()
  await page.waitForURL(/forms\/records/)
  await page.getByLabel('方式', { exact: true }).selectOption('talk')
  await page.getByLabel('每月沟通（部门）').check()
  await choose(page, '我方人员', '罗静')
  await page.getByLabel('甲方人员').fill('陈总')
  await page.keyboard.press('Enter')
  await page.getByLabel('项目进展').fill(talk.progress)
  await page.getByLabel('甲方评价与要求').fill(talk.judgement)
  await page.getByText(/草稿已存/).waitFor()
  await expectAccessible(page)
  await shot(page, 'consulting-talk')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText(/已提交，编号/).waitFor()
  await page.goto(`${scene.url}/customers/${ids['云和城建']}/journal`)
  await page.getByText('要求增派一名工程师').first().waitFor()
  await expectAccessible(page)
  const dues = async () => {
    const open = await askFrom(page, 'task.list', { customerId: ids['云和城建'] ?? '', when: 'open' })
    return open.rows.map((one: { dueOn: string }) => one.dueOn)
  }
  // The queue does it a moment after the record is handed in.
  await expect.poll(dues, { timeout: 60_000 }).not.toContain('2026-10-31')
})

test('[VIS-16] [VIS-17] [VIS-19] [VIS-20] November and December: the head’s talk counts for the department, the leader’s only for himself', async () => {
  await firm.morningOf('2026-11-02', generateFollowUps)
  await firm.morningOf('2026-11-25')
  await recordTalk(head, '2026-11-25', 'monthly')
  await firm.morningOf('2026-12-01', generateFollowUps)
  await firm.morningOf('2026-12-10')
  await recordTalk(leader, '2026-12-10', 'quarterly')
  const page = await head.at('phone')
  await page.goto(`${scene.url}/tasks`)
  const row = page.locator('.tsk', { hasText: '丽水置业' })
  await row.getByText(/维系合作与友谊/).waitFor()
  await expectNoSidewaysScroll(page)
  await row.getByRole('button', { name: '完成 丽水置业' }).click()
  await page.getByLabel('结果一句话').fill('对方换了总经理，约元旦后见面')
  await row.getByRole('button', { name: /记入日志/ }).click()
  await page.getByText('已完成，记入 丽水置业 的日志').waitFor()
  await firm.morningOf('2026-12-20')
  await recordTalk(consultant, '2026-12-20', 'yearly')
})

test('[VIS-21] a past client’s idea of more work reaches the leader at once, who calls its top people ad hoc', async () => {
  const page = await assistant.at('phone')
  await page.goto(`${scene.url}/customers/${ids['丽水置业']}/journal`)
  await page.getByLabel('发生了什么').fill('对方有意把二期也交给我们做顾问')
  await page.getByLabel('事项类型').selectOption({ label: '合作线索' })
  await page.getByRole('button', { name: '保存' }).click()
  await page
    .getByText(/已记入/)
    .first()
    .waitFor()
  const entry = page.getByRole('article').filter({ hasText: '二期也交给我们' })
  await entry.getByRole('button', { name: '更正、补充、转给同事' }).click()
  await page.getByRole('menuitem', { name: '转给同事' }).click()
  await page.getByRole('combobox', { name: '转给' }).fill('高明')
  await page.getByRole('option', { name: /高明/ }).click()
  await shot(page, 'consulting-pass')
  await page.getByRole('dialog').getByRole('button', { name: '转出' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  const top = await leader.at()
  await top.goto(`${scene.url}/journal`)
  await top.getByRole('link', { name: /转给我的/ }).click()
  await top.getByText('对方有意把二期也交给我们做顾问').waitFor()
  await expectAccessible(top)
  await shot(top, 'consulting-passed')
  // The engine has brought it to the leader's day by itself.
  await top.goto(`${scene.url}/today`)
  await top.locator('.tsk', { hasText: '丽水置业' }).getByText('了解合作线索').waitFor()
  await shot(top, 'consulting-news')
  await doOnDesk(top, '丽水置业', '对方总经理同意面谈')
  await top.goto(`${scene.url}/customers/${ids['丽水置业']}/tasks`)
  await top.getByRole('button', { name: '安排回访' }).click()
  const dialog = top.getByRole('dialog')
  await dialog.getByLabel('目的').fill('与对方总经理谈二期')
  await dialog.getByLabel('日期').fill('2026-12-22')
  await dialog.getByRole('button', { name: '安排回访' }).click()
  await top.getByText('已安排').waitFor()
  await firm.morningOf('2026-12-22')
  await doOnDesk(top, '丽水置业', '总经理确认二期年后招标，邀请我们')
})

async function doOnDesk(page: Page, name: string, sentence: string): Promise<void> {
  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: name })
  await row.getByRole('button', { name: '完成', exact: true }).click()
  await page.getByLabel('结果一句话').fill(sentence)
  await row.getByRole('button', { name: /记入日志/ }).click()
  await page.getByText(`已完成，记入 ${name} 的日志`).waitFor()
}

test('[VIS-35] at the quarter’s end the report agrees with a count by hand', async () => {
  await firm.morningOf('2027-01-04', generateFollowUps)
  // The invitation of 8 October; the talks of October (hers) and November (the head's, for her); the visit on site. December's talk was not made.
  const hers = { due: 5, inTime: 1 + 1 + 1 + 1, late: 0, missed: 1, open: 0 }
  const leaders = { due: 3, inTime: 1 + 1 + 1, late: 0, missed: 0, open: 0 } // the quarter's talk, what the past client said of more business, and the call he set himself
  const heads = { due: 1, inTime: 1, late: 0, missed: 0, open: 0 } // the past client, once in the quarter
  const page = await leader.at()
  await expectReport(page, scene.url, '2026-10-01', '2026-12-31', { 罗静: hers, 高明: leaders, 许峰: heads })
  await shot(page, 'consulting-compliance')
})
