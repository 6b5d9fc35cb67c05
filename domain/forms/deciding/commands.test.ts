import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approval, section, signature, table, text } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let clerk: Caller
let customerId: string
const now = '2026-11-23T02:00:00Z'

beforeAll(async () => {
  harness = await startHarness({ now })
  await switchOn(harness, [])
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(
    harness,
    sampleForm('Z-2', {
      flow: { reviews: ['主管'], approves: ['总经理'] },
      sections: [
        section('a', '一', 'One', [text('name', '名称', 'Name', 1, { required: true })]),
        section('b', '审批', 'Decision', [
          approval('reviewed', '审核意见', 'Review'),
          approval('approved', '批准意见', 'Approval'),
        ]),
      ],
      sums: [],
      happenedIn: undefined,
    } as never),
  )
  await publishForm(
    harness,
    sampleForm('Z-3', {
      isSingle: true,
      sections: [
        section('a', '一', 'One', [
          text('name', '姓名', 'Name'),
          table('care', '护理', 'Care', 2, [
            text('zone', '部位', 'Zone'),
            text('what', '项目', 'Care', undefined, { required: true }),
            text('of', '产品', 'Product'),
            signature('signed', '顾客签名', 'Customer'),
          ]),
          signature('customer', '顾客签署', 'Customer', 3),
          signature('consultant', '美容顾问签署', 'Consultant', 4),
          signature('head', '院长签署', 'Head', 5),
        ]),
      ],
      sums: [],
    }),
  )
  clerk = await harness.person({ name: '周敏', allRights: true })
})
beforeEach(async () => {
  harness.setNow(now)
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

const read = async (id: string, by = clerk) => (await by.ask('form.record', { id })).body
const version = async (id: string) => (await read(id)).record.version
const act = async (name: string, id: string, more: Record<string, unknown> = {}, by = clerk) =>
  await by.call(name, { id, version: await version(id), ...more })
const boss = async (title: string, name: string) => {
  const one = await harness.person({ name, allRights: true })
  await givePost(harness, one.staffId, title)
  return one
}
const strokes = 'M10 10 L20 20 Q30 30 40 10'

describeRefusals(() => harness, {
  command: 'form.sign',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => ({ ...(await started()), path: 'customerSigned', name: '季建国' }),
  bad: { change: { path: 'nothing' }, path: 'path' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'form.void',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => ({ ...(await started()), reason: '填错了' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'form.file',
  rights: { 'forms.keep': 'all', 'forms.read': 'all' },
  input: async () => {
    const { id, version } = await handIn(clerk, 'Z-1', { name: '甲' })
    return { id, version }
  },
  bad: { change: { location: { shelf: 1 } }, path: 'location.shelf' },
  tooNarrow: { 'forms.keep': 'own', 'forms.read': 'own' },
  isVersioned: true,
})

async function started(form = 'Z-1') {
  const { id, version: at } = await startForm(clerk, form, { values: { name: '甲' } })
  return { id, version: at }
}

describe('signatures', () => {
  it('[FRM-10] of several parties are given in the order of the paper, each kept with its strokes', async () => {
    const { id } = await startForm(clerk, 'Z-3', { customerId })
    const early = await act('form.sign', id, { path: 'head', name: '院长王' })
    expect([early.status, early.body.error.code, early.body.error.message]).toEqual([
      409,
      'form.sign_earlier',
      '先由“顾客签署”签',
    ])
    for (const [path, name] of [
      ['customer', '陈丽'],
      ['consultant', '周敏'],
      ['head', '院长王'],
    ])
      expect((await act('form.sign', id, { path, name, drawn: strokes })).status).toBe(200)
    const { values, drawn, signing } = await read(id)
    expect(values.customer).toMatchObject({ name: '陈丽', at: '2026-11-23T02:00:00.000Z', by: clerk.staffId })
    expect(drawn[values.customer.image]).toBe(strokes)
    expect(signing.map((one: { path: string }) => one.path)).toEqual(['customer', 'consultant', 'head'])
    const twice = await act('form.sign', id, { path: 'head', name: '别人' })
    expect(twice.body.error.code).toBe('form.already_signed')
  })

  it('[FRM-09] of a row close that row; others are added and signed after it, also when the card is signed and filed', async () => {
    const { id } = await startForm(clerk, 'Z-3', {
      customerId,
      values: { care: [{ id: 'r1', zone: '面部', what: '补水', of: '面膜' }] },
    })
    for (const path of ['care.r1.signed', 'customer', 'consultant', 'head'])
      expect((await act('form.sign', id, { path, name: '陈丽' })).status).toBe(200)
    await act('form.submit', id)
    await act('form.file', id)
    const { care } = (await read(id)).values
    const changed = await act('form.change', id, { values: { care: [{ ...care[0], what: '美白' }] } })
    expect(changed.body.error.fields[0]).toMatchObject({ path: 'values.care.r1', code: 'form.signed_row' })
    const gone = await act('form.change', id, { values: { care: [] } })
    expect(gone.body.error.fields[0]).toMatchObject({ code: 'form.signed_row' })
    expect((await act('form.change', id, { values: { care: [...care, { id: 'r2', what: '清洁' }] } })).status).toBe(200)
    expect((await act('form.sign', id, { path: 'care.r2.signed', name: '陈丽' })).status).toBe(200)
    expect((await read(id)).values.care).toMatchObject([{ what: '补水' }, { what: '清洁', signed: { name: '陈丽' } }])
  })

  it('what stands above a signature is closed until the form is reopened, which takes the signatures off', async () => {
    const { id } = await started()
    await act('form.sign', id, { path: 'customerSigned', name: '季建国' })
    const kept = await act('form.keep', id, { values: { rework: '5' } })
    expect(kept.body.errors).toMatchObject([{ path: 'rework', code: 'form.signed_part' }])
    expect((await act('form.reopen', id, { reason: '金额写错' })).status).toBe(200)
    expect((await read(id)).values.customerSigned).toBeUndefined()
    expect((await act('form.keep', id, { values: { rework: '5' } })).body.errors).toEqual([])
    expect((await act('form.reopen', id, { reason: '再来' })).body.error.code).toBe('form.nothing_to_reopen')
  })

  it('takes strokes of a pen and nothing else for a drawing', async () => {
    const { id } = await started()
    const hostile = await act('form.sign', id, { path: 'customerSigned', name: '季', drawn: 'M0 0"><script>' })
    expect(hostile.body.error.fields[0].path).toBe('drawn')
  })
})

describe('reviewing and approving', () => {
  it('[FRM-03] go by the posts the form names, in order, and fill its boxes', async () => {
    const [chief, head] = [await boss('主管', '主管李'), await boss('总经理', '总经理王')]
    const { id } = await handIn(clerk, 'Z-2', { name: '甲' })
    expect((await act('form.review', id)).body.error.code).toBe('form.review_posts')
    expect((await act('form.approve', id, {}, head)).body.error.code).toBe('form.not_waiting')
    expect((await act('form.review', id, { opinion: '属实' }, chief)).status).toBe(200)
    expect((await act('form.file', id)).body.error.code).toBe('form.not_decided')
    expect((await act('form.approve', id, { opinion: '同意' }, head)).status).toBe(200)
    const { record, values } = await read(id)
    expect(record).toMatchObject({ state: 'approved', reviewedBy: chief.staffId, approvedBy: head.staffId })
    expect(values).toMatchObject({
      reviewed: { name: '主管李', verdict: 'agreed', opinion: '属实' },
      approved: { name: '总经理王', verdict: 'agreed', opinion: '同意' },
    })
    expect((await act('form.reopen', id, { reason: '改' })).body.error.code).toBe('form.not_reopened')
  })

  it('a refusal needs a reason and sends the form back as a draft with its number', async () => {
    const chief = await boss('主管', '主管李')
    const { id, number } = await handIn(clerk, 'Z-2', { name: '甲' })
    expect((await act('form.review', id, { verdict: 'refused' }, chief)).body.error.fields[0].path).toBe('opinion')
    await act('form.review', id, { verdict: 'refused', opinion: '电话不对' }, chief)
    expect((await read(id)).record).toMatchObject({ state: 'draft', number, opinion: '电话不对' })
    expect((await act('form.submit', id)).body.number).toBe(number)
  })

  it('two who decide at once decide once', async () => {
    const chief = await boss('主管', '主管李')
    const { id, version: at } = await handIn(clerk, 'Z-2', { name: '甲' })
    const both = await Promise.all([
      chief.call('form.review', { id, version: at }),
      chief.call('form.review', { id, version: at, verdict: 'refused', opinion: '不' }),
    ])
    expect(both.filter((one) => one.status === 200)).toHaveLength(1)
  })
})

it('[TEC-17] a void form keeps its number, stays to be read, and never comes back', async () => {
  const { id, number } = await handIn(clerk, 'Z-1', { name: '甲' })
  await act('form.void', id, { reason: '重复填写' })
  expect((await read(id)).record).toMatchObject({ state: 'voided', number, voidReason: '重复填写' })
  expect((await act('form.submit', id)).body.error.code).toBe('form.voided')
  expect((await act('form.void', id, { reason: '再作废' })).body.error.code).toBe('form.voided')
})
