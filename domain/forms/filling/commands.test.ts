import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { section, table, text, yesNo } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller
let customerId: string

const now = '2026-11-23T02:00:00Z'
const knownByHeart = section('card', '资料', 'Data', [
  text('name', '名称', 'Name', 1, { bind: 'name', required: true }),
  text('address', '地址', 'Address', 2, { bind: 'address' }),
])
const withOutcome = [
  ...sampleForm('Z-40').sections.slice(0, 2),
  section(
    'later',
    '结果',
    'Outcome',
    [
      text('outcome', '结果', 'Outcome', 12),
      table('tasks', '分工', 'Tasks', 13, [text('task', '事项', 'Task'), yesNo('isDone', '完成', 'Done')]),
    ],
    { byFirm: 'after' },
  ),
]

beforeAll(async () => {
  harness = await startHarness({ now })
  await switchOn(harness, ['beauty'])
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(harness, sampleForm('Z-2', { isSingle: true }))
  await publishForm(harness, sampleForm('Z-3', { numbering: { pattern: 'JG-{yy}{mm}-{000}', gapFree: true } }))
  const trade = [section('a', '借款人', 'Borrower', [text('goods', '经营品种', 'Goods', 1, { bind: 'mainBusiness' })])]
  const unsummed = { sums: [], happenedIn: undefined as never }
  await publishForm(harness, sampleForm('Z-44', { ...unsummed, sections: trade }))
  await publishForm(harness, sampleForm('Z-40', { sections: withOutcome }))
  clerk = await harness.person({ name: '周敏', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  customerId = await openCustomer(harness, { name: '丽水永泰加工厂', phones: ['13805712761'] })
})
afterAll(() => harness.close())

const target = ({ id, version }: { id: string; version: number }) => ({ id, version })
const read = async (id: string, by = clerk) => (await by.ask('form.record', { id })).body
const complete = { name: '丽水永泰加工厂', processing: '1200.50', rework: '200', home: '0.6', abroad: '0.4' }

describeRefusals(() => harness, {
  command: 'form.start',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: () => ({ form: 'Z-1', customerId }),
  bad: { change: { values: { on: '2026-02-30' } }, path: 'values.on' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  effects: async () =>
    (await sql<{ n: number }>`select count(*) as n from form_records`.execute(harness.product.platform.db)).rows[0]
      ?.n ?? 0,
})

describeRefusals(() => harness, {
  command: 'form.keep',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => ({ ...(await begun()), values: { processing: String(Math.random()).slice(2, 6) } }),
  bad: { change: { values: 7 }, path: 'values' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  isVersioned: true,
})

describeRefusals(() => harness, {
  command: 'form.submit',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => await begun(complete),
  bad: { change: { writeBack: ['processing'] }, path: 'writeBack' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  isVersioned: true,
})

async function begun(values: Record<string, unknown> = {}) {
  const { id, version } = await startForm(clerk, 'Z-1', { customerId, values })
  return { id, version }
}

describe('a form that is begun', () => {
  it('[FRM-15] begins with what the archive knows, the day and its number', async () => {
    const { id, number, prefilled } = (await clerk.call('form.start', { form: 'Z-1', customerId })).body
    expect(number).toMatch(/^Z-1-2026-\d{4}$/)
    expect(prefilled).toEqual(['name', 'phones'])
    const { record, values } = await read(id)
    expect(values).toEqual({ name: '丽水永泰加工厂', phones: ['13805712761'], on: '2026-11-23' })
    expect(record).toMatchObject({ state: 'draft', title: '丽水永泰加工厂', customerId, holderId: clerk.staffId })
  })

  it('[ACC-19] shows personal data of the archive covered to whoever may not see it, and keeps it all the same', async () => {
    const seller = await harness.person({
      rights: { 'forms.fill': 'all', 'forms.read': 'all', 'customer.read': 'all' },
    })
    const { id, version } = await startForm(seller, 'Z-1', { customerId })
    const shown = await read(id, seller)
    expect(shown).toMatchObject({ values: { phones: ['138****2761'] }, masked: ['phones'] })
    expect(shown.bound.find((one: { key: string }) => one.key === 'phones').archive).toEqual(['138****2761'])
    const kept = await seller.call('form.keep', { id, version, values: { ...shown.values, rework: '5' } })
    expect(kept.body.errors).toEqual([])
    expect((await read(id)).values).toMatchObject({ phones: ['13805712761'], rework: '5.00' })
  })

  it('[ACC-19] [FRM-16] takes a row about a customer whose telephone stands covered, with one more or as it is', async () => {
    const rights = { 'forms.fill': 'all', 'forms.read': 'all', 'customer.read': 'all' } as const
    const seller = await harness.person({ rights })
    const { values } = (await seller.ask('form.prefill', { form: 'Z-1', customerId })).body
    expect(values.phones).toEqual(['138****2761'])
    const given = { ...values, phones: [...values.phones, '13900001234'] }
    const { id } = await startForm(seller, 'Z-1', { customerId, values: given })
    expect((await read(id)).values.phones).toEqual(['13805712761', '13900001234'])
  })

  it('[ACC-19] leaves what somebody wrote open to them, covered what came from the archive or from somebody else', async () => {
    const rights = { 'forms.fill': 'all', 'forms.read': 'all', 'customer.read': 'all', 'forms.print': 'all' } as const
    const [writer, other] = [await harness.person({ rights }), await harness.person({ rights })]
    const begun = await startForm(writer, 'Z-1', { customerId })
    expect((await read(begun.id, writer)).masked).toEqual(['phones'])
    const values = { ...complete, phones: ['13900007788'] }
    const kept = await writer.call('form.keep', { id: begun.id, version: begun.version, values })
    expect(kept.body.values.phones).toEqual(['13900007788'])
    expect(await read(begun.id, writer)).toMatchObject({ values: { phones: ['13900007788'] }, masked: [] })
    expect((await read(begun.id, other)).masked).toEqual(['phones'])
    const { rows } = (await writer.ask('form.records', { form: 'Z-1', columns: ['phones'] })).body
    const listed = rows.find((one: { id: string }) => one.id === begun.id)
    expect(listed.values.phones).toEqual(['13900007788'])
    await clerk.call('form.keep', { id: begun.id, version: kept.body.version, values: { phones: ['13811112222'] } })
    expect(await read(begun.id, writer)).toMatchObject({ values: { phones: ['138****2222'] }, masked: ['phones'] })
  })

  it('keeps what fits and names what does not, so that one wrong line costs no typing', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', { customerId })
    const { body } = await clerk.call('form.keep', {
      id,
      version,
      values: {
        processing: 'viel',
        rework: '20',
        kind: 'slow',
        nothing: 1,
        customerSigned: { name: '我' },
        lines: [
          { id: 'a', item: '上衣', price: '9.999' },
          { item: '裤子', price: '12' },
        ],
      },
    })
    expect(body.version).toBe(version + 1)
    expect(body.errors.map((one: { path: string; code: string }) => [one.path, one.code])).toEqual([
      ['processing', 'field.not_a_number'],
      ['kind', 'field.not_an_option'],
      ['nothing', 'field.unknown'],
      ['customerSigned', 'form.sign_apart'],
      ['lines.a.price', 'field.too_precise'],
    ])
    expect(body.errors[0].message).toBe('要填数字')
    expect(body.values).toMatchObject({ rework: '20.00', lines: [{ id: 'a', item: '上衣' }, { item: '裤子' }] })
  })

  it('[FRM-14] works out the net amount on the server, whatever a client says it is', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', { customerId })
    const values = { processing: '0.3', rework: '0.1', net: '999' }
    expect((await clerk.call('form.keep', { id, version, values })).body.values.net).toBe('0.2')
  })

  it('[TEC-18] of two people at one draft the second is shown what the first wrote beside their own', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', { customerId })
    const other = await harness.person({ name: '李卫东', allRights: true })
    await other.call('form.keep', { id, version, values: { processing: '100', rework: '1' } })
    const late = await clerk.call('form.keep', { id, version, values: { processing: '200' } })
    expect([late.status, late.body.error.code]).toEqual([409, 'record.stale'])
    expect(late.body.error.params).toMatchObject({
      who: '李卫东',
      version: version + 1,
      current: { 'values.processing': '100.00' },
    })
  })

  it('[FRM-16] refers to records that exist and to none that does not', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', { customerId })
    const ghost = '0197a000-0000-7000-8000-000000000001'
    const kept = await clerk.call('form.keep', {
      id,
      version,
      values: { owner: { name: '季建国', staffId: ghost } },
    })
    expect(kept.body.errors).toMatchObject([{ path: 'owner', code: 'form.no_such_record' }])
    const linked = await clerk.call('form.keep', {
      id,
      version: kept.body.version,
      values: { owner: { name: '周敏', staffId: clerk.staffId } },
    })
    expect(linked.body.errors).toEqual([])
    expect((await read(id)).names).toMatchObject({ [clerk.staffId]: '周敏' })
  })

  it('of a trade that is off, of another kind of customer, or of no one is refused', async () => {
    const of = async (form: string, more = {}) =>
      (await clerk.call('form.start', { form, customerId, ...more })).body.error.code
    expect(await of('F-089')).toBe('form.fill_posts')
    await givePost(harness, clerk.staffId, '美容顾问')
    expect(await of('F-089')).toBe('form.other_kind')
    await switchOn(harness, [])
    expect(await of('F-089')).toBe('form.switched_off')
    await switchOn(harness, ['beauty'])
    expect(await of('Z-9')).toBe('form.unknown_form')
  })

  it('two at once make one living card, and the second is led to the first', async () => {
    const both = await Promise.all([
      clerk.call('form.start', { form: 'Z-2', customerId }),
      clerk.call('form.start', { form: 'Z-2', customerId }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const [made, refused] = both[0]?.status === 200 ? both : [both[1], both[0]]
    expect(refused?.body.error).toMatchObject({ code: 'form.single_exists', params: { id: made?.body.id } })
  })
})

describe('handing in', () => {
  it('[FRM-16] a paper on which nobody wrote anything is not handed in, a card the archive fills by itself is', async () => {
    await switchOn(harness, ['beauty', 'logistics'])
    for (const form of ['F-063', 'F-040']) {
      const { id, version } = await startForm(clerk, form, form === 'F-063' ? { customerId } : {})
      const refused = await clerk.call('form.submit', { id, version })
      expect([refused.status, refused.body.error.code]).toEqual([400, 'form.untouched'])
      expect((await read(id)).record).toMatchObject({ state: 'draft' })
    }
    const card = await startForm(clerk, 'F-063', { customerId: await openCustomer(harness, { name: '松阳竹业' }) })
    const written = await clerk.call('form.keep', { ...target(card), values: { remarks: '月底结账' } })
    expect((await clerk.call('form.submit', { id: card.id, version: written.body.version })).status).toBe(200)
    await publishForm(harness, sampleForm('Z-45', { sections: [knownByHeart] }))
    const known = await startForm(clerk, 'Z-45', { customerId })
    expect((await clerk.call('form.submit', target(known))).status).toBe(200)
  })

  it('[FRM-06] [FRM-17] is refused while something is open, naming each place', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', {
      values: { kind: 'other', home: '0.6', abroad: '0.3', lines: [{ id: 'r1', price: '3' }] },
    })
    const refused = await clerk.call('form.submit', { id, version })
    expect(refused.body.error.fields.map((one: { path: string; code: string }) => [one.path, one.code])).toEqual([
      ['values.name', 'field.required'],
      ['values.kindOther', 'form.other_text_missing'],
      ['values.lines.r1.item', 'field.required'],
      ['values.home', 'form.sum_differs'],
    ])
    expect((await read(id)).open).toHaveLength(4)
  })

  it('[FRM-02] takes the number when none may be skipped, and tells the journal', async () => {
    const draft = await startForm(clerk, 'Z-3', { customerId, values: complete })
    expect(draft.number).toBeNull()
    const { body } = await clerk.call('form.submit', { id: draft.id, version: draft.version })
    expect(body.number).toMatch(/^JG-2611-\d{3}$/)
    const { record } = await read(draft.id)
    expect(record).toMatchObject({ state: 'submitted', submittedBy: clerk.staffId, happenedOn: '2026-11-23' })
    const { rows } = await sql<{ payload: { text: string } }>`select payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'journal:note' and payload ->> 'eventKey' = ${`form:${draft.id}`}`.execute(
      harness.product.platform.db,
    )
    expect(rows[0]?.payload.text).toBe('加工统计表')
  })

  it('[FRM-15] twenty at once get twenty numbers, none skipped and none twice, also when some fail', async () => {
    await publishForm(harness, sampleForm('Z-4', { numbering: { pattern: 'N-{0000}', gapFree: true } }))
    const drafts = await Promise.all(
      Array.from({ length: 20 }, (_, n) => startForm(clerk, 'Z-4', { values: n % 5 === 0 ? {} : complete })),
    )
    const answers = await Promise.all(drafts.map(({ id, version }) => clerk.call('form.submit', { id, version })))
    const numbers = answers.filter((one) => one.status === 200).map((one) => one.body.number)
    expect(numbers.sort()).toEqual(Array.from({ length: 16 }, (_, n) => `N-${String(n + 1).padStart(4, '0')}`))
  })

  it('takes the chosen answers into the archive by its own way: history, search and keys follow', async () => {
    const { id, version } = await startForm(clerk, 'Z-1', {
      customerId,
      values: { ...complete, name: '丽水永泰服装厂', phones: ['13805719999'], owner: { name: '季建国' } },
    })
    const { bound } = await read(id)
    expect(bound).toMatchObject([
      { key: 'name', archive: '丽水永泰加工厂', differs: true, mayWrite: true },
      { key: 'phones', archive: ['13805712761'], differs: true },
      { key: 'owner', archive: null, differs: true },
    ])
    const done = await clerk.call('form.submit', { id, version, writeBack: ['name', 'owner'] })
    expect(done.body.written).toEqual(['name', '@owner'])
    const { row, contacts } = (await clerk.ask('customer.get', { id: customerId })).body
    expect(row).toMatchObject({ name: '丽水永泰服装厂', phones: ['138****2761'] })
    expect(contacts).toMatchObject([{ name: '季建国', role: 'owner' }])
    const found = (await clerk.ask('customer.list', { search: '永泰服装' })).body.rows
    expect(found.map((one: { id: string }) => one.id)).toEqual([customerId])
    const { rows: history } = await sql<{
      reason: string
      diff: Record<string, unknown>
    }>`select reason, diff from record_changes
      where record_id = ${customerId} and entity = 'customer' order by version desc limit 1`.execute(
      harness.product.platform.db,
    )
    expect(history[0]).toMatchObject({
      reason: expect.stringMatching(/^加工统计表 Z-1-2026-/),
      diff: { name: ['丽水永泰加工厂', '丽水永泰服装厂'] },
    })
  })

  it('another name for a role is another person: the one before keeps their years', async () => {
    const first = await startForm(clerk, 'Z-1', { customerId, values: { ...complete, owner: { name: '季建国' } } })
    await clerk.call('form.submit', { id: first.id, version: first.version, writeBack: ['owner'] })
    const second = await startForm(clerk, 'Z-1', { customerId, values: { ...complete, owner: { name: '陈丽' } } })
    await clerk.call('form.submit', { id: second.id, version: second.version, writeBack: ['owner'] })
    const { contacts } = (await clerk.ask('customer.get', { id: customerId })).body
    expect(contacts.map((one: { name: string; toOn: string | null }) => [one.name, one.toOn]).sort()).toEqual([
      ['季建国', '2026-11-23'],
      ['陈丽', null],
    ])
  })

  it('offers to write back only what that kind of customer has', async () => {
    const person = await openCustomer(harness, { kind: 'individual', name: '贺知秋' })
    const offered = async (about: string) => {
      const { id } = await startForm(clerk, 'Z-44', { customerId: about, values: { goods: '五金' } })
      return (await read(id)).bound[0].mayWrite
    }
    expect([await offered(customerId), await offered(person)]).toEqual([true, false])
  })

  it('writes nothing back without the right to change that archive, and nothing at all then', async () => {
    const seller = await harness.person({
      rights: { 'forms.fill': 'all', 'forms.read': 'all', 'customer.read': 'all' },
    })
    const { id, version } = await startForm(seller, 'Z-1', { customerId, values: { ...complete, name: '改名' } })
    const refused = await seller.call('form.submit', { id, version, writeBack: ['name'] })
    expect([refused.status, refused.body.error.code]).toEqual([403, 'right.missing'])
    expect((await read(id)).record.state).toBe('draft')
  })
})

describe('going on with a form that was handed in', () => {
  it('[FRM-18] a register or sheet takes further rows and nothing else', async () => {
    const { id, version } = await handIn(clerk, 'Z-1', { ...complete, lines: [{ id: 'a', item: '上衣' }] })
    const added = await clerk.call('form.change', {
      id,
      version,
      values: {
        lines: [
          { id: 'a', item: '上衣' },
          { id: 'b', item: '裤子' },
        ],
      },
    })
    expect(added.body.values.lines).toHaveLength(2)
    const changed = await clerk.call('form.change', {
      id,
      version: version + 1,
      values: {
        rework: '1',
        lines: [
          { id: 'a', item: '大衣' },
          { id: 'b', item: '裤子' },
        ],
      },
    })
    expect(changed.body.error.fields.map((one: { path: string; code: string }) => [one.path, one.code])).toEqual([
      ['values.rework', 'form.rows_only'],
      ['values.lines.a', 'form.rows_only'],
    ])
  })

  it('[RCP-13] [VIS-14] keeps open what the firm fills in later: an outcome, a tick in a row', async () => {
    const { id, version } = await handIn(clerk, 'Z-40', { ...complete, tasks: [{ id: 'a', task: '订车' }] })
    const done = await clerk.call('form.change', {
      id,
      version,
      values: { outcome: '愿意再谈', tasks: [{ id: 'a', task: '订车', isDone: true }] },
    })
    expect(done.body.values).toMatchObject({ outcome: '愿意再谈', tasks: [{ id: 'a', task: '订车', isDone: true }] })
    const refused = await clerk.call('form.change', { id, version: version + 1, values: { processing: '1' } })
    expect(refused.body.error.fields).toMatchObject([{ path: 'values.processing', code: 'form.rows_only' }])
  })

  it('a living card takes changes, each with its history', async () => {
    const { id, version } = await handIn(clerk, 'Z-2', complete, { customerId })
    const done = await clerk.call('form.change', { id, version, values: { rework: '300' }, reason: '对账后更正' })
    expect(done.body.values.net).toBe('900.5')
    const { rows } = await sql<{ reason: string; diff: unknown }>`select reason, diff from record_changes
      where record_id = ${id} order by version desc limit 1`.execute(harness.product.platform.db)
    expect(rows[0]).toEqual({
      reason: '对账后更正',
      diff: { 'values.rework': ['200.00', '300.00'], 'values.net': ['1000.5', '900.5'] },
    })
  })
})

it('[TEC-17] a record is never removed, and what was filled in stands on its version for ever', async () => {
  const { id } = await handIn(clerk, 'Z-1', complete)
  await publishForm(harness, sampleForm('Z-1', { title: { zh: '新版加工表', en: 'New sheet' } }), 2)
  expect((await read(id)).definition).toMatchObject({ version: 1, definition: { title: { zh: '加工统计表' } } })
  expect((await clerk.ask('form.definition', { key: 'Z-1' })).body).toMatchObject({ version: 2 })
  const { db } = harness.product.platform
  await expect(sql`delete from form_records where id = ${id}`.execute(db)).rejects.toThrow('append-only')
  await expect(sql`update form_records set number = 'X' where id = ${id}`.execute(db)).rejects.toThrow(
    'keeps its number',
  )
  await expect(sql`update form_definitions set definition = '{}' where key = 'Z-1'`.execute(db)).rejects.toThrow(
    'never changed',
  )
})
