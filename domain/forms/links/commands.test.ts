import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm, sampleForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

/** What comes back through a link that the firm does not take. */
let harness: Harness
let clerk: Caller
let customerId: string

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, [])
  await publishForm(harness, sampleForm('Z-1', { ways: ['link'] }))
  clerk = await harness.person({ name: '周敏', allRights: true })
  customerId = await openCustomer(harness)
})
afterAll(() => harness.close())

const make = async (more: Record<string, unknown> = {}) => {
  const asked = { form: 'Z-1', purpose: '核对加工金额', consentText: '本人同意公司保存所填内容', ...more }
  const { status, body } = await clerk.call('form.makeLink', asked)
  expect(status, JSON.stringify(body)).toBe(200)
  return { ...body, token: String(body.path).split('/').at(-1) ?? '' }
}
const send = async (token: string, values: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  await harness.guest.call('form.answer', { token, values, isConsented: true, ...more })
const linkAt = async (id: string) =>
  (await clerk.ask('form.links', {})).body.rows.find((one: { id: string }) => one.id === id)

describeRefusals(() => harness, {
  command: 'form.answer',
  isForGuests: true,
  input: async () => ({ token: (await make({ customerId })).token, values: { name: '甲' }, isConsented: true }),
  bad: { change: { values: { nothing: '1' } }, path: 'values.nothing' },
  effects: async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from form_records`.execute(
      harness.product.platform.db,
    )
    return rows[0]?.n ?? 0
  },
})
describe('form.answer refuses', () => {
  it.each([
    ['what is no answer', { values: [] }, 'values'],
    ['a part it does not know', { customerId: 'x' }, 'customerId'],
    ['a signature where the firm signs or nobody does', { signatures: [{ path: 'net', name: '季' }] }, 'signatures'],
    ['a signature that is no drawing', { signatures: [{ path: 'customerSigned', name: '季', drawn: '<svg>' }] }, null],
    ['a name too long', { signatures: [{ path: 'customerSigned', name: '季'.repeat(81) }] }, null],
    ['what was not agreed to', { isConsented: false }, 'isConsented'],
  ])('%s, and takes nothing', async (_what, more, path) => {
    const { token, id } = await make({ customerId })
    const { status, body } = await send(token, { name: '甲' }, more)
    expect(status, JSON.stringify(body)).toBe(400)
    if (path !== null) expect(body.error.fields[0].path).toBe(path)
    expect(await linkAt(id)).toMatchObject({ state: 'open', answers: 0 })
  })

  it('nobody of many who answer an open code at once, and counts each', async () => {
    const { token, id } = await make()
    const sent = await Promise.all(['甲', '乙', '丙', '丁', '戊'].map((name) => send(token, { name })))
    expect(sent.map((one) => one.status)).toEqual([200, 200, 200, 200, 200])
    expect(new Set(sent.map((one) => one.body.number)).size).toBe(5)
    expect(await linkAt(id)).toMatchObject({ answers: 5 })
  })
})
