import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestSession } from '../factories/people.ts'
import { desk, expectAccessible, openScene, phone, type Scene } from './scene.ts'

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
    const page = await scene.visit({ size: desk, token })
    await page.goto(`${scene.url}/archive-room`)
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

  test('sees on a phone which part of a screen is open, also the last of many', async () => {
    const page = await scene.visit({ size: phone, token })
    await page.goto(`${scene.url}/rules/compliance`)
    const open = page.getByRole('link', { name: '回访执行' })
    await open.waitFor()
    const box = await open.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= phone.width).toBe(true)
  })
})
