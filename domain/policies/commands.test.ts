import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDepartment } from '#tests/factories/people.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { jobsDone } from '#tests/jobs.ts'
import { describeRefusals } from '#tests/refusals.ts'
import { tradeRemoved } from './jobs.ts'

let harness: Harness
let maker: Caller
let boss: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z', jobs: true })
  maker = await harness.person({ name: '沈妙', allRights: true })
  boss = await harness.person({ name: '方总', allRights: true })
})
afterAll(() => harness.close())

const today = '2026-11-23'
const body = '第一条　每季度评定一次。\n第二条　本制度每年至少评估和修订一次。'
let counter = 0
const create = async (more: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) =>
  (
    await maker.call('policy.create', {
      values: { title: `分级制度${++counter}`, reviewMonths: 12, ...more },
      body,
      ...rest,
    })
  ).body
const read = async (id: string, who: Caller = maker) => (await who.ask('policy.get', { id })).body
const shown = async (id: string) => (await read(id)).versions[0]

/** Takes the open version of a policy to issue. */
async function issue(id: string, effectiveOn = today): Promise<void> {
  for (const [who, name, more] of [
    [boss, 'policyVersion.review', { verdict: 'agreed' }],
    [boss, 'policyVersion.approve', { verdict: 'agreed' }],
    [boss, 'policyVersion.issue', { effectiveOn }],
  ] as const) {
    const { id: versionId, version } = await shown(id)
    const answer = await who.call(name, { id: versionId, version, ...more })
    expect([name, answer.status]).toEqual([name, 200])
  }
}

describeRefusals(() => harness, {
  command: 'policy.create',
  rights: { 'policy.manage': 'all' },
  input: () => ({ values: { title: `制度${++counter}` }, body }),
  bad: { change: { values: { title: '' } }, path: 'values.title' },
})
describeRefusals(() => harness, {
  command: 'policy.change',
  rights: { 'policy.manage': 'all' },
  input: async () => {
    const { id, version } = await create()
    return { id, version, values: { about: '全体门店' } }
  },
  bad: { change: { values: { departmentId: crypto.randomUUID() } }, path: 'values.departmentId' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'policyVersion.write',
  rights: { 'policy.manage': 'all' },
  input: async () => {
    const { id } = await create()
    const { id: versionId, version } = await shown(id)
    return { id: versionId, version, values: { body: `${body}\n第三条　另行通知。` } }
  },
  bad: { change: { values: { body: '' } }, path: 'values.body' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'policyVersion.review',
  rights: { 'policy.review': 'all' },
  input: async () => {
    const { id } = await create()
    const { id: versionId, version } = await shown(id)
    return { id: versionId, version, verdict: 'agreed' }
  },
  bad: { change: { verdict: 'maybe' }, path: 'verdict' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'policyVersion.issue',
  rights: { 'policy.approve': 'all' },
  input: async () => {
    const { id } = await create()
    for (const name of ['policyVersion.review', 'policyVersion.approve']) {
      const { id: versionId, version } = await shown(id)
      await boss.call(name, { id: versionId, version, verdict: 'agreed' })
    }
    const { id: versionId, version } = await shown(id)
    return { id: versionId, version, effectiveOn: '2026-12-01' }
  },
  bad: { change: { effectiveOn: '2026-11-22' }, path: 'effectiveOn' },
  isVersioned: true,
})
describeRefusals(() => harness, {
  command: 'number.set',
  rights: { 'policy.approve': 'all' },
  input: async () => {
    const { rows } = (await maker.ask('number.list')).body
    const { version } = rows.find((row: { key: string }) => row.key === 'workbench.birthdayDays')
    return { key: 'workbench.birthdayDays', version, value: 10 }
  },
  bad: { change: { value: 4000 }, path: 'value' },
})

describe('the life of a policy', () => {
  it('[POL-02] carries maker, reviewer, approver, day of issue and effective day, which may differ', async () => {
    const { id } = await create()
    await issue(id, '2027-01-01')
    const policy = await read(id)
    expect(policy).toMatchObject({ state: 'upcoming', inForceId: null, reviewDueOn: '2028-01-01' })
    expect(policy.versions[0]).toMatchObject({
      edition: 1,
      state: 'issued',
      makerName: '沈妙',
      reviewerName: '方总',
      approverName: '方总',
      issuedOn: today,
      effectiveOn: '2027-01-01',
    })
  })

  it('[POL-02] steps come in their order, and its maker does not review it', async () => {
    const { id } = await create()
    const { id: versionId, version } = await shown(id)
    const codes = []
    for (const [who, name, more] of [
      [maker, 'policyVersion.review', { verdict: 'agreed' }],
      [boss, 'policyVersion.approve', { verdict: 'agreed' }],
      [boss, 'policyVersion.issue', { effectiveOn: today }],
    ] as const)
      codes.push((await who.call(name, { id: versionId, version, ...more })).body.error.code)
    expect(codes).toEqual(['policy.own_review', 'policy.not_reviewed', 'policy.not_approved'])
  })

  it('[POL-02] a firm with one person who may review is not without rules: its maker reviews, and the version says so', async () => {
    const alone = await startHarness({ now: '2026-11-23T02:00:00Z' })
    try {
      const owner = await alone.person({ name: '方总', allRights: true })
      const { id } = (await owner.call('policy.create', { values: { title: '分级制度' }, body })).body
      const open = async () => (await owner.ask('policy.get', { id })).body.shown
      const step = async (name: string, more: object) => {
        const { id: versionId, version } = await open()
        return await owner.call(name, { id: versionId, version, ...more })
      }
      const other = await alone.person({ name: '沈妙', rights: { 'policy.review': 'all' } })
      expect((await open()).next).toEqual([{ id: other.staffId, name: '沈妙' }])
      const refused = await step('policyVersion.review', { verdict: 'agreed' })
      expect(refused.body.error.code).toBe('policy.own_review')
      await alone.product.platform.db
        .updateTable('staff')
        .set({ isActive: false })
        .where('id', '=', other.staffId)
        .execute()
      expect((await open()).next).toEqual([{ id: owner.staffId, name: '方总' }])
      expect((await step('policyVersion.review', { verdict: 'agreed', opinion: '内容无误' })).status).toBe(200)
      const { reviewerId, makerId, id: versionId } = await open()
      expect(reviewerId).toBe(makerId)
      const noted = await alone.product.platform.db
        .selectFrom('recordChanges')
        .select('reason')
        .where('recordId', '=', versionId)
        .where('reason', 'is not', null)
        .execute()
      expect(noted).toEqual([{ reason: '制定人自审：当时没有其他人有审核权。 内容无误' }])
      await step('policyVersion.approve', { verdict: 'agreed' })
      expect((await step('policyVersion.issue', { effectiveOn: today })).status).toBe(200)
    } finally {
      await alone.close()
    }
  })

  it('a returned version goes back to its maker, who may write again', async () => {
    const { id } = await create()
    const first = await shown(id)
    await boss.call('policyVersion.review', { id: first.id, version: first.version, verdict: 'agreed' })
    const second = await shown(id)
    const locked = await maker.call('policyVersion.write', { id: second.id, version: second.version, values: { body } })
    expect(locked.body.error.code).toBe('policy.not_draft')
    await boss.call('policyVersion.approve', {
      id: second.id,
      version: second.version,
      verdict: 'returned',
      opinion: '周期写清楚',
    })
    expect(await shown(id)).toMatchObject({ state: 'draft', reviewerName: null })
  })

  it('[POL-02] a new version takes over on its effective day, and the old text stays readable', async () => {
    const { id } = await create()
    await issue(id)
    const { id: versionId, version } = (await maker.call('policyVersion.begin', { policyId: id })).body
    await maker.call('policyVersion.write', { id: versionId, version, values: { body: '第一条　每月评定一次。' } })
    expect((await maker.call('policyVersion.begin', { policyId: id })).body.error.code).toBe('policy.version_open')
    await issue(id, '2026-12-01')
    expect((await read(id)).shown).toMatchObject({ edition: 1, body })
    harness.setNow('2026-12-01T02:00:00Z')
    expect((await read(id)).shown).toMatchObject({ edition: 2, body: '第一条　每月评定一次。' })
    const old = (await read(id)).versions.find((one: { edition: number }) => one.edition === 1)
    expect((await maker.ask('policy.get', { id, versionId: old.id })).body.shown.body).toBe(body)
    harness.setNow('2026-11-23T02:00:00Z')
  })

  it('of two who begin a version at once, one does', async () => {
    const { id } = await create()
    await issue(id)
    const both = await Promise.all([
      maker.call('policyVersion.begin', { policyId: id }),
      boss.call('policyVersion.begin', { policyId: id }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
  })

  it('[POL-01] is due for review a year on; a review that changes nothing is noted and counts', async () => {
    const { id } = await create()
    await issue(id)
    harness.setNow('2027-11-24T02:00:00Z')
    // Nobody stays signed in for a year.
    const successor = await harness.person({ name: '继任', allRights: true })
    const { rows } = (await successor.ask('policy.list')).body
    expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({
      reviewDueOn: '2027-11-23',
      isReviewDue: true,
    })
    const { version } = await read(id, successor)
    const noted = await successor.call('policy.noteReview', { id, version, note: '评估后继续施行' })
    expect(noted.body.reviewDueOn).toBe('2028-11-24')
    harness.setNow('2026-11-23T02:00:00Z')
  })

  it('[POL-03] names who interprets it; ended, it stays readable', async () => {
    const tree = (await maker.ask('department.tree')).body.rows
    const { id } = await create({ departmentId: tree[0].id, interpreterId: tree[0].id })
    await issue(id)
    const before = await read(id)
    expect(before).toMatchObject({ interpreterName: tree[0].name, departmentName: tree[0].name })
    await boss.call('policy.end', { id, version: before.version, endedOn: today, reason: '并入新制度' })
    expect(await read(id)).toMatchObject({ state: 'ended', shown: { body } })
    expect((await maker.call('policyVersion.begin', { policyId: id })).body.error.code).toBe('policy.is_ended')
  })

  it('[POL-04] lists forms, other policies and papers that are only named', async () => {
    const { id } = await create()
    const other = await create({ number: 'VKWY7.5.1-J04-07' })
    for (const link of [
      { kind: 'form', target: 'F-118', name: '客户等级与权益表' },
      { kind: 'policy', target: other.id, name: '顾问客户关系管理办法', number: 'VKWY7.5.1-J04-07' },
      { kind: 'paper', name: '顾问谈判工作指引', number: 'VKWY7.5.1-J04-02' },
    ])
      expect((await maker.call('policy.link', { id, link })).status).toBe(200)
    expect((await read(id)).links.map((one: { name: string }) => one.name)).toEqual([
      '客户等级与权益表',
      '顾问谈判工作指引',
      '顾问客户关系管理办法',
    ])
    const twice = await maker.call('policy.link', { id, link: { kind: 'paper', name: '顾问谈判工作指引' } })
    expect(twice.body.error.code).toBe('policy.link_there')
    const unknown = await maker.call('policy.link', {
      id,
      link: { kind: 'policy', target: crypto.randomUUID(), name: '无' },
    })
    expect(unknown.body.error.fields[0].code).toBe('policy.unknown_policy')
    const [first] = (await read(id)).links
    expect((await maker.call('policy.unlink', { id, linkId: first.id })).status).toBe(200)
  })
})

describe('who reads a policy', () => {
  it('others see what is in force and concerns them, never a draft', async () => {
    const clerk = await harness.person({ name: '林小满', rights: {} })
    const draft = await create()
    expect((await clerk.ask('policy.get', { id: draft.id })).status).toBe(404)
    await issue(draft.id)
    expect((await read(draft.id, clerk)).shown.body).toBe(body)
    const narrow = await create({}, { audience: [await makeDepartment(harness.product.platform.db)] })
    await issue(narrow.id)
    const stranger = await harness.person({ name: '外人', rights: {} })
    expect((await stranger.ask('policy.get', { id: narrow.id })).status).toBe(404)
  })

  it('[POL-02] stands on the workbench of everybody it concerns until it is read, and a new version anew', async () => {
    const clerk = await harness.person({ name: '梁朵', rights: {} })
    const waits = async (id: string) => {
      const { policyReadings } = (await clerk.ask('workbench.today')).body.lists
      return policyReadings.rows.find((row: { id: string }) => row.id === id)?.measure
    }
    const bell = async () => {
      const { lists } = (await clerk.ask('workbench.waiting')).body
      return lists.find((one: { key: string }) => one.key === 'policyReadings')?.count ?? 0
    }
    const narrow = await create({}, { audience: [await makeDepartment(harness.product.platform.db)] })
    await issue(narrow.id)
    const { id } = await create()
    const before = await bell()
    await issue(id)
    expect([await waits(id), await waits(narrow.id), await bell()]).toEqual([1, undefined, before + 1])
    await clerk.call('policy.markRead', { id, versionId: (await read(id)).inForceId })
    expect([await waits(id), await bell()]).toEqual([undefined, before])
    await maker.call('policyVersion.begin', { policyId: id })
    await issue(id, '2026-12-01')
    expect(await waits(id)).toBeUndefined()
    harness.setNow('2026-12-01T02:00:00Z')
    expect(await waits(id)).toBe(2)
    expect((await clerk.ask('workbench.today', { whose: 'all' })).body.lists.policyReadings).toBeUndefined()
    await boss.call('policy.end', {
      id,
      version: (await read(id)).version,
      endedOn: '2026-12-01',
      reason: '并入新制度',
    })
    expect(await waits(id)).toBeUndefined()
    harness.setNow('2026-11-23T02:00:00Z')
  })

  it('reading is noted once, and who has not read is named first', async () => {
    const clerk = await harness.person({ name: '何静', rights: {} })
    const { id } = await create()
    await issue(id)
    const { inForceId } = await read(id)
    const first = await clerk.call('policy.markRead', { id, versionId: inForceId })
    harness.setNow('2026-11-24T02:00:00Z')
    const second = await clerk.call('policy.markRead', { id, versionId: inForceId })
    harness.setNow('2026-11-23T02:00:00Z')
    expect(second.body).toEqual(first.body)
    const { body: readers } = await maker.ask('policy.readers', { versionId: inForceId })
    expect(readers.read).toBe(1)
    expect(readers.rows.at(-1)).toMatchObject({ name: '何静' })
    expect(readers.rows[0].readAt).toBeNull()
    expect((await clerk.ask('policy.readers', { versionId: inForceId })).status).toBe(403)
  })
})

describe('numbers a policy sets', () => {
  const find = async (key: string) =>
    (await maker.ask('number.list')).body.rows.find((row: { key: string }) => row.key === key)

  it('[POL-05] a number carries the version of the policy it came from', async () => {
    const { id } = await create({ title: '客户档案管理制度' })
    const before = await find('archive.recordLastDays')
    expect(before).toMatchObject({ usual: 2, value: 2, policyVersionId: null, source: 'ARC-26' })
    const draft = await boss.call('number.set', {
      key: 'archive.recordLastDays',
      version: before.version,
      value: 3,
      policyVersionId: (await shown(id)).id,
    })
    expect(draft.body.error.fields[0].code).toBe('number.policy_not_issued')
    await issue(id)
    const { inForceId } = await read(id)
    const input = { key: 'archive.recordLastDays', version: before.version, value: 3, policyVersionId: inForceId }
    expect((await boss.call('number.set', input)).status).toBe(200)
    expect(await find('archive.recordLastDays')).toMatchObject({
      value: 3,
      policyId: id,
      policyTitle: '客户档案管理制度',
      edition: 1,
    })
    expect((await boss.call('number.set', input)).body.error.code).toBe('record.stale')
  })

  it('[POL-05] refuses a last day before the target, and shows what another number would touch', async () => {
    const { version } = await find('archive.recordTargetDays')
    const refused = await boss.call('number.set', { key: 'archive.recordTargetDays', version, value: 9 })
    expect(refused.body.error.fields[0].code).toBe('number.contradicts')
    const { body: preview } = await boss.ask('number.preview', { key: 'archive.recordTargetDays', value: '0' })
    expect(preview).toMatchObject({ current: 0, proposed: 0, lookBackDays: 90 })
  })
})

describe('proposals of the trades', () => {
  it('[TEC-14] go with their trade while they are drafts nobody touched; what was written on or issued stays', async () => {
    const packs = ['property', 'realestate', 'retail', 'distribution']
    await boss.call('pack.enable', { packs })
    const { rows } = (await maker.ask('policy.proposals')).body
    const keys: string[] = packs.map((pack) => rows.find((one: { pack: string }) => one.pack === pack).key)
    const [untouched, written, issued, other] = await Promise.all(
      keys.map(async (key) => (await maker.call('policy.adopt', { key })).body),
    )
    const draft = await shown(written.id)
    await maker.call('policyVersion.write', {
      id: draft.id,
      version: draft.version,
      values: { body: '第一条　另定。' },
    })
    await issue(issued.id)
    for (const pack of packs.slice(0, 3)) expect((await boss.call('pack.remove', { pack })).status).toBe(200)
    await jobsDone(harness, tradeRemoved)
    const stays = async ({ id }: { id: string }) => (await maker.ask('policy.get', { id })).status
    expect(await Promise.all([untouched, written, issued, other].map(stays))).toEqual([404, 200, 200, 200])
    await boss.call('pack.enable', { packs: ['property'] })
    expect((await maker.call('policy.adopt', { key: keys[0] })).status).toBe(200)
  })

  it('[POL-04] are taken over once, with their related papers and forms', async () => {
    await maker.call('pack.enable', { packs: ['consulting', 'retail'] })
    const { rows } = (await maker.ask('policy.proposals')).body
    expect(rows.map((row: { title: string }) => row.title)).toEqual(
      expect.arrayContaining(['顾问客户关系管理办法', '门店客户分级管理制度', '保密管理制度']),
    )
    const { body: made } = await maker.call('policy.adopt', { key: 'consulting.reception' })
    const policy = await read(made.id)
    expect(policy).toMatchObject({ title: '顾问客户接待管理流程', number: 'VKWY7.5.1-Z01', state: 'drafting' })
    expect(policy.links).toContainEqual(
      expect.objectContaining({ kind: 'paper', name: '顾问谈判工作指引', number: 'VKWY7.5.1-J04-02' }),
    )
    const again = await maker.call('policy.adopt', { key: 'consulting.reception' })
    expect([again.status, again.body.error.code]).toEqual([409, 'policy.already_adopted'])
  })
})
