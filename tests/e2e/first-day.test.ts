import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openScene, phone, type Scene } from './scene.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

/** A firm's list as it lies on the desktop: a title, Chinese dates, two phones in a cell, one wrong code. */
async function spreadsheet(): Promise<string> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('客户')
  sheet.addRows([
    ['2026 年客户总表（业务部）'],
    ['客户名称', '客户编号', '联系电话', '地址', '客户等级', '首次交易日期', '税号'],
    [
      '云和康泰医药连锁有限公司',
      'K-001',
      '0578-5112226/13805712761',
      '浙江省丽水市云和县中山东路 218 号',
      '金卡',
      '2019年5月16日',
      null,
    ],
    ['重庆单氏大药房', 'K-002', 13_905_712_762, '重庆市渝中区解放碑 8 号', '银卡', '2020.3.1', null],
    ['福康堂国药号', 'K-003', '13705712763', '浙江省杭州市上城区中山路 3 号', '普通', 43_600, null],
    ['税号不对的药店', 'K-004', null, null, null, null, '91330481MA2B8K7X4I'],
  ])
  const path = join(tmpdir(), `客户总表-${process.pid}.xlsx`)
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()))
  return path
}

async function setUp(page: Page): Promise<void> {
  await page.waitForURL(/setup/)
  await page.getByLabel('企业名称').fill('青禾健康')
  await page.getByLabel('管理员姓名').fill('周敏')
  await page.getByLabel('邮箱').fill('zhoumin@example.cn')
  await page.getByRole('textbox', { name: '密码' }).fill('qinghe-2026-kd')
  await expectAccessible(page)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '建立企业' }).click()
}

test('[IMP-01] [TEC-01] the first day: set up, import the spreadsheet, find by initials, correct, undo', async () => {
  const page = await scene.visit()
  await setUp(page)
  await page.getByRole('link', { name: /导入第一份表格/ }).click()
  await page.locator('input[type=file]').setInputFiles(await spreadsheet())
  await page.getByRole('button', { name: '开始预演' }).click()
  await page.getByRole('button', { name: /写入 3 行/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /写入 3 行/ }).click()
  await page
    .getByText(/已写入/)
    .first()
    .waitFor()

  await page.goto(`${scene.url}/customers`)
  const search = page.getByPlaceholder('名称、拼音、电话尾号、编号')
  await search.fill('yhkt')
  await page.getByText('云和康泰医药连锁有限公司').first().waitFor()
  await page.getByText('福康堂国药号').first().waitFor({ state: 'detached' })
  await expectAccessible(page)
  await search.fill('shan')
  await page.getByText('重庆单氏大药房').first().waitFor()

  await page.getByText('重庆单氏大药房').first().click()
  await page.getByRole('heading', { name: '重庆单氏大药房' }).waitFor()
  await expectAccessible(page)
})

test('[TEC-01] list and archive on a phone', async () => {
  const token = await scene.signIn()
  const page = await scene.visit({ size: phone, token })
  const headers = { 'x-kedang': '1' }
  const created = await page.request.post(`${scene.url}/api/customer.create`, {
    headers,
    data: { values: { kind: 'individual', name: '欧阳秀兰', phones: ['13605718866'], tier: 'gold' } },
  })
  expect(created.status()).toBe(200)
  await page.goto(`${scene.url}/customers`)
  await page.getByText('欧阳秀兰').first().waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByText('欧阳秀兰').first().click()
  await page.getByRole('heading', { name: '欧阳秀兰' }).waitFor()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
