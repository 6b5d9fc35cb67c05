import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pino } from 'pino'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { label, type Paper, type PaperBlock, type PaperOption, usualLayout, value } from '#platform/core/paper.ts'
import { createFileStore, type FileStore } from '../files.ts'
import type { Printer } from './port.ts'
import { createPrinter } from './printer.ts'

let folder: string
let files: FileStore
let printer: Printer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kedang-printer-'))
  files = createFileStore(join(folder, 'files'))
  printer = createPrinter({ files, log: pino({ level: 'silent' }), fonts: join(folder, 'fonts') })
})
afterAll(async () => {
  await printer.close()
  await rm(folder, { recursive: true, force: true })
})

/** The text of every page, without the spaces that only place letters. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  return await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const { items } = await (await document.getPage(at + 1)).getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, '')
    }),
  )
}
const paper = (blocks: PaperBlock[], more: Partial<Paper> = {}): Paper => ({
  language: 'zh-CN',
  layout: usualLayout,
  head: { firm: '宁州青禾健康美业有限公司', title: '护理档案表' },
  blocks,
  foot: { printedBy: '周敏', printedAt: '2026-11-23 14:52', number: 'DY-2611-0093', copy: '副本 第 2 份' },
  ...more,
})
const printed = async (blocks: PaperBlock[], more: Partial<Paper> = {}) =>
  pagesOf(await printer.pdf([paper(blocks, more)]))

describe('[IMP-06] a form on paper', () => {
  test('has firm, title, numbers, keeper and retention above, and who printed which copy below', async () => {
    const [page] = await printed([{ kind: 'note', text: '本表由保管人妥善保存' }], {
      head: {
        firm: '宁州青禾健康美业有限公司',
        title: '顾客美容护理档案表',
        formCode: 'F-089',
        version: '3',
        recordNumber: 'MR-2611-0031',
        keeper: '海棠路店顾问',
        retention: '长期',
        secrecy: '机密',
      },
    })
    for (const part of [
      '宁州青禾健康美业有限公司',
      '顾客美容护理档案表',
      '表单编号：F-089第3版',
      '档案编号：MR-2611-0031',
      '保管：海棠路店顾问',
      '保存期限：长期',
      '机密',
      '打印：周敏2026-11-2314:52',
      '打印单DY-2611-0093',
      '第1页共1页',
      '副本第2份',
    ])
      expect(page).toContain(part)
  })

  test('prints all options, chosen or not, filled and empty', async () => {
    const options = ['干性', '油性', '敏感性'].map((name) => ({ label: name, chosen: name === '敏感性' }))
    const rowOf = (all: PaperOption[]) => ({ cells: [label('皮肤类型'), value({ kind: 'options', options: all }, 11)] })
    const row = rowOf([...options, { label: '其他', chosen: true, more: '换季泛红' }])
    expect((await printed([{ kind: 'grid', rows: [row] }]))[0]).toContain('皮肤类型☐干性☐油性☑敏感性☑其他：换季泛红')
    const empty = rowOf([
      ...options.map((one) => ({ ...one, chosen: false })),
      { label: '其他', chosen: false, more: '' },
    ])
    expect((await printed([{ kind: 'grid', rows: [empty] }]))[0]).toContain('皮肤类型☐干性☐油性☐敏感性☐其他')
  })

  test('writes rare letters of names, and none of the data is taken for a template', async () => {
    const names = '喆堃䶮㛃𠮷𫘝𣲗龑'
    const hostile = '#panic("x") $1/0$ <start-0> *not bold* \\ @end ```'
    const [page] = await printed([
      { kind: 'grid', rows: [{ cells: [label('姓名'), value(names, 5), label('备注'), value(hostile, 5)] }] },
    ])
    expect(page).toContain(names)
    expect(page).toContain(hostile.replaceAll(' ', ''))
  })

  test('signs in order, with the date to be filled in and the place of the seal', async () => {
    const [page] = await printed([
      {
        kind: 'signatures',
        signers: [
          { role: '顾客签署' },
          { role: '顾问意见', opinion: '同意续做', name: '林小满', signedOn: '2026年11月23日' },
          { role: '院长签署', seal: '门店章' },
        ],
      },
    ])
    expect(page).toMatch(/顾客签署：年月日顾问意见：同意续做林小满2026年11月23日.*院长签署：/)
    expect(page).toContain('盖章处（门店章）')
  })

  test('repeats the head of a table on every page, fills blank rows and adds up', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`${at + 1}`, '舒缓补水'])
    const table = { kind: 'table', title: '护理纪录', columns: [{ label: '次数' }, { label: '项目' }] } as const
    const pages = await printed([{ ...table, columns: [...table.columns], rows, totals: ['合计', '60 次'] }])
    expect(pages).toHaveLength(2)
    for (const page of pages) expect(page).toContain('护理纪录次数项目')
    expect(pages[1]).toContain('护理档案表（续）')
    expect(pages[1]).toContain('合计60次')
    expect(pages[1]).toContain('第2页共2页')
    expect(await printed([{ ...table, columns: [...table.columns], rows: [], minRows: 60 }])).toHaveLength(2)
  })

  test('is drawn together where that saves a last page with a row or two on it, and loses nothing', async () => {
    const grid = (count: number): PaperBlock => ({
      kind: 'grid',
      rows: Array.from({ length: count }, (_, at) => ({ cells: [label(`项${at}`), value(`答${at}`, 11)], height: 8 })),
    })
    const signatures: PaperBlock = { kind: 'signatures', signers: [{ role: '顾客签署' }] }
    const blanks: PaperBlock = { kind: 'table', columns: [{ label: '次数' }], rows: [['第一次']], minRows: 20 }
    const pages = async (...blocks: PaperBlock[]) => await printed(blocks)
    expect(await pages(grid(28))).toHaveLength(1)
    for (const [page = '', ...more] of [await pages(grid(31)), await pages(grid(29), signatures)]) {
      expect(more).toEqual([])
      expect(page).toContain('项28答28')
      expect(page).toContain('第1页共1页')
    }
    expect((await pages(grid(15), blanks))[0]).toContain('第一次')
    expect(await pages(grid(15), blanks)).toHaveLength(1)
    expect(await pages(grid(60))).toHaveLength(2)
    expect(await pages(grid(34), { kind: 'pageBreak' }, { kind: 'note', text: '次页' })).toHaveLength(2)
    // What fills a good part of its last page is a paper of several.
    expect(await pages(grid(45))).toHaveLength(2)
  })

  test('breaks a long text over pages and loses none of it', async () => {
    const text = Array.from({ length: 3000 }, (_, at) => `第${at}句`).join('')
    const pages = await printed([{ kind: 'text', title: '说明', text }])
    expect(pages.length).toBeGreaterThan(2)
    const foot = /打印：.*?第\d+页共\d+页副本第2份|护理档案表（续）|^.*说明/g
    expect(pages.map((page) => page.replaceAll(foot, '')).join('')).toContain(text)
  })
})

test('[IMP-08] a letter, labels and every other block find their way onto paper', async () => {
  const [letter] = await printed([
    {
      kind: 'letter',
      to: '何女士：',
      paragraphs: ['祝贺新春。', '附寄护理日程。'],
      closing: ['此致'],
      from: '青禾\n2026年',
      enclosures: '附件：日程 1 份',
    },
    { kind: 'heading', text: '3 幢', detail: '12 户' },
    { kind: 'lines', count: 3 },
    { kind: 'space', height: 5 },
    { kind: 'pageBreak' },
    { kind: 'note', text: '次页' },
  ])
  expect(letter).toContain('何女士：祝贺新春。附寄护理日程。此致青禾2026年附件：日程1份3幢12户')
  const items = Array.from({ length: 30 }, (_, at) => [
    { text: `31000${at}` },
    { text: '何静 收', size: 'large' as const },
  ])
  const sheets = await printed([{ kind: 'labels', items, skip: 2 }])
  expect(sheets).toHaveLength(2)
  expect(sheets[0]?.match(/何静收/g)).toHaveLength(22)
  expect(sheets[0]).not.toContain('打印')
})

test('English papers speak English', async () => {
  const [page] = await printed([{ kind: 'signatures', signers: [{ role: 'Guest', seal: true }] }], {
    language: 'en',
    head: { title: 'Guest record', formCode: 'F-1', version: '2' },
  })
  expect(page).toContain('Form:F-1version2')
  expect(page).toContain('Page1of1')
  expect(page).toContain('Guest:')
})

test('[IMP-05] row height, borders, size and orientation are settable', async () => {
  const rows = Array.from({ length: 30 }, (_, at) => [`${at}`])
  const table: PaperBlock = { kind: 'table', columns: [{ label: '序号' }], rows }
  const pages = async (layout: Partial<Paper['layout']>) =>
    (await printed([table], { layout: { ...usualLayout, ...layout } })).length
  expect(await pages({})).toBe(1)
  expect(await pages({ rowHeight: 14 })).toBe(2)
  expect(await pages({ size: 'A5' })).toBe(2)
  expect(await pages({ orientation: 'landscape', borders: 'rows' })).toBe(2)
  expect(await pages({ borders: 'none', fontSize: 16, spacing: 5 })).toBe(2)
  const document = await getDocumentProxy(
    new Uint8Array(await printer.pdf([paper([table], { layout: { ...usualLayout, orientation: 'landscape' } })])),
  )
  const [, , width = 0, height = 0] = (await document.getPage(1)).view
  expect(width).toBeGreaterThan(height)
})

test('a picture for the screen shows every page, none covering the one before', async () => {
  const { svg, pages } = await printer.picture([
    paper([{ kind: 'text', text: '第一页' }, { kind: 'pageBreak' }, { kind: 'note', text: '第二页' }]),
  ])
  expect(pages).toBe(2)
  expect(svg).toMatch(/^<svg/)
  expect(svg).not.toMatch(/fill="#fff(fff)?"/)
})

test('the same paper always gives the same bytes', async () => {
  const one = paper([{ kind: 'text', text: '同一份' }])
  expect(Buffer.from(await printer.pdf([one])).equals(await printer.pdf([one]))).toBe(true)
})

describe('pictures', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const keep = async (bytes: Buffer) => (await files.put(Readable.from(bytes), { maxBytes: 1e6 })).sha256

  test('are printed from the file store; one that is gone or broken leaves its words', async () => {
    const good = { sha256: await keep(pixel), alt: '签名图', height: 8 }
    const broken = { sha256: await keep(randomBytes(300)), alt: '坏图', height: 8 }
    const gone = { sha256: 'f'.repeat(64), alt: '缺图', height: 8 }
    const pdf = await printer.pdf([
      paper([
        {
          kind: 'grid',
          rows: [{ cells: [label('签名'), value({ kind: 'pictures', pictures: [good, broken, gone] }, 11)] }],
        },
        { kind: 'pictures', height: 30, pictures: [{ ...good, caption: '门头照' }] },
      ]),
    ])
    const [page] = await pagesOf(pdf)
    expect(page).toContain('坏图')
    expect(page).toContain('缺图')
    expect(page).not.toContain('签名图')
    expect(page).toContain('门头照')
    expect(Buffer.from(pdf).includes('/Image')).toBe(true)
  })
})

describe('many papers in one file', () => {
  const inFile = async (name: string) => pagesOf(await readFile(join(folder, name)))

  test('are counted each from its own first page, in order', async () => {
    const done: number[] = []
    const batches = async function* () {
      for (const from of [0, 40])
        yield Array.from({ length: 40 }, (_, at) => paper([{ kind: 'note', text: `第${from + at}份。` }]))
    }
    const outcome = await printer.papers(batches(), join(folder, 'many.pdf'), {
      onDone: (count) => void done.push(count),
    })
    const pages = await inFile('many.pdf')
    expect(outcome.pages).toBe(80)
    expect(pages).toHaveLength(80)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`第${at}份。`)
      expect(page).toContain('第1页共1页')
    }
    expect(done.at(-1)).toBe(80)
  })

  test('[IMP-04] a long table runs through: no row lost or doubled where parts meet, groups on new pages', async () => {
    const rows = async function* () {
      for (let from = 0; from < 900; from += 300) {
        yield [{ group: `${from}幢`, detail: '300户', newPage: true }]
        yield Array.from({ length: 300 }, (_, at) => [`【${from + at}】`, at % 7 === 0 ? '很长的地址'.repeat(12) : ''])
      }
    }
    const base = paper([
      { kind: 'note', text: '表前' },
      {
        kind: 'table',
        columns: [{ label: '序号' }, { label: '地址', width: 3 }],
        rows: [],
        totals: ['合计', '900 户'],
      },
      { kind: 'note', text: '表后' },
    ])
    const { pages: count } = await printer.table(base, rows(), join(folder, 'table.pdf'))
    const pages = await inFile('table.pdf')
    expect(pages).toHaveLength(count)
    const numbers = [...pages.join('').matchAll(/【(\d+)】/g)].map((match) => Number(match[1]))
    expect(numbers).toEqual(Array.from({ length: 900 }, (_, at) => at))
    expect(pages.map((page) => /第(\d+)页共(\d+)页/.exec(page)?.slice(1).map(Number))).toEqual(
      pages.map((_, at) => [at + 1, count]),
    )
    for (const group of ['0幢300户', '300幢300户', '600幢300户'])
      expect(pages.find((page) => page.includes(group))).toMatch(new RegExp(`序号地址${group}【`))
    expect(pages.filter((page) => page.includes('表前'))).toHaveLength(1)
    expect(pages.at(-1)).toContain('合计900户')
    expect(pages.at(-1)).toContain('表后')
  })

  test('can be called off, and nothing at all is refused', async () => {
    const stop = new AbortController()
    const endless = async function* () {
      for (;;) yield [paper([{ kind: 'note', text: '一份' }])]
    }
    const outcome = printer.papers(endless(), join(folder, 'never.pdf'), {
      signal: stop.signal,
      onDone: (count) => {
        if (count === 3) stop.abort(new Error('called off'))
      },
    })
    await expect(outcome).rejects.toThrow('called off')
    await expect(printer.papers((async function* () {})(), join(folder, 'none.pdf'))).rejects.toMatchObject({
      code: 'print.nothing',
    })
    expect((await printed([{ kind: 'note', text: '照常' }]))[0]).toContain('照常')
  })
})
