import { addDays } from '#platform/core/time.ts'
import { personName } from '../../customers.ts'
import { chanceFrom } from '../../random.ts'
import type { Story } from '../../stories.ts'

/** One more member of the shops: when the archive was opened, when last spoken with and how often the member bought. */
export type Member = {
  values: Record<string, unknown>
  openedAgo: number
  contactAgo: number
  purchases: number
}

const quarters = [
  ['330102', '杭州市上城区', ['解放路', '凤起路', '清江路']],
  ['330106', '杭州市西湖区', ['文三路', '古墩路', '学院路']],
  ['330108', '杭州市滨江区', ['江南大道', '滨盛路', '长河路']],
  ['330109', '杭州市萧山区', ['市心中路', '金城路', '建设一路']],
] as const

// What the pool of the shops asks of new and ordinary members.
export const idleDays = 150
export const loose = ['new', 'ordinary']

/** Tier and days since the last word, one member a pair: some long out of touch, some about to be, most not. */
const standings: readonly (readonly [tier: string, contactAgo: number])[] = [
  ...[312, 268, 241, 207, 186, 171].map((days) => ['ordinary', days] as const),
  ['new', 163],
  ['new', 158],
  ['ordinary', idleDays - 1],
  ['new', idleDays - 1],
  ['ordinary', idleDays - 3],
  ['ordinary', idleDays - 6],
  ['new', idleDays - 12],
  ['silver', 34],
  ['silver', 61],
  ['silver', 12],
  ['gold', 5],
  ['gold', 29],
  ['ordinary', 44],
  ['ordinary', 18],
  ['new', 9],
  ['diamond', 21],
  ['ordinary', 77],
  ['gold', 40],
]

/** Members with an address in one of the quarters of the three shops; two have their birthday this week. */
export function planMembers(today: string): Member[] {
  return standings.map(([tier, contactAgo], n) => {
    const chance = chanceFrom(4211 + n)
    const [region, district, streets] = chance.pick(quarters)
    const openedAgo = contactAgo + chance.between(tier === 'new' ? 1 : 40, tier === 'new' ? 5 : 500)
    const year = chance.between(1962, 2001)
    const month = String(chance.between(1, 12)).padStart(2, '0')
    const born = `${month}-${String(chance.between(1, 28)).padStart(2, '0')}`
    const isSoon = tier === 'silver' || tier === 'gold' ? n % 3 === 1 : false
    const values = {
      kind: 'individual',
      name: personName(chance),
      sex: chance.is(0.7) ? 'female' : 'male',
      birthday: `${year}-${isSoon ? addDays(today, 2 + (n % 4)).slice(5) : born}`,
      phones: [`1390000${String(6100 + n)}`],
      region,
      address: `${district}${chance.pick(streets)} ${chance.between(2, 320)} 号 ${chance.between(1, 18)} 幢 ${chance.between(101, 1802)} 室`,
      tier,
      channel: chance.pick(['web', 'other']),
      archivedOn: addDays(today, -openedAgo),
    }
    const purchases = tier === 'new' ? 1 : tier === 'ordinary' ? chance.between(1, 2) : chance.between(2, 5)
    return { values, openedAgo, contactAgo, purchases }
  })
}

export const memberStories: readonly Story[] = [
  [
    'visit',
    '到店看餐桌，量了餐厅尺寸 2.6 × 3.4 米，想要能坐六人的。',
    '推荐 1.6 米实木桌配四椅两凳，出了效果图。',
    '六人餐桌，待定',
  ],
  ['visit', '来店取生日礼包，顺便看了秋冬床品，问有没有磨毛的。', undefined, '想要磨毛床品'],
  ['call', '回访餐椅使用情况，有一把略晃。', '约周六师傅上门紧固，不收费。', '餐椅紧固'],
  ['call', '问新居是否缺收纳，说儿童房还差一组书柜。', '发了三款书柜尺寸和价格。', '儿童房书柜'],
  ['wechat', '发新品目录，回复喜欢雪松香薰，等活动。', undefined, '等活动'],
  ['wechat', '提醒积分年底到期 320 分，会员说周末来换购。', undefined, '积分换购'],
  ['complaint', '配送师傅没有脱鞋套进门，地板留了印。', '当面道歉，派保洁清理，赠 200 积分。', '配送服务，已致歉'],
  ['note', '家里有猫，布艺要防抓面料；白天上班，电话打晚上七点后。', undefined, '防抓面料'],
]
