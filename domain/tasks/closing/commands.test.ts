import { sql } from 'kysely'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let rep: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  await switchOn(harness, ['seminar'])
  rep = await harness.person({ name: '陈立民', allRights: true })
  await givePost(harness, rep.staffId, '满意代表')
})
afterAll(() => harness.close())

const db = () => harness.product.platform.db
const guest = (name: string) => openCustomer(harness, { kind: 'individual', name, ownerId: rep.staffId })
/** A paper that left its maker; what its filling-in asks has its own tests. */
const paperOf = async (customerId: string, madeOn: string, state = 'submitted') => {
  const { id } = await startForm(rep, 'F-101', { customerId })
  await sql`update form_records set state = ${state}, submitted_at = now(), happened_on = ${madeOn}::date where id = ${id}`.execute(
    db(),
  )
  return id
}
const planned = async (customerId: string) =>
  (await rep.call('followUp.plan', { customerId, dueOn: '2026-11-23', purpose: '询问意见', means: 'call' })).body
    .id as string
const finish = async (id: string, more: Record<string, unknown> = {}) =>
  await rep.call('task.complete', { id, version: 1, result: '早晚各一粒，睡眠有好转', ...more })
const rowsOf = async (id: string) =>
  (await rep.ask('form.record', { id, purpose: '核对' })).body.values.followUps as Record<string, unknown>[] | undefined

describe('[VIS-03] [VIS-14] [VIS-15] what came of a follow-up stands on the customer’s own paper', () => {
  test('as a row with its day, who made it and the details, on the newest one, and is printed with it', async () => {
    const customerId = await guest('王秀兰')
    const older = await paperOf(customerId, '2026-10-01')
    const paper = await paperOf(customerId, '2026-10-24')
    const id = await planned(customerId)
    expect((await finish(id, { happenedAt: '2026-11-22T06:00:00Z' })).status).toBe(200)
    expect(await rowsOf(paper)).toEqual([
      {
        id,
        on: '2026-11-22',
        by: { name: '陈立民', staffId: rep.staffId },
        details: '早晚各一粒，睡眠有好转',
      },
    ])
    expect((await rowsOf(older)) ?? []).toEqual([])
    // A secret paper is printed by a number that somebody issued.
    const issuer = await harness.person({ name: '方总', allRights: true })
    const asked = await rep.call('form.askCopies', {
      form: 'F-101',
      recordId: paper,
      kind: 'filled',
      purpose: '核对回访',
    })
    await issuer.call('form.issueCopies', { id: asked.body.id, verdict: 'issued' })
    const { body, status } = await rep.call('form.print', { ids: [paper], purpose: '核对回访' })
    expect(status, JSON.stringify(body)).toBe(200)
    const printed = await harness.product.app.inject({
      url: `/api/prints/${body.id}`,
      headers: { cookie: rep.cookie },
    })
    const { text } = await extractText(new Uint8Array(printed.rawPayload), { mergePages: true })
    expect(text.normalize('NFKC').replace(/\s/g, '')).toContain('早晚各一粒,睡眠有好转')
    const { rows } = await harness.product.pool.query(
      `select diff from record_changes where entity = 'formRecord' and record_id = $1 order by version desc limit 1`,
      [paper],
    )
    expect(JSON.stringify(rows[0])).toContain('睡眠有好转')
    expect((await rep.ask('form.record', { id: paper, purpose: '核对' })).body.record.outcomes ?? []).toEqual([])
  })

  test('each follow-up in its own row, pressed twice it is written once', async () => {
    const customerId = await guest('李阿婆')
    const paper = await paperOf(customerId, '2026-10-24')
    const [first, second] = [await planned(customerId), await planned(customerId)]
    const key = crypto.randomUUID()
    const done = { id: first, version: 1, result: '第一次' }
    await Promise.all([rep.call('task.complete', done, { key }), rep.call('task.complete', done, { key })])
    await Promise.all([finish(second, { result: '第二次' }), finish(second, { result: '也是第二次' })])
    expect((await rowsOf(paper))?.map((row) => row['id']).sort()).toEqual([first, second].sort())
  })

  test('a void paper, and one that was never handed in, are left alone', async () => {
    const customerId = await guest('钱大爷')
    const draft = await paperOf(customerId, '2026-10-24', 'draft')
    const id = await planned(customerId)
    expect((await finish(id)).status).toBe(200)
    expect((await rowsOf(draft)) ?? []).toEqual([])
  })
})
