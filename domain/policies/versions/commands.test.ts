import { afterAll, beforeAll } from 'vitest'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

/** What the further commands of policies and of their versions refuse. */
let harness: Harness
let boss: Caller
let maker: Caller
let counter = 0

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  boss = await harness.person({ name: '方总', allRights: true })
  maker = await harness.person({ name: '沈妙', allRights: true })
})
afterAll(() => harness.close())

const table = (refusals: Parameters<typeof describeRefusals>[1]) => describeRefusals(() => harness, refusals)
const made = async (name: string, input: Record<string, unknown>, by = boss) => {
  const { status, body } = await by.call(name, input)
  if (status !== 200) throw new Error(`${name} answered ${status} ${JSON.stringify(body)}`)
  return body
}
const created = async (): Promise<string> =>
  (
    await made(
      'policy.create',
      { values: { title: `回访制度${++counter}`, reviewMonths: 12 }, body: '第一条　按季度回访。' },
      maker,
    )
  ).id
const read = async (id: string) => (await boss.ask('policy.get', { id })).body
const first = async (id: string): Promise<{ id: string; version: number }> => (await read(id)).versions[0]
const step = async (id: string, name: string, more: Record<string, unknown>) => {
  const { id: versionId, version } = await first(id)
  return await made(name, { id: versionId, version, ...more })
}
const inForce = async (): Promise<{ id: string; version: number }> => {
  const id = await created()
  await step(id, 'policyVersion.review', { verdict: 'agreed' })
  await step(id, 'policyVersion.approve', { verdict: 'agreed' })
  await step(id, 'policyVersion.issue', { effectiveOn: '2026-11-23' })
  return { id, version: (await read(id)).version }
}

table({
  command: 'policyVersion.begin',
  rights: { 'policy.manage': 'all' },
  input: async () => ({ policyId: (await inForce()).id }),
  bad: { change: { policyId: 'nothing' }, path: 'policyId' },
})
table({
  command: 'policyVersion.approve',
  rights: { 'policy.approve': 'all' },
  input: async () => {
    const id = await created()
    await step(id, 'policyVersion.review', { verdict: 'agreed' })
    const { id: versionId, version } = await first(id)
    return { id: versionId, version, verdict: 'agreed' }
  },
  bad: { change: { verdict: 'maybe' }, path: 'verdict' },
  isVersioned: true,
})
table({
  command: 'policy.noteReview',
  rights: { 'policy.approve': 'all' },
  input: async () => ({ ...(await inForce()), note: '已评估，不改' }),
  bad: { change: { note: '' }, path: 'note' },
  isVersioned: true,
})
table({
  command: 'policy.end',
  rights: { 'policy.approve': 'all' },
  input: async () => ({ ...(await inForce()), endedOn: '2026-12-31', reason: '并入新制度' }),
  bad: { change: { reason: '' }, path: 'reason' },
  isVersioned: true,
})
table({
  command: 'policy.adopt',
  rights: { 'policy.manage': 'all' },
  input: async () => {
    const { rows } = (await boss.ask('policy.proposals')).body
    return { key: rows.find((row: { isAdopted: boolean }) => !row.isAdopted).key }
  },
  bad: { change: { key: 'nothing' }, path: 'key' },
})
table({
  command: 'policy.link',
  rights: { 'policy.manage': 'all' },
  input: async () => ({ id: await created(), link: { kind: 'paper', name: '回访登记本' } }),
  bad: { change: { link: { kind: 'nothing' } }, path: 'link.kind' },
})
table({
  command: 'policy.unlink',
  rights: { 'policy.manage': 'all' },
  input: async () => {
    const id = await created()
    const { linkId } = await made('policy.link', { id, link: { kind: 'paper', name: '回访登记本' } })
    return { id, linkId }
  },
  bad: { change: { linkId: 'nothing' }, path: 'linkId' },
})
table({
  command: 'policy.markRead',
  input: async () => {
    const { id } = await inForce()
    return { id, versionId: (await first(id)).id }
  },
  bad: { change: { versionId: 'nothing' }, path: 'versionId' },
})
