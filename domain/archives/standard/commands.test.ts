import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { runJobNow } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let admin: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  admin = await harness.person({ name: '管理员', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rights = { 'setup.manage': 'all' }
let made = 0
const label = () => ({ zh: `自设${++made}` })
const add = async (type: string, definition: Record<string, unknown>, key?: string) =>
  (await admin.call('field.add', { type, definition, ...(key ? { key } : {}) })).body as {
    key: string
    version: number
  }
const rowOf = async (id: string) =>
  await db().selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('fields of the firm’s own', () => {
  test('[ARC-42] one added without programming is in the data for forms, is kept, checked and read back', async () => {
    const { key } = await add('option', {
      label: { zh: '会员渠道' },
      group: 'classes',
      filter: true,
      list: 'offered',
      options: [
        { key: 'mini', label: { zh: '小程序' } },
        { key: 'store', label: { zh: '门店' } },
      ],
    })
    expect((await admin.ask('customer.fields')).body.extra[key]).toMatchObject({
      type: 'option',
      label: { zh: '会员渠道', en: '会员渠道' },
      group: 'classes',
    })
    const { id } = await openArchive(admin, person({ extra: { [key]: 'store' } }))
    expect((await admin.ask('customer.get', { id })).body.row.extra).toEqual({ [key]: 'store' })
    const wrong = await admin.call('customer.change', { id, version: 1, values: { extra: { [key]: 'moon' } } })
    expect(wrong.body.error.fields).toMatchObject([{ path: `values.extra.${key}`, code: 'field.not_an_option' }])
    const unknown = await admin.call('customer.change', { id, version: 1, values: { extra: { nothing: 1 } } })
    expect(unknown.body.error.fields).toMatchObject([{ path: 'values.extra.nothing', code: 'field.unknown' }])
    await admin.call('customer.change', { id, version: 1, values: { extra: { [key]: null } } })
    expect((await rowOf(id)).extra).toEqual({})
    expect((await admin.ask('customer.history', { id, field: key })).body.rows[0].changes).toMatchObject([
      { field: `extra.${key}`, label: '会员渠道', old: 'store', now: null },
    ])
  })

  test('a personal one is covered like ours', async () => {
    const { key } = await add('text', { label: label(), sensitivity: 'personal' })
    const { id } = await openArchive(admin, person({ extra: { [key]: '过敏：青霉素' } }))
    const { body } = await admin.ask('customer.get', { id })
    expect(body.row.extra[key]).toBe('***')
    expect(body.masked).toContain(key)
    expect((await admin.ask('customer.reveal', { id, field: key, purpose: '护理前核对' })).body.value).toBe(
      '过敏：青霉素',
    )
    await admin.call('customer.change', { id, version: 1, values: { extra: { [key]: '***' }, remarks: 'x' } })
    expect((await rowOf(id)).extra).toEqual({ [key]: '过敏：青霉素' })
  })

  test('[ARC-43] one that is there already, by key, name or meaning, is refused', async () => {
    for (const [definition, path] of [
      [{ label: { zh: '业种' } }, 'definition.label.zh'],
      [{ label: { zh: '联系电话' } }, 'definition.label.zh'],
    ] as const) {
      expect((await admin.call('field.add', { type: 'text', definition })).body.error.fields).toMatchObject([{ path }])
    }
    const { key } = await add('text', { label: label() })
    expect(
      (await admin.call('field.add', { key, type: 'text', definition: { label: label() } })).body.error.fields,
    ).toMatchObject([{ path: 'key', code: 'extra_field.key_taken' }])
    expect(
      (await admin.call('field.add', { key: 'phones', type: 'text', definition: { label: label() } })).body.error
        .fields,
    ).toMatchObject([{ code: 'extra_field.key_taken' }])
  })

  test('two people adding at once get two keys', async () => {
    const both = await Promise.all([add('text', { label: label() }), add('text', { label: label() })])
    expect(both[0].key).not.toBe(both[1].key)
  })

  test('an option may be renamed and added, not dropped; a length may grow, not shrink', async () => {
    const { key, version } = await add('option', { label: label(), options: [{ key: 'a', label: { zh: '甲' } }] })
    const dropped = await admin.call('field.change', {
      key,
      version,
      definition: { label: label(), options: [{ key: 'b', label: { zh: '乙' } }] },
    })
    expect(dropped.body.error.fields).toMatchObject([{ path: 'definition.options', code: 'extra_field.option_in_use' }])
    const grown = await admin.call('field.change', {
      key,
      version,
      definition: {
        label: label(),
        options: [
          { key: 'a', label: { zh: '甲级' } },
          { key: 'b', label: { zh: '乙' } },
        ],
      },
    })
    expect(grown.status).toBe(200)
    const text = await add('text', { label: label(), max: 100 })
    expect(
      (await admin.call('field.change', { ...text, definition: { label: label(), max: 50 } })).body.error.fields,
    ).toMatchObject([{ code: 'extra_field.shorter' }])
  })

  test('one put away is no longer asked, its values stay and come back with it', async () => {
    const { key, version } = await add('text', { label: label() })
    const { id } = await openArchive(admin, person({ extra: { [key]: '值' } }))
    const gone = await admin.call('field.archive', { key, version, archived: true })
    expect((await admin.ask('customer.fields')).body.extra).not.toHaveProperty(key)
    expect((await rowOf(id)).extra).toEqual({ [key]: '值' })
    await admin.call('field.archive', { key, version: gone.body.version, archived: false })
    expect((await admin.ask('customer.fields')).body.extra).toHaveProperty(key)
  })

  test('a required one must be filled, a basic one keeps the archive in draft', async () => {
    const required = await add('text', { label: label(), required: true })
    const answer = await admin.call('customer.create', { values: person({ extra: { [required.key]: '' } }) })
    expect(answer.body.error.fields).toMatchObject([{ path: `values.extra.${required.key}`, code: 'field.required' }])
    await admin.call('field.archive', { ...required, archived: true })
    const basic = await add('text', { label: { zh: '会员来历' }, quality: 'basic' })
    const { id, version } = await openArchive(admin, person())
    expect((await admin.call('customer.submit', { id, version })).body.error.params.fields).toEqual(['会员来历'])
    await admin.call('field.archive', { ...basic, archived: true })
  })
})

describe('[TEC-14] fields of trades', () => {
  test('switching a trade on brings its fields and its demands; the stored measures follow by the job', async () => {
    const { id } = await openArchive(admin, completeFirm({ creditCode: '91330000142916567N', size: 'medium' }))
    const before = await rowOf(id)
    expect(before.completeness).toBe(100)
    await db()
      .insertInto('settings')
      .values({
        key: 'firm',
        value: JSON.stringify({ name: '青禾', packs: ['distribution', 'property'] }) as never,
        updatedBy: null,
      })
      .execute()
    await runJobNow(harness, { name: 'archives.recount' })
    const after = await rowOf(id)
    expect(after.completeness).toBeLessThan(100)
    expect(after.missing).toEqual(expect.arrayContaining(['serviceArea', 'building', 'unit', 'staffMakeUp']))
    expect(after.version).toBe(before.version)
    expect((await admin.ask('customer.fields')).body.folderSets).toMatchObject([{ key: 'property' }])
  })

  test('the firm may rename or put away a field of a trade', async () => {
    await admin.call('field.change', {
      key: 'building',
      version: 0,
      definition: { label: { zh: '座号', en: 'Block' } },
    })
    expect((await admin.ask('customer.fields')).body.extra['building'].label).toEqual({ zh: '座号', en: 'Block' })
    const rows = (await admin.ask('field.list')).body.rows
    expect(rows.find((one: { key: string }) => one.key === 'building')).toMatchObject({ origin: 'pack', version: 1 })
    await admin.call('field.archive', { key: 'building', version: 1, archived: true })
    expect((await admin.ask('customer.fields')).body.extra).not.toHaveProperty('building')
  })
})

describe('refusals', () => {
  const versioned = async () => await add('text', { label: label() })
  describeRefusals(() => harness, {
    command: 'field.add',
    rights,
    input: () => ({ type: 'text', definition: { label: label() } }),
    bad: { change: { type: 'json' }, path: 'type' },
  })
  describeRefusals(() => harness, {
    command: 'field.change',
    rights,
    isVersioned: true,
    input: async () => ({ ...(await versioned()), definition: { label: label() } }),
    bad: { change: { definition: { label: { zh: '' } } }, path: 'definition.label.zh' },
  })
  describeRefusals(() => harness, {
    command: 'field.archive',
    rights,
    isVersioned: true,
    input: async () => ({ ...(await versioned()), archived: true }),
    bad: { change: { archived: 'yes' }, path: 'archived' },
  })
  describeRefusals(() => harness, {
    command: 'archive.settle',
    rights,
    input: () => ({ reviewDays: 90 }),
    bad: { change: { reviewDays: 0 }, path: 'reviewDays' },
  })

  test('the fields of a customer are named in the word of the trade', async () => {
    const value = JSON.stringify({ name: '青禾', packs: ['property'] })
    await db()
      .updateTable('settings')
      .set({ value: value as never })
      .where('key', '=', 'firm')
      .execute()
    const { fields } = (await admin.ask('customer.fields')).body
    expect([fields.name.label.zh, fields.number.label.zh]).toEqual(['业主名称', '业主编号'])
    expect(fields.name.synonyms).toContain('客户名称')
  })
})
