import type { SampleRecord } from '#platform/core/pack-samples.ts'
import { prospect } from './prospects.ts'

const consultants = { lin: { name: '林若溪' }, bai: { name: '白宇航' } }

type Contact = readonly [on: string, means: string, content: string]

/** Someone who called or came, and every contact since. */
function caller(
  key: string,
  by: keyof typeof consultants,
  way: 'call' | 'visit',
  cameOn: string,
  unitsLiked: string,
  tracking: readonly Contact[],
  followUp: string,
  turn: 'first' | 'repeated' = 'first',
): SampleRecord {
  return {
    form: 'F-087',
    subject: key,
    state: 'submitted',
    values: {
      ...prospect(key),
      way,
      turn,
      cameOn,
      unitsLiked,
      ...(tracking.length > 0 ? { tracking: tracking.map(([on, means, content]) => ({ on, means, content })) } : {}),
      followUp,
      madeBy: consultants[by],
      filledOn: cameOn,
      manager: { name: '梁启航' },
      maker: consultants[by],
    },
  }
}

function deal(key: string, unit: string, closedOn: string, remarks?: string): SampleRecord {
  const { customerName, address } = prospect(key)
  return {
    form: 'F-086',
    subject: key,
    state: 'submitted',
    values: {
      unit,
      customerName,
      formerAddress: address,
      closedOn,
      ...(remarks ? { remarks } : {}),
      madeBy: consultants.lin,
      filledOn: closedOn,
    },
  }
}

/** A spring at the sales office of 澜山里. */
export const sales: readonly SampleRecord[] = [
  caller(
    'gao',
    'lin',
    'visit',
    '2026-03-07',
    '2 幢 1502、2 幢 1602（118 ㎡三房）',
    [
      ['2026-03-10', 'phone', '询问首付比例，已发按揭试算表'],
      ['2026-03-15', 'visit', '携父母看样板房，认可户型，嫌 15 层临街'],
      ['2026-03-21', 'visit', '改选 1602，当场认购'],
    ],
    '已成交 2 幢 1602',
  ),
  caller(
    'shen',
    'bai',
    'call',
    '2026-03-09',
    '1 幢低楼层两房',
    [
      ['2026-03-12', 'phone', '约周末看房，关心有无电梯厅坡道'],
      ['2026-03-14', 'visit', '看 1 幢 0203，满意采光'],
    ],
    '已成交 1 幢 0203',
  ),
  caller(
    'jiang',
    'lin',
    'visit',
    '2026-03-14',
    '5 幢 2401（143 ㎡四房）',
    [['2026-03-20', 'wechat', '发五月首开折扣，客户称资金六月到账']],
    '六月初再约',
  ),
  caller(
    'qian',
    'bai',
    'visit',
    '2026-03-15',
    '3 幢 0901',
    [
      ['2026-03-18', 'phone', '对比滨江二手房，倾向新房'],
      ['2026-03-28', 'visit', '二次看房，确认车位价格'],
    ],
    '已成交 3 幢 0901',
    'repeated',
  ),
  caller(
    'xu',
    'lin',
    'call',
    '2026-03-22',
    '2 幢 0802',
    [['2026-03-24', 'phone', '问学区，已说明以教育部门当年公布为准']],
    '已成交 2 幢 0802',
  ),
  caller(
    'pan',
    'bai',
    'visit',
    '2026-03-28',
    '6 幢大平层',
    [['2026-04-02', 'call', '送资料到绍兴，客户看中 6 幢 3001']],
    '待总价方案',
  ),
  caller(
    'lu',
    'lin',
    'visit',
    '2026-04-05',
    '1 幢 1105',
    [['2026-04-08', 'wechat', '咨询教师购房优惠']],
    '已成交 1 幢 1105',
  ),
  caller('yao', 'bai', 'call', '2026-04-11', '商铺 S-12', [], '只问商铺，转商业部'),
  caller(
    'fang',
    'lin',
    'visit',
    '2026-04-18',
    '3 幢 1702',
    [['2026-04-25', 'phone', '公积金额度未定，五月再算']],
    '等公积金额度',
  ),
  caller(
    'ding',
    'bai',
    'call',
    '2026-05-03',
    '2 幢 2204',
    [['2026-05-06', 'message', '发路线与停车说明']],
    '约 6 月 20 日来访',
  ),
  caller(
    'tao',
    'lin',
    'visit',
    '2026-05-16',
    '1 幢 0603',
    [['2026-05-23', 'phone', '预算不足，改看 89 ㎡']],
    '推荐四期',
  ),
  caller('ren', 'bai', 'visit', '2026-06-06', '5 幢 1903', [], '出差，月底回电'),
  deal('gao', '2 幢 1602', '2026-03-21', '按揭，首付三成'),
  deal('shen', '1 幢 0203', '2026-03-19', '一次性付款'),
  deal('qian', '3 幢 0901', '2026-04-02', '加购车位 1 个'),
  deal('xu', '2 幢 0802', '2026-04-12'),
  deal('lu', '1 幢 1105', '2026-04-19', '公积金组合贷'),
]
