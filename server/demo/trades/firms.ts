/** What the firms of the single trades are called and what they sell; people and papers come from the samples of the trade. */
export type TradeFirm = {
  name: string
  goods: readonly (readonly [name: string, unit: string, price: string])[]
  /** Posts of people whose papers more than one post fills in. */
  posts?: Readonly<Record<string, string>>
  /** Where whoever looks around sits; left out, where most people do. */
  seat?: string
  /** Posts whose holders answer for customers; left out, everybody who does not manage. */
  owners?: readonly string[]
  /** What the firm signs with customers in cooperation, and the post whose holder leads it. */
  contract?: { kind: string; title: string; amount: string; leader: string }
}

export const tradeFirms: Readonly<Record<string, TradeFirm>> = {
  property: {
    name: '翠湖花园物业（演示）',
    goods: [
      ['住宅物业服务', '平方米', '2.8000'],
      ['写字楼物业服务', '平方米', '18.0000'],
      ['地面车位月租', '个', '300.0000'],
    ],
  },
  realestate: {
    name: '澜山里置业（演示）',
    goods: [
      ['高层 118 平方米三房', '套', '2360000.0000'],
      ['叠拼 156 平方米四房', '套', '4180000.0000'],
    ],
  },
  consulting: {
    name: '深和物业顾问（演示）',
    goods: [
      ['全委顾问服务', '年', '680000.0000'],
      ['前期介入顾问', '项', '260000.0000'],
    ],
    posts: { 尤建平: 'consulting.leader' },
    contract: { kind: 'consulting', title: '物业顾问服务合同', amount: '680000.00', leader: '分管领导' },
  },
  construction: {
    name: '苏中建工（演示）',
    goods: [
      ['厂房土建工程', '项', '18600000.0000'],
      ['机电安装工程', '项', '4200000.0000'],
    ],
    posts: { 严志刚: 'construction.project_manager', 殷小军: 'construction.aftercare_staff' },
  },
  hotel: {
    name: '中州宾馆（演示）',
    goods: [
      ['高级大床房', '间夜', '368.0000'],
      ['商务套房', '间夜', '688.0000'],
      ['会议室半天', '场', '1200.0000'],
    ],
    posts: { 穆班长: 'hotel.shift_leader' },
  },
  beauty: {
    name: '澜心美容院（演示）',
    goods: [
      ['水润舒缓护理', '次', '298.0000'],
      ['肩颈舒缓护理', '次', '258.0000'],
      ['雪妍焕亮疗程', '次', '468.0000'],
    ],
    posts: { 顾文慧: 'beauty.head' },
  },
  seminar: {
    name: '康颐健康（演示）',
    goods: [
      ['氨糖软骨素钙片', '盒', '198.0000'],
      ['深海鱼油', '瓶', '168.0000'],
    ],
    posts: {
      陈立民: 'seminar.representative',
      黄晓芸: 'seminar.representative',
      沈玉梅: 'seminar.chief_doctor',
    },
    seat: 'seminar.sales_manager',
    owners: ['seminar.representative'],
  },
  retail: {
    name: '木田生活（演示）',
    goods: [
      ['实木餐桌', '张', '3980.0000'],
      ['餐椅', '把', '390.0000'],
      ['定制衣柜', '组', '12600.0000'],
      ['床品四件套', '套', '659.0000'],
      ['香薰套装', '套', '249.0000'],
      ['儿童书柜', '组', '1880.0000'],
    ],
    // Whoever the papers name serves in a shop or the members; the shops have one manager.
    posts: { 毛佳佳: 'retail.guide', 童伟: 'retail.guide', 江晓琳: 'retail.member_manager' },
    seat: 'retail.shop_manager',
  },
  distribution: {
    name: '鲁岳矿用设备营销总公司（演示）',
    goods: [
      ['矿用潜水泵', '台', '12600.0000'],
      ['阻燃输送带', '米', '86.0000'],
    ],
  },
  logistics: {
    name: '宁波远甬物流有限公司（演示）',
    goods: [
      ['集装箱短驳', '箱', '680.0000'],
      ['成品仓储', '立方米', '1.2000'],
    ],
  },
  lending: {
    name: '辽沈贷款服务（演示）',
    goods: [
      ['住房抵押贷款服务', '笔', '2000.0000'],
      ['转按揭服务', '笔', '3000.0000'],
    ],
  },
}
