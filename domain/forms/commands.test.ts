import { Readable } from 'node:stream'
import { afterAll, beforeAll } from 'vitest'
import { keepUpload } from '#domain/archives/attachments/commands.ts'
import { approval, option, section, text } from '#platform/core/forms/makers.ts'
import { newId } from '#platform/core/ids.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { wordOf } from '#tests/factories/word.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

/** What each further command of the forms refuses; those with a story of their own are tried where it is told. */
let harness: Harness
let boss: Caller
const noId = 'nothing'

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['beauty'])
  await publishForm(harness, sampleForm('Z-1'))
  await publishForm(harness, sampleForm('Z-S', { sensitivity: 'secret' }))
  await publishForm(harness, sampleForm('Z-L', { ways: ['link'] }))
  await publishForm(
    harness,
    sampleForm('Z-R', {
      flow: { reviews: ['主管'], approves: ['总经理'] },
      sums: [],
      sections: [
        section('a', '一', 'One', [text('name', '名称', 'Name', 1, { required: true })]),
        section('b', '审批', 'Decision', [
          approval('reviewed', '审核意见', 'Review'),
          approval('approved', '批准', 'Approval'),
        ]),
      ],
    }),
  )
  await publishForm(
    harness,
    sampleForm('Z-O', {
      sums: [],
      sections: [
        section('a', '一', 'One', [
          option('kind', '类别', 'Kind', 1, { plain: ['普通', 'Plain'] }, { openOptions: true }),
        ]),
      ],
    }),
  )
  boss = await harness.person({ name: '方总', allRights: true })
})
afterAll(() => harness.close())

const table = (refusals: Parameters<typeof describeRefusals>[1]) => describeRefusals(() => harness, refusals)
const made = async (name: string, input: Record<string, unknown>, by = boss) => {
  const { status, body } = await by.call(name, input)
  if (status !== 200) throw new Error(`${name} answered ${status} ${JSON.stringify(body)}`)
  return body
}
const handedIn = async (form = 'Z-1') => {
  const { id, version } = await handIn(boss, form, { name: '甲' })
  return { id, version }
}
const sealed = async () => {
  const { id, version } = await handedIn()
  return await made('form.seal', { id, version, reason: '机密资料封存' })
}
const copyAsked = async () =>
  (
    await made(
      'form.askCopies',
      { form: 'Z-S', kind: 'blank', purpose: '印刷' },
      await harness.person({ allRights: true }),
    )
  ).id
const stored = async (bytes: Buffer) => {
  const { platform } = harness.product
  const file = await platform.files.put(Readable.from([bytes]), { maxBytes: 1024 ** 2 })
  await keepUpload({ db: platform.db }, file)
  return file.sha256
}
const drafted = async () => {
  const { id, revision } = await made('form.draftDefinition', {
    title: { zh: `新表${newId()}`.slice(0, 40) },
    copyOf: 'Z-1',
  })
  return { id, revision }
}
const link = { purpose: '了解加工满意度', consentText: '同意按此目的保存以上资料' }

table({
  command: 'form.change',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => ({ ...(await handedIn()), values: { lines: [{ id: 'r1', item: '立牌' }] } }),
  bad: { change: { values: { nothing: 1 } }, path: 'values.nothing' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
table({
  command: 'form.review',
  rights: { 'forms.review': 'all', 'forms.read': 'all' },
  input: async (caller) => {
    await givePost(harness, caller.staffId, '主管')
    return { ...(await handedIn('Z-R')), verdict: 'agreed' }
  },
  bad: { change: { verdict: 'refused' }, path: 'opinion' },
  tooNarrow: { 'forms.review': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
table({
  command: 'form.approve',
  rights: { 'forms.approve': 'all', 'forms.read': 'all' },
  input: async (caller) => {
    await givePost(harness, caller.staffId, '总经理')
    const chief = await harness.person({ allRights: true })
    await givePost(harness, chief.staffId, '主管')
    const { id, version } = await made('form.review', { ...(await handedIn('Z-R')), verdict: 'agreed' }, chief)
    return { id, version, verdict: 'agreed' }
  },
  bad: { change: { verdict: 'refused' }, path: 'opinion' },
  tooNarrow: { 'forms.approve': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
table({
  command: 'form.reopen',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => ({ ...(await handedIn()), reason: '金额写错' }),
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
table({
  command: 'form.originals',
  rights: { 'forms.keep': 'all', 'forms.read': 'all' },
  input: async () => ({ ...(await handedIn()), originals: [{ holder: { zh: '业主', en: 'Owner' }, count: 1 }] }),
  bad: { change: { originals: [{ holder: { zh: '业主', en: 'Owner' }, count: -1 }] }, path: 'originals.0.count' },
  tooNarrow: { 'forms.keep': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
table({
  command: 'form.unseal',
  rights: { 'forms.unseal': 'all', 'forms.read': 'all' },
  input: async () => {
    const { id, version } = await sealed()
    return { id, version, reason: '封存期满' }
  },
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'forms.unseal': 'own', 'forms.read': 'own' },
  isVersioned: true,
})
table({
  command: 'form.askLook',
  rights: { 'forms.read': 'all' },
  input: async () => ({ id: (await sealed()).id, purpose: '核对数量' }),
  bad: { change: { purpose: '' }, path: 'purpose' },
  tooNarrow: { 'forms.read': 'own' },
})
table({
  command: 'form.decideLook',
  rights: { 'forms.unseal': 'all', 'forms.read': 'all' },
  input: async () => {
    const reader = await harness.person({ rights: { 'forms.read': 'all' } })
    return {
      id: (await made('form.askLook', { id: (await sealed()).id, purpose: '核对' }, reader)).id,
      verdict: 'granted',
    }
  },
  bad: { change: { hours: 0 }, path: 'hours' },
})
table({
  command: 'form.askCopies',
  rights: { 'forms.read': 'all' },
  input: () => ({ form: 'Z-S', kind: 'blank', purpose: '印刷' }),
  bad: { change: { count: 0 }, path: 'count' },
})
table({
  command: 'form.issueCopies',
  rights: { 'forms.unseal': 'all' },
  input: async () => ({ id: await copyAsked(), verdict: 'issued' }),
  bad: { change: { verdict: 'maybe' }, path: 'verdict' },
})
table({
  command: 'form.closeSheets',
  rights: { 'forms.keep': 'all', 'forms.read': 'all' },
  input: async () => {
    const id = await copyAsked()
    await made('form.issueCopies', { id, verdict: 'issued' })
    const { rows } = await harness.product.pool.query('select id from form_sheets where copy_id = $1', [id])
    return { ids: [rows[0].id], state: 'destroyed' }
  },
  bad: { change: { state: 'eaten' }, path: 'state' },
})
table({
  command: 'form.detach',
  rights: { 'forms.fill': 'all', 'forms.read': 'all' },
  input: async () => {
    const { id } = await startForm(boss, 'Z-1')
    const sha256 = await stored(Buffer.from(`photo ${newId()}`))
    return { fileId: (await made('form.attach', { id, sha256, name: '照片.txt' })).id, reason: '拍错了' }
  },
  bad: { change: { reason: '' }, path: 'reason' },
  tooNarrow: { 'forms.fill': 'own', 'forms.read': 'own' },
})
table({
  command: 'form.makeLink',
  rights: { 'forms.link': 'all', 'forms.read': 'all', 'forms.fill': 'all' },
  input: () => ({ form: 'Z-L', ...link }),
  bad: { change: { purpose: '' }, path: 'purpose' },
  makesSecret: true,
})
table({
  command: 'form.revokeLink',
  rights: { 'forms.link': 'all' },
  input: async () => {
    const { id, version } = await made('form.makeLink', { form: 'Z-L', ...link })
    return { id, version }
  },
  bad: { change: { id: noId }, path: 'id' },
  tooNarrow: { 'forms.link': 'own' },
  isVersioned: true,
})
table({
  command: 'form.addOption',
  rights: { 'forms.design': 'all' },
  input: () => ({ form: 'Z-O', field: 'kind', label: { zh: `加急${newId()}`.slice(0, 38) } }),
  bad: { change: { label: { zh: '' } }, path: 'label.zh' },
})
table({
  command: 'form.publish',
  rights: { 'forms.design': 'all' },
  input: drafted,
  bad: { change: { note: 'x'.repeat(501) }, path: 'note' },
})
table({
  command: 'form.dropDraft',
  rights: { 'forms.design': 'all' },
  input: drafted,
  bad: { change: { id: noId }, path: 'id' },
})
table({
  command: 'form.retire',
  rights: { 'forms.design': 'all' },
  input: async () => {
    const { key } = await made('form.publish', await drafted())
    return { key }
  },
  bad: { change: { key: 'x'.repeat(41) }, path: 'key' },
})
table({
  command: 'form.checkDefinition',
  rights: { 'forms.design': 'all' },
  input: () => ({ definition: sampleForm('Z-9') }),
  bad: { change: { definition: { key: 'Z-9' } }, path: 'definition.title' },
})
table({
  command: 'form.dropTemplate',
  rights: { 'forms.design': 'all' },
  input: async () => {
    const sha256 = await stored(wordOf([`{编号} ${newId()}`]))
    const { id } = await made('form.addTemplate', { form: 'Z-1', sha256, name: '通知书.docx' })
    return { id }
  },
  bad: { change: { id: noId }, path: 'id' },
})
table({
  command: 'form.stopPrint',
  rights: { 'forms.print': 'all', 'forms.read': 'all' },
  input: async (caller) => {
    await handedIn()
    const { id } = await made('form.printMany', { form: 'Z-1' }, caller)
    return { id }
  },
  bad: { change: { id: noId }, path: 'id' },
  // A print is called off by whoever asked for it, however far another's rights reach.
  tooNarrow: { 'forms.print': 'all', 'forms.read': 'all' },
})
