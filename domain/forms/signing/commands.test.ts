import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approval, section, signature, table, text, yesNo } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'

let harness: Harness
let clerk: Caller
let manager: Caller
let head: Caller
let customerId: string

/** Somebody with every right who holds the post: what a place asks for is the post and not the right. */
const holding = async (title: string, name: string) => {
  const one = await harness.person({ name, allRights: true })
  await givePost(harness, one.staffId, title)
  return one
}

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, [])
  const card = [
    section('a', '一', 'One', [
      text('name', '姓名', 'Name'),
      table('care', '护理', 'Care', 2, [
        text('what', '项目', 'Care'),
        signature('signed', '顾客签名', 'Customer', undefined, { signs: 'subject' }),
      ]),
      signature('customer', '顾客签署', 'Customer', 3, { signs: 'subject', required: false }),
      signature('manager', '经理签署', 'Manager', 4, { signs: ['经理', '副经理'], required: false }),
      signature('head', '总经理', 'General manager', 5, { signs: ['总经理'], required: false }),
    ]),
  ]
  const more = { sums: [], happenedIn: undefined } as never as Record<string, never>
  await publishForm(harness, sampleForm('Z-1', { ...more, sections: card, ways: ['link'] }))
  await publishForm(harness, sampleForm('Z-2', { ...more, sections: card, flow: { fills: ['文员'] } }))
  await publishForm(
    harness,
    sampleForm('Z-3', {
      ...more,
      flow: { fills: ['文员'], approves: ['总经理'] },
      sections: [
        section('a', '一', 'One', [text('name', '名称', 'Name'), yesNo('isEarly', '提前', 'Early')]),
        section(
          'exception',
          '例外',
          'Exception',
          [approval('exception', '副总以上批示', 'Deputy or higher', 2, { required: true, signs: ['副总', '总经理'] })],
          { shownWhen: { field: 'isEarly', op: 'yes' } },
        ),
        section('end', '审批', 'Decision', [approval('decision', '总经理审批', 'Decision', 3)]),
      ],
    }),
  )
  await publishForm(
    harness,
    sampleForm('Z-4', {
      ...more,
      sections: [
        section('a', '一', 'One', [
          text('name', '姓名', 'Name'),
          text('plate', '车牌号', 'Plate', 2, { required: true }),
          signature('signed', '申请人签名', 'Applicant', 3),
          text('place', '分配车位', 'Place', 4, { required: true }),
        ]),
      ],
    }),
  )
  clerk = await holding('文员', '周敏')
  manager = await holding('经理', '经理李')
  head = await holding('总经理', '总经理王')
  customerId = await openCustomer(harness, { name: '陈丽华' })
})
afterAll(() => harness.close())

const begin = async (form: string, values: Record<string, unknown> = { name: '甲' }) =>
  (await startForm(clerk, form, { customerId, values })).id
const read = async (id: string, by: Caller) => (await by.ask('form.record', { id })).body
const sign = async (by: Caller, id: string, path: string, name: string, more: Record<string, unknown> = {}) =>
  await by.call('form.sign', { id, version: (await read(id, by)).record.version, path, name, ...more })
const refusal = (answer: { status: number; body: { error: { code: string; message: string } } }) => [
  answer.status,
  answer.body.error.code,
  answer.body.error.message,
]
const mayOf = async (id: string, by: Caller) =>
  Object.fromEntries(
    (await read(id, by)).signing.map((one: { path: string; may: { allowed: boolean; reason?: string } }) => [
      one.path,
      one.may.allowed ? true : one.may.reason,
    ]),
  )

it('[FRM-10] what stands above a signature and must be filled in is filled in before it', async () => {
  const id = await begin('Z-4')
  expect(refusal(await sign(clerk, id, 'signed', '周敏'))).toEqual([
    409,
    'form.sign_unfinished',
    '先填好 车牌号，签了名就不能再改',
  ])
  const whole = await begin('Z-4', { name: '甲', plate: '浙A12345' })
  expect((await sign(clerk, whole, 'signed', '周敏')).status).toBe(200)
})

describe('a place that names posts', () => {
  it('[FRM-03][ROL-12] is signed by who holds one of them, and by nobody else whatever they may do', async () => {
    const id = await begin('Z-1')
    expect(refusal(await sign(clerk, id, 'head', '总经理王'))).toEqual([403, 'form.sign_posts', '“总经理”由总经理签'])
    expect(refusal(await sign(head, id, 'manager', '总经理王'))).toEqual([
      403,
      'form.sign_posts',
      '“经理签署”由经理、副经理签',
    ])
    expect((await sign(manager, id, 'manager', '经理李')).status).toBe(200)
    expect((await sign(head, id, 'head', '总经理王')).status).toBe(200)
    expect((await read(id, head)).values).toMatchObject({
      manager: { by: manager.staffId },
      head: { by: head.staffId },
    })
  })

  it('tells the screen of each place who may, with the reason if not', async () => {
    const id = await begin('Z-1')
    expect(await mayOf(id, clerk)).toEqual({
      customer: true,
      manager: '“经理签署”由经理、副经理签',
      head: '“总经理”由总经理签',
    })
    expect(await mayOf(id, manager)).toMatchObject({ manager: true, head: '“总经理”由总经理签' })
  })

  it('[ROL-14] is signed by a deputy: of the person who holds the post, and of the post', async () => {
    const { db } = harness.product.platform
    const [secretary, second, stranger] = [
      await holding('秘书', '秘书丁'),
      await holding('助理', '助理戊'),
      await holding('司机', '司机己'),
    ]
    await db.updateTable('staff').set({ deputyId: secretary.staffId }).where('id', '=', manager.staffId).execute()
    const post = await db
      .selectFrom('staff')
      .select('postId')
      .where('id', '=', second.staffId)
      .executeTakeFirstOrThrow()
    await db.updateTable('posts').set({ deputyPostId: post.postId }).where('title', '=', '总经理').execute()
    const id = await begin('Z-1')
    expect((await sign(stranger, id, 'manager', '司机己')).status).toBe(403)
    expect((await sign(secretary, id, 'head', '秘书丁')).status).toBe(403)
    expect((await sign(secretary, id, 'manager', '秘书丁')).status).toBe(200)
    expect((await sign(second, id, 'head', '助理戊')).status).toBe(200)
    await db.updateTable('staff').set({ deputyId: null }).where('id', '=', manager.staffId).execute()
    expect((await sign(secretary, await begin('Z-1'), 'manager', '秘书丁')).status).toBe(403)
  })

  it('is signed by its post with a right to decide where the post may not fill in', async () => {
    const boss = await harness.person({ name: '总经理庚', rights: { 'forms.read': 'all', 'forms.approve': 'all' } })
    const id = await begin('Z-1')
    expect(refusal(await sign(boss, id, 'head', '总经理庚'))[1]).toBe('form.sign_posts')
    await givePost(harness, boss.staffId, '总经理')
    expect((await sign(boss, id, 'head', '总经理庚')).status).toBe(200)
    const reader = await harness.person({ rights: { 'forms.read': 'all' } })
    await givePost(harness, reader.staffId, '总经理')
    expect(refusal(await sign(reader, await begin('Z-1'), 'head', '某'))[1]).toBe('right.missing')
  })

  it('is not offered to whoever answers by link, and refused there', async () => {
    const id = await begin('Z-1')
    const link = await clerk.call('form.makeLink', {
      recordId: id,
      purpose: '确认护理记录',
      consentText: '同意保存以上资料',
    })
    const token = link.body.path.split('/').at(-1)
    const opened = await harness.guest.ask('form.link', { token })
    expect(opened.body.signs).toEqual(['care.*.signed', 'customer'])
    const answered = await harness.guest.call('form.answer', {
      token,
      values: { name: '陈丽华' },
      signatures: [{ path: 'head', name: '陈丽华' }],
      isConsented: true,
    })
    expect(answered.body.error.fields[0]).toMatchObject({ path: 'signatures', code: 'form.no_signing_place' })
  })
})

describe('a customer’s place', () => {
  it('[FRM-09] is taken by who may fill the form in, in the customer’s name and not in their own', async () => {
    const id = await begin('Z-2', { care: [{ id: 'r1', what: '补水' }] })
    expect(refusal(await sign(manager, id, 'customer', '陈丽华'))).toEqual([403, 'form.fill_posts', '这张表由文员填写'])
    for (const path of ['customer', 'care.r1.signed'])
      expect((await sign(clerk, id, path, ' 周 敏 ')).body.error.fields).toMatchObject([
        { path: 'name', code: 'form.customer_signs', message: '这里由客户签，写客户的姓名' },
      ])
    for (const path of ['care.r1.signed', 'customer']) expect((await sign(clerk, id, path, '陈丽华')).status).toBe(200)
  })

  it('is signed by a customer who is called like the clerk', async () => {
    const namesake = await openCustomer(harness, { name: '周敏' })
    const { id } = await startForm(clerk, 'Z-1', { customerId: namesake })
    expect((await sign(clerk, id, 'customer', '周敏')).status).toBe(200)
  })
})

describe('a box for a decision', () => {
  it('that the form’s own approval fills is not signed apart', async () => {
    const id = await begin('Z-3')
    expect(refusal(await sign(head, id, 'decision', '总经理王', { verdict: 'agreed' }))).toEqual([
      409,
      'form.decide_there',
      '“总经理审批”随审批填写',
    ])
  })

  it('[ACC-16] of its own is given by the posts it names, and asked for only while its part of the form is shown', async () => {
    const calm = await begin('Z-3', { name: '甲', isEarly: false })
    expect((await clerk.call('form.submit', { id: calm, version: 1 })).status).toBe(200)
    const early = await begin('Z-3', { name: '甲', isEarly: true })
    const at = (await read(early, clerk)).record.version
    expect((await clerk.call('form.submit', { id: early, version: at })).body.error.fields).toMatchObject([
      { path: 'values.exception', code: 'form.unsigned' },
    ])
    expect(refusal(await sign(manager, early, 'exception', '经理李', { verdict: 'agreed' }))[1]).toBe('form.sign_posts')
    const deputy = await holding('副总', '副总辛')
    expect((await sign(deputy, early, 'exception', '副总辛', { verdict: 'agreed', opinion: '下不为例' })).status).toBe(
      200,
    )
    const { id, version } = { id: early, version: (await read(early, clerk)).record.version }
    const sent = await clerk.call('form.submit', { id, version })
    expect(sent.status).toBe(200)
    await head.call('form.approve', { id, version: sent.body.version })
    expect((await read(early, head)).values).toMatchObject({
      exception: { name: '副总辛', opinion: '下不为例' },
      decision: { name: '总经理王', verdict: 'agreed' },
    })
  })

  it('is not filled by who may only fill the form in', async () => {
    const filler = await harness.person({ rights: { 'forms.read': 'all', 'forms.fill': 'all' } })
    const id = await begin('Z-3', { name: '甲', isEarly: true })
    expect(refusal(await sign(filler, id, 'exception', '某', { verdict: 'agreed' }))[1]).toBe('right.missing')
  })
})
