import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene
let token: string

beforeAll(async () => {
  scene = await openScene()
  token = await scene.signIn()
})
afterAll(() => scene.close())

/** A list from an old accounting program: tabs, a title above, GB dates, one row without a name. */
async function textFile(): Promise<string> {
  const rows = [
    '往来单位一览',
    '单位名称\t联系电话\t地址\t首次交易日期',
    '丽水青田石雕厂\t0578-6012345\t浙江省丽水市青田县油竹街道 12 号\t2018年3月',
    '温州龙湾阀门有限公司\t13705771234\t浙江省温州市龙湾区永兴街道 8 号\t2020/5/6',
    '\t13905770000\t\t',
  ]
  const path = join(tmpdir(), `往来单位-${process.pid}.txt`)
  await writeFile(path, `\ufeff${rows.join('\r\n')}`)
  return path
}

test('[IMP-02] [TEC-17] a file is rehearsed, written, and taken back as a whole', async () => {
  const page = await scene.visit({ token, at: '/customers/import' })
  await page.locator('input[type=file]').setInputFiles(await textFile())
  await page.getByRole('button', { name: '开始预演' }).click()
  await page.getByRole('button', { name: /写入 2 行/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /写入 2 行/ }).click()
  await page.getByText('已写入').first().waitFor()
  await expectAccessible(page)
  const run = page.url()

  await page.goto(`${scene.url}/customers`)
  await page.getByText('丽水青田石雕厂').first().waitFor()
  await page.goto(run)
  await page.getByRole('button', { name: '撤销' }).first().click()
  await page.getByRole('dialog').getByLabel('原因').fill('用错了文件')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /撤销 2 户/ })
    .click()
  await page.getByText('已整批撤销').first().waitFor()
  await page.goto(`${scene.url}/customers`)
  await page.getByText('还没有客户').waitFor()
  expect(await page.getByText('丽水青田石雕厂').count()).toBe(0)

  const small = await scene.visit({ token, size: phone, at: run })
  await small.getByText('已整批撤销').first().waitFor()
  await expectNoSidewaysScroll(small)
  await expectAccessible(small)
})

async function sheetFile(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(tmpdir(), `${name}-${process.pid}.csv`)
  await writeFile(path, `\ufeff${rows.map((row) => row.join(',')).join('\r\n')}`)
  return path
}

/** Exports the list of the page as text, through the dialog, and gives what was downloaded. */
async function takenOut(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^导出/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('CSV（UTF-8）').click()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const text = (await buffer(await (await download).createReadStream())).toString('utf8')
  await dialog.getByText(/已生成/).waitFor()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  return text
}

test('[IMP-09] what was done and looked at, tasks and journals go out as their lists show them', async () => {
  const page = await scene.visit({ token })
  for (const [address, holds] of [
    ['/settings/audit', '导入批次'],
    ['/tasks', '事项'],
    ['/journal', '归类'],
    ['/rules/compliance', '应完成'],
  ] as const) {
    await page.goto(`${scene.url}${address}`)
    expect(await takenOut(page)).toContain(holds)
  }
  const small = await scene.visit({ token, size: phone, at: '/tasks' })
  await small.getByRole('button', { name: /^导出/ }).waitFor()
  await expectNoSidewaysScroll(small)
  await expectAccessible(small)
})

type Journey = {
  list: string
  file: string
  rows: readonly (readonly string[])[]
  title: string
  undo: RegExp
  found: string
}

test.each<Journey>([
  {
    list: '/products',
    file: '产品',
    rows: [
      ['产品编号', '产品名称', '单位', '单价'],
      ['P-1', '氨糖软骨素', '盒', '168'],
      ['P-2', '鱼油软胶囊', '瓶', '99'],
    ],
    title: '导入产品',
    undo: /撤销 2 个产品/,
    found: '氨糖软骨素',
  },
  {
    list: '/settings/staff',
    file: '员工',
    rows: [
      ['姓名', '工号', '手机'],
      ['王新', '0417', '13805710417'],
      ['李卫东', '0418', '13805710418'],
    ],
    title: '导入员工',
    undo: /撤销 2 位员工/,
    found: '李卫东',
  },
])(
  '[IMP-03] from $list: a file is taken in by itself and taken back',
  async ({ list, file, rows, title, ...words }) => {
    const page = await scene.visit({ token, at: list })
    await page.getByRole('link', { name: '导入', exact: true }).first().click()
    await page.getByRole('heading', { name: title }).waitFor()
    await expectAccessible(page)
    await page.locator('input[type=file]').setInputFiles(await sheetFile(file, rows))
    await page.getByRole('button', { name: '开始预演' }).click()
    await page.getByRole('button', { name: /写入 2 行/ }).click()
    await page.getByText('已写入').first().waitFor()
    await expectAccessible(page)
    const run = page.url()
    await page.goto(`${scene.url}${list}`)
    await page.getByText(words.found).first().waitFor()
    expect(await takenOut(page)).toContain(words.found)

    const small = await scene.visit({ token, size: phone, at: run })
    await small.getByText('已写入').first().waitFor()
    expect(await small.locator('main').getByText(/户/).count()).toBe(0)
    await expectNoSidewaysScroll(small)
    await expectAccessible(small)
    await small.getByRole('button', { name: '撤销' }).first().click()
    await small.getByRole('dialog').getByLabel('原因').fill('用错了文件')
    await small.getByRole('dialog').getByRole('button', { name: words.undo }).click()
    await small.getByText('已整批撤销').first().waitFor()
  },
)
