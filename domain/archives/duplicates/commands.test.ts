import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let manager: Caller

beforeAll(async () => {
  harness = await startHarness({ jobs: true })
  manager = await harness.person({ allRights: true, name: '周敏' })
})

afterAll(() => harness?.close())

const firm = (name: string, more: Record<string, unknown> = {}) => ({ kind: 'organisation', name, ...more })
const check = async (values: Record<string, unknown>, caller = manager, more: Record<string, unknown> = {}) => {
  const answer = await caller.call('duplicate.check', { values, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows
}

async function sweep(): Promise<Record<string, unknown>> {
  const before = (await manager.ask('duplicate.sweepState')).body.finishedAt
  expect((await manager.call('duplicate.sweep')).status).toBe(200)
  return await expect
    .poll(async () => (await manager.ask('duplicate.sweepState')).body, { timeout: 15_000, interval: 100 })
    .toSatisfy((state) => state.finishedAt !== null && state.finishedAt !== before)
    .then(async () => (await manager.ask('duplicate.sweepState')).body)
}

const pairs = async (input: Record<string, unknown> = {}) => (await manager.ask('duplicate.list', input)).body.rows

describe('while an archive is being entered', () => {
  it('[ARC-43] shows the likeliest first, with the reasons', async () => {
    const one = await openArchive(manager, firm('临江市和康大药房有限公司', { phones: ['13911110001'] }))
    await openArchive(manager, firm('宁州和康商行', { phones: ['13911110002'] }))
    const rows = await check(firm('和康大药房', { phones: ['13911110001'] }))
    expect(rows[0]).toMatchObject({ id: one.id, isVisible: true })
    expect(rows[0].reasons.map((reason: { message: string }) => reason.message)).toEqual([
      '电话相同（139****0001）',
      '名称只差地名或公司形式',
    ])
  })

  it('[ARC-43] finds a similar name that shares no key', async () => {
    const { id } = await openArchive(manager, firm('云畅电子科技有限公司'))
    expect((await check(firm('云畅电子有限公司'))).map((row: { id: string }) => row.id)).toContain(id)
  })

  it('passes over what is not yet a value, and leaves out the archive itself', async () => {
    const { id } = await openArchive(manager, firm('半截电话商行', { phones: ['13911110003'] }))
    expect(await check(firm('', { phones: ['1391111'], creditCode: '91' }))).toEqual([])
    expect(await check(firm('半截电话商行', { phones: ['13911110003'] }), manager, { exceptId: id })).toEqual([])
  })

  it('[ACC-13] of a customer out of reach tells only that it exists and who answers for it, and records the look', async () => {
    const owner = await harness.person({ name: '陈思远' })
    const { id } = await openArchive(
      manager,
      firm('别人的客户贸易行', { phones: ['13911110004'], ownerId: owner.staffId }),
    )
    const clerk = await harness.person({ rights: { 'customer.create': 'all', 'customer.read': 'own' } })
    const [row] = await check(firm('别人的客户贸易行', { phones: ['13911110004'] }), clerk)
    expect(row).toEqual({ score: 100, isVisible: false, ownerName: '陈思远', reasons: expect.any(Array) })
    expect(JSON.stringify(row)).not.toContain('贸易行')
    const { rows } = await sql<{
      ids: string[]
    }>`select ids from audit_log where operation = 'duplicate.check' and actor_id = ${clerk.staffId}`.execute(
      harness.product.platform.db,
    )
    expect(rows[0]?.ids).toEqual([id])
  })
})

describe('the blind check', () => {
  const clerk = () => harness.person({ rights: { 'customer.create': 'all' } })
  const ask = (caller: Caller, input: Record<string, unknown>) => caller.call('duplicate.blindCheck', input)

  it('[ARC-43] answers yes or no and who, by name, phone, credit code or paper', async () => {
    const owner = await harness.person({ name: '李卫东' })
    await openArchive(
      manager,
      firm('杭州康源保健品商行', {
        phones: ['0571-88880001'],
        creditCode: '91330106MA2KFJ901W',
        ownerId: owner.staffId,
      }),
    )
    const caller = await clerk()
    for (const [input, by] of [
      [{ name: '杭州市康源保健品商行' }, ['name']],
      [{ phone: '0571 8888 0001' }, ['phone']],
      [{ name: '杭州康源保健品商行', phone: '0571-88880001' }, ['name', 'phone']],
    ] as const) {
      const { body } = await ask(caller, input)
      expect(body).toMatchObject({ exists: true, ownerName: '李卫东', by })
      expect(Object.keys(body).sort()).toEqual(['by', 'department', 'exists', 'ownerName'])
    }
    expect((await ask(caller, { name: '从没见过的公司' })).body).toMatchObject({ exists: false, ownerName: null })
  })

  it('[ACC-17] is recorded with what was asked and without the words', async () => {
    const caller = await clerk()
    await ask(caller, { name: '秘密公司名' })
    const { rows } = await sql<{
      kind: string
      detail: unknown
    }>`select kind, detail from audit_log where operation = 'duplicate.blindCheck' and actor_id = ${caller.staffId}`.execute(
      harness.product.platform.db,
    )
    expect(rows).toEqual([{ kind: 'look', detail: { asked: ['name'], exists: false } }])
  })

  it('[ACC-13] is limited to thirty an hour, also when all are sent at once', async () => {
    const caller = await clerk()
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(caller, { phone: '13911119999' })))
    expect(answers.filter((one) => one.status === 200)).toHaveLength(30)
    const refused = answers.filter((one) => one.status === 429)
    expect(refused).toHaveLength(10)
    expect(refused[0]?.body.error.code).toBe('duplicate.too_many_checks')
  })

  it('refuses to check nothing, and names a wrong value', async () => {
    const caller = await clerk()
    expect((await ask(caller, {})).body.error.fields[0]).toMatchObject({
      path: 'name',
      code: 'duplicate.nothing_to_check',
    })
    expect((await ask(caller, { creditCode: '123' })).body.error.fields[0].path).toBe('creditCode')
  })
})

describe('the sweep over everything', () => {
  it('[ARC-43] finds pairs with score and reasons, keeps what was settled, and forgets pairs that are none any more', async () => {
    const a = await openArchive(manager, firm('丽水永安堂药业有限公司', { phones: ['13922220001'] }))
    const b = await openArchive(manager, firm('永安堂药业', { phones: ['13922220001'] }))
    const c = await openArchive(manager, firm('永安堂', { phones: ['13922220001'] }))
    const state = await sweep()
    expect(state['done']).toBe(state['groups'])
    const between = async (x: { id: string }, y: { id: string }, input = {}) =>
      (await pairs({ customerId: x.id, ...input })).find((row: { first: { id: string }; second: { id: string } }) =>
        [row.first.id, row.second.id].includes(y.id),
      )
    const found = await between(a, b)
    expect(found.score).toBeGreaterThanOrEqual(90)
    expect(found.reasons.map((one: { code: string }) => one.code)).toContain('duplicate.same_phone')
    expect(found.first.phones).toEqual(['139****0001'])

    const other = await between(b, c)
    expect((await manager.call('duplicate.dismiss', { id: other.id })).status).toBe(200)
    await manager.call('customer.change', {
      id: a.id,
      version: a.version,
      values: { name: '完全不同商行', phones: ['13922220009'] },
    })
    await sweep()
    expect(await between(a, b)).toBeUndefined()
    expect(await between(b, c)).toBeUndefined()
    expect(await between(b, c, { state: 'different' })).toMatchObject({ decidedByName: '周敏' })
    await manager.call('duplicate.reopen', { id: other.id })
    expect((await between(b, c)).id).toBe(other.id)
  })

  it('[ARC-43] passes over a key that too many archives share', async () => {
    const before = await sweep()
    const names = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑'
    for (const name of names) await openArchive(manager, firm(`${name}记铺子${name}`, { phones: ['13933330000'] }))
    const after = await sweep()
    expect(Number(after['skipped'])).toBe(Number(before['skipped']) + 1)
  })

  it('[ARC-43] goes on where it was interrupted', async () => {
    const db = harness.product.platform.db
    const one = await openArchive(manager, firm('中断前商行', { phones: ['13944440001'] }))
    const two = await openArchive(manager, firm('中断后商行', { phones: ['13944440001'] }))
    await sql`insert into duplicate_groups (members) values (${[one.id, two.id]}::uuid[])`.execute(db)
    await sql`update settings set value = value || '{"finishedAt": null, "groups": 8, "done": 7}' where key = 'duplicates.sweep'`.execute(
      db,
    )
    const state = await sweep()
    expect([state['groups'], state['done']]).toEqual([8, 8])
    expect((await pairs({ customerId: one.id })).length).toBe(1)
  })

  it('[ACC-13] lists a pair only to who may merge both', async () => {
    const clerk = await harness.person({
      rights: { 'customer.read': 'own', 'customer.create': 'all', 'customer.merge': 'own' },
    })
    await openArchive(clerk, firm('我的半边商行', { phones: ['13955550001'] }))
    await openArchive(manager, firm('你的半边商行', { phones: ['13955550001'] }))
    await sweep()
    expect((await clerk.ask('duplicate.list')).body.rows).toEqual([])
  })
})

async function somePair(): Promise<{ id: string }> {
  const phone = `137${String(Date.now()).slice(-8)}`
  const one = await openArchive(manager, firm('成对商行甲', { phones: [phone] }))
  await openArchive(manager, firm('成对商行乙', { phones: [phone] }))
  await sweep()
  return (await pairs({ customerId: one.id }))[0]
}

describeRefusals(() => harness, {
  command: 'duplicate.dismiss',
  rights: { 'customer.read': 'all', 'customer.merge': 'all' },
  input: async () => ({ id: (await somePair()).id }),
  bad: { change: { id: 'not-an-id' }, path: 'id' },
  tooNarrow: { 'customer.read': 'own', 'customer.merge': 'own' },
})

describeRefusals(() => harness, {
  command: 'duplicate.check',
  rights: { 'customer.create': 'all' },
  input: () => ({ values: firm('随便问问商行') }),
  bad: { change: { values: { kind: 'shop' } }, path: 'values.kind' },
})

describeRefusals(() => harness, {
  command: 'duplicate.blindCheck',
  rights: { 'customer.create': 'all' },
  input: () => ({ phone: '13966660001' }),
  bad: { change: { phone: '139' }, path: 'phone' },
})

describeRefusals(() => harness, {
  command: 'duplicate.sweep',
  rights: { 'customer.merge': 'all' },
  input: () => ({}),
  bad: { change: { all: true }, path: 'all' },
})
