import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStaff, openTestSession } from '../factories/people.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

beforeAll(async () => {
  scene = await openScene()
  token = await scene.signIn()
})
afterAll(() => scene.close())

test('[ROL-14] [ACC-17] staff and roles are made on the screen, and the record says who did it', async () => {
  const page = await scene.visit({ token, at: '/settings/staff' })
  await page.getByRole('button', { name: '添加员工' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel(/姓名/).fill('单晓雨')
  await drawer.getByRole('button', { name: '添加员工' }).click()
  await page.getByText(/已添加 单晓雨/).waitFor()
  await page.goto(`${scene.url}/settings/staff`)
  await page.getByText('单晓雨').first().waitFor()
  await expectAccessible(page)

  await page.goto(`${scene.url}/settings/roles`)
  await page.getByRole('button', { name: '新建角色' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('档案复核员')
  await page.getByRole('dialog').getByRole('button', { name: '新建角色' }).click()
  await page.getByRole('link', { name: /档案复核员/ }).waitFor()
  await expectAccessible(page)

  // Whoever takes a post is proposed the roles of those who hold it.
  const { id: postId } = await callFrom(page, 'post.create', { values: { title: '夜班复核' } })
  const role = await callFrom(page, 'role.create', { values: { name: '夜间复核员' }, grants: { 'forms.read': 'own' } })
  const id = await makeStaff(scene.product.platform.db, { postId })
  await callFrom(page, 'staff.assignRoles', { id, version: 1, roleIds: [role.id] })
  await page.goto(`${scene.url}/settings/staff`)
  await page.getByRole('button', { name: '添加员工' }).click()
  await drawer.getByLabel(/姓名/).fill('董青')
  await drawer.getByLabel('岗位').fill('夜班')
  await page.getByRole('option', { name: '夜班复核' }).click()
  await drawer.getByRole('group', { name: '“夜班复核”岗位通常的角色' }).getByLabel('夜间复核员').waitFor()
  await drawer.getByRole('button', { name: '添加员工' }).click()
  await page.getByText(/已添加 董青/).waitFor()
  await drawer.locator('.tag', { hasText: '夜间复核员' }).waitFor()

  await page.goto(`${scene.url}/settings/audit`)
  await page.getByText('周敏').first().waitFor()
  await expectAccessible(page)
  const small = await scene.visit({ token, size: phone })
  for (const tab of ['staff', 'roles', 'audit']) {
    await small.goto(`${scene.url}/settings/${tab}`)
    await small.getByRole('heading', { name: '设置' }).waitFor()
    await small.waitForLoadState('networkidle')
    await expectNoSidewaysScroll(small)
    await expectAccessible(small)
  }
})

test('[FRM-20] [CLS-10] the firm adds a tier of its own, uses it at once, and retires it', async () => {
  const page = await scene.visit({ token, at: '/settings/options?list=tier' })
  await page.getByRole('button', { name: '加选项' }).click()
  await page.getByRole('dialog').getByLabel(/^名称/).fill('黑金卡')
  await page.getByRole('dialog').getByRole('button', { name: '加选项' }).click()
  await page.getByRole('cell', { name: '黑金卡 本公司' }).waitFor()
  await expectAccessible(page)

  const { id } = await callFrom(page, 'customer.create', { values: { kind: 'individual', name: '欧阳秀兰' } })
  await page.goto(`${scene.url}/customers/${id}`)
  await page.getByRole('button', { name: /等级/ }).first().click()
  await page.getByRole('dialog').getByRole('combobox').first().selectOption({ label: '黑金卡' })
  await page.getByRole('dialog').getByLabel('理由').fill('累计消费最高')
  await page.getByRole('dialog').getByRole('button', { name: '更改分类' }).click()
  await page
    .getByRole('button', { name: /等级.*黑金卡/ })
    .first()
    .waitFor()

  await page.goto(`${scene.url}/settings/options?list=tier`)
  await page.getByRole('button', { name: '停用 黑金卡' }).click()
  await page.getByText('已停用“黑金卡”').waitFor()
  await page.goto(`${scene.url}/customers/${id}`)
  await page
    .getByRole('button', { name: /等级.*黑金卡/ })
    .first()
    .waitFor()
})

test('[ARC-42] a field of one’s own is on the sheet without programming', async () => {
  const page = await scene.visit({ token, size: phone, at: '/settings/fields' })
  await page.getByRole('button', { name: '加字段' }).click()
  await page.getByRole('dialog').getByLabel(/^名称/).fill('入会年份')
  await page.getByRole('dialog').getByRole('button', { name: '加字段' }).click()
  await page.getByText('入会年份').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  const { id } = await callFrom(page, 'customer.create', { values: { kind: 'individual', name: '林小满' } })
  await page.goto(`${scene.url}/customers/${id}`)
  await page.getByRole('button', { name: '显示空项' }).click()
  await page.getByText('入会年份').first().waitFor()
})

test('[TEC-12] another system is added with its secret, and a test that fails says why', async () => {
  const page = await scene.visit({ token, at: '/settings/integrations' })
  await page.getByText('还没有对接系统').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '加对接系统' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel(/系统名称/).fill('工单系统')
  // Nothing listens on this port of the machine itself.
  await drawer.getByLabel(/接收地址/).fill('http://127.0.0.1:1')
  await drawer.getByRole('button', { name: '加对接系统' }).click()
  await page.getByText(/^kds_/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '记下了' }).click()
  await page.getByRole('button', { name: '发测试 工单系统' }).click()
  await page
    .getByText(/连不上|连接被拒绝/)
    .first()
    .waitFor()
  await expectAccessible(page)
})

test('[TEC-14] a trade shows its difference, comes, goes and is removed on the screen, and its word follows at once', async () => {
  const page = await scene.visit({ token, at: '/settings/firm' })
  const nav = page.getByRole('navigation').first()
  const dialog = page.getByRole('dialog')
  await nav.getByRole('link', { name: '客户', exact: true }).waitFor()
  await page.getByRole('button', { name: '看差异并启用：物业', exact: true }).click()
  await dialog.getByText('“客户”改称“业主”').waitFor()
  await dialog
    .getByText(/贴心管家/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '启用', exact: true }).click()
  await nav.getByRole('link', { name: '业主', exact: true }).click()
  await page.getByRole('heading', { name: '业主' }).waitFor()
  // A form of the trade anybody may fill in, so that something is left when the trade goes.
  const { id: customerId } = await callFrom(page, 'customer.create', { values: { kind: 'individual', name: '王秀英' } })
  await callFrom(page, 'form.start', { form: 'F-025', customerId })

  await page.goto(`${scene.url}/settings/firm`)
  await page.getByRole('button', { name: '差异与停用：物业', exact: true }).click()
  await dialog.getByText('1 张表填过，共 1 份').waitFor()
  await dialog.getByRole('button', { name: '停用', exact: true }).click()
  await nav.getByRole('link', { name: '客户', exact: true }).waitFor()

  const small = await scene.visit({ token, size: phone, at: '/settings/firm' })
  await small.getByRole('button', { name: '看差异并启用：物业', exact: true }).click()
  await small.getByRole('button', { name: '移除', exact: true }).click()
  await small.getByText('1 张表的 1 份都留着，可查看、打印、导出').waitFor()
  await expectAccessible(small)
  await expectNoSidewaysScroll(small)
  await small.getByRole('button', { name: '移除“物业”' }).click()
  await small.getByText('已移除“物业”，记录都在').waitFor()
  await small.goto(`${scene.url}/forms?pack=off`)
  await small.getByText('业主登记表').first().click()
  await small.getByText('已停用，启用后再填').first().waitFor()
  await small.getByText('王秀英').first().waitFor()
  await expectNoSidewaysScroll(small)
  await expectAccessible(small)
})

test('[POL-02] a policy that is passed, approved and issued shows where it stands at once, and asks everybody to read it', async () => {
  const page = await scene.visit({ token })
  const { id } = await callFrom(page, 'policy.adopt', { key: 'core.secrecy' })
  const [reviewer, head] = [
    await scene.visit({ token: await scene.signIn() }),
    await scene.visit({ token: await scene.signIn() }),
  ]
  const decide = async (one: typeof page, word: string, next: string) => {
    await one.goto(`${scene.url}/rules/${id}`)
    await one.getByRole('button', { name: word, exact: true }).click()
    await one.getByRole('dialog').getByRole('button', { name: word, exact: true }).click()
    await one.getByText(next, { exact: true }).first().waitFor()
  }
  await decide(reviewer, '审核通过', '待批准')
  await decide(head, '批准', '待发布')
  await decide(page, '发布', '施行中')
  await expectAccessible(page)
  const { token: clerk } = await openTestSession(scene.product.platform, { name: '林小满', rights: {} })
  const small = await scene.visit({ token: clerk, size: phone })
  const asked = small.locator('.wkb-li', { hasText: '保密管理制度' })
  await asked.getByRole('link', { name: '阅读' }).click()
  await small.getByRole('button', { name: '我已阅' }).click()
  await small.getByRole('button', { name: '我已阅' }).waitFor({ state: 'detached' })
  await small.goto(scene.url)
  await small.getByText('今天没有到期的事').waitFor()
  expect(await asked.count()).toBe(0)
  await page.getByRole('button', { name: '修订新版' }).click()
  await page.getByLabel('正文').fill('第一条　另行通知。')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('listitem').filter({ hasText: '第 2 版' }).getByText('起草中').waitFor()
})
