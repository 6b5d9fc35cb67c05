import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { imported, rehearsed, type Stored, settled, storeBytes, storeSheet } from '#tests/factories/sheets.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
  keeper = await harness.person({ allRights: true })
})
afterAll(() => harness.close())

const bring = (target: string, stored: Stored) => imported(keeper, stored, (plan) => plan, target)

test('[IMP-03] a product table is brought in by itself, updates by number and can be taken back', async () => {
  const first = await bring(
    'product',
    await storeSheet(harness, [
      ['产品编号', '产品名称', '单位', '单价'],
      ['P-1', '氨糖软骨素', '盒', '168元'],
      ['P-2', '鱼油软胶囊', '瓶', 99],
    ]),
  )
  expect(first).toMatchObject({ state: 'applied', failure: null })
  const second = await bring(
    'product',
    await storeSheet(harness, [
      ['产品编号', '产品名称'],
      ['P-1', '氨糖软骨素（升级版）'],
      ['P-3', '维生素D'],
    ]),
  )
  expect(second).toMatchObject({ state: 'applied', counts: { update: 1, new: 1 } })
  const names = async () =>
    ((await keeper.ask('product.list', {})).body.rows as { name: string; state: string }[])
      .filter((one) => one.state === 'onSale')
      .map((one) => one.name)
      .sort()
  expect(await names()).toEqual(['氨糖软骨素（升级版）', '维生素D', '鱼油软胶囊'].sort())
  await keeper.call('import.undo', { id: second['id'], version: second.version })
  expect((await settled(keeper, String(second['id']))).state).toBe('undone')
  expect(await names()).toEqual(['氨糖软骨素', '鱼油软胶囊'].sort())
})

test('staff come with their departments and superiors by name; an unknown department is named', async () => {
  const { body: tree } = await keeper.ask('department.tree', {})
  const department = tree.rows?.[0]?.name ?? tree.departments?.[0]?.name
  const run = await bring(
    'staff',
    await storeSheet(harness, [
      ['姓名', '工号', '部门', '手机'],
      ['周敏', '0417', department, '13805710417'],
      ['李卫东', '0418', department, '13805710418'],
    ]),
  )
  expect(run).toMatchObject({ state: 'applied', counts: { new: 2 } })
  const { body: found } = await keeper.ask('staff.search', { text: 'zhoumin' })
  expect(JSON.stringify(found)).toContain('周敏')
  const unknown = await rehearsed(
    keeper,
    await storeSheet(harness, [
      ['姓名', '部门'],
      ['王新', '没有的部门'],
    ]),
    (plan) => plan,
    'staff',
  )
  expect(unknown['counts']).toEqual({ error: 1 })
  const refused = await keeper.call('import.apply', { id: unknown['id'], version: unknown.version })
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'import.nothing_to_write' } } })
})

test.each(['product', 'staff'])('who may import but not keep %s records is refused', async (target) => {
  const clerk = await harness.person({ rights: { 'import.run': 'all', 'staff.read': 'all' } })
  const stored = await storeSheet(harness, [
    ['产品名称', '姓名'],
    ['维生素C', '王新'],
  ])
  const refused = await clerk.call('import.start', { target, ...stored })
  expect([refused.status, refused.body.error?.code]).toEqual([403, 'right.missing'])
})

describe('[IMP-09] a list goes out to a spreadsheet and comes back without loss', () => {
  test.each(['product', 'staff'])('of %s', async (target) => {
    const { status, body } = await keeper.call('export.records', { target, format: 'xlsx' })
    expect(status, JSON.stringify(body)).toBe(200)
    const ready = async () => (await keeper.ask('export.get', { id: body.id })).body.state
    await expect.poll(ready, { timeout: 30_000 }).toBe('ready')
    const { sha256 } = await harness.product.platform.db
      .selectFrom('exportFiles')
      .select('sha256')
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow()
    const bytes = await readFile(harness.product.platform.files.path(String(sha256)))
    const run = await rehearsed(keeper, await storeBytes(harness, bytes, '全部.xlsx'), undefined, target)
    const counts = run['counts'] as Record<string, number>
    expect(counts['same']).toBeGreaterThan(1)
    expect(counts).toEqual({ same: counts['same'] })
  })

  test('only for whoever keeps the list and may export', async () => {
    const product = { target: 'product', format: 'xlsx' }
    const exporter = await harness.person({ rights: { 'customer.export': 'all' } })
    expect((await exporter.call('export.records', product)).status).toBe(403)
    const seller = await harness.person({ rights: { 'product.change': 'all' } })
    expect((await seller.call('export.records', product)).status).toBe(403)
  })
})
