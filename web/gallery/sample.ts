import {
  birthday,
  boolean,
  creditCode,
  date,
  type Field,
  instant,
  integer,
  longText,
  money,
  option,
  options,
  partialDate,
  phones,
  ratio,
  ref,
  region,
  text,
} from '#platform/core/fields.ts'

/** Made-up fields and rows for the gallery; nothing of it reaches a build. */
export const sampleGroups = {
  basic: { zh: '基础资料', en: 'Basics' },
  people: { zh: '所有者、经营者、法人', en: 'Owners and managers' },
  business: { zh: '业务状况', en: 'Business' },
}

const list = { filter: true, sort: true, list: 'default' } as const

export const sampleFields: Readonly<Record<string, Field>> = {
  number: text('客户编号', 'Number', { ...list, role: 'number', system: true, max: 20 }),
  name: text('客户名称', 'Name', { ...list, role: 'name', required: true, group: 'basic', quality: 'basic' }),
  creditCode: creditCode('统一社会信用代码', 'Credit code', { group: 'basic', filter: true, quality: 'basic' }),
  address: text('单位地址', 'Address', { group: 'basic', quality: 'basic' }),
  phones: phones('单位电话', 'Phones', { group: 'basic', quality: 'basic' }),
  foundedOn: partialDate('创业时间', 'Founded', { group: 'basic', quality: 'wanted' }),
  form: option(
    '企业组织形式',
    'Legal form',
    { private: ['私人有限公司', 'Private limited'], state: ['国有', 'State-owned'] },
    { group: 'basic', filter: true },
  ),
  region: region('区域', 'Region', { group: 'basic', filter: true, list: 'default' }),
  headcount: integer('员工人数', 'Staff', { group: 'business', filter: true, sort: true, unit: { zh: '人', en: '' } }),
  ...money('capital', '注册资本', 'Capital', { group: 'business', filter: true, sort: true }),
  share: ratio('市场占比', 'Market share', { group: 'business', filter: true }),
  boss: text('法人', 'Legal person', { group: 'people', max: 40, required: true }),
  bossBirthday: birthday('法人生日', 'Birthday', { group: 'people', filter: true }),
  married: boolean('已婚', 'Married', { group: 'people' }),
  hobbies: options(
    '嗜好',
    'Hobbies',
    {
      fishing: ['钓鱼', 'Fishing'],
      opera: ['越剧', 'Opera'],
      chess: ['象棋', 'Chess'],
      tea: ['茶', 'Tea'],
      sport: ['球类', 'Sports'],
    },
    { group: 'people', filter: true },
  ),
  traits: longText('性格', 'Character', {
    group: 'people',
    quality: 'wanted',
    help: { zh: '写事实，不写评价。', en: 'Facts, not judgements.' },
  }),
  tier: option(
    '等级',
    'Tier',
    { gold: ['金卡', 'Gold'], silver: ['银卡', 'Silver'], plain: ['普通', 'Plain'], fresh: ['新客户', 'New'] },
    list,
  ),
  abc: option('ABC', 'ABC', { a: ['A', 'A'], b: ['B', 'B'], c: ['C', 'C'] }, list),
  credit: text('信用', 'Credit', list),
  stage: option(
    '阶段',
    'Stage',
    { talking: ['谈判', 'Negotiating'], working: ['合作中', 'Working'], lost: ['流失', 'Lost'] },
    list,
  ),
  completeness: integer('完整度', 'Completeness', list),
  ownerId: ref('staff', '负责人', 'Owner', { ...list, role: 'owner' }),
  signedOn: date('签约日', 'Signed on', { filter: true, sort: true, group: 'business' }),
  lastContactAt: instant('最近联系', 'Last contact', list),
  nextVisitOn: date('下次回访', 'Next visit', list),
}

export type SampleRow = Record<string, unknown> & { id: string; name: string }

const names: readonly (readonly [string, string, string, string, number, string])[] = [
  ['福康堂国药号', 'silver', 'b', 'A', 78, '2026-11-17'],
  ['宁州康宁大药房', 'gold', 'a', 'A', 91, '2026-11-19'],
  ['和康大药房连锁', 'gold', 'a', 'AA', 86, '2026-11-23'],
  ['海陵康源保健品商行', 'fresh', 'a', '未评', 62, '2026-11-23'],
  ['惠康社区健康服务中心', 'silver', 'b', 'AA', 88, '2026-11-24'],
  ['安康百姓药房（总店）', 'plain', 'c', 'AAA', 97, '2026-11-25'],
  ['康乐老年大学合作社', 'plain', 'b', 'A', 71, '2026-11-26'],
  ['益康医疗器械经营部', 'silver', 'b', 'B', 80, '2026-11-27'],
  ['云岭康养旅居有限公司', 'fresh', 'b', 'A', 58, '2026-11-27'],
  ['瑞康美容美体连锁', 'gold', 'a', 'AA', 83, '2026-11-28'],
  ['保康参茸行', 'silver', 'c', 'C', 75, '2026-11-30'],
  ['恒康堂中医馆', 'gold', 'a', 'AA', 92, '2026-12-01'],
  ['众康团购服务部', 'plain', 'b', 'B', 55, '2026-12-02'],
]

export const sampleRows: readonly SampleRow[] = names.map(
  ([name, tier, abc, credit, completeness, nextVisitOn], n) => ({
    id: String(n),
    number: `KH-2${n % 6}-0${1904 + n * 37}`,
    name,
    tier,
    abc,
    credit,
    stage: n === 3 || n === 8 ? 'talking' : 'working',
    completeness,
    region: ['330782', '331125', '330302', '321283'][n % 4],
    ownerId: 'x',
    ownerName: ['陈思远', '李卫东', '唐磊'][n % 3],
    lastContactAt: `2026-10-${10 + n}T03:00:00Z`,
    nextVisitOn,
  }),
)
