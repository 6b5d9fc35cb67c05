import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Job } from '#domain/kit.ts'
import { packOrder } from '#packs/pack-order.ts'
import { addDays } from '#platform/core/time.ts'
import { openSessionFor } from '../factories/people.ts'
import { runJobNow } from '../jobs.ts'
import { callFrom, desk, phone, type Scene } from './scene.ts'

type Person = {
  id: string
  name: string
  /** This person's own screen, on a desk or a phone. */
  at(size?: 'desk' | 'phone'): Promise<Page>
}

/** A firm as its first day leaves it, with the trades' own posts and roles, and people hired into them. */
export type Founded = {
  admin: Page
  /** Takes the trade's post of this key, in the post's own department, with the role the trade gives it. */
  hire(name: string, post: string, more?: { manager?: Person; hiredOn?: string }): Promise<Person>
  /** The night of a day, and the morning after it. */
  morningOf(day: string, ...jobs: Pick<Job, 'name'>[]): Promise<void>
}

export async function foundFirm(scene: Scene, packs: string[]): Promise<Founded> {
  const { platform } = scene.product
  const { db } = platform
  const door = await scene.visit({ stays: true })
  const { staffId } = (await callFrom(door, 'setup.create', {
    firmName: '青禾健康',
    name: '周敏',
    email: 'zhoumin@example.cn',
    password: 'qinghe-2026-kd',
    packs,
  })) as unknown as { staffId: string }
  const admin = await scene.visit({ token: await openSessionFor(platform, staffId), stays: true })
  return {
    admin,
    async hire(name, post, { manager, hiredOn } = {}) {
      // Two trades that have a post of one title in one department share it.
      const { title } = packOrder.flatMap((one) => one.organisation.posts).find((one) => one.key === post) ?? {}
      const place = await db
        .selectFrom('posts')
        .select(['id', 'departmentId'])
        .where((eb) => eb.or([eb('key', '=', post), eb('title', '=', title?.zh ?? '')]))
        .orderBy(
          (eb) => eb('key', '=', post),
          (order) => order.desc().nullsLast(),
        )
        .executeTakeFirstOrThrow()
      const role = await db.selectFrom('roles').select('id').where('key', '=', post).executeTakeFirstOrThrow()
      const top = db.selectFrom('departments').select('id').where('parentId', 'is', null)
      const departmentId = place.departmentId ?? (await top.executeTakeFirstOrThrow()).id
      const values = {
        name,
        postId: place.id,
        departmentId,
        ...(manager && { managerId: manager.id }),
        ...(hiredOn && { hiredOn }),
      }
      const { id, version } = await callFrom(admin, 'staff.create', { values })
      await callFrom(admin, 'staff.assignRoles', { id, version, roleIds: [role.id] })
      await db
        .insertInto('accounts')
        .values({ id, email: `${id}@example.cn` })
        .execute()
      const pages: Partial<Record<'desk' | 'phone', Page>> = {}
      return {
        id,
        name,
        async at(size = 'desk') {
          pages[size] ??= await scene.visit({
            stays: true,
            size: size === 'desk' ? desk : phone,
            token: await openSessionFor(platform, id),
          })
          return pages[size]
        },
      }
    },
    async morningOf(day, ...jobs) {
      await scene.setNow(`${day}T00:30:00Z`)
      // Everybody came to work in between, so nobody's session has run out.
      await db
        .updateTable('sessions')
        .set({ expiresAt: `${addDays(day, 30)}T00:30:00Z` })
        .execute()
      for (const job of jobs) await runJobNow(scene, job)
    },
  }
}

/** What an operation answers to whoever is signed in on this page. */
export async function askFrom(page: Page, name: string, input: Record<string, string> = {}) {
  const url = new URL(`/api/${name}?${new URLSearchParams(input)}`, page.url())
  const answer = await page.request.get(url.href, { headers: { 'x-kedang': '1' } })
  expect(answer.status(), await answer.text()).toBe(200)
  // biome-ignore lint/suspicious/noExplicitAny: answers of all operations
  return (await answer.json()) as any
}

/** Draws a line into the field for signatures that is on the page. */
export async function drawSignature(page: Page, label: RegExp | string = '在框内手写签名'): Promise<void> {
  const pad = page.getByRole('img', { name: label })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('no pad to sign on')
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + 70, { steps: 5 })
  await page.mouse.move(box.x + 140, box.y + 30, { steps: 5 })
  await page.mouse.up()
}

/** Chooses somebody or something in a field that finds by typing. */
export async function choose(page: Page, label: string | RegExp, name: string): Promise<void> {
  await page.getByLabel(label).fill(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click()
}

/** A picture of the screen, where somebody wants to look at the journey. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['KEDANG_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

type Counted = { due: number; inTime: number; late: number; missed: number; open: number }

/** The report of compliance on the screen says for each person, and as their sum, what was counted by hand. */
export async function expectReport(
  page: Page,
  url: string,
  from: string,
  to: string,
  counted: Record<string, Counted>,
): Promise<void> {
  const table = page.getByRole('region', { name: '回访执行' })
  const figures = async (name: string) => {
    const cells = await table
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .allTextContents()
    return cells.slice(1, 6).map(Number)
  }
  const rows = Object.entries(counted).map(([name, one]) => [
    name,
    [one.due, one.inTime, one.late, one.missed, one.open],
  ])
  const sum = rows.map(([, row]) => row as number[]).reduce((a, b) => a.map((n, at) => n + (b[at] ?? 0)))
  const names = [...Object.keys(counted), '合计']
  // What was handed in last is counted once the queue has followed it.
  const shown = async () => {
    await page.goto(`${url}/rules/compliance?from=${from}&to=${to}`)
    await table.waitFor()
    return await Promise.all(names.map(async (name) => [name, await figures(name)]))
  }
  const wanted = [...rows, ['合计', sum]]
  // What never comes true is looked at once more, so that the failure names the figures.
  await expect
    .poll(shown, { timeout: 60_000 })
    .toEqual(wanted)
    .catch(async () => expect(await shown()).toEqual(wanted))
}
