import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleJobs } from '#domain/people/jobs.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness

beforeAll(async () => {
  harness = await startHarness({ now: '2026-03-02T01:00:00Z' })
})
afterAll(() => harness.close())

const seal = async () => {
  const job = peopleJobs.find((one) => one.name === 'audit.seal')
  await job?.run({ db: harness.product.platform.db } as never, {}, { signal: new AbortController().signal } as never)
}

describe('the audit record', () => {
  it('[ACC-17] is filtered by person, record, kind and day, and pages by key', async () => {
    const writer = await harness.person({ name: '单晓雨', rights: { 'setup.manage': 'all' } })
    const auditor = await harness.person({ rights: { 'audit.read': 'all' } })
    const id = await makeDepartment(harness.product.platform.db)
    for (let version = 1; version <= 3; version++)
      await writer.call('department.change', { id, version, values: { nameEn: `Service ${version}` } })
    harness.setNow('2026-03-03T01:00:00Z')
    await writer.call('department.change', { id, version: 4, values: { nameEn: 'Service 4' } })
    const all = await auditor.ask('audit.list', { actorId: writer.staffId })
    expect(all.body.rows).toHaveLength(4)
    expect(all.body.rows[0]).toMatchObject({
      actorName: '单晓雨',
      kind: 'change',
      operation: 'department.change',
      subject: 'department',
      ids: [id],
      detail: { fields: ['nameEn'] },
    })
    const firstDay = await auditor.ask('audit.list', { recordId: id, from: '2026-03-02', to: '2026-03-02', limit: 2 })
    expect(firstDay.body.rows).toHaveLength(2)
    const rest = await auditor.ask('audit.list', {
      recordId: id,
      to: '2026-03-02',
      limit: 2,
      before: firstDay.body.next,
    })
    expect([rest.body.rows.length, rest.body.next]).toEqual([1, null])
    expect((await auditor.ask('audit.list', { recordId: id, kinds: ['print'] })).body.rows).toEqual([])
  })

  it('[ACC-17] calls what was changed, and its fields, by their names in the reader’s language', async () => {
    const keeper = await harness.person({ allRights: true })
    const values = { kind: 'organisation', name: '宁州康宁大药房有限公司', phones: ['13805710417'] }
    const { body } = await keeper.call('customer.create', { values })
    const { rows } = (await keeper.ask('audit.list', { recordId: body.id, kinds: ['change'] })).body
    expect(rows[0]).toMatchObject({ subject: 'customer', subjectName: '客户' })
    expect(rows[0].fieldNames).toEqual(expect.arrayContaining(['客户名称', '电话']))
    expect(rows[0].fieldNames.join('')).not.toMatch(/[a-z]{4}/)
  })

  it('[ACC-17] keeps attempts without right', async () => {
    const clerk = await harness.person()
    await clerk.ask('audit.list')
    const auditor = await harness.person({ rights: { 'audit.read': 'all' } })
    const { body } = await auditor.ask('audit.list', { actorId: clerk.staffId })
    expect(body.rows).toMatchObject([{ kind: 'refused', operation: 'audit.list', detail: { code: 'right.missing' } }])
  })

  it('[ACC-17] is sealed in a chain; a row changed behind the product’s back is found', async () => {
    const auditor = await harness.person({ rights: { 'audit.read': 'all' } })
    // Rows wait for every transaction of the server that was under way; a busy machine needs more than one round.
    const sealed = async () => {
      await seal()
      return (await auditor.ask('audit.verify')).body
    }
    await expect.poll(async () => (await sealed()).rows, { interval: 250, timeout: 20_000 }).toBeGreaterThan(3)
    expect((await sealed()).brokenFrom).toBeUndefined()
    const { pool } = harness.product
    await expect(pool.query("update audit_log set actor_name = 'nobody'")).rejects.toThrow('append-only')
    await pool.query('alter table audit_log disable trigger audit_log_append_only')
    await pool.query("update audit_log set actor_name = 'nobody' where id = (select min(id) from audit_log)")
    expect((await auditor.ask('audit.verify')).body).toMatchObject({ brokenFrom: 1 })
  })
})
