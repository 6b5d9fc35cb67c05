import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, firmName, openArchive, person } from '#tests/factories/archives.ts'
import { makeDepartment, makeStaff } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  keeper = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const rowOf = async (id: string) =>
  await db().selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const countOf = async () =>
  Number(
    (
      await db()
        .selectFrom('customers')
        .select((one) => one.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const changesOf = async (id: string) =>
  await db().selectFrom('recordChanges').selectAll().where('recordId', '=', id).orderBy('id').execute()

const everything = {
  'customer.create': 'all',
  'customer.read': 'all',
  'customer.change': 'all',
  'customer.withdraw': 'all',
}
const own = { 'customer.create': 'all', 'customer.read': 'own', 'customer.change': 'own', 'customer.withdraw': 'own' }

describe('opening an archive', () => {
  test('[ARC-41] [ARC-57] gives a number of its kind and year and notes the day', async () => {
    const firm = await openArchive(keeper)
    const guest = await openArchive(keeper, person())
    expect(firm.number).toMatch(/^KH-26-\d{5}$/)
    expect(guest.number).toMatch(/^GR-26-\d{5}$/)
    expect((await rowOf(firm.id)).archivedOn).toBe('2026-11-23')
  })

  test('[ARC-41] a number brought along is kept, and the series passes over it', async () => {
    const before = Number((await openArchive(keeper)).number.slice(6))
    const next = `KH-26-${String(before + 1).padStart(5, '0')}`
    expect((await openArchive(keeper, completeFirm({ number: next }))).number).toBe(next)
    expect(Number((await openArchive(keeper)).number.slice(6))).toBe(before + 2)
    const twice = await keeper.call('customer.create', { values: completeFirm({ number: next }) })
    expect([twice.status, twice.body.error.code]).toEqual([409, 'customer.number_taken'])
  })

  test('[ARC-09] past, present and future customers, direct and indirect, are all accepted', async () => {
    for (const timeClass of ['old', 'new', 'future']) {
      for (const directness of ['direct', 'indirect']) {
        const { id } = await openArchive(keeper, completeFirm({ timeClass, directness }))
        expect(await rowOf(id)).toMatchObject({ timeClass, directness })
      }
    }
  })

  test('[ARC-10] each is marked as domestic or international', async () => {
    const { id } = await openArchive(
      keeper,
      completeFirm({ market: 'international', address: '1 Raffles Place, Singapore' }),
    )
    expect((await rowOf(id)).market).toBe('international')
  })

  test('[ARC-45] a name, sex, birth month, phone, address and remarks are a whole record', async () => {
    const { id } = await openArchive(keeper, person({ name: '林晓雨' }))
    expect(await rowOf(id)).toMatchObject({
      name: '林晓雨',
      sex: 'female',
      birthday: '1962-10',
      remarks: '喜欢越剧',
      missing: [],
    })
  })

  test('[ARC-44] [ARC-16] holds native place, work unit, product types and people with their traits', async () => {
    const { id } = await openArchive(
      keeper,
      person({ nativePlace: '浙江丽水', workUnit: '云和县人民医院', productTypes: ['钙片', '鱼油'] }),
    )
    expect(await rowOf(id)).toMatchObject({
      nativePlace: '浙江丽水',
      workUnit: '云和县人民医院',
      productTypes: ['钙片', '鱼油'],
    })
    const people = ['owner', 'manager', 'legalPerson'].map((role) => ({
      name: `康${role}`,
      role,
      personality: '爽直守信',
      hobbies: '钓鱼',
      family: '一子',
      education: '本科',
      age: 58,
      ability: '善谈判',
    }))
    const firm = await openArchive(keeper, completeFirm(), { contacts: people })
    const { body } = await keeper.ask('customer.get', { id: firm.id })
    expect(
      body.contacts
        .map((one: { role: string; age: number; ability: string }) => [one.role, one.age, one.ability])
        .sort(),
    ).toEqual([
      ['legalPerson', 58, '善谈判'],
      ['manager', 58, '善谈判'],
      ['owner', 58, '善谈判'],
    ])
  })

  test('[ARC-15] [ARC-17] [ARC-18] [ARC-19] [ARC-20] [ARC-21] [ARC-36] holds the fields of the papers', async () => {
    const values = {
      size: 'medium',
      industry: '药品批发',
      website: 'https://kangtai.example.cn',
      serviceArea: '云和、景宁、龙泉三县',
      sellingAbility: '门店 14 家',
      growthPotential: '龙泉拟开 3 店',
      companyCulture: '诚信',
      businessPolicy: '薄利多销',
      annualSales: '17359000',
      managementTraits: '家族式',
      salesResults: '2025 年 1,735,900 元',
      staffQuality: '店长皆药师',
      competitorRelation: '兼营康乐',
      attitude: '配合',
      sellingActivity: '双十一促销',
      problems: '价差',
      strengths: '网点多',
      measures: '补发立牌',
      reputation: '好',
      creditState: '按月结清',
      tradeTerms: '月结 30 天',
      pastCreditProblems: '2021 年迟付一次',
      dealings: '2019 年起',
      needs: '样品',
      assetsCurrency: 'CNY',
    }
    const { id } = await openArchive(keeper, completeFirm(values))
    expect(await rowOf(id)).toMatchObject({ ...values, annualSales: '17359000.00', annualSalesCurrency: 'CNY' })
  })

  test('the region follows from the address, birthday and sex from the identity number', async () => {
    const firm = await openArchive(keeper, completeFirm({ address: '浙江省丽水市云和县中山东路218号' }))
    expect((await rowOf(firm.id)).region).toBe('331125')
    // The example number of GB 11643.
    const guest = await openArchive(keeper, { kind: 'individual', name: '康永年', paperNumber: '11010519491231002x' })
    expect(await rowOf(guest.id)).toMatchObject({
      paperNumber: '11010519491231002X',
      birthday: '1949-12-31',
      sex: 'female',
      paperKind: 'residentId',
    })
  })

  test('birthdays are kept as people say them, by the sun or by the moon', async () => {
    for (const [given, kept] of [
      ['农历1956年十月十五', 'L1956-10-15'],
      ['1962年10月15日', '1962-10-15'],
      ['1962-10', '1962-10'],
    ]) {
      const { id } = await openArchive(keeper, person({ birthday: given }))
      expect((await rowOf(id)).birthday, given).toBe(kept)
    }
  })

  test('a lunar birthday that never was is refused at its field; without a year it stays', async () => {
    for (const given of ['农历1956年闰十月初五', '农历2025年闰六月三十']) {
      const { status, body } = await keeper.call('customer.create', { values: person({ birthday: given }) })
      expect(status, given).toBe(400)
      expect(body.error.fields).toEqual([
        expect.objectContaining({ path: 'values.birthday', code: 'date.no_lunar_day' }),
      ])
    }
    const { id } = await openArchive(keeper, person({ birthday: 'L--10+-30' }))
    expect((await rowOf(id)).birthday).toBe('L--10+-30')
  })

  test('[ARC-43] is refused while it looks like one that exists, and opened when that is accepted', async () => {
    const values = completeFirm({ phones: ['13688887777'] })
    const first = await openArchive(keeper, values)
    const again = { ...values, name: String(values['name']).replace('有限公司', '有限责任公司') }
    const refused = await keeper.call('customer.create', { values: again })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'customer.looks_alike'])
    expect(refused.body.error.params.duplicates[0]).toMatchObject({ id: first.id, isVisible: true })
    const accepted = await keeper.call('customer.create', { values: again, acceptDuplicates: true })
    expect(accepted.body.duplicates[0]).toMatchObject({ id: first.id })
    const narrow = await harness.person({ rights: own })
    const blind = await narrow.call('customer.create', { values: again })
    expect(blind.body.error.params.duplicates[0]).not.toHaveProperty('id')
    expect(blind.body.error.params.duplicates[0]).not.toHaveProperty('name')
  })

  test('[ARC-42] refuses values of the wrong type or length, each at its field', async () => {
    const answer = await keeper.call('customer.create', {
      values: {
        kind: 'organisation',
        name: 'x'.repeat(201),
        creditCode: '91331125MA2E000000',
        employees: 'many',
        foundedOn: '2026-13',
        website: 'not a url',
        tier: 'platinum',
      },
    })
    expect(answer.status).toBe(400)
    const paths = answer.body.error.fields.map((one: { path: string }) => one.path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'values.name',
        'values.creditCode',
        'values.employees',
        'values.foundedOn',
        'values.website',
        'values.tier',
      ]),
    )
  })

  test('a field of the other kind, an unknown owner and a day in the future are refused', async () => {
    const misplaced = await keeper.call('customer.create', { values: person({ creditCode: '91330000142916567N' }) })
    expect(misplaced.status).toBe(400)
    const owner = await keeper.call('customer.create', { values: completeFirm({ ownerId: crypto.randomUUID() }) })
    expect(owner.body.error.fields).toMatchObject([{ path: 'values.ownerId', code: 'customer.no_such_person' }])
    const future = await keeper.call('customer.create', { values: completeFirm(), obtainedOn: '2026-11-24' })
    expect(future.body.error.fields).toMatchObject([{ path: 'obtainedOn' }])
  })

  test('a hundred people opening at once get a hundred numbers', async () => {
    const numbers = await Promise.all(Array.from({ length: 100 }, async () => (await openArchive(keeper)).number))
    expect(new Set(numbers).size).toBe(100)
  })

  describeRefusals(() => harness, {
    command: 'customer.create',
    rights: everything,
    input: () => ({ values: completeFirm() }),
    bad: { change: { values: { kind: 'organisation', name: '' } }, path: 'values.name' },
    effects: countOf,
  })
})

describe('changing an archive', () => {
  test('[ARC-32] keeps the old value, who, when and why; a save without change writes nothing', async () => {
    const { id, version } = await openArchive(keeper, completeFirm({ industry: '药品' }))
    const changed = await keeper.call('customer.change', {
      id,
      version,
      values: { industry: '保健品' },
      reason: '客户来函',
    })
    expect(changed.body).toEqual({ id, version: 2 })
    const last = (await changesOf(id)).at(-1)
    expect(last).toMatchObject({
      version: 2,
      kind: 'changed',
      actorId: keeper.staffId,
      reason: '客户来函',
      diff: { industry: ['药品', '保健品'] },
    })
    const same = await keeper.call('customer.change', { id, version: 2, values: { industry: '保健品' } })
    expect(same.body).toEqual({ id, version: 2 })
    expect(await changesOf(id)).toHaveLength(2)
  })

  test('[TEC-18] the second to save is told who was first and what stands there now, covered as for a read', async () => {
    const first = await harness.person({ name: '李卫东', rights: everything })
    const { id, version } = await openArchive(keeper, completeFirm({ phones: ['13811112222'] }))
    await first.call('customer.change', { id, version, values: { shortName: '康泰', phones: ['13899998888'] } })
    const second = await keeper.call('customer.change', { id, version, values: { shortName: '泰康' } })
    expect(second.status).toBe(409)
    expect(second.body.error).toMatchObject({
      code: 'record.stale',
      params: { who: '李卫东', version: 2, current: { shortName: '康泰', phones: ['138****8888'] } },
    })
    expect((await rowOf(id)).shortName).toBe('康泰')
  })

  test('[ARC-28] a class that is replaced needs a reason and keeps the old class; a first one does not', async () => {
    const { id } = await openArchive(keeper)
    expect((await keeper.call('customer.change', { id, version: 1, values: { abc: 'B' } })).status).toBe(200)
    const bare = await keeper.call('customer.change', { id, version: 2, values: { abc: 'A' } })
    expect(bare.body.error.fields).toMatchObject([{ path: 'reason', code: 'customer.class_reason' }])
    await keeper.call('customer.change', { id, version: 2, values: { abc: 'A' }, reason: '季度采购额过百万' })
    expect((await changesOf(id)).at(-1)).toMatchObject({ diff: { abc: ['B', 'A'] }, reason: '季度采购额过百万' })
  })

  test('[CLS-33] the classes are fields of their own: one change touches one of them', async () => {
    const classes = {
      timeClass: 'old',
      processClass: 'trading',
      nature: 'ordinary',
      volume: 'main',
      abc: 'A',
      tier: 'gold',
      creditGrade: 'AA',
      stage: 'cooperation',
      market: 'domestic',
    }
    const { id } = await openArchive(keeper, completeFirm(classes))
    await keeper.call('customer.change', { id, version: 1, values: { creditGrade: 'B' }, reason: '迟付两次' })
    expect(await rowOf(id)).toMatchObject({ ...classes, creditGrade: 'B' })
    expect(Object.keys((await changesOf(id)).at(-1)?.diff ?? {})).toEqual(['creditGrade'])
  })

  test('[ARC-11] a customer whose trade has stopped stays open to change', async () => {
    const { id } = await openArchive(keeper, completeFirm({ processClass: 'trading' }))
    await keeper.call('customer.change', { id, version: 1, values: { processClass: 'traded' }, reason: '停止订货' })
    const later = await keeper.call('customer.change', { id, version: 2, values: { remarks: '转做批发' } })
    expect(later.status).toBe(200)
    expect((await keeper.ask('customer.get', { id })).body.row).toMatchObject({
      processClass: 'traded',
      withdrawnAt: null,
    })
  })

  test('[ARC-30] each change stores which of the three feeders supplied it', async () => {
    const { id } = await openArchive(keeper)
    let version = 1
    for (const feeder of ['feedbackManager', 'inspector', 'salesman']) {
      const saved = await keeper.call('customer.change', {
        id,
        version,
        values: { remarks: feeder },
        feeder,
        obtainedOn: '2026-11-22',
      })
      version = saved.body.version
    }
    expect((await changesOf(id)).map((one) => one.feeder)).toEqual([null, 'feedbackManager', 'inspector', 'salesman'])
    expect((await rowOf(id)).marks).toMatchObject({ remarks: { feeder: 'salesman', obtainedOn: '2026-11-22' } })
  })

  test('[COL-01] a change stores through which channel its news came', async () => {
    const { id } = await openArchive(keeper, completeFirm({ channel: 'web' }))
    await keeper.call('customer.change', { id, version: 1, values: { remarks: '展会所得' }, channel: 'association' })
    expect(await rowOf(id)).toMatchObject({ channel: 'web', marks: { remarks: { channel: 'association' } } })
  })

  test('a number can be changed, not taken away', async () => {
    const { id } = await openArchive(keeper)
    const none = await keeper.call('customer.change', { id, version: 1, values: { number: '' } })
    expect(none.body.error.fields).toMatchObject([{ path: 'values.number', code: 'field.required' }])
    const other = await keeper.call('customer.change', { id, version: 1, values: { number: '乙-0017' } })
    expect(other.status).toBe(200)
  })

  test('[ARC-24] a change of facts answers the trade that waited for it; giving it to another owner does not', async () => {
    const { id } = await openArchive(keeper)
    await db().updateTable('customers').set({ needsUpdateSince: '2026-11-20' }).where('id', '=', id).execute()
    const heir = await makeStaff(db())
    await keeper.call('customer.change', { id, version: 1, values: { ownerId: heir } })
    expect((await rowOf(id)).needsUpdateSince).toBe('2026-11-20')
    await keeper.call('customer.change', { id, version: 2, values: { remarks: '已补发立牌' } })
    expect((await rowOf(id)).needsUpdateSince).toBeNull()
  })

  test('[ARC-37] a changed value is no longer verified', async () => {
    const { id } = await openArchive(keeper)
    await keeper.call('customer.markField', { id, field: 'address', verified: 'true' })
    const before = await rowOf(id)
    expect(before.marks).toMatchObject({ address: { verified: 'true' } })
    await keeper.call('customer.change', {
      id,
      version: before.version,
      values: { address: '浙江省杭州市西湖区文二路9号' },
    })
    expect((await rowOf(id)).marks).not.toHaveProperty('address.verified')
  })

  test('a covered value that comes back unchanged overwrites nothing', async () => {
    const { id } = await openArchive(
      keeper,
      person({ emails: ['lin@example.cn'], wechatIds: ['linxiaoyu'], birthday: '1962-10-15' }),
    )
    const { body } = await keeper.ask('customer.get', { id })
    expect(body.row).toMatchObject({ emails: ['li***@example.cn'], birthday: '--10-15' })
    const saved = await keeper.call('customer.change', {
      id,
      version: 1,
      values: {
        emails: [...body.row.emails, 'xiaoyu@example.cn'],
        wechatIds: body.row.wechatIds,
        birthday: body.row.birthday,
      },
    })
    expect(saved.status).toBe(200)
    expect(await rowOf(id)).toMatchObject({
      emails: ['lin@example.cn', 'xiaoyu@example.cn'],
      wechatIds: ['linxiaoyu'],
      birthday: '1962-10-15',
    })
  })

  test('a customer that turns out to be a person loses what only firms have, and the history keeps it', async () => {
    const { id } = await openArchive(keeper, completeFirm({ name: '王建国' }))
    await keeper.call('customer.change', { id, version: 1, values: { kind: 'individual' } })
    expect(await rowOf(id)).toMatchObject({ kind: 'individual', industry: null, assets: null })
    expect((await changesOf(id)).at(-1)?.diff).toMatchObject({ industry: ['药品零售', null] })
  })

  test('who reads all but changes only what is his own is told so', async () => {
    const reader = await harness.person({ rights: { 'customer.read': 'all', 'customer.change': 'own' } })
    const { id } = await openArchive(keeper)
    const answer = await reader.call('customer.change', { id, version: 1, values: { remarks: 'x' } })
    expect([answer.status, answer.body.error.code]).toEqual([403, 'customer.out_of_reach'])
  })

  describeRefusals(() => harness, {
    command: 'customer.change',
    rights: everything,
    input: async () => ({ ...pick(await openArchive(keeper)), values: { remarks: firmName() } }),
    bad: { change: { values: { employees: 'many' } }, path: 'values.employees' },
    tooNarrow: own,
    isVersioned: true,
  })
})

const pick = ({ id, version }: { id: string; version: number }) => ({ id, version })

describe('[TEC-17] withdrawing and restoring', () => {
  test('a withdrawn archive leaves use, takes no change, and comes back whole', async () => {
    const { id } = await openArchive(keeper, completeFirm({ remarks: '留着' }))
    expect((await keeper.call('customer.withdraw', { id, version: 1, reason: '重复登记' })).status).toBe(200)
    const change = await keeper.call('customer.change', { id, version: 2, values: { remarks: '' } })
    expect([change.status, change.body.error.code]).toEqual([409, 'customer.withdrawn'])
    expect((await keeper.ask('customer.get', { id })).body.may).toMatchObject({
      change: { allowed: false },
      restore: { allowed: true },
    })
    await keeper.call('customer.restore', { id, version: 2, reason: '不是重复' })
    expect(await rowOf(id)).toMatchObject({ withdrawnAt: null, remarks: '留着', version: 3 })
    expect((await changesOf(id)).map((one) => [one.kind, one.reason])).toEqual([
      ['created', null],
      ['withdrawn', '重复登记'],
      ['restored', '不是重复'],
    ])
  })

  test('the kept number of live customers follows', async () => {
    const live = async () =>
      Number((await sql<{ n: number }>`select sum(live) as n from customer_counts`.execute(db())).rows[0]?.n)
    const before = await live()
    const { id } = await openArchive(keeper)
    expect(await live()).toBe(before + 1)
    await keeper.call('customer.withdraw', { id, version: 1, reason: '误建' })
    expect(await live()).toBe(before)
  })

  test('no statement of the product can delete history', async () => {
    await expect(sql`delete from record_changes`.execute(db())).rejects.toThrow(/append-only/)
  })

  for (const command of ['customer.withdraw', 'customer.restore']) {
    describeRefusals(() => harness, {
      command,
      rights: everything,
      input: async () => {
        const made = await openArchive(keeper)
        if (command === 'customer.restore')
          made.version = (await keeper.call('customer.withdraw', { ...pick(made), reason: '误建' })).body.version
        return { ...pick(made), reason: '核对后' }
      },
      bad: { change: { reason: '' }, path: 'reason' },
      tooNarrow: own,
      isVersioned: true,
    })
  }
})

describe('[ARC-22] departments keep their own archives', () => {
  test('one search covers all a person may see, a department’s own and those below it, no others', async () => {
    const sales = await makeDepartment(db(), { name: '销售部甲' })
    const below = await makeDepartment(db(), { name: '销售一组甲', parentId: sales })
    const joint = await makeDepartment(db(), { name: '联营办甲' })
    const made = await Promise.all(
      [sales, below, joint].map(async (departmentId) => (await openArchive(keeper, completeFirm({ departmentId }))).id),
    )
    const salesman = await harness.person({ departmentId: sales, rights: { 'customer.read': 'department' } })
    const seen = await Promise.all(made.map(async (id) => (await salesman.ask('customer.get', { id })).status))
    expect(seen).toEqual([200, 200, 404])
  })
})
