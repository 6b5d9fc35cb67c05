import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOfKey } from '#domain/follow-ups/queries.ts'
import { addDays, chinaDay } from '#platform/core/time.ts'
import { takeForHandedIn } from '../factories/cadences.ts'
import { makeStaff } from '../factories/people.ts'
import { callFrom, expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string
const today = chinaDay(new Date())
const buyers = `/rules/cadences/${idOfKey('seminar.buyers')}`

/** A buyer whose archive form was made forty days ago: past the second visit, before the third. */
beforeAll(async () => {
  scene = await openScene()
  token = await scene.signIn()
  const { db } = scene.product.platform
  const page = await scene.visit({ token, stays: true })
  await callFrom(page, 'pack.enable', { packs: ['seminar'] })
  const rep = await makeStaff(db, { name: '李卫东' })
  const { id } = await callFrom(page, 'customer.create', {
    values: { kind: 'individual', name: '蒋素珍', phones: ['13900007777'], ownerId: rep },
  })
  await sql`update staff set post_id = (select id from posts where key = 'seminar.representative') where name = '周敏'`.execute(
    db,
  )
  const form = await callFrom(page, 'form.start', { form: 'F-101', customerId: id })
  const madeOn = addDays(today, -40)
  await takeForHandedIn(scene, form.id, { bought: 'yes' }, madeOn)
  await sql`insert into settings (key, value) values ('followUps.settings', '{"perDay":8,"quiet":{"from":"21:00","to":"08:30"}}')`.execute(
    db,
  )
})
afterAll(() => scene.close())

test('[VIS-34] a number is changed on the screen: the rehearsal says whom it moves, then it is saved with its reason', async () => {
  const page = await scene.visit({ token, at: `${buyers}` })
  await page.getByLabel('满意代表 第 3 次 天内').fill('45')
  await page.getByText('变动的 1 条是谁').waitFor()
  await page.getByRole('link', { name: '蒋素珍' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存并启用' }).click()
  await page.getByLabel('改动原因').fill('第三次提前半个月')
  await page.getByRole('dialog').getByRole('button', { name: '保存并启用' }).click()
  await page.getByText('第 2 版', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: '历次版本' }).click()
  await page.getByText('第三次提前半个月').waitFor()
})

test('[VIS-34] what cannot run says why, and the button is off', async () => {
  const page = await scene.visit({ token, at: `${buyers}` })
  await page.getByLabel('满意代表 第 1 次 天内').fill('')
  await page.getByText('还不能启用').waitFor()
  const button = page.getByRole('button', { name: '保存并启用' })
  await expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 60_000 }).toBe('true')
})

test('[VIS-34] a repeat without an end says so in its row and is mended there; one for everybody is warned of with the number', async () => {
  const page = await scene.visit({ token })
  const purpose = { zh: '联系', en: 'Contact' }
  const repeat = { key: 'r', every: 7, unit: 'day', purpose, means: 'call' }
  const plan = {
    anchor: { kind: 'archived' },
    audience: { all: [] },
    days: 'calendar',
    tracks: [{ key: 'o', name: { zh: '负责人', en: 'Owner' }, role: { kind: 'owner' }, repeat }],
    done: { written: true, paperBackSameDay: false },
    sameDay: 'merge',
    past: 'skip',
  }
  const { id } = await callFrom(page, 'cadence.create', { name: '每周一次', plan })
  await page.goto(`${scene.url}/rules/cadences/${id}`)
  const row = page.getByRole('region', { name: '负责人' })
  await row.getByText('没有终点').waitFor()
  await row.getByLabel('负责人 共 次').fill('4')
  await expect.poll(() => row.getByText('没有终点').count(), { timeout: 60_000 }).toBe(0)
  await page.getByText('全部 1 位客户都符合这条规则').waitFor()
  await page.getByRole('button', { name: '保存并启用' }).click()
  await page.getByRole('dialog').getByText('全部 1 位客户都符合这条规则').waitFor()
})

test.each([
  [buyers, '回访制度'],
  ['/rules/calendar', '工作日历'],
  ['/rules/compliance', '回访执行'],
])('%s stands on a phone', async (path, title) => {
  const page = await scene.visit({ token, size: phone, at: `${path}` })
  await page.getByRole('heading', { name: title }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
