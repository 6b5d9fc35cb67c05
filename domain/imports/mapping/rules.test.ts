import { describe, expect, test } from 'vitest'
import { standardOf } from '#domain/archives/standard/rules.ts'
import { customerTarget, type Target } from '../targets/schema.ts'
import { type Column, findOption, headingKey, suggestMapping, wholeHeading } from './rules.ts'

const target = customerTarget(standardOf('{}'))
const suggestFor = (wanted: Target, ...names: string[]) =>
  suggestMapping(
    names.map((name, index) => ({ index, name, samples: [] })),
    wanted,
    new Map(),
  ).map((one) => one.field)
const suggest = (...names: string[]) => suggestFor(target, ...names)

describe('[IMP-11] column heads are known by name, synonym and content', () => {
  test.each([
    ['客户名称', 'customer.name'],
    ['客户号', 'customer.number'],
    ['客戶編號', 'customer.number'],
    ['聯繫方式', 'customer.phones'],
    ['联系方式', 'customer.phones'],
    ['现居住址', 'customer.address'],
    ['税号', 'customer.creditCode'],
    ['业务员', 'customer.ownerId'],
    ['客户等级', 'customer.tier'],
    ['出生年月', 'customer.birthday'],
    ['联系人', 'contact.name'],
    ['跟进记录', 'journal.text'],
    ['公司全称', 'customer.name'],
    ['省份', 'customer.region'],
    ['所属行业', 'customer.industry'],
    ['控制人企业性质', 'customer.ownership'],
    ['联系方式 / 电话', 'customer.phones'],
  ])('%s means %s', (heading, field) => {
    expect(suggest(heading)).toEqual([field])
  })

  test.each([
    ['客户等级', ['A', 'B', 'C', 'A'], 'customer.abc', 'content'],
    ['客户等级', ['金卡', '银卡', '普通'], 'customer.tier', 'synonym'],
    ['客户等级', ['特级', '一级', '二级'], 'customer.tier', 'synonym'],
    ['客户等级', ['A'], 'customer.tier', 'synonym'],
    ['客户性质', ['合作中', '流失'], 'customer.stage', 'content'],
    ['备注', ['A', 'B'], 'customer.remarks', 'name'],
  ] as const)('%s with %j is %s, told by %s', (name, samples, field, by) => {
    expect(suggestMapping([{ index: 0, name, samples }], target, new Map())).toMatchObject([{ field, by }])
  })

  test('a heading with marks, brackets or spaces is the same heading', () => {
    for (const heading of ['客户名称 *', '客户名称（必填）', ' 客户 名称：', '客户名称(全称)'])
      expect(headingKey(heading)).toBe(headingKey('客户名称'))
  })

  test('what stands in brackets tells two headings apart, in the field and in what is remembered', () => {
    const label = (zh: string) => ({ zh, en: zh })
    const at = (name: string, zh: string) => ({
      key: `form.${name}`,
      group: 'form',
      name,
      field: { type: 'text', label: label(zh) } as const,
    })
    const booking = {
      key: 'form:F-098',
      label: label('预约表'),
      groups: [],
      fields: [at('startsAt', '时段（起）'), at('endsAt', '时段（止）')],
    }
    const fieldsOf = (names: string[], remembered = new Map<string, string | null>()) => {
      const columns = names.map((name, index): Column => ({ index, name, samples: [] }))
      return suggestMapping(columns, booking, remembered).map((one) => one.field)
    }
    expect(fieldsOf(['时段（止）'])).toEqual(['form.endsAt'])
    expect(fieldsOf(['时段(止)', '时段(起)'])).toEqual(['form.endsAt', 'form.startsAt'])
    const remembered = new Map([[wholeHeading('时段（止）'), null]])
    expect(fieldsOf(['时段（起）', '时段（止）'], remembered)).toEqual(['form.startsAt', null])
  })

  test('a field is given to one column only, the better claim wins', () => {
    expect(suggest('名称', '客户名称')).toEqual([null, 'customer.name'])
  })

  test('what was matched by hand before is matched again', () => {
    const remembered = new Map([[wholeHeading('大客户经理'), 'customer.ownerId']])
    expect(suggestMapping([{ index: 0, name: '大客户经理', samples: [] }], target, remembered)[0]).toMatchObject({
      field: 'customer.ownerId',
      by: 'remembered',
    })
  })

  test('phones, papers and codes give themselves away under any heading', () => {
    const columns = [
      { index: 0, name: 'A', samples: ['13805712761', '13905712762', '13705712763'] },
      { index: 1, name: 'B', samples: ['91330100799655058B', '9144030071526726XG'] },
      { index: 2, name: 'C', samples: ['还行', '不错'] },
    ]
    expect(suggestMapping(columns, target, new Map()).map((one) => one.field)).toEqual([
      'customer.phones',
      'customer.creditCode',
      null,
    ])
  })
})

test('options are found by key, label in both languages and synonym', () => {
  const tier = target.fields.find((one) => one.key === 'customer.tier')?.field
  if (tier === undefined) throw new Error('no tier')
  expect(findOption(tier, '金卡')).toBe('gold')
  expect(findOption(tier, 'Gold')).toBe('gold')
  expect(findOption(tier, '金卡會員')).toBe('gold')
  expect(findOption(tier, 'VIP1')).toBeUndefined()
})

test('a firm that calls its customers otherwise finds its own word in the columns, and the plain one too', () => {
  const owners = customerTarget(standardOf(JSON.stringify({ packs: ['property'] })))
  expect(owners.label.zh).toBe('业主')
  expect(owners.fields.find((one) => one.key === 'customer.name')?.field.label.zh).toBe('业主名称')
  expect(suggestFor(owners, '业主名称', '业主编号')).toEqual(['customer.name', 'customer.number'])
  expect(suggestFor(owners, '客户名称', '客户编号')).toEqual(['customer.name', 'customer.number'])
})
