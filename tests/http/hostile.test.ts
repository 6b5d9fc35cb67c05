import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type Harness, startHarness } from '../harness.ts'

let harness: Harness
let person: Caller

beforeAll(async () => {
  harness = await startHarness()
  person = await harness.person({ allRights: true })
})
afterAll(() => harness.close())

/** One request as bytes, past everything a well-behaved client would do. */
async function post(url: string, payload: string | Buffer, headers: Record<string, string> = {}) {
  const reply = await harness.product.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie: person.cookie, 'x-kedang': '1', 'content-type': 'application/json', ...headers },
  })
  return { status: reply.statusCode, error: reply.json().error, body: reply.json() }
}

const create = '/api/customer.create'

describe('bodies that are no requests', () => {
  it.each([
    ['half a JSON', '{"values":'],
    ['no JSON', 'values=1'],
    ['an empty body', ''],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a number', '7'],
    ['ten thousand brackets', '['.repeat(10_000)],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a poisoned prototype', '{"__proto__":{"isAdmin":true},"values":{"kind":"individual","name":"x"}}'],
    [
      'a poisoned constructor',
      '{"constructor":{"prototype":{"isAdmin":true}},"values":{"kind":"individual","name":"x"}}',
    ],
  ])('[ACC-13] %s gets a clear 400 in the language of the caller', async (_, payload) => {
    const { status, error } = await post(create, payload)
    expect(status).toBe(400)
    expect(error).toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/\p{Script=Han}/u),
      requestId: expect.any(String),
    })
    const inEnglish = await post(create, payload, { 'accept-language': 'en' })
    expect(inEnglish.status).toBe(400)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  it('[ACC-13] three megabytes are refused before they are read into memory', async () => {
    const { status, error } = await post(create, JSON.stringify({ values: { name: 'x'.repeat(3 * 1_048_576) } }))
    expect([status, error.code]).toEqual([400, 'request.too_large'])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x'])(
    'the content type %s is refused',
    async (type) => {
      const { status, error } = await post(create, 'values=1', { 'content-type': type })
      expect([status, error.kind]).toEqual([400, 'invalid'])
    },
  )
})

// 𠮷 and 䶮 lie outside what old systems could write; U+20BB7 takes two UTF-16 units.
const kept = [
  "Robert'); DROP TABLE customers;--",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://evil.example","x")',
  '+1+1|cmd',
  '@SUM(A1)',
  '{{7*7}} %{7*7} #{7*7}',
  '../../etc/passwd',
  '𠮷䶮养生馆',
  '👨‍👩‍👧‍👦 家庭店 🀄',
  '康\u200b泰\ufeff',
  '\u202e倒过来',
  'İstanbul ẞ ﬁ',
]

describe('texts as people and attackers type them', () => {
  it.each(kept)('[ACC-13] %j is kept to the letter or refused at its field, and harms nothing', async (name) => {
    const { status, body } = await person.call('customer.create', {
      values: { kind: 'individual', name },
      acceptDuplicates: true,
    })
    expect([200, 400]).toContain(status)
    if (status === 400) return expect(body.error.fields[0].path).toBe('values.name')
    const row = (await person.ask('customer.get', { id: body.id })).body
    expect(row.row.name).toBe(name.trim().normalize('NFC'))
    expect((await person.ask('customer.list', { condition: { search: name.slice(0, 20) } })).status).toBe(200)
    expect((await harness.product.pool.query('select count(*) as n from customers')).rows[0].n).toBeGreaterThan(0)
  })

  const unstorable: [string, string][] = [
    ['NUL', '康\u0000泰'],
    ['a lone high surrogate', '康\ud840泰'],
    ['a lone low surrogate', '康\udfb7泰'],
  ]
  it.each(unstorable)('%s, which no database can keep, is left out of what is kept', async (_, name) => {
    const { body } = await person.call('customer.create', {
      values: { kind: 'individual', name },
      acceptDuplicates: true,
    })
    expect((await person.ask('customer.get', { id: body.id })).body.row.name).toBe('康泰')
  })

  const refused: [string, string][] = [
    ['ten thousand characters', '康'.repeat(10_000)],
    ['only blanks', ' \u3000\t'],
  ]
  it.each(refused)('%s in a name gets 400 at the field', async (_, name) => {
    const { status, body } = await person.call('customer.create', { values: { kind: 'individual', name } })
    expect([status, body.error.fields[0]?.path]).toEqual([400, 'values.name'])
  })

  it.each([...unstorable, ...refused])('%s gets a clear answer from every other way in', async (_, text) => {
    const customer = await person.call('customer.create', {
      values: { kind: 'individual', name: '徐长青' },
      acceptDuplicates: true,
    })
    const customerId = customer.body.id
    const ways: [string, Record<string, unknown>][] = [
      [
        'customer.create',
        {
          values: { kind: 'individual', name: '徐长青', address: text, remarks: text, tags: [text] },
          acceptDuplicates: true,
        },
      ],
      ['contact.add', { customerId, values: { name: text } }],
      ['journal.write', { customerId, values: { category: 'note', text: text.repeat(5) } }],
      ['product.create', { values: { name: text, state: 'onSale' } }],
      ['contract.create', { customerId, values: { kind: 'sale', title: text } }],
      ['trade.record', { customerId, lines: [{ tradedOn: '2026-01-01', item: text, amount: '1' }] }],
      ['department.create', { values: { name: text, kind: 'department' } }],
      ['post.create', { values: { title: text } }],
      ['role.create', { values: { name: text }, grants: {} }],
      ['firm.change', { name: text, version: 0 }],
    ]
    for (const [name, input] of ways) {
      const answer = await person.call(name, input)
      expect([name, [200, 400, 404, 409].includes(answer.status) || answer.body]).toEqual([name, true])
    }
    for (const [name, input] of [
      ['customer.list', { condition: { search: text } }],
      ['customer.find', { text }],
      ['duplicate.check', { values: { kind: 'individual', name: text } }],
      ['staff.search', { text }],
      ['journal.ofCustomer', { customerId, search: text }],
      ['audit.list', { operation: text }],
    ] as const) {
      const answer = await person.ask(name, input)
      expect([name, [200, 400, 404].includes(answer.status) || answer.body]).toEqual([name, true])
    }
  })

  it('unknown fields are named, not swallowed', async () => {
    const { status, body } = await person.call('customer.create', {
      values: { kind: 'individual', name: '徐长青', isAdmin: true },
      state: 'valid',
    })
    expect(status).toBe(400)
    expect(body.error.fields.map((one: { path: string }) => one.path).sort()).toEqual(['state', 'values.isAdmin'])
  })

  it('names that every object has are no fields', async () => {
    for (const key of ['constructor', 'toString', 'hasOwnProperty']) {
      const made = await person.call('customer.create', {
        values: { kind: 'individual', name: '徐长青', extra: { [key]: 'x' } },
        acceptDuplicates: true,
      })
      expect([key, made.status]).toEqual([key, 400])
      expect((await person.ask('customer.list', { sort: [{ field: key }] })).status).toBe(400)
      expect((await person.ask('customer.list', { condition: { field: key, op: 'empty' } })).status).toBe(400)
    }
  })

  it('system fields cannot be set from outside', async () => {
    for (const field of ['state', 'approvedAt', 'version', 'id', 'createdBy', 'mergedInto', 'completeness']) {
      const { status } = await person.call('customer.create', {
        values: { kind: 'individual', name: '徐长青', [field]: null },
      })
      expect([field, status]).toEqual([field, 400])
    }
  })
})

describe('conditions, cursors and addresses out of a bottle', () => {
  it('[ACC-13] a condition too deep, too wide or unknown is refused', async () => {
    const deep = Array.from({ length: 200 }).reduce<object>((inner) => ({ not: inner }), { search: 'x' })
    const wide = { any: Array.from({ length: 5000 }, () => ({ field: 'name', op: 'equals', value: 'x' })) }
    for (const condition of [
      deep,
      wide,
      { field: 'nothing', op: 'equals', value: 1 },
      { field: 'name', op: 'explode', value: 1 },
      { field: "name'; drop table customers;--", op: 'equals', value: 1 },
      { field: '__proto__', op: 'empty' },
      { field: 'constructor', op: 'empty' },
      { field: 'bankAccount', op: 'between', value: ['1'] },
      'x',
      [],
    ]) {
      const { status } = await person.ask('customer.list', { condition })
      expect([JSON.stringify(condition).slice(0, 60), status]).toEqual([JSON.stringify(condition).slice(0, 60), 400])
    }
  })

  it.each([
    'x',
    '',
    'null',
    '[]',
    '{"a":1}',
    Buffer.from('["x","y"]').toString('base64url'),
    'A'.repeat(5000),
    '%00',
    '🀄',
  ])('the cursor %j gets 400 or is ignored', async (cursor) => {
    const { status, body } = await person.ask('customer.list', { cursor })
    expect([200, 400].includes(status) || body).toBe(true)
  })

  it('a sort by what is not there, a limit beyond reason and a repeated parameter are refused', async () => {
    expect((await person.ask('customer.list', { sort: [{ field: 'passwordHash' }] })).status).toBe(400)
    for (const limit of [0, -1, 1e9, 1.5, 'x']) expect((await person.ask('customer.list', { limit })).status).toBe(400)
    const reply = await harness.product.app.inject({
      url: '/api/customer.list?limit=1&limit=2',
      headers: { cookie: person.cookie },
    })
    expect(reply.statusCode).toBe(400)
  })

  it.each([
    '/api/customer.get?id=%00',
    '/api/customer.get?id=%F0%9F',
    '/api/customer.get?id[]=1',
    '/api/',
    '/api/customer.nothing',
    '/api/attachments/%00',
    '/api/attachments/x',
    '/api/exports/x',
    '/api/backups/x',
    '/api/backups/..%2f..%2fpackage.json',
  ])('%s is answered with a 4xx', async (url) => {
    const reply = await harness.product.app.inject({ url, headers: { cookie: person.cookie } })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
    expect(reply.json().error.message).not.toBe('')
  })
})
