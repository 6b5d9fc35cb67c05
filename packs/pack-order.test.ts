import { describe, expect, it } from 'vitest'
import { packOrder } from './pack-order.ts'

const everybody = packOrder.flatMap(({ organisation }) => [
  ...organisation.departments.map((one) => one.name.zh),
  ...organisation.posts.map((one) => one.title.zh),
  ...organisation.roles.map((one) => one.name.zh),
  ...organisation.outsideParties.map((one) => one.name.zh),
])
const namesOf = (key: string) => {
  const { organisation } = packOrder.find((one) => one.key === key) ?? packOrder[0] ?? { organisation: undefined }
  return [
    ...(organisation?.departments.map((one) => one.name.zh) ?? []),
    ...(organisation?.posts.map((one) => one.title.zh) ?? []),
    ...(organisation?.roles.map((one) => one.name.zh) ?? []),
    ...(organisation?.outsideParties.map((one) => one.name.zh) ?? []),
  ].join(' ')
}

describe('the people of each trade', () => {
  it.each([
    ['ROL-01', 'seminar', '满意代表 销售主管 销售经理 客服部门经理 顾服主管医生 总经理'],
    ['ROL-02', 'property', '客户服务部 贴心管家 维修部技工 客户助理 客户服务中心 管理处 施工单位'],
    [
      'ROL-03',
      'consulting',
      '顾问经营部 部门负责人 接待人员 业务拓展人员 分管领导 公司领导 总办/人力资源部 总经理办公室 物业服务中心',
    ],
    ['ROL-04', 'beauty', '美容顾问 美容师 跟踪美容师 院长'],
    [
      'ROL-05',
      'distribution',
      '营销总公司 销售部 人事部联营办 销售总监 公司办公室 相关业务部门 生产处 各矿/各部门 总经理',
    ],
    ['ROL-06', 'distribution', '客户档案管理员 市场部经理 市场监察人员 信息反馈管理人员 业务员'],
    ['ROL-07', 'distribution', '客服人员 客服管理者 销售人员 销售管理者 老板 信用管理经理'],
    ['ROL-08', 'hotel', '对客服务人员 客房部 餐饮部 班组 营销 公关部'],
    ['ROL-09', 'realestate', '客户服务部 销售管理部 项目部 项目销售部 销售代理公司 设计管理部 副总 总经理'],
    ['ROL-10', 'core', '市场营销部专人 客服部 销售代表 制表人 审核人 批准人 公司高层'],
    ['ROL-11', 'lending', '销售顾问 借款人（产权人） 配偶 法定代表人'],
    [
      'ROL-12',
      'logistics',
      '业务部 总经理 经理 主管 主办业务员 调查人 报告人 受理人 审核人 编制人 填写人 制表人 制卡并存档',
    ],
  ])('[%s] %s names %s', (_clause, pack, expected) => {
    for (const name of expected.split(' ')) expect(namesOf(pack)).toContain(name)
  })

  it('[ROL-13] outside parties of all trades are named', () => {
    for (const name of ['甲方领导', '被委托人', '施工单位', '销售代理公司', '专业调查机构', '信用管理专家'])
      expect(everybody.join(' ')).toContain(name)
  })

  it('[ROL-14] the starting list of departments is the core’s', () => {
    const core = packOrder[0]?.organisation.departments.map((one) => one.name.zh)
    expect(core).toEqual([
      '人力资源部',
      '财务部',
      '市场营销部',
      '研发部',
      '生产部',
      '采购部',
      '客服部',
      '行政部',
      '法务部',
    ])
  })
})

it('[IMP-06] whoever fills in papers may print what he wrote, as it is printed to be signed', () => {
  const roles = packOrder.flatMap(({ organisation }) => organisation.roles)
  const filling = roles.filter(({ grants }) => 'forms.fill' in grants)
  expect(filling.length).toBeGreaterThan(30)
  expect(filling.filter(({ grants }) => !('forms.print' in grants))).toEqual([])
})

describe('packs as data', () => {
  it('are JSON and nothing else', () => {
    expect(JSON.parse(JSON.stringify(packOrder))).toEqual(packOrder)
  })

  it('have keys of their own, and refer only to what they or the core have', () => {
    const keys = packOrder.flatMap(({ organisation }) =>
      [organisation.departments, organisation.posts, organisation.roles].map((list) => list.map((one) => one.key)),
    )
    for (const list of keys) expect(new Set(list).size).toBe(list.length)
    const departments = new Set(packOrder.flatMap(({ organisation }) => organisation.departments.map((one) => one.key)))
    const posts = new Set(packOrder.flatMap(({ organisation }) => organisation.posts.map((one) => one.key)))
    for (const { key, organisation } of packOrder) {
      for (const one of [...organisation.departments, ...organisation.posts, ...organisation.roles])
        expect(one.key.startsWith(`${key}.`)).toBe(true)
      for (const one of organisation.departments) if (one.parent) expect(departments).toContain(one.parent)
      for (const one of organisation.posts) {
        if (one.department) expect(departments).toContain(one.department)
        if (one.superior) expect(posts).toContain(one.superior)
      }
    }
  })

  it('no two roles share a name, because a firm may switch several trades on', () => {
    const names = packOrder.flatMap(({ organisation }) => organisation.roles.map((one) => one.name.zh))
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
  })

  it('have every text in both languages', () => {
    const texts = JSON.stringify(packOrder).match(/\{"zh":"[^"]*","en":"[^"]*"\}/g) ?? []
    expect(texts.length).toBeGreaterThan(150)
    for (const text of texts) expect(text).not.toMatch(/""/)
  })
})
