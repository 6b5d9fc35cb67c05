import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive, person } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let admin: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  admin = await harness.person({ name: '管理员', allRights: true })
})
afterAll(() => harness.close())

let made = 0
const named = (name = `自设${++made}级`) => ({ name, nameEn: null, synonyms: null })
const add = async (list: string, values: Record<string, unknown> = named()) =>
  (await admin.call('option.add', { list, values })).body as { key: string; version: number }
const optionsOf = async (list: string) =>
  (await admin.ask('option.list', { list })).body.rows as {
    key: string
    version: number
    label: { zh: string; en: string }
    isRetired: boolean
    uses: number
  }[]
const optionOf = async (list: string, key: string) => (await optionsOf(list)).find((one) => one.key === key)

describe('[FRM-20] the firm extends a given list', () => {
  test('[CLS-10] a tier of its own can be chosen, found, counted and read in words at once', async () => {
    const { key } = await add('tier', { name: '黑金卡', nameEn: 'Black', synonyms: ['黑卡'] })
    const { id } = await openArchive(admin, person({ tier: key }))
    const found = await admin.ask('customer.list', { condition: { field: 'tier', op: 'in', value: [key] } })
    expect(found.body.rows.map((row: { id: string }) => row.id)).toEqual([id])
    expect(await optionOf('tier', key)).toMatchObject({ label: { zh: '黑金卡', en: 'Black' }, uses: 1 })
    const own = (await admin.ask('option.own')).body.rows
    expect(own).toContainEqual(expect.objectContaining({ list: 'tier', key, synonyms: ['黑卡'] }))
  })

  test('what another process has written is known here once its news comes', async () => {
    await harness.product.pool.query(
      "insert into list_options (id, list, key, name) values (gen_random_uuid(), 'tier', 'elsewhere', '外店会员')",
    )
    await harness.product.pool.query("select pg_notify('kedang_news', $1)", [
      JSON.stringify({ topic: 'options.changed', data: {} }),
    ])
    await expect.poll(() => optionOf('tier', 'elsewhere')).toMatchObject({ label: { zh: '外店会员' } })
  })

  test('lists of other nouns take it in too: channels, categories of the journal, roles of contacts', async () => {
    const [channel, category, role] = [await add('channel'), await add('journalCategory'), await add('contactRole')]
    const { id } = await openArchive(admin, person({ channel: channel.key }))
    const entry = await admin.call('journal.write', {
      customerId: id,
      values: { category: category.key, text: '换季前打电话问候' },
    })
    expect(entry.status).toBe(200)
    const values = { name: '林小满', role: role.key }
    expect((await admin.call('contact.add', { customerId: id, values })).status).toBe(200)
    const counted = (await admin.ask('collecting.channels')).body.rows
    expect(counted).toContainEqual({ channel: channel.key, customers: 1, items: expect.any(Number) })
  })

  test('a key nobody declared is still refused', async () => {
    const answer = await admin.call('customer.create', { values: person({ tier: 'platinum' }) })
    expect(answer.body.error.fields).toMatchObject([{ path: 'values.tier', code: 'field.not_an_option' }])
  })

  test('the lists are named with where they are used', async () => {
    const { rows } = (await admin.ask('option.lists')).body
    expect(rows.map((row: { list: string }) => row.list)).toEqual(
      expect.arrayContaining(['tier', 'creditGrade', 'stage', 'channel', 'eventType', 'journalCategory', 'currency']),
    )
    expect(rows.find((row: { list: string }) => row.list === 'currency')).toMatchObject({ label: { zh: '币种' } })
  })
})

describe('renaming, ordering and retiring', () => {
  test('a given option takes another name; the old name is still understood', async () => {
    const saved = await admin.call('option.change', {
      list: 'tier',
      key: 'gold',
      version: 0,
      values: { name: '黄金会员', nameEn: 'Gold member', synonyms: null },
    })
    expect(saved.body).toEqual({ key: 'gold', version: 1 })
    expect(await optionOf('tier', 'gold')).toMatchObject({ label: { zh: '黄金会员' }, given: { zh: '金卡' } })
    const taken = await admin.call('option.add', { list: 'tier', values: named('金卡') })
    expect(taken.body.error.fields).toMatchObject([{ path: 'values.name', code: 'option.name_taken' }])
  })

  test('names that differ in width or script only are the same name', async () => {
    await add('tier', named('ＶＩＰ会员'))
    for (const name of ['VIP会员', 'vip會員']) {
      const answer = await admin.call('option.add', { list: 'tier', values: named(name) })
      expect(answer.body.error?.code, name).toBe('request.invalid')
    }
  })

  test('a retired one stays readable and cannot be chosen; taken back it can', async () => {
    const { key } = await add('tier')
    const { id, version } = await openArchive(admin, person({ tier: key }))
    const gone = await admin.call('option.retire', { list: 'tier', key, version: 1, isRetired: true })
    expect((await admin.ask('customer.get', { id })).body.row.tier).toBe(key)
    expect(await optionOf('tier', key)).toMatchObject({ isRetired: true, uses: 1 })
    const refused = await admin.call('customer.create', { values: person({ tier: key }) })
    expect(refused.body.error.fields).toMatchObject([{ path: 'values.tier', code: 'field.option_retired' }])
    const other = await admin.call('customer.change', { id, version, values: { remarks: '其他照改' } })
    expect(other.status).toBe(200)
    await admin.call('option.retire', { list: 'tier', key, version: gone.body.version, isRetired: false })
    expect((await admin.call('customer.create', { values: person({ tier: key }) })).status).toBe(200)
  })

  test('the last option of a list stays', async () => {
    const rows = await optionsOf('documentKind')
    for (const { key, version } of rows.slice(1))
      await admin.call('option.retire', { list: 'documentKind', key, version, isRetired: true })
    const last = await admin.call('option.retire', {
      list: 'documentKind',
      key: rows[0]?.key,
      version: rows[0]?.version,
      isRetired: true,
    })
    expect([last.status, last.body.error.code]).toEqual([409, 'option.last_one'])
  })

  test('the order the firm gives holds, and a set that is not the list is refused', async () => {
    await add('relationKind')
    const keys = (await optionsOf('relationKind')).map((one) => one.key).reverse()
    expect((await admin.call('option.order', { list: 'relationKind', keys })).status).toBe(200)
    expect((await optionsOf('relationKind')).map((one) => one.key)).toEqual(keys)
    const part = await admin.call('option.order', { list: 'relationKind', keys: keys.slice(1) })
    expect([part.status, part.body.error.code]).toEqual([409, 'option.other_set'])
  })

  test('of two who change one option the second is told', async () => {
    const { key, version } = await add('stage')
    const both = await Promise.all(
      ['甲', '乙'].map((name) => admin.call('option.change', { list: 'stage', key, version, values: named(name) })),
    )
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  })

  test('a list that is not open, or is none, is missing', async () => {
    for (const list of ['sex', 'constructor'])
      expect((await admin.call('option.add', { list, values: named() })).status).toBe(404)
  })
})

const rights = { 'setup.manage': 'all' }
describeRefusals(() => harness, {
  command: 'option.add',
  rights,
  input: () => ({ list: 'ownership', values: named() }),
  bad: { change: { values: { name: '', nameEn: null, synonyms: null } }, path: 'values.name' },
  effects: async () => (await optionsOf('ownership')).length,
})
describeRefusals(() => harness, {
  command: 'option.retire',
  rights,
  input: async () => ({ list: 'standing', ...(await add('standing')), isRetired: true }),
  bad: { change: { isRetired: 'ja' }, path: 'isRetired' },
})
