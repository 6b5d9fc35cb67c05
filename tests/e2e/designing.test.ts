import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { form, section, signature, text } from '#platform/core/forms/makers.ts'
import { switchOn } from '../factories/collecting.ts'
import { publishForm } from '../factories/forms.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

const visitSheet = form({
  key: 'Z-ZF',
  title: { zh: '走访表', en: 'Visit sheet' },
  about: { zh: '走访后填写', en: 'After a visit' },
  subject: 'customer',
  numbering: { pattern: 'ZF-{yyyy}-{0000}' },
  originals: [
    { holder: { zh: '业主', en: 'Owner' }, count: 1 },
    { holder: { zh: '本公司', en: 'The firm' }, count: 2 },
  ],
  sections: [
    section('main', '走访', 'Visit', [
      text('what', '情况', 'What was found', 1, { required: true }),
      signature('signed', '业主签名', 'Owner', 2),
    ]),
  ],
})

beforeAll(async () => {
  scene = await openScene()
  await switchOn(scene, ['beauty', 'seminar'])
  await publishForm(scene, visitSheet)
  token = await scene.signIn()
})
afterAll(() => scene.close())

const pick = (page: Page, group: string, word: string | RegExp) =>
  page.getByRole('radiogroup', { name: group }).locator('label', { hasText: word }).first().click()
const kept = (page: Page) => page.getByText(/草稿已存/).waitFor()

test('[FRM-04] an administrator adds a field, its options and its place, and publishes it without programming', async () => {
  const page = await scene.visit({ token, at: '/forms/design/Z-ZF' })
  await page.getByText('第 1 版', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '开始修改' }).click()
  await page.getByText('第 2 版草稿').waitFor()
  await page.getByRole('navigation', { name: '条目' }).getByRole('button', { name: '情况' }).click()
  await page.getByRole('button', { name: '加一项' }).click()
  await page.getByRole('menuitem', { name: '单选' }).click()
  await page.locator('.inspect').getByLabel('名称', { exact: true }).fill('走访结果')
  await page.getByLabel('第 1 个选项').fill('满意')
  await page.getByLabel('第 2 个选项').fill('要跟进')
  await pick(page, '必填', /^必填$/)
  await page.locator('.design-live').getByText('要跟进').waitFor()
  await kept(page)
  await expectAccessible(page)

  // A formula without operands is a fault, told at its place and keeping the form from being published.
  await page.getByRole('button', { name: '加一项' }).click()
  await page.getByRole('menuitem', { name: '自动计算' }).click()
  await page.getByText('写上算法').first().waitFor()
  const publish = page.getByRole('button', { name: '发布', exact: true })
  expect(await publish.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await page.getByText(/可以发布/).waitFor()

  await page.goto(`${scene.url}/forms/design/Z-ZF?tab=paper`)
  await page.getByRole('img', { name: '空表打印出来的样子' }).waitFor()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByLabel('改了什么').fill('加上走访结果')
  await page.getByRole('button', { name: '发布第 2 版' }).click()
  await page.getByText('第 2 版已发布').waitFor()
  await page.getByRole('link', { name: /版本/ }).click()
  await page.getByText('加上走访结果').waitFor()
  await expectAccessible(page)
  const answer = await page.request.get(`${scene.url}/api/form.definition?key=Z-ZF`, { headers: { 'x-kedang': '1' } })
  const { definition } = (await answer.json()) as { definition: FormDefinition }
  expect(definition.sections[0]?.fields.map(({ label, required }) => [label.zh, required])).toEqual([
    ['情况', true],
    ['走访结果', true],
    ['业主签名', undefined],
  ])
})

test('[FRM-04] fields are moved and hidden with the keyboard, on a phone too, and steps are taken back', async () => {
  const page = await scene.visit({ token, at: '/forms/design' })
  await page.getByRole('button', { name: '新建一张表' }).click()
  await page.getByLabel('表名').fill('本店回访卡')
  await page.getByRole('button', { name: '开始设计' }).click()
  const outline = page.getByRole('navigation', { name: '条目' })
  await outline.getByRole('button', { name: '加一项' }).click()
  await page.getByRole('menuitem', { name: '日期', exact: true }).click()
  await page.locator('.inspect').getByLabel('名称', { exact: true }).fill('回访日')
  const row = outline.getByRole('button', { name: '回访日' })
  await row.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await outline.locator('.ol').nth(2).getByText('回访日').waitFor()
  await pick(page, '何时出现', '隐藏')
  await outline.getByText('已隐藏').waitFor()
  await page.locator('.design-live').getByText('回访日').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销' }).click()
  await page.locator('.design-live').getByText('回访日').waitFor()
  await kept(page)

  const small = await scene.visit({ token, size: phone, at: page.url() })
  await small.getByRole('button', { name: '回访日' }).click()
  await small.getByRole('dialog').getByLabel('名称', { exact: true }).waitFor()
  await expectNoSidewaysScroll(small)
  await expectAccessible(small)
})

test('[TEC-18] [FRM-04] of two who draw at one draft the second sees what both changed, and keeps both', async () => {
  const page = await scene.visit({ token })
  await callFrom(page, 'form.draftDefinition', { key: 'F-094' })
  const other = await scene.visit({ token: await scene.signIn() })
  const rename = async (one: Page, field: string, name: string) => {
    await one.getByRole('navigation', { name: '条目' }).getByRole('button', { name: field }).first().click()
    await one.locator('.inspect').getByLabel('名称', { exact: true }).fill(name)
  }
  for (const one of [page, other]) {
    await one.goto(`${scene.url}/forms/design/F-094`)
    await one.getByText('第 2 版草稿').waitFor()
  }
  await rename(page, '意见或建议', '想对本店说的话')
  await kept(page)
  await rename(other, '护理项目', '本次护理')
  const dialog = other.getByRole('dialog')
  await dialog.getByText('想对本店说的话', { exact: true }).waitFor()
  await dialog.getByText('本次护理', { exact: true }).waitFor()
  await expectAccessible(other)
  await dialog.getByRole('button', { name: '合并双方' }).click()
  await kept(other)
  const outline = other.getByRole('navigation', { name: '条目' })
  for (const name of ['想对本店说的话', '本次护理']) await outline.getByText(name, { exact: true }).waitFor()
})

test('[FRM-20] a newer edition of the trade is looked at, its conflicts chosen one by one, and taken over', async () => {
  const page = await scene.visit({ token })
  const answer = await page.request.get(`${scene.url}/api/form.definition?key=F-098`, { headers: { 'x-kedang': '1' } })
  const { id, definition } = (await answer.json()) as { id: string; definition: FormDefinition }
  const older = {
    ...definition,
    sections: definition.sections.map((one, n) =>
      n > 0
        ? one
        : { ...one, fields: one.fields.map((f, at) => (at === 0 ? { ...f, label: { zh: '日期旧', en: 'Old' } } : f)) },
    ),
  }
  await sql`insert into form_definitions (id, key, version, pack, definition, state, published_at)
    values (${id}, 'F-098', 1, 'beauty', ${JSON.stringify(older)}::jsonb, 'published', now())`.execute(
    scene.product.platform.db,
  )
  const draft = (await callFrom(page, 'form.draftDefinition', { key: 'F-098' })) as unknown as {
    id: string
    revision: number
    definition: typeof older
  }
  const own = structuredClone(draft.definition) as unknown as {
    sections: { fields: { label: { zh: string; en: string } }[] }[]
  }
  const [first] = own.sections[0]?.fields ?? []
  if (first) first.label = { zh: '到店日', en: 'Visit' }
  const done = (await callFrom(page, 'form.keepDefinition', {
    id: draft.id,
    revision: draft.revision,
    definition: { ...own, title: { zh: '本店预约表', en: 'Ours' } },
  })) as unknown as { revision: number }
  await callFrom(page, 'form.publish', { id: draft.id, revision: done.revision })

  await page.goto(`${scene.url}/forms/design`)
  await page.getByRole('link', { name: '看差别' }).click()
  await page.getByText('两边都改过').first().waitFor()
  await page.locator('.conflict label', { hasText: '行业新版' }).first().click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '合并成草稿' }).click()
  await page.getByText('第 3 版草稿').waitFor()
  await page.getByRole('heading', { name: '本店预约表' }).first().waitFor()
  const outline = page.getByRole('navigation', { name: '条目' })
  await outline.getByText(String(definition.sections[0]?.fields[0]?.label.zh), { exact: true }).first().waitFor()
  expect(await outline.getByText('到店日').count()).toBe(0)
})

test('[FRM-12] copies of a secret form are asked for, issued by number and noted as returned', async () => {
  const page = await scene.visit({ token, at: '/forms/copies' })
  await page.getByText('还没有印件申请').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '申请印件' }).click()
  const secret = page.getByLabel('表单', { exact: true })
  await secret.selectOption({ index: 1 })
  await page.getByLabel('份数').fill('2')
  await page.getByLabel('用途').fill('会场登记')
  await page.getByRole('dialog').getByRole('button', { name: '申请印件' }).click()
  await page.getByText('待发放').waitFor()
  await page.getByRole('button', { name: '编号发放' }).click()
  await page.getByText(/Y\d\d-0002 未印/).waitFor()
  await page.getByRole('button', { name: '登记去向' }).click()
  await page.getByRole('dialog').getByRole('checkbox').first().check()
  await page.getByRole('dialog').getByRole('button', { name: '登记去向' }).click()
  await page.getByText(/0001 已收回/).waitFor()
  await expectAccessible(page)
})

test('[FRM-11] who holds which original is noted on the filled form; a link that was sent is stopped from its list', async () => {
  const page = await scene.visit({ token })
  const customer = await callFrom(page, 'customer.create', {
    values: { kind: 'individual', name: '王秀英', phones: ['13900001111'] },
    acceptDuplicates: true,
  })
  const begun = (await callFrom(page, 'form.start', {
    form: 'Z-ZF',
    customerId: customer.id,
    values: { what: '屋顶渗水', ...(await resultOf(page)) },
  })) as unknown as { id: string; version: number }
  await callFrom(page, 'form.submit', { id: begun.id, version: begun.version })
  await page.goto(`${scene.url}/forms/records/${begun.id}`)
  await page.getByText('3 份').waitFor()
  await page.getByRole('button', { name: '登记持有人' }).click()
  await page.getByLabel('存放处').first().fill('业主自存')
  await expectAccessible(page)
  await page.getByRole('button', { name: '存下' }).click()
  await page.getByText('业主自存').waitFor()

  await callFrom(page, 'form.makeLink', {
    form: 'F-094',
    customerId: customer.id,
    purpose: '了解满意度',
    consentText: '同意保存',
  })
  await page.goto(`${scene.url}/forms/links`)
  await page.getByText('了解满意度').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '停用' }).click()
  await page.locator('tbody').getByText('已停用', { exact: true }).first().waitFor()
})

/** The field the first journey added, when it ran before. */
async function resultOf(page: Page): Promise<Record<string, string>> {
  const answer = await page.request.get(`${scene.url}/api/form.definition?key=Z-ZF`, { headers: { 'x-kedang': '1' } })
  const { definition } = (await answer.json()) as { definition: FormDefinition }
  const field = definition.sections[0]?.fields.find(({ label }) => label.zh === '走访结果')
  return field ? { [field.key]: field.options?.[0]?.key ?? '' } : {}
}
