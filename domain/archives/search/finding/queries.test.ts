import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import { openArchive } from '#tests/factories/archives.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let manager: Caller
const ids: Record<string, string> = {}

const firm = (name: string, more: Record<string, unknown> = {}) => ({ kind: 'organisation', name, ...more })
const somebody = (name: string, more: Record<string, unknown> = {}) => ({ kind: 'individual', name, ...more })

beforeAll(async () => {
  harness = await startHarness()
  manager = await harness.person({ allRights: true })
  const make = async (key: string, values: Record<string, unknown>, contacts: unknown[] = []) => {
    ids[key] = (await openArchive(manager, values, { contacts })).id
  }
  await make(
    'yunchuang',
    firm('深圳市云创科技有限公司', { shortName: '云创', phones: ['13800001111'], tags: ['展会'] }),
  )
  await make('yunchuangBeijing', firm('北京云创文化传媒有限公司'))
  await make('kangmei', firm('康美药业股份有限公司', { number: 'KH-2024-0042', phones: ['0571-88886666'] }))
  await make('fukang', firm('福康堂国药号'), [{ name: '单雄信', phones: ['13955552761'], role: 'contact' }])
  await make('kang', firm('康'))
  await make('zeng', somebody('曾国强', { phones: ['13700009999'] }))
  await make('chongqing', firm('重庆长行物流有限公司'))
  await make('kanghu', somebody('康丽萍'))
})

afterAll(() => harness?.close())

async function found(search: string, caller = manager): Promise<string[]> {
  const answer = await caller.ask('customer.list', { search })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows.map((row: { id: string }) => Object.keys(ids).find((key) => ids[key] === row.id) ?? row.id)
}

describe('the one search box', () => {
  it.each([
    ['part of a name', '云创科', ['yunchuang']],
    ['one Hanzi', '业', ['kangmei']],
    ['a traditional spelling', '深圳市雲創', ['yunchuang']],
    ['full-width letters and digits', 'ＫＨ－２０２４－００４２', ['kangmei']],
    ['full pinyin', 'kangmei', ['kangmei']],
    ['pinyin with its last syllable begun', 'kangm', ['kangmei']],
    ['initials', 'kmyy', ['kangmei']],
    ['a surname reading and initials', 'zenggq', ['zeng']],
    ['a surname in full', 'zengguoqiang', ['zeng']],
    ['the other reading of a polyphone', 'cengguoqiang', ['zeng']],
    ['both readings of a place', 'zhongqing', ['chongqing']],
    ['the short name', 'yc', ['yunchuang', 'yunchuangBeijing']],
    ['the tail of a phone', '1111', ['yunchuang']],
    ['a fixed line', '88886666', ['kangmei']],
    ['a number', 'KH-2024-0042', ['kangmei']],
    ['a piece of a number', '0042', ['kangmei']],
    ['a tag', '展会', ['yunchuang']],
    ['a contact', '单雄信', ['fukang']],
    ['a contact in pinyin with the surname reading', 'shanxiongxin', ['fukang']],
    ['the phone of a contact', '2761', ['fukang']],
    ['two words', '深圳 科技', ['yunchuang']],
  ])('[TEC-13] %s finds the customer', async (_what, text, expected) => {
    expect((await found(text)).sort()).toEqual([...expected].sort())
  })

  it('[TEC-13] the whole name comes first, then names that begin with it, then those that hold it', async () => {
    expect(await found('康')).toEqual(['kang', 'kanghu', 'kangmei', 'fukang'])
  })

  it('says what pinyin was understood as and which part of the name was hit', async () => {
    const { body } = await manager.ask('customer.list', { search: 'kang' })
    expect(body.understood).toBe('康')
    const row = body.rows.find((one: { id: string }) => one.id === ids['fukang'])
    expect(row.hits).toEqual([{ field: 'name', index: 0, from: 1, to: 2 }])
    expect(body.total).toBe(4)
    expect(body.isExact).toBe(true)
  })

  it('shows through which contact a customer was found', async () => {
    const { body } = await manager.ask('customer.list', { search: '雄信' })
    expect(body.rows[0].via).toEqual({ field: 'contact', text: '单雄信', from: 1, to: 3 })
  })

  it('[TEC-13] digits on two sides of the sign in a number are not next to each other', async () => {
    expect(await found('400')).toEqual([])
    expect(await found('24-0042')).toEqual(['kangmei'])
    expect(await found('kh20240042')).toEqual(['kangmei'])
  })

  it('finds nothing for signs alone, and everything for an empty box', async () => {
    expect(await found('！！')).toEqual([])
    expect((await found('  ')).length).toBe(Object.keys(ids).length)
  })

  it('[TEC-13] pages through the ranked hits without losing or repeating one', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await manager.ask('customer.list', { search: '康', limit: 1, ...(cursor ? { cursor } : {}) })
      seen.push(...body.rows.map((row: { id: string }) => row.id))
      cursor = body.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(['kang', 'kanghu', 'kangmei', 'fukang'].map((key) => ids[key]))
  })

  it('marks the hits also in the order of a column, and pages through them', async () => {
    const first = await manager.ask('customer.list', { search: 'kang', sort: [{ field: 'sortName' }], limit: 3 })
    const rest = await manager.ask('customer.list', {
      search: 'kang',
      sort: [{ field: 'sortName' }],
      limit: 3,
      cursor: first.body.next,
    })
    const rows = [...first.body.rows, ...rest.body.rows]
    expect(rows.map((row: { id: string }) => row.id)).toEqual(
      ['fukang', 'kang', 'kanghu', 'kangmei'].map((key) => ids[key]),
    )
    expect(rows.every((row: { hits: unknown[] }) => row.hits.length === 1)).toBe(true)
    expect([first.body.total, first.body.isExact, first.body.understood]).toEqual([4, true, '康'])
  })

  it('finds the same as a condition among others', async () => {
    const condition = { all: [{ search: 'kang' }, { not: { field: 'kind', op: 'in', value: ['individual'] } }] }
    const { body } = await manager.ask('customer.list', { condition })
    expect(body.rows.map((row: { id: string }) => row.id).sort()).toEqual(
      ['kang', 'kangmei', 'fukang'].map((key) => ids[key]).sort(),
    )
  })

  it('[ARC-22] finds for each person only what they may see', async () => {
    const clerk = await harness.person({ rights: { 'customer.read': 'own', 'customer.create': 'all' } })
    expect(await found('康', clerk)).toEqual([])
    const { id } = await openArchive(clerk, firm('小康商店'))
    expect(await found('康', clerk)).toEqual([id])
  })

  it('[ARC-22] finds what was handed over to somebody, and its words that came with a merge', async () => {
    const clerk = await harness.person({ rights: { 'customer.read': 'own' } })
    const stays = await openArchive(manager, firm('交接甲商行'))
    const goes = await openArchive(manager, firm('并入乙货栈'))
    expect(await found('交接甲', clerk)).toEqual([])
    const { id, version } = stays
    const given = await manager.call('customer.change', { id, version, values: { ownerId: clerk.staffId } })
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    expect(await found('交接甲', clerk)).toEqual([stays.id])
    expect(await found('交接', clerk)).toEqual([stays.id])
    const merged = await manager.call('customer.merge', {
      keepId: stays.id,
      keepVersion: given.body.version,
      goneId: goes.id,
      goneVersion: goes.version,
      reason: '同一家',
    })
    expect(merged.status, JSON.stringify(merged.body)).toBe(200)
    expect(await found('并入乙', clerk)).toEqual([stays.id])
    const { row } = (await manager.ask('customer.get', { id })).body
    await manager.call('customer.change', { id, version: row.version, values: { ownerId: null } })
    expect(await found('并入乙', clerk)).toEqual([])
  })

  it('finds within a condition what fulfils it, withdrawn ones where they are asked for', async () => {
    const { id, version } = await openArchive(manager, firm('条件试验商行', { abc: 'A' }))
    await openArchive(manager, firm('条件试验酒店', { abc: 'B' }))
    const isA = { field: 'abc', op: 'in', value: ['A'] }
    const searched = async (condition: unknown) =>
      (await manager.ask('customer.list', { search: '条件试验', condition })).body
    expect(await searched(isA)).toMatchObject({ rows: [{ id }], total: 1, isExact: true })
    await manager.call('customer.withdraw', { id, version, reason: '登记错误' })
    expect((await searched(isA)).rows).toEqual([])
    expect(await searched({ all: [isA, { field: 'withdrawnAt', op: 'filled' }] })).toMatchObject({ rows: [{ id }] })
  })

  it('no longer finds a withdrawn archive, and finds it again once restored', async () => {
    const { id, version } = await openArchive(manager, firm('撤回试验商行'))
    const gone = await manager.call('customer.withdraw', { id, version, reason: '登记错误' })
    expect(await found('撤回试验')).toEqual([])
    await manager.call('customer.restore', { id, version: gone.body.version, reason: '恢复' })
    expect(await found('撤回试验')).toEqual([id])
  })

  it('finds the new name after a change, and the old one no longer', async () => {
    const { id, version } = await openArchive(manager, firm('旧名称商行'))
    await manager.call('customer.change', { id, version, values: { name: '新牌子百货' } })
    expect(await found('新牌子')).toEqual([id])
    expect(await found('旧名称')).toEqual([])
  })
})

describe('[ARC-51] through a contact', () => {
  const act = async (name: string, input: Record<string, unknown>) => {
    const answer = await manager.call(name, input)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }

  it('every customer the person now belongs to is found, by the name they now bear', async () => {
    const one = await openArchive(manager, firm('甲来商行'))
    const other = await openArchive(manager, firm('乙往商行'))
    const person = await act('contact.add', { customerId: one.id, values: { name: '尉迟敬德', role: 'contact' } })
    const second = await act('contact.link', { contactId: person.id, customerId: other.id, values: { role: 'buyer' } })
    expect((await found('尉迟敬德')).sort()).toEqual([one.id, other.id].sort())
    await act('contact.change', { id: person.id, version: 1, values: { name: '呼延灼' } })
    expect(await found('尉迟敬德')).toEqual([])
    expect((await found('呼延灼')).sort()).toEqual([one.id, other.id].sort())
    await act('contact.end', { membershipId: second.membershipId })
    expect(await found('呼延灼')).toEqual([one.id])
    await act('contact.remove', { membershipId: person.membershipId, reason: '录错' })
    expect(await found('呼延灼')).toEqual([])
  })

  it('a customer taken out of use is not found, and is again when restored', async () => {
    const { id, version } = await openArchive(manager, firm('丙停商行'), {
      contacts: [{ name: '欧阳春', role: 'contact' }],
    })
    const gone = await act('customer.withdraw', { id, version, reason: '停业' })
    expect(await found('欧阳春')).toEqual([])
    await act('customer.restore', { id, version: gone.version, reason: '复业' })
    expect(await found('欧阳春')).toEqual([id])
  })

  it('a merge leads to the customer that stayed, and back when it is undone', async () => {
    const keep = await openArchive(manager, firm('丁合商行'))
    const gone = await openArchive(manager, firm('丁合商店'), { contacts: [{ name: '诸葛瑾', role: 'contact' }] })
    const versions = { keepVersion: keep.version, goneVersion: gone.version }
    const { mergeId } = await act('customer.merge', { keepId: keep.id, goneId: gone.id, ...versions, reason: '同一家' })
    expect(await found('诸葛瑾')).toEqual([keep.id])
    await act('customer.unmerge', { mergeId, reason: '是两家' })
    expect(await found('诸葛瑾')).toEqual([gone.id])
  })

  it('whoever sees their own customers finds through the contacts of these alone', async () => {
    const seller = await harness.person({ rights: { 'customer.read': 'own', 'customer.create': 'own' } })
    await openArchive(manager, firm('戊家商行'), { contacts: [{ name: '司徒静', role: 'contact' }] })
    const own = await openArchive(seller, firm('己家商行'), { contacts: [{ name: '司徒静', role: 'contact' }] })
    expect(await found('司徒静', seller)).toEqual([own.id])
  })
})

describe('a text that very many have', () => {
  /** Many people straight into the database, with the words their archives would have. */
  async function fill(surname: string, count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, n) => {
      const name = `${surname}${String.fromCodePoint(0x5b50 + (n % 90))}${String.fromCodePoint(0x6c34 + Math.floor(n / 90))}`
      const entry = { names: [{ text: name, person: true }], numbers: [], phones: [], words: [] }
      return { number: `${surname}${n}`, name, sort_name: name, search_tokens: tokensOf(entry) }
    })
    await sql`insert into customers (id, number, name, kind, sort_name, search_tokens, owner_id)
      select gen_random_uuid(), number, name, 'individual', sort_name, search_tokens, ${manager.staffId}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number text, name text, sort_name text, search_tokens text[])`.execute(
      harness.product.platform.db,
    )
  }
  const searched = async (search: string) => {
    const answer = await manager.ask('customer.list', { search })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }

  it('is counted to the last while as many as are ranked and a hundred more', async () => {
    await fill('亓', 350)
    const inside = await openArchive(manager, firm('济南亓氏商行'))
    const { total, isExact, rows } = await searched('亓')
    expect([total, isExact, rows.length]).toEqual([351, true, 50])
    expect(await found('亓氏')).toEqual([inside.id])
  })

  it('shows those whose names begin with it, and says more than instead of a number', async () => {
    await fill('妘', 450)
    await openArchive(manager, firm('济南妘氏商行'))
    const whole = await openArchive(manager, somebody('妘'))
    const { total, isExact, rows } = await searched('妘')
    expect([total, isExact]).toEqual([300, false])
    expect(rows[0].id).toBe(whole.id)
    expect(rows.filter((row: { name: string }) => !row.name.startsWith('妘'))).toEqual([])
    expect((await searched('妘氏')).total).toBe(1)
  })
})

describe('quick search', () => {
  it('leads from the contact to the customer', async () => {
    const { body } = await manager.ask('customer.quickSearch', { text: 'sxx' })
    expect(body.rows).toHaveLength(1)
    expect(body.rows[0]).toMatchObject({
      id: ids['fukang'],
      name: '福康堂国药号',
      via: { field: 'contact', text: '单雄信' },
    })
  })

  it('is refused without the right to see customers', async () => {
    const nobody = await harness.person({})
    expect((await nobody.ask('customer.quickSearch', { text: '康' })).status).toBe(403)
    expect((await harness.guest.ask('customer.quickSearch', { text: '康' })).status).toBe(401)
  })
})
