import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { computed, option, section, table, text } from '#platform/core/forms/makers.ts'
import { givePost, switchOn } from '#tests/factories/collecting.ts'
import { handIn, publishForm, sampleForm, startForm } from '#tests/factories/forms.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

let harness: Harness
let designer: Caller

beforeAll(async () => {
  harness = await startHarness({ now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, ['beauty'])
  designer = await harness.person({ name: '制表人', allRights: true })
})
afterAll(() => harness.close())

const draft = async (input: Record<string, unknown>) => {
  const { status, body } = await designer.call('form.draftDefinition', input)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as { id: string; key: string; version: number; revision: number; definition: FormDefinition }
}
const keep = async (one: { id: string; revision: number }, definition: unknown) =>
  await designer.call('form.keepDefinition', { id: one.id, revision: one.revision, definition })
const publish = async (id: string, revision: number) => await designer.call('form.publish', { id, revision })
let made = 0
const fresh = async () => await draft({ title: { zh: `本公司的表${++made}` } })

describeRefusals(() => harness, {
  command: 'form.draftDefinition',
  rights: { 'forms.design': 'all' },
  input: () => ({ title: { zh: '走访表' } }),
  bad: { change: { title: { zh: '' } }, path: 'title.zh' },
})
describeRefusals(() => harness, {
  command: 'form.keepDefinition',
  rights: { 'forms.design': 'all' },
  input: async () => {
    const { id, revision, definition } = await fresh()
    return { id, revision, definition }
  },
  bad: { change: { definition: { key: 'x' } }, path: 'definition.title' },
})

describe('[FRM-04] a form of the firm’s own', () => {
  it('is drawn up, checked, published and filled in without programming', async () => {
    const begun = await fresh()
    const definition = {
      ...begun.definition,
      sections: [
        section('main', '内容', 'Content', [
          text('name', '名称', 'Name'),
          computed('sum', '合计', 'Sum', 1, 'money', { plus: [{ field: 'x' }] }),
        ]),
      ],
    }
    const kept = await keep(begun, definition)
    expect(kept.body.faults).toMatchObject([
      { path: 'sum', code: 'form.unknown_field', message: '用到的“x”不在这张表上，改掉或加回这一项' },
    ])
    const circle = [
      computed('c1', '毛利', 'Margin', 1, 'money', { plus: [{ field: 'c2' }] }),
      computed('c2', '成本', 'Cost', 1, 'money', { plus: [{ field: 'c1' }] }),
    ]
    const round = { ...begun.definition, sections: [section('main', '内容', 'Content', circle)] }
    const { faults } = (await designer.call('form.checkDefinition', { definition: round })).body
    expect(faults.map((one: { message: string }) => one.message)).toEqual([
      '“毛利”的算法绕了一圈又用到自己，改其中一步',
    ])
    const hidden = [
      text('s1', '原因', 'Reason', 1, { shownWhen: { field: 's2', op: 'filled' } }),
      text('s2', '处理', 'Outcome', 2, { shownWhen: { field: 's1', op: 'filled' } }),
      table('lines', '明细', 'Lines', 3, [
        computed('x1', '单价', 'Price', undefined, 'money', { plus: [{ field: 'x2' }] }),
        computed('x2', '金额', 'Amount', undefined, 'money', { plus: [{ field: 'x1' }] }),
      ]),
    ]
    const closed = { ...begun.definition, sections: [section('main', '内容', 'Content', hidden)] }
    const told = (await designer.call('form.checkDefinition', { definition: closed })).body.faults
    expect(told.map((one: { path: string; message: string }) => [one.path, one.message])).toEqual([
      ['s1', '“原因”何时出现，绕了一圈又取决于自己，改其中一个条件'],
      ['lines.x1', '“单价”的算法绕了一圈又用到自己，改其中一步'],
    ])
    const early = await publish(begun.id, kept.body.revision)
    expect(early.body.error.fields).toMatchObject([{ path: 'definition.sum', code: 'form.unknown_field' }])
    const sound = { ...definition, sections: [section('main', '内容', 'Content', [text('name', '名称', 'Name')])] }
    const again = await keep({ id: begun.id, revision: kept.body.revision }, sound)
    expect((await publish(begun.id, again.body.revision)).body).toMatchObject({ key: begun.key, version: 1 })
    const { id } = await handIn(designer, begun.key, { name: '甲' })
    expect((await designer.ask('form.record', { id })).body.record.number).toBe(`${begun.key}-2026-0001`)
    expect((await publish(begun.id, again.body.revision)).body.error.code).toBe('form.already_published')
  })

  it('changes by versions: a field added, dropped, renamed; what was filled in stays on its own', async () => {
    await publishForm(harness, sampleForm('Z-V'))
    const old = await handIn(designer, 'Z-V', { name: '甲' })
    const begun = await draft({ key: 'Z-V' })
    const definition = structuredClone(begun.definition) as FormDefinition
    const [head] = definition.sections as unknown as { fields: unknown[] }[]
    head?.fields.splice(1, 3, text('shop', '门店', 'Shop'))
    const kept = await keep(begun, { ...definition, happenedIn: undefined, title: { zh: '加工表（新）', en: 'New' } })
    expect(kept.body.faults).toEqual([])
    expect((await designer.ask('form.definition', { key: 'Z-V' })).body.version).toBe(1)
    await publish(begun.id, kept.body.revision)
    const { values } = (
      await designer.ask('form.record', { id: (await startForm(designer, 'Z-V', { values: { shop: '一店' } })).id })
    ).body
    expect(values.shop).toBe('一店')
    expect((await designer.ask('form.record', { id: old.id })).body.definition).toMatchObject({ version: 1 })
  })

  it('refuses a key that held another type before', async () => {
    await publishForm(harness, sampleForm('Z-T'))
    const begun = await draft({ key: 'Z-T' })
    const definition = structuredClone(begun.definition) as unknown as { sections: { fields: unknown[] }[] }
    definition.sections[1]?.fields.splice(0, 1, text('processing', '加工', 'Processing'))
    const { body } = await keep(begun, definition)
    expect(body.faults.map((one: { code: string }) => one.code)).toContain('form.type_changed')
  })

  it('[TEC-18] two who draw at once: the second sees what the first kept; one draft a form', async () => {
    const begun = await fresh()
    await keep(begun, { ...begun.definition, title: { zh: '甲改的', en: 'A' } })
    const late = await keep(begun, { ...begun.definition, title: { zh: '乙改的', en: 'B' } })
    expect(late.body.error).toMatchObject({
      code: 'record.stale',
      params: { who: '制表人', current: { definition: { title: { zh: '甲改的' } } } },
    })
    await publishForm(harness, sampleForm('Z-D'))
    const both = await Promise.all([1, 2].map(() => designer.call('form.draftDefinition', { key: 'Z-D' })))
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const first = both.find((one) => one.status === 200)?.body
    expect((await designer.call('form.dropDraft', { id: first.id, revision: first.revision })).status).toBe(200)
    expect((await designer.call('form.draftDefinition', { key: 'Z-D' })).status).toBe(200)
  })

  it('is a copy of a trade’s form when asked for, and then its own', async () => {
    const copy = await draft({ copyOf: 'F-089', title: { zh: '本店护理卡' } })
    expect(copy.definition).toMatchObject({ key: copy.key, title: { zh: '本店护理卡' } })
    expect(copy.definition.sections.length).toBeGreaterThan(5)
  })

  it('goes out of use and comes back, and what was filled in stays', async () => {
    await publishForm(harness, sampleForm('Z-R'))
    const { id } = await handIn(designer, 'Z-R', { name: '甲' })
    await designer.call('form.retire', { key: 'Z-R' })
    expect((await designer.call('form.start', { form: 'Z-R' })).body.error.code).toBe('form.switched_off')
    expect((await designer.ask('form.record', { id })).status).toBe(200)
    await designer.call('form.retire', { key: 'Z-R', isRetired: false })
    expect((await designer.call('form.start', { form: 'Z-R' })).status).toBe(200)
  })
})

describe('hostile definitions', () => {
  const send = async (change: (one: FormDefinition) => unknown) => {
    const begun = await fresh()
    return await keep(begun, change(begun.definition))
  }
  const fields = (count: number) => Array.from({ length: count }, (_, n) => text(`f${n}`, '项', 'F'))

  it.each([
    [
      'cycles',
      (one: FormDefinition) => ({
        ...one,
        sections: [section('a', '一', 'A', [computed('c', '算', 'C', 1, 'money', { plus: [{ field: 'c' }] })])],
      }),
      'form.cycle',
    ],
    [
      'conditions that wait for each other',
      (one: FormDefinition) => ({
        ...one,
        sections: [
          section('a', '一', 'A', [
            text('a', '甲', 'A', 1, { shownWhen: { field: 'b', op: 'filled' } }),
            text('b', '乙', 'B', 2, { shownWhen: { field: 'a', op: 'filled' } }),
          ]),
        ],
      }),
      'form.shown_in_circle',
    ],
    [
      'two of one key',
      (one: FormDefinition) => ({
        ...one,
        sections: [section('a', '一', 'A', [text('a', '甲', 'A'), text('a', '乙', 'B')])],
      }),
      'form.key_twice',
    ],
    [
      'a binding to nothing',
      (one: FormDefinition) => ({
        ...one,
        sections: [section('a', '一', 'A', [text('a', '甲', 'A', 1, { bind: 'passwordHash' })])],
      }),
      'form.unknown_binding',
    ],
    [
      'more fields than any paper has',
      (one: FormDefinition) => ({ ...one, sections: [section('a', '一', 'A', fields(501))] }),
      'form.too_many_fields',
    ],
    [
      'too long a list',
      (one: FormDefinition) => ({
        ...one,
        sections: [
          section('a', '一', 'A', [
            {
              ...option('k', '类', 'K', 1, {}),
              options: Array.from({ length: 1001 }, (_, n) => ({ key: `k${n}`, label: { zh: '选', en: 'x' } })),
            },
          ]),
        ],
      }),
      'form.too_many_options',
    ],
  ])('with %s are kept as a draft and never published', async (_what, change, code) => {
    const { status, body } = await send(change)
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
    expect(body.faults.map((one: { code: string }) => one.code)).toContain(code)
    expect((await publish(body.id, body.revision)).status).toBe(400)
  })

  it.each([
    [
      'an option list of five megabytes',
      (one: FormDefinition) => ({
        ...one,
        sections: [
          section('a', '一', 'A', [
            {
              ...option('k', '类', 'K', 1, {}),
              options: Array.from({ length: 50_000 }, (_, n) => ({
                key: `k${n}`,
                label: { zh: '选'.repeat(30), en: 'x' },
              })),
            },
          ]),
        ],
      }),
    ],
    [
      'a formula as deep as a well',
      (one: FormDefinition) => {
        let formula: unknown = { field: 'a' }
        for (let n = 0; n < 500; n++) formula = { plus: [formula] }
        return {
          ...one,
          sections: [
            section('a', '一', 'A', [text('a', '甲', 'A'), computed('c', '算', 'C', 1, 'money', formula as never)]),
          ],
        }
      },
    ],
    ['parts nobody knows', (one: FormDefinition) => ({ ...one, onClick: 'alert(1)' })],
    [
      'a type nobody knows',
      (one: FormDefinition) => ({
        ...one,
        sections: [section('a', '一', 'A', [{ ...text('a', '甲', 'A'), type: 'script' as never }])],
      }),
    ],
  ])('with %s are refused', async (_what, change) => {
    const { status } = await send(change)
    expect([400, 413]).toContain(status)
  })

  it('of five hundred fields are filled in all the same', async () => {
    const begun = await fresh()
    const kept = await keep(begun, { ...begun.definition, sections: [section('a', '一', 'A', fields(500))] })
    expect((await publish(begun.id, kept.body.revision)).status).toBe(200)
    const { id, version } = await startForm(designer, begun.key)
    const values = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`f${n}`, `答${n}`]))
    expect((await designer.call('form.keep', { id, version, values })).body.errors).toEqual([])
  })
})

describe('[FRM-20] open lists', () => {
  it('take options of the firm’s own at once, and closed ones none', async () => {
    const fields = [
      option('kind', '类别', 'Kind', 1, { a: ['甲', 'A'], other: ['其他', 'Other'] }, { openOptions: true }),
      option('sex', '性别', 'Sex', 2, { m: ['男', 'M'] }),
    ]
    await publishForm(
      harness,
      sampleForm('Z-O', { sums: [], sections: [section('a', '一', 'A', fields)], happenedIn: undefined as never }),
    )
    const add = async (field: string, zh: string) =>
      await designer.call('form.addOption', { form: 'Z-O', field, label: { zh } })
    expect((await add('sex', '其他')).body.error.fields[0].code).toBe('form.list_is_closed')
    const { key } = (await add('kind', '团购')).body
    expect((await add('kind', '团購')).body.error.fields[0].code).toBe('form.option_exists')
    const { definition, version } = (await designer.ask('form.definition', { key: 'Z-O' })).body
    expect(version).toBe(1)
    expect(definition.sections[0].fields[0].options.map((one: { label: { zh: string } }) => one.label.zh)).toEqual([
      '甲',
      '团购',
      '其他',
    ])
    await handIn(designer, 'Z-O', { kind: key })
    const found = await designer.ask('form.records', {
      form: 'Z-O',
      condition: { field: 'values.kind', op: 'in', value: [key] },
    })
    expect(found.body.rows).toHaveLength(1)
  })
})

describe('a trade’s new edition', () => {
  it('is offered, merged with the firm’s changes into a draft, and published by a person', async () => {
    await givePost(harness, designer.staffId, '美容顾问')
    // The trade's form as it was once: a label has changed since, and a field is new.
    const current = (await designer.ask('form.definition', { key: 'F-089' })).body
    const was = structuredClone(current.definition) as FormDefinition
    const [basic] = was.sections as unknown as { fields: { key: string; label: { zh: string; en: string } }[] }[]
    const [first] = basic?.fields ?? []
    if (first) first.label = { zh: '顾客名', en: 'Customer' }
    basic?.fields.splice(1, 1)
    const { db } = harness.product.platform
    await sql`insert into form_definitions (id, key, version, pack, definition, state, published_at)
      values (${current.id}, 'F-089', 1, 'beauty', ${JSON.stringify(was)}::jsonb, 'published', now())`.execute(db)
    const own = await draft({ key: 'F-089' })
    const kept = await keep(own, { ...own.definition, title: { zh: '本店护理档案', en: 'Our card' } })
    await publish(own.id, kept.body.revision)
    const { rows } = (await designer.ask('form.upgrades')).body
    expect(rows).toMatchObject([{ key: 'F-089', version: 2, isChanged: true }])
    const { body } = await designer.call('form.mergeUpgrade', { key: 'F-089' })
    expect(body.conflicts).toEqual([])
    expect(body.definition.title.zh).toBe('本店护理档案')
    expect(body.definition.sections[0].fields.slice(0, 2)).toEqual(current.definition.sections[0].fields.slice(0, 2))
    expect((await publish(body.id, body.revision)).body.version).toBe(3)
    expect((await designer.ask('form.upgrades')).body.rows).toEqual([])
    expect((await designer.call('form.mergeUpgrade', { key: 'F-089' })).body.error.code).toBe('form.no_upgrade')
    expect(
      (await designer.ask('form.versions', { key: 'F-089' })).body.rows.map((row: { version: number }) => row.version),
    ).toEqual([3, 2, 1])
  })
})
