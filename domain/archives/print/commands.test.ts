import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completeFirm, openArchive, person } from '#tests/factories/archives.ts'
import { type Answer, type Caller, type Harness, startHarness } from '#tests/harness.ts'
import { describeRefusals } from '#tests/refusals.ts'
import type { PrintKind } from './schema.ts'
import { usualSettings } from './settling/rules.ts'

let harness: Harness
let keeper: Caller

beforeAll(async () => {
  harness = await startHarness({ jobs: true, now: '2026-11-23T06:52:00Z' })
  await harness.product.platform.db
    .insertInto('settings')
    .values({
      key: 'firm',
      value: JSON.stringify({ name: '宁州青禾物业有限公司', packs: ['property'] }) as never,
      updatedBy: null,
    })
    .execute()
  keeper = await harness.person({ name: '周敏', allRights: true })
})
afterAll(() => harness.close())

const settings = (kind: PrintKind, more: object = {}) => ({ ...usualSettings(kind), ...more })
const purpose = '归档'

async function start(caller: Caller, request: { kind: PrintKind } & Record<string, unknown>, more: object = {}) {
  return await caller.call('print.start', { request, settings: settings(request.kind), purpose, ...more })
}

// A job starts within milliseconds; the limit only keeps a broken one from hanging.
async function ended(caller: Caller, id: string): Promise<Answer['body']> {
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await caller.ask('print.get', { id })
    if (body.state !== 'waiting' && body.state !== 'running') return body
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('the print did not end')
}

async function take(caller: Caller, id: string) {
  return await harness.product.app.inject({
    url: `/api/prints/${id}`,
    headers: { cookie: caller.cookie, 'x-kedang': '1' },
  })
}

/** Prints and reads the text of every page, without the spaces that only place letters. */
async function printed(caller: Caller, request: { kind: PrintKind } & Record<string, unknown>, more: object = {}) {
  const answer = await start(caller, request, more)
  expect(answer.body.error).toBeUndefined()
  const done = await ended(caller, answer.body.id)
  expect(done.failure).toBeNull()
  const document = await getDocumentProxy(new Uint8Array((await take(caller, answer.body.id)).rawPayload))
  const pages: string[] = []
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, ''),
    )
  }
  return { pages, print: done }
}

const audited = async (id: string) =>
  (
    await harness.product.pool.query(
      `select kind, operation, purpose, ids, detail from audit_log where detail ->> 'print' = $1 or (subject = 'print' and $1 = any(ids::text[])) order by id`,
      [id],
    )
  ).rows

describe('[ARC-55] an archive on paper', () => {
  test('[IMP-06] holds every group and every label, the number of the archive, the signatures and who printed it', async () => {
    const values = completeFirm({
      name: '䶮堃喆商贸有限公司',
      ownership: 'private',
      mainBusiness: '药品零售',
      bankAccount: '工行 6222',
    })
    const contacts = [{ name: '康永年', role: 'owner', phones: ['13800001111'] }]
    const { id, number } = await openArchive(keeper, values, { contacts })
    const { pages, print } = await printed(keeper, { kind: 'sheet', ids: [id] })
    const text = pages.join('')
    const { body } = await keeper.ask('customer.fields')
    const fields = Object.values(body.fields) as {
      label: { zh: string }
      group?: string
      system?: boolean
      appliesTo?: string[]
    }[]
    const expected = fields.filter(
      (one) =>
        one.group && !one.system && one.appliesTo?.includes('organisation') !== false && !/币种$/.test(one.label.zh),
    )
    expect(expected.length).toBeGreaterThan(50)
    for (const { label } of expected) expect(text).toContain(label.zh.replaceAll(/\s/g, ''))
    for (const part of [
      '宁州青禾物业有限公司',
      '客户档案表',
      `客户编号：${number}`,
      '䶮堃喆商贸有限公司',
      '☑私人有限公司',
      '☐上市公司',
      '13800001111',
      '机密',
      '采集人：',
      '批准人：',
      `打印：周敏2026-11-2314:52打印单${print.number}`,
      `第1页共${pages.length}页`,
    ])
      expect(text).toContain(part)
    expect(print.number).toMatch(/^DY-2611-\d{5}$/)
    expect(print).toMatchObject({
      customerId: id,
      pages: pages.length,
      purpose,
      isOpen: true,
      rowsTotal: 1,
      rowsDone: 1,
    })
  })

  test('as the enterprise profile in one sheet', async () => {
    const { id } = await openArchive(
      keeper,
      completeFirm({
        standing: 'leader',
        salesResults: '三年持平',
        ourStrengths: '送货快',
        ourWeaknesses: '报价高；对策：返利',
        hasBreach: true,
        breach: '2021 年迟付',
        creditGrade: 'AA',
      }),
    )
    const { pages } = await printed(keeper, { kind: 'sheet', ids: [id], form: 'enterprise' })
    for (const part of ['企业客户情况表', '☑领导者', '三年持平', '送货快', '报价高；对策：返利', '2021年迟付', 'AA'])
      expect(pages.join('')).toContain(part)
  })

  test('blank for handwriting, and with the filled facts only', async () => {
    const { id } = await openArchive(keeper, person({ name: '何静', remarks: '喜欢越剧' }))
    const blank = (await printed(keeper, { kind: 'sheet', ids: [id], fill: 'blank' })).pages.join('')
    expect(blank).toContain('☐男☐女')
    expect(blank).not.toContain('何静')
    const filled = (await printed(keeper, { kind: 'sheet', ids: [id], fill: 'filled' })).pages.join('')
    expect(filled).toContain('喜欢越剧')
    expect(filled).not.toContain('籍贯')
  })

  test('[IMP-07] every copy carries its mark and number', async () => {
    const { id } = await openArchive(keeper)
    const { pages } = await printed(
      keeper,
      { kind: 'sheet', ids: [id], fill: 'filled' },
      { settings: settings('sheet', { copies: 3, marks: 'original' }) },
    )
    const marks = pages.flatMap((page) => /(原件|副本第\d份)·/.exec(page)?.[1] ?? [])
    expect([...new Set(marks)]).toEqual(['原件', '副本第1份', '副本第2份'])
  })

  test('[ACC-19] covers what its reader may not see, people included', async () => {
    const contacts = [{ name: '康永年', role: 'owner', phones: ['13800001111'] }]
    const { id } = await openArchive(keeper, completeFirm({ phones: ['13912345678'], bankAccount: '工行 6222' }), {
      contacts,
    })
    const clerk = await harness.person({ name: '林小满', rights: { 'customer.read': 'all', 'customer.print': 'all' } })
    for (const request of [
      { kind: 'sheet' as const, ids: [id] },
      { kind: 'contacts' as const, customerId: id },
    ]) {
      const text = (await printed(clerk, request)).pages.join('')
      expect(text).toContain('138****1111')
      expect(text).not.toContain('13800001111')
      expect(text).not.toContain('13912345678')
      expect(text).not.toContain('工行')
      expect(text).not.toContain('机密')
    }
  })

  test('[ACC-17] is on record with print number and purpose, and so is each taking of the file', async () => {
    const { id } = await openArchive(keeper)
    const { print } = await printed(keeper, { kind: 'sheet', ids: [id] }, { purpose: '年检补交' })
    expect(await audited(print.id)).toMatchObject([
      {
        kind: 'print',
        operation: 'print.start',
        purpose: '年检补交',
        ids: [id],
        detail: { number: print.number, kind: 'sheet' },
      },
      { kind: 'print', operation: 'print.take', purpose: '年检补交', detail: { number: print.number, act: 'taken' } },
    ])
    const log = await keeper.ask('print.list', { customerId: id })
    expect(log.body.rows).toMatchObject([{ number: print.number, purpose: '年检补交', createdByName: '周敏' }])
  })
})

describe('[IMP-04] lists on paper', () => {
  const name = (at: number) => `列表户${String(at).padStart(3, '0')}有限公司`
  const condition = { all: [{ field: 'tags', op: 'hasAny', value: ['打印'] }] }
  let listed: string[] = []
  beforeAll(async () => {
    listed = []
    for (let at = 0; at < 9; at++) {
      const more = {
        name: name(at),
        tags: ['打印'],
        ownership: ['private', 'listed', undefined][at % 3],
        address: at === 4 ? undefined : `海棠路 ${at} 号`,
        region: '330106',
      }
      listed.push((await openArchive(keeper, completeFirm(more))).id)
    }
  })
  const columns = ['number', 'name', 'ownership', 'address']
  const list = { kind: 'list' as const, condition, columns, sort: [{ field: 'number' }] }

  test('in full: every row once, in the order of the list, numbered, with the total', async () => {
    const { pages } = await printed(keeper, list)
    const text = pages.join('')
    expect([...text.matchAll(/列表户(\d{3})/g)].map((match) => Number(match[1]))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(text).toContain('序号业主编号业主名称企业性质地址')
    expect(text).toContain('合计9户')
  })

  test('by group in the order of the options, each with its count, each on a new page when wanted', async () => {
    const { pages } = await printed(keeper, { ...list, groupBy: 'ownership', pagePerGroup: true })
    expect(pages).toHaveLength(3)
    expect(pages.map((page) => /企业性质：(.+?)3户/.exec(page)?.[1])).toEqual(['上市公司', '私人有限公司', '未填'])
    for (const page of pages) expect(page).toContain('序号业主编号')
    const together = await printed(keeper, { ...list, groupBy: 'ownership' })
    expect(together.pages).toHaveLength(1)
  })

  test('[IMP-05] row height, spacing and borders are settable and remembered per view', async () => {
    const layout = { ...usualSettings('list').layout, rowHeight: 25, borders: 'rows', spacing: 2 }
    const chosen = { settings: settings('list', { layout }), subject: 'list:default:mine' }
    expect((await printed(keeper, { ...list, groupBy: 'ownership' }, chosen)).pages.length).toBeGreaterThan(1)
    const kept = (await keeper.ask('print.settings', { kind: 'list', subject: 'list:default:mine' })).body
    expect(kept).toMatchObject({ settings: { layout }, groupBy: 'ownership', pagePerGroup: false })
    const other = (await keeper.ask('print.settings', { kind: 'list', subject: 'list:default:all' })).body
    expect(other.settings).toEqual(usualSettings('list'))
    const outOfBounds = { ...layout, rowHeight: 300 }
    const refused = await start(keeper, list, { settings: settings('list', { layout: outOfBounds }) })
    expect(refused.body.error.fields).toMatchObject([{ path: 'settings.layout.rowHeight' }])
  })

  test('only what both rights reach, and only fields a list may show', async () => {
    const own = await harness.person({ name: '孟', rights: { 'customer.read': 'all', 'customer.print': 'own' } })
    expect((await start(own, list)).body.error.code).toBe('print.nothing')
    expect((await start(own, { kind: 'sheet', ids: [listed[0]] })).status).toBe(404)
    const secret = await start(keeper, { ...list, columns: ['name', 'bankAccount'] })
    expect(secret.body.error.fields).toMatchObject([{ path: 'request.columns.1' }])
    const grouped = await start(keeper, { ...list, groupBy: 'phones' })
    expect(grouped.body.error.fields[0].message).toBe('不能按这一项分组')
  })

  test('[ARC-54] the directory: name, number, card-opening date, phone, address, remarks', async () => {
    const text = (await printed(keeper, { kind: 'directory', condition })).pages.join('')
    expect(text).toContain('客户目录表')
    expect(text).toContain('序号业主名称业主编号开卡日期电话地址备注')
    expect(text).toContain(name(3))
  })

  test('[IMP-10] labels for those with an address, and the mail list with name, post, address', async () => {
    const [first = ''] = listed
    await keeper.call('contact.add', {
      customerId: first,
      values: { name: '季晓芸', role: 'contact', duty: '经理', isPrimary: true },
    })
    const { pages, print } = await printed(keeper, { kind: 'labels', condition })
    expect(pages.join('')).toContain('浙江省杭州市西湖区海棠路0号列表户000有限公司季晓芸经理收')
    expect(pages.join('').match(/收/g)).toHaveLength(8)
    expect(print.leftOut).toBe(1)
    const answer = await start(keeper, { kind: 'mailList', condition })
    await ended(keeper, answer.body.id)
    const file = await take(keeper, answer.body.id)
    expect(file.headers['content-type']).toContain('spreadsheetml')
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    await book.xlsx.load(file.rawPayload as never)
    const rows = book.worksheets[0]?.getSheetValues().slice(1) as unknown[][]
    expect(rows[0]?.slice(1)).toEqual(['姓名', '职务', '客户名称', '邮编', '地址'])
    expect(rows.map((row) => row.slice(1, 4)).filter((row) => row[0] === '季晓芸')).toMatchObject([
      ['季晓芸', '经理', '列表户000有限公司'],
    ])
    const noExport = await harness.person({ rights: { 'customer.read': 'all', 'customer.print': 'all' } })
    expect((await start(noExport, { kind: 'mailList', condition })).status).toBe(403)
  })

  test('[IMP-08] the same letter to each, addressed by name', async () => {
    const { pages } = await printed(keeper, {
      kind: 'letter',
      condition,
      title: '贺年信',
      text: '恭贺新禧。\n来年再聚。',
      closing: '此致\n敬礼',
    })
    expect(pages).toHaveLength(9)
    expect(pages[0]).toContain(
      '贺年信列表户000有限公司季晓芸经理：恭贺新禧。来年再聚。此致敬礼宁州青禾物业有限公司2026-11-23',
    )
    expect(pages[8]).toContain('第1页共1页')
  })
})

test('[ARC-60] emergency contacts by building in calling order, phones open, each building on its own page', async () => {
  for (const [building, unit] of [
    ['2 幢', '201'],
    ['1 幢', '1201'],
    ['1 幢', '1101'],
  ] as const) {
    const contacts = [
      { name: `乙${unit}`, role: 'emergency', phones: ['13700000002'], callingOrder: 2 },
      { name: `甲${unit}`, role: 'family', phones: ['13700000001'], callingOrder: 1 },
    ]
    await openArchive(keeper, completeFirm({ extra: { building, unit } }), { contacts })
  }
  const clerk = await harness.person({ rights: { 'customer.read': 'all', 'customer.print': 'all' } })
  const { pages, print } = await printed(clerk, { kind: 'duty' })
  expect(pages).toHaveLength(2)
  expect(pages[0]).toMatch(/紧急事故联络人值班表.*1幢2户1101.*1甲1101家属137.*2乙1101紧急联络人.*1201.*甲1201.*乙1201/)
  expect(pages[0]).toContain('13700000001')
  expect(pages[1]).toContain('2幢1户201')
  expect(print.isOpen).toBe(true)
  expect((await printed(clerk, { kind: 'duty', building: '2 幢' })).pages).toHaveLength(1)
})

describe('a print under way', () => {
  test('is previewed as a picture, marked and without a number, and that is a look', async () => {
    const { id } = await openArchive(keeper)
    const answer = await keeper.ask('print.preview', {
      request: { kind: 'sheet', ids: [id] },
      settings: settings('sheet'),
    })
    expect(answer.body).toMatchObject({ total: 1 })
    expect(answer.body.svg).toMatch(/^<svg/)
    const { rows } = await harness.product.pool.query(
      `select kind, detail from audit_log where operation = 'print.preview' and $1 = any(ids::text[])`,
      [id],
    )
    expect(rows).toMatchObject([{ kind: 'look', detail: { part: 'print-preview' } }])
  })

  test('can be called off once, and only by who asked for it', async () => {
    const { body } = await start(keeper, { kind: 'list', columns: ['number', 'name'] })
    const other = await harness.person({ rights: { 'customer.print': 'all', 'customer.read': 'all' } })
    for (const name of ['print.get', 'print.take']) expect((await other.ask(name, { id: body.id })).status).toBe(404)
    expect((await other.call('print.cancel', { id: body.id })).status).toBe(404)
    const done = await ended(keeper, body.id)
    expect(done.state).toBe('ready')
    expect((await keeper.call('print.cancel', { id: body.id })).body.error.code).toBe('print.ended')
  })

  test('that was cut off is made again from the beginning, and one called off is not', async () => {
    const { body } = await start(keeper, { kind: 'list', columns: ['number', 'name'] })
    await ended(keeper, body.id)
    const { pool, platform } = harness.product
    const { writePrint } = await import('./jobs.ts')
    const { runJobNow } = await import('#tests/jobs.ts')
    await pool.query(`update prints set state = 'running', sha256 = null, rows_done = 1 where id = $1`, [body.id])
    await runJobNow(harness, writePrint, { id: body.id })
    expect(await ended(keeper, body.id)).toMatchObject({ state: 'ready', isKept: true })
    await pool.query(`update prints set state = 'cancelled', sha256 = null where id = $1`, [body.id])
    await runJobNow(harness, writePrint, { id: body.id })
    expect(await ended(keeper, body.id)).toMatchObject({ state: 'cancelled', isKept: false })
    expect(platform.printer).toBeDefined()
  })

  test('the purpose is asked for where people are named, and a file goes after its days while the record stays', async () => {
    const { id } = await openArchive(keeper)
    const refused = await start(keeper, { kind: 'sheet', ids: [id] }, { purpose: '' })
    expect(refused.body.error.fields).toMatchObject([{ path: 'purpose', message: '含个人信息，填写用途后打印' }])
    const plain = await keeper.call('print.start', {
      request: { kind: 'list', columns: ['number', 'name'] },
      settings: settings('list'),
    })
    expect(plain.status).toBe(200)
    const done = await ended(keeper, plain.body.id)
    expect(done.isOpen).toBe(false)
    const { dropExpiredPrints } = await import('./jobs.ts')
    const { runJobNow } = await import('#tests/jobs.ts')
    await harness.product.pool.query(`update prints set expires_at = '2026-01-01' where id = $1`, [plain.body.id])
    await runJobNow(harness, dropExpiredPrints)
    expect((await keeper.ask('print.get', { id: plain.body.id })).body).toMatchObject({ isKept: false, state: 'ready' })
    expect((await take(keeper, plain.body.id)).json().error.code).toBe('print.expired')
  })

  test('the log shows one’s own prints, and everybody’s only to who may read the record', async () => {
    const rights = { 'customer.read': 'own', 'customer.print': 'own', 'customer.create': 'all' }
    const clerk = await harness.person({ rights })
    expect((await clerk.ask('print.list')).body.rows).toEqual([])
    const { id } = await openArchive(clerk)
    const { print } = await printed(clerk, { kind: 'sheet', ids: [id] })
    expect((await clerk.ask('print.list')).body.rows).toMatchObject([{ id: print.id }])
    const first = await keeper.ask('print.list', { kind: 'sheet', limit: 1, from: '2026-11-23', to: '2026-11-23' })
    expect(first.body.rows).toMatchObject([{ id: print.id }])
    const second = await keeper.ask('print.list', { kind: 'sheet', limit: 1, cursor: first.body.next })
    expect(second.body.rows[0].id).not.toBe(print.id)
    expect((await keeper.ask('print.list', { to: '2026-11-22' })).body.rows).toEqual([])
  })
})

describe('refusals', () => {
  const rights = { 'customer.read': 'all', 'customer.print': 'all' }
  const tooNarrow = { 'customer.read': 'own', 'customer.print': 'own' }
  describeRefusals(() => harness, {
    command: 'print.start',
    rights,
    tooNarrow,
    input: async () => ({
      request: { kind: 'sheet', ids: [(await openArchive(keeper)).id] },
      settings: settings('sheet'),
      purpose,
    }),
    bad: { change: { settings: { ...settings('sheet'), copies: 0 } }, path: 'settings.copies' },
    effects: async () => Number((await harness.product.pool.query('select count(*) as n from prints')).rows[0].n),
  })
  for (const name of ['print.preview', 'print.list', 'print.settings'])
    test(`${name} without the right`, async () => {
      const nobody = await harness.person({ rights: { 'customer.read': 'all' } })
      const input = {
        'print.preview': { request: { kind: 'duty' }, settings: settings('duty') },
        'print.list': {},
        'print.settings': { kind: 'list', subject: 'list' },
      }[name]
      expect((await nobody.ask(name, input)).body.error.code).toBe('right.missing')
    })
})
