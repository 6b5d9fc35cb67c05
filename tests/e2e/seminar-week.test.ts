import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateFollowUps } from '#domain/follow-ups/jobs.ts'
import { askFrom, choose, drawSignature, expectReport, type Founded, foundFirm, shot } from './founded.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, type Scene } from './scene.ts'

type Person = Awaited<ReturnType<Founded['hire']>>

let scene: Scene
let firm: Founded
let boss: Person
let manager: Person
let rep: Person
let newcomer: Person
let doctor: Person
let service: Person
const monday = '2026-11-02'

beforeAll(async () => {
  scene = await openScene({ now: `${monday}T00:30:00Z` })
  firm = await foundFirm(scene, ['seminar'])
  boss = await firm.hire('方总', 'seminar.general_manager')
  manager = await firm.hire('王建国', 'seminar.sales_manager', { manager: boss })
  rep = await firm.hire('李卫东', 'seminar.representative', { manager, hiredOn: '2024-03-01' })
  newcomer = await firm.hire('孙兰', 'seminar.representative', { manager, hiredOn: '2026-10-08' })
  service = await firm.hire('赵宁', 'seminar.service_manager', { manager: boss })
  doctor = await firm.hire('沈玉梅', 'seminar.chief_doctor', { manager: service })
})
afterAll(() => scene.close())

const purpose = {
  purpose: '了解长者健康需求，用于健康讲座和产品介绍',
  consentText: '本人知道资料用途，同意公司保存并联系本人',
}

/** Somebody surveyed at the door, signed and with the sales manager: what the first of them is clicked through for. */
async function survey(page: Page, campaignId: string, name: string, phones: string[]): Promise<void> {
  const values = { name, phones, address: '云和县中山街 8 号' }
  const { id, version } = await callFrom(page, 'collection.create', { kind: 'healthSurvey', campaignId, values })
  const signed = { id, version, signature: '李卫东', filledBy: 'staff', isConsented: true }
  await callFrom(page, 'collection.sign', signed)
  await callFrom(page, 'collection.handOver', { ids: [id] })
}

test('[COL-05] [COL-09] [COL-10] [COL-11] Monday: surveyed on a phone, signed, with the manager, in the archive', async () => {
  const desk = await manager.at()
  await desk.goto(`${scene.url}/collecting?tab=campaigns`)
  await desk.getByRole('button', { name: '新建活动' }).click()
  const drawer = desk.getByRole('dialog')
  await drawer.getByLabel('活动名称').fill('中山街普查')
  await drawer.getByLabel('活动类型').selectOption('census')
  await drawer.getByLabel('真实目的').fill(purpose.purpose)
  await drawer.getByLabel('同意条款').fill(purpose.consentText)
  await drawer.getByRole('button', { name: '保存活动' }).click()
  await desk.getByText('活动已保存').waitFor()
  await expectAccessible(desk)

  const page = await rep.at('phone')
  await page.goto(`${scene.url}/collecting`)
  await page.getByRole('button', { name: '填一张表' }).click()
  await page.getByRole('menuitem', { name: /中老年健康调查表/ }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('活动').selectOption({ label: '中山街普查' })
  await form.getByText(purpose.purpose).waitFor()
  await form.getByLabel('姓名').fill('蒋素珍')
  await form.getByLabel('电话').fill('13900007777')
  await form.getByLabel('住址').fill('云和县中山街 12 号')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await shot(page, 'seminar-survey')
  await form.getByRole('button', { name: '存草稿' }).click()
  await form.getByRole('checkbox', { name: '已说明目的，本人同意' }).check()
  await drawSignature(page)
  await form.getByRole('button', { name: '签名并锁定' }).click()
  await form.getByRole('button', { name: '交给销售经理' }).click()
  await page.getByText('已交 1 张').waitFor()
  await shot(page, 'seminar-handed')
  const { rows } = await askFrom(await manager.at(), 'campaign.list')
  await survey(page, rows[0].id, '何桂英', ['13900007778'])
  await survey(await newcomer.at('phone'), rows[0].id, '钱阿凤', ['13900007779'])

  await desk.goto(`${scene.url}/collecting`)
  for (const name of ['蒋素珍', '何桂英', '钱阿凤']) {
    await desk.getByRole('row', { name: new RegExp(name) }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '新建档案' }).click()
    await desk.getByText('已写入档案').first().waitFor()
    await desk.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await expectAccessible(desk)
  await shot(desk, 'seminar-filed')
})

test('[ALC-01] [ALC-02] [ALC-03] [ALC-05] Monday: given out by the rules, one given to another with the reason, forms sealed', async () => {
  const page = await manager.at()
  await page.goto(`${scene.url}/customers`)
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: /公海/ }).click()
  await page.getByRole('link', { name: '分配批次' }).click()
  await page.getByText('调查表已交、待分配的顾客 3 位').waitFor()
  await page.getByRole('button', { name: '开始分配' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('名称').fill('中山街第一批')
  await choose(page, '加人', '李卫东')
  await choose(page, '加人', '孙兰')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '按规则建议分配' }).click()
  await page.getByText('已建议分配 3 位').waitFor()
  await page
    .getByRole('row', { name: /何桂英/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: '改派' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, '分配给', '孙兰')
  await dialog.getByLabel('原因').fill('与孙兰同乡')
  await dialog.getByRole('button', { name: '改派' }).click()
  await page.getByText('原建议李卫东').first().waitFor()
  await expectAccessible(page)
  await shot(page, 'seminar-round')
  await page.getByRole('button', { name: '确认分配 3 位' }).click()
  await page.getByText('已分配，跟进名单里可见').waitFor()
  await page.getByRole('button', { name: '交客服经理封存' }).click()
  await choose(page, /交给（客服部门经理）/, '赵宁')
  await page.getByRole('dialog').getByRole('button', { name: '交客服经理封存' }).click()
  await page.getByText('已封存调查表 3 份').waitFor()
})

/** The ids of the three customers, by name, as the manager sees them. */
async function idsByName(): Promise<Record<string, string>> {
  const { rows } = await askFrom(await manager.at(), 'customer.list')
  return Object.fromEntries(rows.map((row: { name: string; id: string }) => [row.name, row.id]))
}

/** Another customer's archive form, filled in and signed as the one that is clicked through. */
async function archiveForm(page: Page, customerId: string, more: Record<string, unknown>): Promise<void> {
  const rest = { sex: 'female', age: 70, health: '血压偏高', feedback: '听得仔细，问了用法' }
  const { id, version } = await callFrom(page, 'form.start', {
    form: 'F-101',
    customerId,
    values: { ...rest, ...more },
  })
  const signed = await callFrom(page, 'form.sign', { id, version, path: 'filledSameDay', name: '孙兰' })
  await callFrom(page, 'form.submit', { id, version: signed.version })
}

let archiveFormAt = ''

test('[COL-13] [COL-15] [COL-16] [COL-17] [COL-18] [EVT-03] Tuesday: after the event the archive form is made on a phone, whole, and goes to manager and doctor', async () => {
  await firm.morningOf('2026-11-03')
  const desk = await manager.at()
  const ids = await idsByName()
  const participants = [
    { customer: ids['蒋素珍'], representative: rep.id, bought: true, amount: '1280' },
    { customer: ids['何桂英'], representative: newcomer.id, bought: false },
    { customer: ids['钱阿凤'], representative: newcomer.id, bought: true, amount: '640' },
  ]
  const values = {
    name: '秋季联谊会',
    kind: 'gathering',
    heldAt: '2026-11-03T00:10:00Z',
    place: '云和宾馆',
    participants,
  }
  const held = await callFrom(desk, 'form.start', { form: 'F-107', values })
  await callFrom(desk, 'form.submit', { id: held.id, version: held.version })

  const page = await rep.at('phone')
  await page.goto(`${scene.url}/customers`)
  await page.getByText('蒋素珍').first().click()
  await page.getByRole('link', { name: /表单/ }).first().click()
  await page.getByRole('button', { name: '填一份', exact: true }).click()
  await choose(page, '填哪张表', '顾客档案表')
  await page.waitForURL(/forms\/records/)
  archiveFormAt = page.url()
  await page.getByLabel('性别').selectOption('female')
  await page.getByLabel('年龄').fill('72')
  await choose(page, '参加活动', '秋季联谊会')
  await page.getByLabel('购买', { exact: true }).check()
  await page.getByRole('button', { name: '加一行' }).first().click()
  await page.getByLabel('产品', { exact: true }).fill('氨糖软骨素')
  await page.getByLabel('数量').fill('2')
  await page.getByLabel('金额').first().fill('1280')
  await page.getByLabel('健康状况摘要').fill('血压偏高，膝关节痛')
  await page.getByLabel('现场反馈信息').fill('试用后说走路轻快')
  await page.getByText(/草稿已存/).waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await shot(page, 'seminar-archive-form')
  await page.getByRole('button', { name: '签名 当日填写' }).click()
  await drawSignature(page)
  await page.getByRole('button', { name: '签好' }).click()
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText(/已提交，编号/).waitFor()
  const bought = { bought: 'yes', purchases: [{ product: '氨糖软骨素', quantity: 1, amount: '640', on: '2026-11-03' }] }
  const newcomers = await newcomer.at('phone')
  await archiveForm(newcomers, ids['钱阿凤'] ?? '', { event: held.id, ...bought })
  await archiveForm(newcomers, ids['何桂英'] ?? '', { event: held.id, bought: 'no' })

  await firm.morningOf('2026-11-04')
  await desk.goto(`${scene.url}/today`)
  await desk.getByText('蒋素珍').first().waitFor()
  await shot(desk, 'seminar-manager-today')
  await desk.goto(archiveFormAt)
  const turns = desk.getByRole('region', { name: '签署顺序' })
  await turns.getByRole('button', { name: '签名' }).first().click()
  await desk.getByRole('button', { name: '签好' }).click()
  await desk.getByText('在王建国手上').waitFor()
  await desk.getByRole('button', { name: '审核通过' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '审核通过' }).click()
  await desk.getByRole('dialog').waitFor({ state: 'detached' })
  await shot(desk, 'seminar-manager-form')

  const keeper = await doctor.at()
  await keeper.goto(archiveFormAt)
  const last = keeper.getByRole('region', { name: '签署顺序' })
  await last.getByRole('button', { name: '签名' }).click()
  await keeper.getByRole('button', { name: '签好' }).click()
  await keeper.getByText('保管人 沈玉梅').waitFor()
  await expectAccessible(keeper)
  await shot(keeper, 'seminar-doctor-form')
})

/** Does what is due with a customer from the workbench, in one sentence. */
async function doFromWorkbench(page: Page, name: string, sentence: string): Promise<void> {
  await page.goto(`${scene.url}/today`)
  const row = page.locator('.tsk', { hasText: name })
  await row.getByRole('button', { name: `完成 ${name}` }).click()
  await page.getByLabel('结果一句话').fill(sentence)
  await row.getByRole('button', { name: /记入日志/ }).click()
  await page.getByText(`已完成，记入 ${name} 的日志`).waitFor()
}

test('[VIS-02] [VIS-06] [VIS-14] [VIS-15] Friday: the first visits are on the list, the form is drawn for one and not returned', async () => {
  await firm.morningOf('2026-11-06', generateFollowUps)
  const keeper = await doctor.at()
  await keeper.goto(archiveFormAt)
  await keeper.getByRole('button', { name: '领用' }).click()
  expect(await keeper.getByLabel(/交给谁/).inputValue()).toBe('李卫东')
  expect(await keeper.getByLabel(/用途/).inputValue()).toBe('回访')
  await keeper.getByRole('dialog').getByRole('button', { name: '领用' }).click()
  await keeper.getByText('在李卫东手上').waitFor()

  const page = await rep.at('phone')
  await page.goto(`${scene.url}/today`)
  await page.locator('.tsk', { hasText: '蒋素珍' }).getByText('指导服用').waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await shot(page, 'seminar-rep-today')
  await doFromWorkbench(page, '蒋素珍', '早晚各一粒，饭后温水送服，已会自己用')
  const newcomers = await newcomer.at('phone')
  await newcomers.goto(`${scene.url}/today`)
  await newcomers.locator('.tsk', { hasText: '何桂英' }).getByText('密切联系').waitFor()
  await doFromWorkbench(newcomers, '钱阿凤', '教了用法，女儿在旁听')
})

test('[VIS-13] [VIS-14] [VIS-35] Saturday: the doctor’s daily check shows what is late, guides; the form that is out is listed', async () => {
  await firm.morningOf('2026-11-07', generateFollowUps)
  const page = await doctor.at()
  await page.goto(`${scene.url}/supervision`)
  await page.getByRole('button', { name: /孙兰/ }).click()
  await page.getByText('密切联系').waitFor()
  await expectAccessible(page)
  await shot(page, 'seminar-doctor-board')
  await page.getByRole('button', { name: '指导' }).click()
  await page.getByLabel('指导意见').fill('今天先打电话问候，不谈产品')
  await page.getByRole('button', { name: '记入并通知' }).click()
  await page.getByText('已记入日志并通知').waitFor()
  await page.goto(`${scene.url}/rules/compliance`)
  await page.getByText(/李卫东.*11-06/).waitFor()
  await expectAccessible(page)
  await shot(page, 'seminar-out')
  await page.goto(archiveFormAt)
  await page.getByRole('button', { name: '归还' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '归还' }).click()
  await page.getByText('在沈玉梅手上').waitFor()

  await firm.morningOf('2026-11-08')
  await doFromWorkbench(await newcomer.at('phone'), '何桂英', '电话问候，身体好，愿意再来听讲')
})

test('[ALC-06] [ALC-07] [ALC-14] Monday: a leaver is held back until everything is handed over and confirmed', async () => {
  await firm.morningOf('2026-11-09', generateFollowUps)
  const office = firm.admin
  await office.goto(`${scene.url}/settings/staff`)
  await office.getByRole('row', { name: /孙兰/ }).click()
  await office.getByRole('button', { name: '办理离职' }).click()
  const dialog = office.getByRole('dialog', { name: '办理离职 孙兰' })
  await dialog.getByRole('button', { name: '办理离职' }).click()
  await dialog.getByRole('link', { name: '去办交接' }).waitFor()
  await expectAccessible(office)
  await shot(office, 'seminar-gate')

  const page = await manager.at()
  await page.goto(`${scene.url}/customers/hand-overs?from=${newcomer.id}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByText('顾客 2').first().waitFor()
  await drawer.getByLabel('原因').fill('个人原因离职')
  await choose(page, '加接收人', '李卫东')
  await choose(page, '档案表交给', '沈玉梅')
  await expectAccessible(page)
  await shot(page, 'seminar-hand-over')
  await drawer.getByRole('button', { name: /^交接 \d+ 项/ }).click()
  await page.getByText(/已交接 \d+ 项/).waitFor()

  const successor = await rep.at('phone')
  await successor.goto(`${scene.url}/today`)
  await shot(successor, 'seminar-successor')
  await successor.getByRole('link', { name: /孙兰/ }).click()
  await successor.getByRole('dialog').getByText('钱阿凤').first().waitFor()
  await expectNoSidewaysScroll(successor)
  await expectAccessible(successor)
  await successor.getByRole('button', { name: '确认接收' }).click()
  await successor.getByText('已确认接收').waitFor()
  const keeper = await doctor.at()
  await keeper.goto(`${scene.url}/today`)
  await keeper.getByRole('link', { name: /孙兰/ }).click()
  await keeper.getByRole('button', { name: '确认接收' }).click()
  await keeper.getByText('已确认接收').waitFor()

  await dialog.getByRole('button', { name: '办理离职' }).click()
  await dialog.waitFor({ state: 'detached' })
  await office.getByRole('row', { name: /孙兰/ }).waitFor({ state: 'detached' })
})

/** Does the open follow-up of somebody with a customer, as the workbench does it, where the clicks were shown before. */
async function done(page: Page, name: string, title: string): Promise<void> {
  const find = async () => {
    const { rows } = await askFrom(page, 'task.list', { whose: 'me', when: 'open' })
    return rows.find((row: { customerName: string; title: string }) => row.customerName === name && row.title === title)
  }
  // The queue makes it a moment after the form was handed in.
  await expect.poll(find, { timeout: 60_000 }).toBeDefined()
  const task = await find()
  await callFrom(page, 'task.complete', { id: task.id, version: task.version, result: '已回访，情况良好' })
}

test('[VIS-03] [VIS-04] [VIS-10] [VIS-12] [VIS-35] [VIS-36] two months on: both tracks ran, and the report agrees with a count by hand', async () => {
  const page = await doctor.at()
  const successor = await rep.at('phone')
  await firm.morningOf('2026-11-18', generateFollowUps)
  await doFromWorkbench(page, '蒋素珍', '电话指导，饭后服，血压平稳')
  await done(successor, '何桂英', '介绍产品服务')
  await firm.morningOf('2026-11-20')
  await done(page, '钱阿凤', '专业指导')
  await firm.morningOf('2026-12-03', generateFollowUps)
  await done(successor, '蒋素珍', '询问意见')
  await done(page, '蒋素珍', '了解服用效果')
  await done(page, '钱阿凤', '了解服用效果')
  await firm.morningOf('2026-12-06', generateFollowUps)
  const desk = await manager.at()
  await desk.goto(`${scene.url}/tasks?whose=department&when=overdue`)
  await desk.locator('.tsk', { hasText: '钱阿凤' }).getByText('已上报').waitFor()
  await shot(desk, 'seminar-escalated')
  await firm.morningOf('2027-01-02', generateFollowUps)
  await done(successor, '蒋素珍', '了解服用效果')
  await firm.morningOf('2027-01-05', generateFollowUps)

  // What each was to do and did, by the days it was first due: 孙兰 before she left, 李卫东 his own and from then hers.
  const left = { due: 2, inTime: 1, late: 1, missed: 0, open: 0 } // 11-06 钱 in time; 何 on 11-08
  const stayed = {
    due: 6,
    inTime: 1 + 1 + 1 + 1, // 蒋 11-06, 12-03, 01-02; 何 11-18
    late: 0,
    missed: 1 + 1, // 钱 12-03, 01-02
    open: 0,
  }
  const doctors = {
    due: 3 + 3, // 蒋 and 钱, 15, 30 and 60 days each
    inTime: 1 + 1 + 1, // 蒋 11-18, 12-03; 钱 12-03
    late: 1, // 钱 11-20 instead of 11-18
    missed: 1 + 1, // both on 01-02
    open: 0,
  }
  await expectReport(desk, scene.url, '2026-11-01', '2027-01-31', { 孙兰: left, 李卫东: stayed })
  await expectAccessible(desk)
  await shot(desk, 'seminar-compliance')
  const all = { 孙兰: left, 李卫东: stayed, 沈玉梅: doctors }
  await expectReport(await boss.at(), scene.url, '2026-11-01', '2027-01-31', all)
})
