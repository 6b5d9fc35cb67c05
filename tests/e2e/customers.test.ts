import { afterAll, beforeAll, expect, test } from 'vitest'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

beforeAll(async () => {
  scene = await openScene()
  token = await scene.signIn()
})
afterAll(() => scene.close())

const firm = (name: string, more: Record<string, unknown> = {}) => ({
  values: { kind: 'organisation', name, ...more },
  acceptDuplicates: true,
})

test('[ARC-35] the list: search, a condition kept as a view, many changed at once with a preview', async () => {
  const page = await scene.visit({ token })
  for (const name of ['云和康泰医药连锁有限公司', '重庆单氏大药房', '福康堂国药号'])
    await callFrom(page, 'customer.create', firm(name, { tier: 'ordinary' }))
  await page.goto(`${scene.url}/customers`)
  await page.getByText('福康堂国药号').first().waitFor()
  await expectAccessible(page)

  await page.getByRole('checkbox', { name: '选中本页全部' }).check()
  await page.getByRole('button', { name: '改分类' }).click()
  await page.getByLabel('改哪一项').selectOption({ label: '等级' })
  await page.getByRole('dialog').getByLabel('等级', { exact: true }).selectOption({ label: '金卡' })
  await page.getByLabel('理由，记入每户的变更史').fill('年度评级')
  await page.getByRole('button', { name: '预览改动' }).click()
  await page.getByText('将改 3 户').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '修改 3 户' }).click()
  await page.getByText(/已改 3 户/).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()

  await page.getByRole('checkbox', { name: '选中本页全部' }).check()
  await page.getByRole('button', { name: '按规则分配' }).click()
  await page.getByText('从名单选出的客户 3 位').waitFor()
  await expectAccessible(page)
  await page.goto(`${scene.url}/customers`)

  const search = page.getByPlaceholder('名称、拼音、电话尾号、编号')
  await search.fill('yhkt')
  await page.getByText('重庆单氏大药房').first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '存为视图' }).click()
  await page.getByLabel('视图名称').fill('云和的客户')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: /云和的客户/ }).waitFor()
  await page.getByRole('link', { name: /全部客户/ }).click()
  await page.getByText('重庆单氏大药房').first().waitFor()
  await page.getByRole('link', { name: /云和的客户/ }).click()
  await page.getByText('重庆单氏大药房').first().waitFor({ state: 'detached' })
  await page.getByText('云和康泰医药连锁有限公司').first().waitFor()
  await page.getByRole('button', { name: '清空查找' }).click()
  await page.getByText('重庆单氏大药房').first().waitFor()
})

test('[TEC-18] two people at one archive: the second is shown what the first saved, and chooses', async () => {
  const page = await scene.visit({ token })
  const { id } = await callFrom(page, 'customer.create', firm('两人同改贸易行', { address: '解放路 1 号' }))
  await page.goto(`${scene.url}/customers/${id}`)
  await page.getByRole('button', { name: '修改' }).first().click()
  await callFrom(page, 'customer.change', { id, version: 1, values: { address: '解放路 2 号' } })
  await page.getByLabel('地址', { exact: true }).fill('解放路 3 号')
  await page.getByRole('button', { name: /^保存 Ctrl/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('解放路 2 号').waitFor()
  await dialog.getByText('解放路 3 号').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '按所选保存' }).click()
  await page.getByText('已保存，第 3 版').first().waitFor()
  await page.getByText('解放路 3 号').first().waitFor()
  await page.goto(`${scene.url}/customers/${id}/trail`)
  await page.getByText('解放路 2 号').first().waitFor()
})

test('[ARC-43] duplicates: found by comparing all, merged field by field, the merge taken back', async () => {
  const page = await scene.visit({ token })
  const code = '91330481MA2B8K7X48'
  await callFrom(
    page,
    'customer.create',
    firm('嘉兴海宁皮革城', { phones: ['0573-87010001'], address: '海州西路 201 号' }),
  )
  await callFrom(page, 'customer.create', firm('海宁皮革城', { phones: ['0573-87010001'], remarks: code }))
  await page.goto(`${scene.url}/archive-room/duplicates`)
  await page.getByRole('button', { name: '全库查重' }).click()
  await page.getByRole('button', { name: '比较并合并' }).first().click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByLabel('理由').fill('同一家，两人各建')
  await page.getByRole('dialog').getByRole('button', { name: /并入/ }).click()
  await page.getByText('已合并').first().waitFor()
  await page.goto(`${scene.url}/archive-room/merges`)
  await expectAccessible(page)
  await page.getByRole('button', { name: '撤销合并' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('核对后是两家')
  await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click()
  await page.getByText('已撤销', { exact: true }).waitFor()
  await page.goto(`${scene.url}/customers`)
  await page.getByText('嘉兴海宁皮革城').first().waitFor()
  await page.getByText('海宁皮革城', { exact: true }).first().waitFor()
})

test('[ARC-31] [ARC-13] [ARC-33] assessment, checklist and comparison, at the desk and on a phone', async () => {
  const desk = await scene.visit({ token })
  const one = await callFrom(desk, 'customer.create', firm('即将成交食品厂', { processClass: 'aboutToTrade' }))
  const two = await callFrom(desk, 'customer.create', firm('另一家食品厂', { market: 'international' }))
  for (const size of [undefined, phone]) {
    const page = await scene.visit({ token, ...(size && { size }), at: `/customers/${one.id}/assessment` })
    await page.getByText('即将交易，成交前收齐').waitFor()
    await page.getByText('档案尚未生效').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.goto(`${scene.url}/customers/compare?ids=${one.id}.${two.id}`)
    await page.getByRole('rowheader', { name: '市场' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})

test('[ARC-43] a blind check answers whether and whose, and nothing else', async () => {
  const page = await scene.visit({ token, size: phone, at: '/archive-room/check' })
  await page.getByLabel('客户名称').fill('嘉兴海宁皮革城')
  await page.getByRole('button', { name: '查有没有' }).click()
  await page.getByText('已有这户').waitFor()
  expect(await page.getByText('海州西路').count()).toBe(0)
  await page.getByLabel('客户名称').fill('从未听说过的公司')
  await page.getByRole('button', { name: '查有没有' }).click()
  await page.getByText('没有找到相同的客户，可以建档。').waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
