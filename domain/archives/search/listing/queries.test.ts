import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from '#tests/factories/archives.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let manager: Caller
let clerk: Caller
const names: Record<string, string> = {}

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-22T04:00:00Z' })
  manager = await harness.person({ allRights: true, name: '周敏' })
  const departmentId = await makeDepartment(harness.product.platform.db, { name: '客户服务部' })
  clerk = await harness.person({
    rights: { 'customer.read': 'own', 'customer.create': 'all' },
    name: '陈思远',
    departmentId,
  })
  const make = async (caller: Caller, values: Record<string, unknown>) => {
    const { id } = await openArchive(caller, { kind: 'organisation', ...values })
    names[id] = String(values['name'])
  }
  await make(manager, {
    name: '甲商行',
    abc: 'A',
    region: '330106',
    address: '杭州市西湖区文三路478号',
    industry: '药品零售',
    archivedOn: '2024-03-01',
    market: 'domestic',
  })
  await make(manager, {
    name: '乙商行',
    abc: 'B',
    region: '330200',
    industry: '药品批发',
    archivedOn: '2025-05-01',
    tags: ['展会'],
  })
  await make(manager, { name: '丙商行', abc: 'A', industry: '餐饮', phones: ['13800001111'], ownerId: clerk.staffId })
  await make(clerk, { name: '丁商行', creditCode: '91330106MA2KFJ901W' })
  await make(manager, { name: '戊先生', kind: 'individual', birthday: '1962-11-05', archivedOn: '2026-11-20' })
})

afterAll(() => harness?.close())

type Row = { id: string } & Record<string, unknown>
const list = async (input: Record<string, unknown> = {}, caller = manager) => {
  const answer = await caller.ask('customer.list', input)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as {
    rows: Row[]
    next: string | null
    total?: number
    isExact?: boolean
    names: Record<string, string>
  }
}
const listed = async (input: Record<string, unknown> = {}, caller = manager) =>
  (await list(input, caller)).rows.map((row) => names[row.id])

describe('the list of customers', () => {
  it('[TEC-05] shows what another has just saved, newest first, with its exact number', async () => {
    const answer = await list()
    expect(answer.rows.map((row) => names[row.id])).toEqual(['戊先生', '丁商行', '丙商行', '乙商行', '甲商行'])
    expect([answer.total, answer.isExact, answer.next]).toEqual([5, true, null])
  })

  it.each([
    ['any of the classes', { field: 'abc', op: 'in', value: ['A'] }, ['丙商行', '甲商行']],
    ['part of the name', { field: 'name', op: 'contains', value: '乙商' }, ['乙商行']],
    [
      'part of the name in another script, which is not the same letters',
      { field: 'name', op: 'contains', value: '乙號' },
      [],
    ],
    ['a province', { field: 'region', op: 'within', value: '330000' }, ['乙商行', '甲商行']],
    ['part of the line of business', { field: 'industry', op: 'contains', value: '药品' }, ['乙商行', '甲商行']],
    ['part of the address', { field: 'address', op: 'contains', value: '文三路' }, ['甲商行']],
    ['a tag', { field: 'tags', op: 'hasAny', value: ['展会'] }, ['乙商行']],
    ['a phone', { field: 'phones', op: 'hasAny', value: ['13800001111'] }, ['丙商行']],
    ['the beginning of a credit code', { field: 'creditCode', op: 'startsWith', value: '913301' }, ['丁商行']],
    ['a day or earlier', { field: 'archivedOn', op: 'before', value: '2025-01-01' }, ['甲商行']],
    ['relative days', { field: 'archivedOn', op: 'lastDays', value: 7 }, ['戊先生', '丁商行', '丙商行']],
    ['birthdays this month', { field: 'birthday', op: 'period', value: 'thisMonth' }, ['戊先生']],
    ['nobody answering for it', { field: 'ownerId', op: 'empty' }, ['戊先生', '丁商行', '乙商行', '甲商行']],
    [
      'an empty value',
      {
        all: [
          { field: 'abc', op: 'empty' },
          { field: 'kind', op: 'in', value: ['organisation'] },
        ],
      },
      ['丁商行'],
    ],
    [
      'and, or, not together',
      {
        all: [
          {
            any: [
              { field: 'abc', op: 'in', value: ['A', 'B'] },
              { field: 'creditCode', op: 'filled' },
            ],
          },
          { not: { field: 'industry', op: 'contains', value: '药' } },
        ],
      },
      ['丁商行', '丙商行'],
    ],
  ])('[ARC-33] is filtered by %s', async (_what, condition, expected) => {
    const answer = await list({ condition })
    expect(answer.rows.map((row) => names[row.id])).toEqual(expected)
    expect(answer.total).toBe(expected.length)
  })

  it('[ARC-33] understands ‘me’ and ‘my department’ as whoever asks', async () => {
    expect(await listed({ condition: { field: 'ownerId', op: 'in', value: ['@me'] } }, clerk)).toEqual(['丙商行'])
    expect(await listed({ condition: { field: 'departmentId', op: 'in', value: ['@my-department'] } }, clerk)).toEqual([
      '丁商行',
    ])
    expect(await listed({ condition: { field: 'ownerId', op: 'in', value: ['@me'] } })).toEqual([])
  })

  it('[ARC-22] holds for each person only what they may see: own, collected or opened', async () => {
    const answer = await list({}, clerk)
    expect(answer.rows.map((row) => names[row.id])).toEqual(['丁商行', '丙商行'])
    expect(answer.total).toBe(2)
  })

  it('is sorted upwards and downwards, empty values last both times', async () => {
    const byClass = (descending: boolean) => listed({ sort: [{ field: 'abc', descending }] })
    expect(await byClass(false)).toEqual(['甲商行', '丙商行', '乙商行', '丁商行', '戊先生'])
    expect(await byClass(true)).toEqual(['乙商行', '丙商行', '甲商行', '戊先生', '丁商行'])
  })

  it('is sorted by and filtered on the last change, page by page', async () => {
    harness.setNow('2026-11-23T04:00:00Z')
    const id = Object.keys(names).find((one) => names[one] === '乙商行') ?? ''
    const { version } = (await manager.ask('customer.get', { id })).body.row
    await manager.call('customer.change', { id, version, values: { remarks: '换了门头' } })
    const sort = [{ field: 'updatedAt', descending: true }]
    const first = await list({ sort, limit: 2 })
    const rest = await list({ sort, limit: 10, cursor: first.next })
    expect([...first.rows, ...rest.rows].map((row) => names[row.id])).toEqual([
      '乙商行',
      '戊先生',
      '丁商行',
      '丙商行',
      '甲商行',
    ])
    expect(await listed({ condition: { field: 'updatedAt', op: 'after', value: '2026-11-22' } })).toEqual(['乙商行'])
    expect(await listed({ condition: { not: { field: 'updatedAt', op: 'after', value: '2026-11-22' } } })).toHaveLength(
      4,
    )
    harness.setNow('2026-11-22T04:00:00Z')
  })

  it('pages by key in any order without losing or repeating a row', async () => {
    for (const sort of [
      [{ field: 'abc', descending: true }],
      [{ field: 'sortName' }],
      [{ field: 'tier' }, { field: 'archivedOn', descending: true }],
      undefined,
    ]) {
      const whole = await listed({ sort, limit: 50 })
      const pieces: (string | undefined)[] = []
      let cursor: string | undefined
      do {
        const answer = await list({ sort, limit: 2, cursor })
        pieces.push(...answer.rows.map((row) => names[row.id]))
        expect(answer.total === undefined).toBe(cursor !== undefined)
        cursor = answer.next ?? undefined
      } while (cursor !== undefined)
      expect(pieces).toEqual(whole)
    }
  })

  it('[ACC-19] gives only the asked columns, personal ones covered, with the names of who answers', async () => {
    const { rows, names: people } = await list({
      columns: ['number', 'phones', 'ownerId'],
      condition: { field: 'abc', op: 'in', value: ['A'] },
    })
    const row = rows.find((one) => names[one.id] === '丙商行')
    expect(Object.keys(row ?? {}).sort()).toEqual([
      'id',
      'kind',
      'locked',
      'masked',
      'name',
      'number',
      'ownerId',
      'phones',
      'version',
    ])
    expect(row).toMatchObject({ phones: ['138****1111'], masked: ['phones'] })
    expect(people[clerk.staffId]).toBe('陈思远')
  })

  it('[ACC-17] records the list with condition and customers shown', async () => {
    const condition = { field: 'abc', op: 'in', value: ['B'] }
    const { rows } = await list({ condition })
    const { rows: looks } = await sql<{
      kind: string
      ids: string[]
      detail: unknown
    }>`select kind, ids, detail from audit_log where operation = 'customer.list' order by id desc limit 1`.execute(
      harness.product.platform.db,
    )
    expect(looks[0]).toEqual({ kind: 'list', ids: rows.map((row) => row.id), detail: { condition } })
  })

  it('[ARC-11] leaves withdrawn archives out unless they are asked for, and never those that stopped trading', async () => {
    const { id, version } = await openArchive(manager, { kind: 'organisation', name: '己商行', processClass: 'traded' })
    names[id] = '己商行'
    expect(await listed({ condition: { field: 'processClass', op: 'in', value: ['traded'] } })).toEqual(['己商行'])
    await manager.call('customer.withdraw', { id, version, reason: '误建' })
    expect(await listed()).not.toContain('己商行')
    expect(await listed({ condition: { field: 'withdrawnAt', op: 'filled' } })).toEqual(['己商行'])
  })

  it('[ARC-42] filters by and shows a field of the firm’s own', async () => {
    const added = await manager.call('field.add', {
      key: 'grade',
      type: 'text',
      definition: { label: { zh: '门头等级', en: 'Shop grade' }, max: 20, list: 'offered', filter: true },
    })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
    const { id } = await openArchive(manager, { kind: 'organisation', name: '庚商行', extra: { grade: '旗舰' } })
    names[id] = '庚商行'
    const { rows } = await list({
      condition: { field: 'grade', op: 'contains', value: '旗' },
      columns: ['name', 'grade'],
    })
    expect(rows.map((row) => [names[row.id], row['grade']])).toEqual([['庚商行', '旗舰']])
  })
})

describe('the list refuses', () => {
  it.each([
    [{ condition: { field: 'nothing', op: 'empty' } }, 'condition.unknown_field'],
    [{ condition: { field: 'bankAccount', op: 'contains', value: '6222' } }, 'condition.unknown_field'],
    [
      { condition: { not: { any: [{ field: 'searchTokens', op: 'hasAny', value: ['a'] }] } } },
      'condition.unknown_field',
    ],
    [{ condition: { field: 'abc', op: 'gt', value: 1 } }, 'condition.wrong_operator'],
    [{ sort: [{ field: 'remarks' }] }, 'list.unknown_sort'],
    [{ cursor: 'nonsense' }, 'list.bad_cursor'],
    [{ search: '商', cursor: 'nonsense' }, 'list.bad_cursor'],
  ])('%j with %s', async (input, code) => {
    const answer = await manager.ask('customer.list', input)
    expect([answer.status, answer.body.error.code]).toEqual([400, code])
  })

  it('a column there is none of, naming it', async () => {
    const answer = await manager.ask('customer.list', { columns: ['name', 'bankAccount'] })
    expect(answer.body.error.fields[0]).toMatchObject({ path: 'columns.1', code: 'field.unknown' })
  })

  it('[ACC-13] who is not signed in, and who has not the right', async () => {
    expect((await harness.guest.ask('customer.list')).status).toBe(401)
    expect((await (await harness.person({})).ask('customer.list')).status).toBe(403)
  })
})
