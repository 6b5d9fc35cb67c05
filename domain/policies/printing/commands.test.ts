import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let maker: Caller
let boss: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  maker = await harness.person({ name: '沈妙', allRights: true })
  boss = await harness.person({ name: '方总', allRights: true })
})
afterAll(() => harness.close())

const body = '第一条　每季度评定一次。\n第二条　本制度每年至少评估和修订一次。'
let counter = 0
async function draft(): Promise<{ id: string; versionId: string }> {
  const values = { title: `分级制度${++counter}`, number: `ZD-${counter}`, reviewMonths: 1 }
  const { id } = (await maker.call('policy.create', { values, body })).body
  return { id, versionId: (await maker.ask('policy.get', { id })).body.versions[0].id }
}

async function issue(id: string): Promise<void> {
  const link = { kind: 'paper', name: '保密管理制度', number: 'BM-01' }
  await maker.call('policy.link', { id, link })
  for (const [name, more] of [
    ['policyVersion.review', { verdict: 'agreed' }],
    ['policyVersion.approve', { verdict: 'agreed' }],
    ['policyVersion.issue', { effectiveOn: '2026-12-01' }],
  ] as const) {
    const { id: versionId, version } = (await maker.ask('policy.get', { id })).body.versions[0]
    const answer = await boss.call(name, { id: versionId, version, ...more })
    expect([name, answer.status]).toEqual([name, 200])
  }
}

async function textOf(print: string): Promise<string> {
  const reply = await harness.product.app.inject({ url: `/api/prints/${print}`, headers: { cookie: maker.cookie } })
  const document = await getDocumentProxy(new Uint8Array(reply.rawPayload))
  const { items } = await (await document.getPage(1)).getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
    .normalize('NFKC')
    .replace(/\s/g, '')
}

describeRefusals(() => harness, {
  command: 'policy.print',
  input: async () => {
    const { id, versionId } = await draft()
    // Whoever is signed in reads and prints what is issued.
    await issue(id)
    return { id, versionId }
  },
  bad: { change: { versionId: 'x' }, path: 'versionId' },
})

describe('a policy on paper', () => {
  it('[POL-02] [POL-03] [POL-04] has its number and version, text, both days, who signed, related papers, and who interprets it', async () => {
    const { id, versionId } = await draft()
    await issue(id)
    const { body: print } = await maker.call('policy.print', { id, versionId })
    expect(print).toMatchObject({ number: expect.stringMatching(/^DY-2611-/), pages: 1 })
    const text = await textOf(print.id)
    for (const part of ['分级制度', '第1版', '每季度评定一次', '2026-11-23', '2026-12-01', '沈妙', '方总'])
      expect(text).toContain(part)
    for (const part of ['保密管理制度', 'BM-01', '以法律法规为准']) expect(text).toContain(part)
    expect((await maker.ask('print.list', {})).body.rows[0]).toMatchObject({ number: print.number, kind: 'policy' })
  })

  it('says so across the page while it is not issued, and is not printed by whoever may not read it', async () => {
    const { id, versionId } = await draft()
    const { body: print } = await maker.call('policy.print', { id, versionId })
    expect(await textOf(print.id)).toContain('未发布')
    const reader = await harness.person({ rights: {} })
    expect((await reader.call('policy.print', { id, versionId })).status).toBe(404)
  })
})

it('[POL-01] a policy whose review comes due stands on the workbench of whoever manages policies', async () => {
  const { id } = await draft()
  await issue(id)
  harness.setNow('2026-12-10T02:00:00Z')
  const { lists } = (await maker.ask('workbench.today', {})).body
  expect(lists.policyReviews.rows.map((row: { id: string }) => row.id)).toContain(id)
  const seller = await harness.person({ rights: { 'customer.read': 'all' } })
  expect((await seller.ask('workbench.today', {})).body.lists.policyReviews).toBeUndefined()
})
