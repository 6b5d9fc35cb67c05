import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/core/ids.ts'
import { callAfter, putInForce, takeForHandedIn } from '#tests/factories/cadences.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { startForm } from '#tests/factories/forms.ts'
import { makeDepartment } from '#tests/factories/people.ts'
import { takePost } from '#tests/factories/posts.ts'
import { tasksOf } from '#tests/factories/tasks.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone, runJobNow } from '#tests/jobs.ts'
import { generateFollowUps } from './jobs.ts'

const today = '2026-11-23'
const tomorrow = '2026-11-24'
let harness: Harness
let boss: Caller
let rep: Caller
let departmentId: string

const db = () => harness.product.platform.db
const person = (more: Record<string, unknown> = {}) =>
  openCustomer(harness, { ownerId: rep.staffId, departmentId, ...more })
const night = async (on: string) => {
  harness.setNow(`${on}T02:00:00Z`)
  await runJobNow(harness, generateFollowUps)
}

beforeAll(async () => {
  harness = await startHarness({ now: `${today}T02:00:00Z`, jobs: true })
  boss = await harness.person({ name: '方总', allRights: true })
  await boss.call('pack.enable', { packs: ['seminar', 'consulting'] })
  departmentId = await makeDepartment(db(), { name: '无锡销售一部' })
  rep = await harness.person({ name: '陈立民', departmentId, allRights: true })
}, 60_000)
afterAll(() => harness.close())

describe('a night that was cut off', () => {
  /** Everything a night made, as anybody would see it. */
  const followUps = async () => {
    const { rows } = await sql<{
      origin: string
    }>`select origin, title, due_on::text, owner_id, state, because ->> 'nextOn' as next_on,
        (select jsonb_agg(l order by l::text) from jsonb_array_elements(links) l) as links
      from tasks where origin like 'cadence:%' order by origin`.execute(db())
    return rows
  }
  const forget = async () => {
    await sql`delete from tasks where origin like 'cadence:%'`.execute(db())
    await sql`delete from settings where key like 'followUps.run%'`.execute(db())
  }
  /** The database refuses the tasks of one rule, as it would when it dies there. */
  const dyingAt = async (ruleId: string) => {
    await sql`create or replace function die() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$`.execute(
      db(),
    )
    await sql`create trigger die before insert on tasks for each row when (new.origin like ${sql.lit(`cadence:${ruleId}:%`)}) execute function die()`.execute(
      db(),
    )
  }
  const alive = async () => await sql`drop trigger die on tasks`.execute(db())

  beforeAll(async () => {
    for (const name of ['回访甲', '回访乙', '回访丙'])
      await putInForce(boss, name, callAfter(name === '回访丙' ? 5 : 3, '连锁', name))
    for (let n = 0; n < 3; n++) await person({ name: `连锁${n}号店` })
    for (const toOn of ['2027-05-31', '2025-12-31']) {
      const [id, contract] = [await person({ name: `顾问客户到${toOn}` }), newId()]
      await sql`insert into contracts (id, customer_id, number, kind, title, signed_on, from_on, to_on)
        values (${contract}, ${id}, ${contract}, 'consulting', '顾问合同', '2025-01-01', '2025-01-01', ${toOn}::date)`.execute(
        db(),
      )
    }
    await takePost(harness, boss, 'seminar.representative')
    for (const [bought, madeOn] of [
      ['yes', today],
      ['no', today],
      ['yes', '2026-11-19'],
    ] as const) {
      const id = await person({ kind: 'individual', name: `顾客${bought}${madeOn}` })
      const form = await startForm(boss, 'F-101', { customerId: id })
      await takeForHandedIn(harness, form.id, { bought, madeOn }, madeOn)
    }
    await runJobNow(harness, generateFollowUps)
  }, 60_000)

  it('[JRN-08] [VIS-34] wherever it died, the next run leaves what an undisturbed one would, nothing doubled or missing', async () => {
    await forget()
    await night(today)
    const whole = await followUps()
    const rules = [...new Set(whole.map((one) => one.origin.split(':')[1] ?? ''))]
    expect(rules.length).toBeGreaterThan(5)
    for (const ruleId of rules) {
      await forget()
      await dyingAt(ruleId)
      await expect(night(today)).rejects.toThrow('gone')
      await alive()
      expect((await followUps()).length).toBeLessThan(whole.length)
      await night(today)
      expect(await followUps()).toEqual(whole)
    }
  }, 60_000)

  it('[JRN-08] [VIS-34] the night after makes up for it as well', async () => {
    await forget()
    await night(today)
    await night(tomorrow)
    const whole = await followUps()
    for (const ruleId of [...new Set(whole.map((one) => one.origin.split(':')[1] ?? ''))]) {
      await forget()
      await dyingAt(ruleId)
      await expect(night(today)).rejects.toThrow('gone')
      await alive()
      await night(tomorrow)
      expect(await followUps()).toEqual(whole)
    }
    harness.setNow(`${today}T02:00:00Z`)
  }, 60_000)

  it('[VIS-34] whichever follow-ups are lost, the night after makes them again', async () => {
    await forget()
    await night(today)
    const whole = await followUps()
    await fc.assert(
      fc.asyncProperty(fc.subarray(whole.map((one) => one.origin)), async (lost) => {
        await sql`delete from tasks where origin = any(${lost}::text[])`.execute(db())
        await night(today)
        expect(await followUps()).toEqual(whole)
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})

describe('[VIS-34] two rules that ask for one visit on one day', () => {
  const open = async (id: string) =>
    (await tasksOf(harness, id)).map((one) => [one.title, one.dueOn, one.state, one.links.map((link) => link.label)])

  it('make one visit, which stays one after it was done', async () => {
    const id = await person({ name: '合并诊所' })
    await putInForce(boss, '合并一', callAfter(1, '合并', '问候'))
    await putInForce(boss, '合并二', callAfter(1, '合并', '送资料'))
    await night(today)
    const [visit, ...others] = await tasksOf(harness, id)
    expect(others).toEqual([])
    const done = await rep.call('task.complete', { id: visit?.id, version: visit?.version, result: '都办了' })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    await night(tomorrow)
    expect((await open(id)).map(([, , state]) => state)).toEqual(['done'])
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('make one visit, which stays one after it was put off or given to somebody else', async () => {
    const [later, given] = [await person({ name: '合并药房' }), await person({ name: '合并门店' })]
    await night(today)
    const [first] = await tasksOf(harness, later)
    const [second] = await tasksOf(harness, given)
    const moved = await rep.call('task.putOff', {
      id: first?.id,
      version: first?.version,
      dueOn: '2026-11-27',
      reason: '顾客出差',
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    const to = await rep.call('task.give', {
      id: second?.id,
      version: second?.version,
      ownerId: boss.staffId,
      reason: '换人',
    })
    expect(to.status, JSON.stringify(to.body)).toBe(200)
    await night(today)
    await night(tomorrow)
    expect([(await open(later)).length, (await open(given)).length]).toEqual([1, 1])
    harness.setNow(`${today}T02:00:00Z`)
  })

  it('make one visit too when both are made at the same time', async () => {
    const [first, second] = [
      await putInForce(boss, '同时一', callAfter(2, '同时', '问候')),
      await putInForce(boss, '同时二', callAfter(2, '同时', '送资料')),
    ]
    await jobsDone(harness, generateFollowUps)
    const id = await person({ name: '同时诊所' })
    await sql`create or replace function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$`.execute(
      db(),
    )
    await sql`create trigger dawdle before insert on tasks for each row when (new.title = '问候') execute function dawdle()`.execute(
      db(),
    )
    await Promise.all([first, second].map(({ id: ruleId }) => runJobNow(harness, generateFollowUps, { ruleId })))
    await sql`drop trigger dawdle on tasks`.execute(db())
    expect(await open(id)).toHaveLength(1)
  })

  it('leave the other one when the one that took it along falls away', async () => {
    const id = await person({ name: '合并医院' })
    await night(today)
    const [visit] = await tasksOf(harness, id)
    const { ruleId } = visit?.because ?? {}
    const pause = { customerId: id, cadenceId: ruleId, untilOn: '2026-12-31', reason: '装修' }
    expect((await rep.call('followUp.pause', pause)).body.lapsed).toBe(1)
    await night(today)
    expect((await tasksOf(harness, id)).map((one) => [one.state, one.because?.['ruleId'] === ruleId]).sort()).toEqual([
      ['lapsed', true],
      ['open', false],
    ])
  })
})
