import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { section, signature, text } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm, sampleForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
/** Holds each post the form names. */
let clerk: Caller
let lead: Caller
let head: Caller
/** Deputies: of the clerk and of the lead as persons, of the head's post. */
let stands: Caller
let assistant: Caller
let stranger: Caller
let customerId: string

const holding = async (title: string, name: string) => {
  const one = await harness.person({ name, allRights: true })
  await givePost(harness, one.staffId, title)
  return one
}
const setDeputy = async (of: Caller, deputy: Caller | null) => {
  const { db } = harness.product.platform
  const deputyId = deputy?.staffId ?? null
  await db.updateTable('staff').set({ deputyId }).where('id', '=', of.staffId).execute()
}

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, [])
  await publishForm(
    harness,
    sampleForm('Z-1', {
      flow: { fills: ['文员'], reviews: ['主管'], approves: ['总经理'] },
      sensitivity: 'personal',
      sections: [
        section('a', '一', 'One', [
          text('what', '事项', 'What'),
          signature('headSigned', '总经理签字', 'Head', 2, { signs: ['总经理'], required: false }),
        ]),
      ],
      sums: [],
      happenedIn: undefined,
    } as never),
  )
  clerk = await holding('文员', '周敏')
  lead = await holding('主管', '主管李')
  head = await holding('总经理', '总经理王')
  stands = await holding('秘书', '秘书丁')
  assistant = await holding('助理', '助理戊')
  stranger = await holding('司机', '司机己')
  await setDeputy(clerk, stands)
  await setDeputy(lead, stands)
  const { db } = harness.product.platform
  const { postId } = await db
    .selectFrom('staff')
    .select('postId')
    .where('id', '=', assistant.staffId)
    .executeTakeFirstOrThrow()
  await db.updateTable('posts').set({ deputyPostId: postId }).where('title', '=', '总经理').execute()
  customerId = await openCustomer(harness, { name: '陈丽华' })
})
afterAll(() => harness.close())

const start = (by: Caller) => by.call('form.start', { form: 'Z-1', customerId, values: { what: '申请' } })
const read = async (by: Caller, id: string) => (await by.ask('form.record', { id })).body
const act = async (by: Caller, name: string, id: string, more: Record<string, unknown> = {}) =>
  await by.call(name, { id, version: (await read(by, id)).record.version, ...more })
const saysOf = (answer: { status: number; body: { error?: { code: string } } }) => [
  answer.status,
  answer.body.error?.code,
]
const waitsFor = async (by: Caller, list: string) => (await by.ask('workbench.today')).body.lists[list].count

describe('[ROL-14] a deputy', () => {
  it('fills in, reviews and approves for whom they stand in, and somebody else does not', async () => {
    expect(saysOf(await start(stranger))).toEqual([403, 'form.fill_posts'])
    const begun = await start(stands)
    expect(begun.status).toBe(200)
    const { id } = begun.body
    expect(saysOf(await act(stranger, 'form.keep', id, { values: { what: '改' } }))).toEqual([403, 'form.fill_posts'])
    expect((await act(stands, 'form.keep', id, { values: { what: '改' } })).status).toBe(200)
    expect((await act(stands, 'form.submit', id)).status).toBe(200)

    expect(saysOf(await act(assistant, 'form.review', id))).toEqual([403, 'form.review_posts'])
    expect([await waitsFor(stands, 'formDecisions'), await waitsFor(assistant, 'formDecisions')]).toEqual([1, 0])
    expect((await read(stands, id)).may.review).toMatchObject({ allowed: true })
    expect((await act(stands, 'form.review', id)).status).toBe(200)

    expect(saysOf(await act(stands, 'form.approve', id))).toEqual([403, 'form.approve_posts'])
    expect([await waitsFor(stands, 'formDecisions'), await waitsFor(assistant, 'formDecisions')]).toEqual([0, 1])
    expect((await act(assistant, 'form.approve', id)).status).toBe(200)
    expect((await read(head, id)).record.approvedBy).toBe(assistant.staffId)
  })

  it('is shown on the workbench what waits for the signature of whom they stand in, and signs it', async () => {
    const id = (await start(clerk)).body.id
    await act(clerk, 'form.submit', id)
    await act(lead, 'form.review', id)
    await act(head, 'form.approve', id)
    const waiting = await waitsFor(assistant, 'formSignatures')
    expect([waiting > 0, await waitsFor(stands, 'formSignatures')]).toEqual([true, 0])
    const signed = await act(assistant, 'form.sign', id, { path: 'headSigned', name: '助理戊' })
    expect(signed.status).toBe(200)
    expect(await waitsFor(assistant, 'formSignatures')).toBe(waiting - 1)
  })

  it('sees the form offered in the catalogue, until they no longer stand in', async () => {
    const mayFill = async (by: Caller) => {
      const { rows } = (await by.ask('form.catalogue', {})).body
      return rows.find((row: { key: string }) => row.key === 'Z-1').mayFill
    }
    expect([await mayFill(stands), await mayFill(assistant)]).toEqual([true, false])
    await setDeputy(clerk, null)
    expect(await mayFill(stands)).toBe(false)
    expect(saysOf(await start(stands))).toEqual([403, 'form.fill_posts'])
  })
})
