/** What staff of the demonstration wrote down: category, text, how it was solved, in sum. `{…}` is filled in. */
export type Story = readonly [category: string, text: string, solution?: string | undefined, summary?: string]

export const shopStories: readonly Story[] = [
  [
    'visit',
    '到店拜访{contact}，看了货架陈列，{product}摆在第二层靠里，顾客不容易看到。',
    '和店长商量调到收银台对面，留了两张台卡。',
    '陈列已调整',
  ],
  [
    'visit',
    '{contact}带看了仓库，{product}还剩 {n} 盒，近效期的有 6 盒。',
    '近效期的按退换货规定登记，下次送货带回。',
    '近效期 6 盒待换',
  ],
  [
    'visit',
    '走访周边三家同类门店，都在做会员日，{contact}希望我们配合做一场。',
    '答应出两名讲解员和 {n} 份试用装。',
    '会员日方案待定',
  ],
  ['call', '电话回访，{contact}说上一批{product}走得快，下月想加到 {n} 盒。', '已报给仓库备货。', '加量意向'],
  ['call', '催问上月货款，{contact}说财务在走流程，答应本周五前付清。', undefined, '货款承诺本周五'],
  ['call', '{contact}来电问{product}能不能拆箱发，说库房放不下整箱。', '同意拆箱，运费按实结算。'],
  ['wechat', '{contact}发来门店活动照片，{product}堆头做得很好，当天卖了 {n} 盒。', undefined, '活动效果好'],
  ['wechat', '发了新版价格表和{product}检测报告，{contact}已确认收到。'],
  ['wechat', '{contact}问春节前最后一次发货的时间。', '答复腊月二十三前下单都能到。'],
  ['promise', '答应{contact}十天内补齐{product}的宣传册和易拉宝。', undefined, '补物料'],
  ['promise', '{contact}承诺年底前完成 {n} 盒的进货量，我们给 3% 返利。', undefined, '返利约定'],
  [
    'complaint',
    '{contact}反映收到的{product}有 3 盒外盒压损，不好卖。',
    '当天补发 3 盒，压损的由物流赔付。',
    '物流压损，已补发',
  ],
  [
    'complaint',
    '顾客投诉喝了{product}不适，{contact}要求我们给说法。',
    '核对批号和检测报告，陪同顾客去医院检查，与产品无关，顾客接受。',
    '已平息，留存报告',
  ],
  ['dealings', '与{contact}对账，本季度往来一致，无差异。', undefined, '对账一致'],
  ['support', '给{contact}寄出试用装 {n} 份、台卡 4 张。'],
  [
    'market',
    '当地新开两家连锁药房，做低价引流，{contact}的客流少了约一成。',
    '建议主推{product}组合装，避开单品比价。',
    '竞品开店',
  ],
  ['email', '发送年度合作协议草稿给{contact}，请法务审阅第五条返利条款。'],
  ['note', '{contact}调去新店任职，这边改由副店长对接，下次拜访时交换联系方式。', undefined, '对接人变动'],
  [
    'meeting',
    '在对方公司开季度会，{contact}提出希望有专人培训店员讲解{product}。',
    '定于下月中旬，半天，{n} 人参加。',
    '店员培训',
  ],
]

export const guestStories: readonly Story[] = [
  [
    'visit',
    '到店做{care}，皮肤偏干，鼻翼两侧泛红，避开了去角质步骤。',
    '建议每周一次，连续四周，在家配合面膜。',
    '四周疗程',
  ],
  ['visit', '到店做{care}，说最近睡得不好，肩颈右侧僵硬明显。', '力度调轻，多做了十分钟热敷。', '睡眠差，力度偏轻'],
  ['call', '护理后第三天回访，皮肤没有不适，补水感觉能保持两天。', undefined, '回访正常'],
  ['call', '提醒明天下午的预约，顾客改到周六上午十点。', '已改约。'],
  ['wechat', '顾客问{product}孕期能不能用。', '告知孕期不建议使用，改推舒缓类。', '孕期，暂停精油类'],
  ['wechat', '发了生日祝福，顾客说周末带女儿一起来。'],
  ['promise', '答应顾客下次到店送一次手部护理。', undefined, '手部护理一次'],
  [
    'complaint',
    '顾客说上次等了半小时才轮到，有点不高兴。',
    '当面道歉，赠送一次草本温灸，以后预约时段前后各留十分钟。',
    '等候过久，已致歉',
  ],
  ['note', '对薰衣草精油过敏，操作前务必核对。', undefined, '薰衣草过敏'],
  ['note', '喜欢靠窗的 3 号房，喝温水，不聊家事。', undefined, '喜好'],
  ['dealings', '续了十次{care}，赠两次，余额到账。', undefined, '续卡'],
  ['returns', '{product}只用了一次觉得香味太重，要求退换。', '换成无香型，差价退回会员卡。', '换货'],
]

export const verifyNotes = [
  '实地看过门店和仓库，与填报一致。',
  '电话核对了法人和地址，属实。',
  '核对营业执照原件，一致。',
] as const
