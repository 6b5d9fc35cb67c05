import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { section, signature, text } from '#platform/core/forms/makers.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let clerk: Caller
let customerId: string
const now = '2026-11-23T02:00:00Z'
const why = { purpose: '核对加工金额', consentText: '本人同意公司保存所填内容' }

beforeAll(async () => {
  harness = await startHarness({ now })
  await switchOn(harness, [])
  await publishForm(harness, sampleForm('Z-1', { ways: ['link'] }))
  await publishForm(harness, sampleForm('Z-2'))
  await publishForm(
    harness,
    sampleForm('Z-3', {
      ways: ['link'],
      sums: [],
      sections: [
        { ...section('told', '告知', 'Told', [text('plan', '方案', 'Plan')]), byFirm: 'before' },
        section('asked', '填写', 'Asked', [
          text('answer', '答复', 'Answer', 1, { required: true }),
          signature('signed', '客户签名', 'Customer'),
        ]),
        {
          ...section('kept', '公司填写', 'Firm', [text('result', '处理', 'Result', 2, { required: true })]),
          byFirm: 'after',
        },
      ],
    }),
  )
  await publishForm(
    harness,
    sampleForm('Z-4', {
      ways: ['link'],
      sums: [],
      sections: [
        {
          ...section('told', '告知', 'Told', [
            text('plan', '方案', 'Plan', 1, { required: true }),
            text('price', '报价', 'Price', 2, { required: true }),
          ]),
          byFirm: 'before',
        },
        section('asked', '填写', 'Asked', [
          text('answer', '答复', 'Answer', 3),
          signature('signed', '客户签名', 'Customer', 4),
        ]),
      ],
    }),
  )
  clerk = await harness.person({ name: '周敏', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  customerId = await openCustomer(harness, { name: '丽水永泰加工厂', phones: ['13805712761'] })
})
afterAll(() => harness.close())

const make = async (more: Record<string, unknown> = {}) => {
  const { status, body } = await clerk.call('form.makeLink', { form: 'Z-1', ...why, ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return { ...body, token: String(body.path).split('/').at(-1) ?? '' }
}
const open = async (token: string) => await harness.guest.ask('form.link', { token })
const send = async (token: string, values: Record<string, unknown>, more: Record<string, unknown> = {}, key?: string) =>
  await harness.guest.call(
    'form.answer',
    { token, values, isConsented: true, ...more },
    key === undefined ? {} : { key },
  )

describe('form.makeLink refuses', () => {
  const input = () => ({ form: 'Z-1', customerId, ...why })
  it.each([
    ['who lacks the right', {}, {}, 403],
    ['a customer out of reach', { 'forms.link': 'own' }, {}, 404],
    ['a purpose that says nothing', { 'forms.link': 'all' }, { purpose: '看' }, 400],
    ['a day that is over', { 'forms.link': 'all' }, { dueOn: '2026-11-01' }, 400],
  ])('%s', async (_who, rights, more, status) => {
    const caller = await harness.person({ rights: rights as Record<string, string> })
    expect((await caller.call('form.makeLink', { ...input(), ...more })).status).toBe(status)
    expect((await harness.guest.call('form.makeLink', input())).status).toBe(401)
  })
})

describe('a form behind a link', () => {
  it('shows what it asks, why, and nothing the form does not need', async () => {
    const { token, svg, url } = await make({ customerId, origin: 'https://kd.example' })
    expect([url, svg.startsWith('<svg')]).toEqual([`https://kd.example/form/${token}`, true])
    const { body } = await open(token)
    expect(body).toMatchObject({ purpose: why.purpose, values: { name: '丽水永泰加工厂', on: '2026-11-23' } })
    expect(JSON.stringify(body)).not.toMatch(/13805712761|bind|KH-|GR-/)
    expect(body.asks).toContain('processing')
    expect(body.signs).toEqual(['lines.*.signed', 'customerSigned', 'managerSigned'])
  })

  it('is handed in by the customer: numbered, signed, on the archive, told to nobody else', async () => {
    const { token } = await make({ customerId })
    const { body } = await send(
      token,
      { name: '丽水永泰加工厂', processing: '100', rework: '20', lines: [{ id: 'a', item: '上衣' }] },
      {
        signatures: [
          { path: 'lines.a.signed', name: '季建国', drawn: 'M1 1 L2 2' },
          { path: 'customerSigned', name: '季建国' },
        ],
      },
    )
    expect(body).toEqual({ isReceived: true, number: expect.stringMatching(/^Z-1-2026-/) })
    const { rows } = (await clerk.ask('form.ofCustomer', { customerId })).body
    expect(rows).toMatchObject([{ state: 'submitted', filledBy: 'customer', source: 'link', ownerId: clerk.staffId }])
    const { values } = (await clerk.ask('form.record', { id: rows[0].id })).body
    expect(values).toMatchObject({ net: '80', lines: [{ signed: { name: '季建国' } }] })
    expect(values.customerSigned.by).toBeUndefined()
  })

  it('goes on with what the firm began, and stays open for what the firm adds', async () => {
    const { id } = await startForm(clerk, 'Z-3', { customerId, values: { plan: '更换机器' } })
    const { token } = await make({ form: undefined, recordId: id })
    const { body } = await open(token)
    expect([body.values, body.asks]).toEqual([{ plan: '更换机器' }, ['answer', 'signed']])
    expect(JSON.stringify(body.form)).not.toContain('处理')
    expect((await send(token, { answer: '同意', plan: '不要钱' })).body.error.fields[0]).toMatchObject({
      path: 'values.plan',
      code: 'field.unknown',
    })
    expect((await send(token, { answer: '同意', result: '已办' })).status).toBe(400)
    expect((await send(token, { answer: '同意' })).status).toBe(200)
    const { record, values, open: left } = (await clerk.ask('form.record', { id })).body
    expect([record.state, record.filledBy, values]).toEqual([
      'submitted',
      'customer',
      { plan: '更换机器', answer: '同意' },
    ])
    expect(left).toMatchObject([{ path: 'result' }])
    const early = await clerk.call('form.file', { id, version: record.version })
    expect(early.body.error.fields).toMatchObject([{ path: 'values.result', code: 'field.required' }])
    const done = await clerk.call('form.change', { id, version: record.version, values: { result: '已办' } })
    expect((await clerk.call('form.file', { id, version: done.body.version })).status).toBe(200)
  })

  it('[FRM-09] is not sent out to be signed before what the firm fills in above the signature is filled in', async () => {
    const unfinished = [409, 'form.link_unfinished', '先填好 报价，再发给对方签名']
    const told = ({ status, body: { error } }: Awaited<ReturnType<Caller['call']>>) => [
      status,
      error?.code,
      error?.message,
    ]
    const { id } = await startForm(clerk, 'Z-4', { customerId, values: { plan: '更换机器' } })
    expect(told(await clerk.call('form.makeLink', { recordId: id, ...why }))).toEqual(unfinished)
    expect((await clerk.call('form.makeLink', { form: 'Z-4', customerId, ...why })).body.error?.message).toBe(
      '先填好 方案、报价，再发给对方签名',
    )
  })

  it('[FRM-09] refuses a signature over what the firm emptied after the link went out', async () => {
    const { id, version } = await startForm(clerk, 'Z-4', { customerId, values: { plan: '更换', price: '9000' } })
    const { token } = await make({ form: undefined, recordId: id })
    const emptied = await clerk.call('form.keep', { id, version, values: { price: null } })
    expect(emptied.status, JSON.stringify(emptied.body)).toBe(200)
    const signatures = [{ path: 'signed', name: '季建国' }]
    const early = await send(token, { answer: '同意' }, { signatures })
    expect([early.status, early.body.error?.code, early.body.error?.message]).toEqual([
      409,
      'form.sign_unfinished',
      '先填好 报价，签了名就不能再改',
    ])
    await clerk.call('form.keep', { id, version: emptied.body.version, values: { price: '9000' } })
    expect((await send(token, { answer: '同意' }, { signatures })).status).toBe(200)
  })

  it('names what is open at its field and takes nothing then', async () => {
    const { token } = await make({ customerId })
    const refused = await send(token, { kind: 'other', lines: [{ id: 'r', price: '1' }], home: '0.5' })
    expect(refused.body.error.fields.map((one: { path: string }) => one.path)).toEqual([
      'values.kindOther',
      'values.lines.r.item',
      'values.home',
    ])
    expect((await open(token)).status).toBe(200)
    expect((await send(token, { name: '甲' }, { isConsented: false })).body.error.fields[0].path).toBe('isConsented')
  })

  it('is answered once by a named customer, even twice at once; the same request twice is one', async () => {
    const { token } = await make({ customerId })
    const both = await Promise.all([send(token, { name: '甲' }), send(token, { name: '乙' })])
    expect(both.map((one) => one.status).sort()).toEqual([200, 404])
    const other = await make()
    const key = crypto.randomUUID()
    const [first, second] = [
      await send(other.token, { name: '丙' }, {}, key),
      await send(other.token, { name: '丙' }, {}, key),
    ]
    expect(second.body).toEqual(first.body)
    expect((await send(other.token, { name: '丁' })).status).toBe(200)
  })

  it('guessed, expired, used and stopped: one answer for all', async () => {
    const [expired, used, stopped] = [await make({ days: 1 }), await make({ customerId }), await make()]
    await send(used.token, { name: '甲' })
    await clerk.call('form.revokeLink', { id: stopped.id, version: stopped.version })
    harness.setNow('2026-11-25T02:00:00Z')
    const answers = []
    for (const token of ['x', 'A'.repeat(43), expired.token, used.token, stopped.token])
      answers.push(await open(token), await send(token, { name: '甲' }))
    const said = new Set(answers.map((one) => JSON.stringify([one.status, { ...one.body.error, requestId: '' }])))
    expect(said.size).toBe(1)
    expect(answers[0]?.body.error.code).toBe('form.link_gone')
  })

  it('whoever guesses on has to wait', async () => {
    harness.setNow('2026-12-01T02:00:00Z')
    let status = 404
    for (let n = 0; n < 22 && status === 404; n++) ({ status } = await open(`${'B'.repeat(41)}${n + 10}`))
    expect(status).toBe(429)
  })

  it('a form that must not be shown has no way out by link', async () => {
    const refused = await clerk.call('form.makeLink', { form: 'Z-2', ...why })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'form.not_by_link'])
  })

  it('those sent out are listed with what came back, one’s own only without a wider right', async () => {
    const { id } = await make({ customerId })
    const { rows } = (await clerk.ask('form.links', { customerId })).body
    expect(rows).toMatchObject([{ id, state: 'open', answers: 0, customerName: '丽水永泰加工厂' }])
    const other = await harness.person({ rights: { 'forms.link': 'own' } })
    expect((await other.ask('form.links', {})).body.rows).toEqual([])
  })
})
