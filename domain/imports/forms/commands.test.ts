import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  computed,
  date,
  dateRange,
  integer,
  money,
  option,
  options,
  people,
  person,
  ratio,
  section,
  signature,
  table,
  text,
  time,
  withOther,
  yesNo,
} from '#platform/core/forms/makers.ts'
import { switchOn } from '#tests/factories/collecting.ts'
import { openCustomer } from '#tests/factories/customers.ts'
import { handIn, publishForm, sampleForm } from '#tests/factories/forms.ts'
import { imported, rehearsed, settled, storeBytes, storeSheet } from '#tests/factories/sheets.ts'
import { type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'

/** As the acceptance of a house is: its items are printed on the paper. */
const printed = sampleForm('Z-P', {
  numbering: { pattern: 'Z-P-{yyyy}-{0000}', gapFree: true },
  sums: [],
  happenedIn: undefined,
  sections: [
    section('a', '验房', 'Inspection', [
      text('house', '房号', 'House', 1, { required: true }),
      table(
        'checked',
        '检查项目',
        'Items checked',
        2,
        [integer('marks', '评分', 'Marks', undefined, { max: 5 }), text('note', '说明', 'Note')],
        {
          fixedRows: [
            { key: 'doors', label: { zh: '门窗', en: 'Doors' } },
            { key: 'floors', label: { zh: '墙地面', en: 'Floors' } },
            { key: 'water', label: { zh: '水', en: 'Water' } },
          ],
        },
      ),
    ]),
  ],
} as never)

/** As the evaluation of credit is: the weights of all lines make 100%. */
const weighted = sampleForm('Z-W', {
  sums: [{ fields: ['criteria.weight'], to: '1', label: { zh: '权重合计', en: 'Weights' } }],
  happenedIn: undefined,
  sections: [
    section('a', '评估', 'Evaluation', [
      text('firm', '单位', 'Firm', 1, { required: true }),
      table(
        'criteria',
        '指标',
        'Criteria',
        2,
        [
          text('criterion', '名称', 'Name', undefined, { required: true }),
          ratio('weight', '权重', 'Weight', undefined, { required: true, max: 1 }),
        ],
        { required: true },
      ),
    ]),
  ],
} as never)

let harness: Harness
let keeper: Caller
let customerId: string

const wide = sampleForm('Z-9', {
  sums: [],
  sections: [
    section('a', '基本', 'Basics', [
      text('name', '客户名称', 'Customer', 1, { required: true }),
      date('on', '日期', 'Date', 2),
      dateRange('term', '合同期', 'Term', 3),
      person('owner', '负责人', 'Owner', 4),
      people('guests', '参加人', 'Guests', 5),
      option('kind', '类别', 'Kind', 6, withOther({ plain: ['普通', 'Plain'], rush: ['加急', 'Rush'] }), {
        hasOther: true,
      }),
      options('ticks', '多选', 'Ticks', 7, { x: ['甲', 'X'], y: ['乙', 'Y'] }),
      yesNo('isPaid', '已付', 'Paid', 8),
      money('processing', '加工金额', 'Processing', 9, { total: true }),
      money('rework', '返工金额', 'Rework', 10, { total: true }),
      computed(
        'net',
        '加工净额',
        'Net',
        11,
        'money',
        { minus: [{ field: 'processing' }, { field: 'rework' }] },
        { total: true },
      ),
      table('lines', '明细', 'Lines', 12, [
        text('item', '品名', 'Item', undefined, { required: true }),
        money('price', '单价', 'Price'),
        signature('signed', '签名', 'Signed'),
      ]),
    ]),
  ],
})
const full = {
  name: '永泰加工',
  on: '2026-10-01',
  term: { from: '2026-01-01', to: '2026-12-31' },
  owner: { name: '季建国' },
  guests: [{ name: '陈丽' }, { name: '周敏' }],
  kind: 'other',
  kindOther: '样品',
  ticks: ['x', 'y'],
  isPaid: true,
  processing: '1200.50',
  rework: '200.00',
  lines: [
    { id: 'a', item: '上衣', price: '12.00' },
    { id: 'b', item: '裤子' },
  ],
}

beforeAll(async () => {
  harness = await startHarness({ jobs: true, now: '2026-11-23T02:00:00Z' })
  await switchOn(harness, [])
  await publishForm(harness, wide)
  await publishForm(
    harness,
    sampleForm('Z-T', {
      sums: [],
      happenedIn: undefined,
      sections: [
        section('a', '预约', 'Booking', [
          time('at', '时间', 'Time', 1, { required: true }),
          text('name', '顾客', 'Guest', 2),
        ]),
      ],
    } as never),
  )
  await publishForm(harness, sampleForm('Z-S', { sensitivity: 'secret' }))
  await publishForm(harness, printed)
  await publishForm(harness, weighted)
  keeper = await harness.person({ name: '档案员赵', allRights: true })
  customerId = await openCustomer(harness, { name: '丽水永泰加工厂' })
})
afterAll(() => harness.close())

/** Waits until an export is there and gives its bytes. */
async function fetched(id: string, by = keeper): Promise<Buffer> {
  for (let n = 0; n < 600; n++) {
    const { body } = await by.ask('export.get', { id })
    if (body.state === 'ready') break
    if (body.state === 'failed') throw new Error('the export failed')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const file = await harness.product.platform.db
    .selectFrom('exportFiles')
    .select('sha256')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return await buffer(harness.product.platform.files.read(file.sha256 ?? ''))
}

async function exported(input: Record<string, unknown> = {}, by = keeper): Promise<Buffer> {
  const answer = await by.call('form.export', { form: 'Z-9', ...input })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return await fetched(answer.body.id, by)
}

async function cells(bytes: Buffer): Promise<string[][]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes as never)
  const rows: string[][] = []
  book.worksheets[0]?.eachRow((row) =>
    rows.push(
      (row.values as unknown[])
        .slice(1)
        .map((one) => (one instanceof Date ? one.toISOString().slice(0, 10) : String(one ?? ''))),
    ),
  )
  return rows
}

const all = async () =>
  (await keeper.ask('form.records', { form: 'Z-9' })).body.rows as { id: string; number: string; title: string }[]
const valuesOf = async (id: string) => (await keeper.ask('form.record', { id })).body.values

describe('[IMP-09] records of a form go out to a spreadsheet and come back without loss', () => {
  it('[FRM-19] with every answer, further lines for tables, and totals at the end', async () => {
    await handIn(keeper, 'Z-9', full, { customerId })
    await handIn(keeper, 'Z-9', { name: '和福', on: '2026-10-02', processing: '10', rework: '1' })
    const rows = await cells(await exported())
    expect(rows[0]?.slice(0, 6)).toEqual(['编号', '客户（编号或名称）', '客户名称', '日期', '合同期', '负责人'])
    expect(rows).toHaveLength(5)
    expect(rows[1]?.join('|')).toContain(
      '永泰加工|2026-10-01|2026-01-01 至 2026-12-31|季建国|陈丽；周敏|其他|样品|甲；乙|是|1200.5|200|1000.5|上衣|12',
    )
    expect(rows[2]?.join('|')).toMatch(/^Z-9-2026-0001\|.*裤子/)
    expect(rows[4]?.join('|')).toMatch(/^合计\|.*1210.5\|201\|1009.5/)
  })

  it('the file taken in again changes nothing', async () => {
    const stored = await storeBytes(harness, await exported(), '表单.xlsx')
    const run = await rehearsed(keeper, stored, undefined, 'form:Z-9')
    expect(run['counts']).toMatchObject({ same: 2, more: 1 })
    expect((run['counts'] as Record<string, number>)['error']).toBeUndefined()
  })

  it('and taken in where they are not yet, gives the same records', async () => {
    const bytes = await exported()
    const before = await Promise.all((await all()).map(async (row) => [row.number, await valuesOf(row.id)]))
    for (const { id } of await all()) {
      const { version } = (await keeper.ask('form.record', { id })).body.record
      await keeper.call('form.void', { id, version, reason: '重来' })
    }
    const run = await imported(keeper, await storeBytes(harness, bytes, '表单.xlsx'), undefined, 'form:Z-9')
    expect(run['counts']).toMatchObject({ new: 2, more: 1 })
    const after = await Promise.all((await all()).map(async (row) => [row.number, await valuesOf(row.id)]))
    const plain = (rows: unknown) => JSON.parse(JSON.stringify(rows).replace(/"id":"[^"]*"/g, '"id":""'))
    expect(plain(after.sort())).toEqual(plain(before.sort()))
    const [first] = (await keeper.ask('form.ofCustomer', { customerId })).body.rows
    expect(first).toMatchObject({ number: 'Z-9-2026-0001', source: 'import', state: 'submitted' })
  })

  it('[FRM-13] [ACC-13] holds nothing sealed and nothing out of reach', async () => {
    const [row] = await all()
    const { version } = (await keeper.ask('form.record', { id: row?.id })).body.record
    await keeper.call('form.seal', { id: row?.id, version, reason: '封存' })
    expect((await cells(await exported())).flat()).not.toContain(row?.number)
    const seller = await harness.person({ rights: { 'forms.read': 'all' } })
    expect((await seller.call('form.export', { form: 'Z-9' })).status).toBe(403)
    await keeper.call('form.unseal', { id: row?.id, version: version + 1, reason: '查' })
  })
})

it('[ACC-19] an export covers what its reader may not see, and leaves open what they wrote themselves', async () => {
  await publishForm(harness, sampleForm('Z-A'))
  const rights = { 'forms.fill': 'all', 'forms.read': 'all', 'forms.export': 'all', 'customer.read': 'all' } as const
  const [writer, other] = [await harness.person({ rights }), await harness.person({ rights })]
  const begun = (await writer.call('form.start', { form: 'Z-A', customerId })).body
  const values = { phones: ['13900007788'] }
  await writer.call('form.keep', { id: begun.id, version: begun.version, values })
  const phonesFor = async (who: Caller) => {
    const [heads = [], row = []] = await cells(await exported({ form: 'Z-A' }, who))
    return row[heads.indexOf('电话')]
  }
  expect([await phonesFor(writer), await phonesFor(other)]).toEqual(['13900007788', '139****7788'])
})

describe('[IMP-09] rows that are printed on the paper', () => {
  it('go out under their names and come back to them, whichever were filled in', async () => {
    await handIn(keeper, 'Z-P', { house: '3-201', checked: [{ id: 'water', marks: 2, note: '龙头滴水' }] })
    await handIn(keeper, 'Z-P', {
      house: '3-202',
      checked: [
        { id: 'doors', marks: 5 },
        { id: 'water', note: '正常' },
        { id: 'more', marks: 1, note: '另写的一行' },
      ],
    })
    const bytes = await fetched((await keeper.call('form.export', { form: 'Z-P' })).body.id)
    const rows = await cells(bytes)
    expect(rows[0]?.slice(-3)).toEqual(['检查项目·项目', '检查项目·评分', '检查项目·说明'])
    const at = rows[0]?.indexOf('检查项目·项目') ?? -1
    const lines = rows.slice(1).map((row) => [0, 1, 2].map((n) => row[at + n] ?? '').join('|'))
    expect(lines).toEqual(['水|2|龙头滴水', '门窗|5|', '水||正常', '|1|另写的一行'])
    const list = async () =>
      (await keeper.ask('form.records', { form: 'Z-P' })).body.rows as { id: string; number: string }[]
    const before = await Promise.all((await list()).map(async (row) => [row.number, await valuesOf(row.id)]))
    for (const { id } of await list()) {
      const { version } = (await keeper.ask('form.record', { id })).body.record
      await keeper.call('form.void', { id, version, reason: '重来' })
    }
    const run = await imported(keeper, await storeBytes(harness, bytes, '验房.xlsx'), undefined, 'form:Z-P')
    expect(run['counts']).toEqual({ new: 2, more: 2 })
    const after = await Promise.all((await list()).map(async (row) => [row.number, await valuesOf(row.id)]))
    const plain = (all: unknown) =>
      JSON.parse(JSON.stringify(all).replace(/"id":"(?!doors|floors|water)[^"]*"/g, '"id":""'))
    expect(plain(after.sort())).toEqual(plain(before.sort()))
  })

  it('leave what is still being filled in one draft, although it has no number yet', async () => {
    const checked = [
      { id: 'doors', marks: 4 },
      { id: 'water', marks: 3 },
    ]
    await keeper.call('form.start', { form: 'Z-P', values: { house: '3-203', checked } })
    const bytes = await fetched((await keeper.call('form.export', { form: 'Z-P' })).body.id)
    const run = await rehearsed(keeper, await storeBytes(harness, bytes, '验房.xlsx'), undefined, 'form:Z-P')
    expect(run['counts']).toEqual({ same: 4, more: 2 })
  })

  it('are chosen from a list in the template, and a name written twice is told', async () => {
    const { body } = await keeper.call('export.template', { target: 'form:Z-P' })
    const book = new exceljs.Workbook()
    await book.xlsx.load((await fetched(body.id)) as never)
    const sheet = book.worksheets[0]
    const column = ((sheet?.getRow(1).values ?? []) as unknown[]).indexOf('检查项目·项目')
    expect(sheet?.getCell(2, column).dataValidation?.formulae).toEqual(['"门窗,墙地面,水"'])
    const stored = await storeSheet(harness, [
      ['房号', '检查项目·项目', '评分', '说明'],
      ['5-101', '水', '4', null],
      [null, '水', '3', null],
      ['5-102', null, '4', '按印的次序'],
      [null, null, '3', null],
    ])
    const run = await rehearsed(keeper, stored, undefined, 'form:Z-P')
    const { rows } = (await keeper.ask('import.rows', { id: run['id'] })).body
    expect(rows.map((row: { issues: { code: string }[] }) => row.issues.map((one) => one.code))).toEqual([
      ['import.lines_refused'],
      ['import.line_twice'],
      [],
      [],
    ])
    await keeper.call('import.apply', { id: run['id'], version: run.version })
    expect((await settled(keeper, String(run['id']))).state).toBe('applied')
    const found = (await keeper.ask('form.records', { form: 'Z-P', search: '5-102' })).body.rows
    expect((await valuesOf(found[0].id)).checked).toEqual([
      { id: 'doors', marks: 4, note: '按印的次序' },
      { id: 'floors', marks: 3 },
      { id: 'water' },
    ])
  })
})

describe('[IMP-02] a record on several rows', () => {
  it('is judged as a whole: sums over all its lines, and what is missing in each', async () => {
    const stored = await storeSheet(harness, [
      ['单位', '指标·名称', '权重'],
      ['甲厂', '付款', '60%'],
      [null, '信誉', '40%'],
      ['乙厂', '付款', '60%'],
      [null, '信誉', '30%'],
      ['丙厂', '付款', '60%'],
      [null, null, '40%'],
      ['丁厂', '付款', '60%'],
      [null, '信誉', '许多'],
      ['戊厂', null, null],
      ['己厂', null, null],
      [null, '付款', '100%'],
    ])
    const run = await rehearsed(keeper, stored, undefined, 'form:Z-W')
    const { rows } = (await keeper.ask('import.rows', { id: run['id'] })).body
    const said = rows.map((row: { verdict: string; issues: { code: string; heading: string }[] }) => [
      row.verdict,
      ...row.issues.map((one) => `${one.heading} ${one.code}`.trim()),
    ])
    expect(said).toEqual([
      ['new'],
      ['more'],
      ['error', '指标 form.sum_differs'],
      ['error', 'import.lines_refused'],
      ['error', 'import.lines_refused'],
      ['error', '指标·名称 field.required'],
      ['error', 'import.lines_refused'],
      ['error', '权重 percent.not_percent'],
      ['error', '指标 field.required'],
      ['new'],
      ['more'],
    ])
    expect(run['counts']).toEqual({ new: 2, more: 2, error: 7 })
  })

  it('comes back as a whole in the workbook of errors, which is mended and taken in', async () => {
    const stored = await storeSheet(harness, [
      ['单位', '指标·名称', '权重'],
      ['庚厂', '付款', '60%'],
      [null, '信誉', '许多'],
      ['辛厂', '付款', '100%'],
    ])
    const first = await imported(keeper, stored, undefined, 'form:Z-W')
    expect(first['counts']).toEqual({ new: 1, error: 2 })
    const { body } = await keeper.call('export.importErrors', { runId: first['id'] })
    const book = new exceljs.Workbook()
    await book.xlsx.load((await fetched(body.id)) as never)
    const sheet = book.worksheets[0]
    expect(sheet?.actualRowCount).toBe(3)
    const wrong = sheet?.getRow(3)
    wrong?.eachCell((cell) => {
      if (cell.text === '许多') cell.value = '40%'
    })
    const mended = await storeBytes(harness, Buffer.from(await book.xlsx.writeBuffer()), '错误行.xlsx')
    expect((await imported(keeper, mended, undefined, 'form:Z-W'))['counts']).toEqual({ new: 1, more: 1 })
    const found = (await keeper.ask('form.records', { form: 'Z-W', search: '庚厂' })).body.rows
    expect((await valuesOf(found[0].id)).criteria).toMatchObject([
      { criterion: '付款' },
      { criterion: '信誉', weight: '0.4000' },
    ])
  })
})

describe('[IMP-02] old sheets of a form', () => {
  it('are rehearsed: every row with its verdict, what is wrong at its column', async () => {
    const stored = await storeSheet(harness, [
      ['客户名称', '客户', '日期', '类别', '加工金额', '品名'],
      ['甲厂', '丽水永泰加工厂', '2025/3/1', '加急', '1,200', '上衣'],
      [null, null, null, null, null, '裤子'],
      ['乙厂', '没有的客户', '2025/3/2', '普通', '30', null],
      [null, '丽水永泰加工厂', '2025/3/3', '普通', '30', null],
      ['丙厂', null, '2025/2/30', '普通', '许多', null],
    ])
    const run = await rehearsed(keeper, stored, undefined, 'form:Z-9')
    expect(run['counts']).toEqual({ new: 1, more: 1, error: 3 })
    const { rows } = (await keeper.ask('import.rows', { id: run['id'] })).body
    const codes = rows.map((row: { issues: { code: string }[] }) => row.issues.map((one) => one.code))
    expect(codes).toEqual([
      [],
      [],
      ['import.customer_unknown'],
      ['field.required'],
      ['date.impossible', 'money.approximate'],
    ])
  })

  it('say once what is wrong in a cell and what stands there; a time is read as Excel keeps it', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('预约')
    sheet.addRow(['时间', '顾客'])
    for (const at of [0.4375, '9：30', '10点半', '25:70', null]) sheet.addRow([at, '䶮小姐'])
    sheet.getCell('A2').numFmt = 'h:mm:ss'
    const stored = await storeBytes(harness, Buffer.from(await book.xlsx.writeBuffer()), '预约.xlsx')
    const run = await rehearsed(keeper, stored, undefined, 'form:Z-T')
    const { rows } = (await keeper.ask('import.rows', { id: run['id'] })).body
    const found = rows.map((row: { issues: { code: string; raw: string }[]; values: { form: { at?: string } } }) => [
      row.values.form.at,
      row.issues.map(({ code, raw }) => [code, raw]),
    ])
    expect(found.slice(2)).toEqual([
      ['10点半', [['form.not_a_time', '10点半']]],
      ['25:70', [['form.not_a_time', '25:70']]],
      [null, [['field.required', '']]],
    ])
    await keeper.call('import.apply', { id: run['id'], version: run.version })
    expect((await settled(keeper, String(run['id']))).state).toBe('applied')
    const { rows: kept } = (await keeper.ask('form.records', { form: 'Z-T', columns: ['at', 'name'] })).body
    expect(kept.map((row: { values: unknown }) => row.values)).toEqual(
      expect.arrayContaining([
        { at: '10:30', name: '䶮小姐' },
        { at: '09:30', name: '䶮小姐' },
      ]),
    )
  })

  it('name what must be filled and has no column in the file', async () => {
    const stored = await storeSheet(harness, [
      ['顾客', '备注'],
      ['䶮小姐', '甲'],
    ])
    const run = await rehearsed(keeper, stored, undefined, 'form:Z-T')
    const [row] = (await keeper.ask('import.rows', { id: run['id'] })).body.rows
    expect(row.issues).toMatchObject([{ heading: '时间', column: null, code: 'field.required' }])
  })

  it('are written as a whole, numbered, and taken back as a whole', async () => {
    const count = (await all()).length
    const stored = await storeSheet(harness, [
      ['客户名称', '日期', '加工金额', '品名'],
      ['丁厂', '2025/3/1', '100', '上衣'],
      ['戊厂', '2025/3/2', '200', '帽子'],
      [null, null, null, '手套'],
    ])
    const run = await imported(keeper, stored, undefined, 'form:Z-9')
    expect(run.state).toBe('applied')
    const rows = await all()
    expect(rows).toHaveLength(count + 2)
    const glove = rows.find((row) => row.title === '戊厂')
    expect((await valuesOf(glove?.id ?? '')).lines.map((row: { item: string }) => row.item)).toEqual(['帽子', '手套'])
    await keeper.call('import.undo', { id: run['id'], version: run.version })
    expect((await settled(keeper, String(run['id']))).state).toBe('undone')
    expect(await all()).toHaveLength(count)
  })

  it('have a template with headings, notes and option lists', async () => {
    const { body } = await keeper.call('export.template', { target: 'form:Z-9' })
    const rows = await cells(await fetched(body.id))
    expect(rows[0]).toEqual(expect.arrayContaining(['编号', '客户名称 *', '日期', '明细·品名', '类别其他说明']))
    expect(rows[0]).not.toContain('加工净额')
  })
})

describeRefusals(() => harness, {
  command: 'form.export',
  rights: { 'forms.export': 'all', 'forms.read': 'all' },
  input: () => ({ form: 'Z-9' }),
  bad: { change: { format: 'pdf' }, path: 'format' },
  effects: async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from export_files`.execute(
      harness.product.platform.db,
    )
    return rows[0]?.n ?? 0
  },
})

it('[IMP-07] a secret form is exported by an issued number only, once', async () => {
  await handIn(keeper, 'Z-S', { name: '甲' })
  const refused = await keeper.call('form.export', { form: 'Z-S' })
  expect([refused.status, refused.body.error.code]).toEqual([403, 'form.copies_needed'])
  const asked = await keeper.call('form.askCopies', { form: 'Z-S', kind: 'export', purpose: '交总部' })
  await keeper.call('form.issueCopies', { id: asked.body.id, verdict: 'issued' })
  expect((await keeper.call('form.export', { form: 'Z-S' })).body.copy).toBe('Z-S-Y26-0001')
  expect((await keeper.call('form.export', { form: 'Z-S' })).status).toBe(403)
})
