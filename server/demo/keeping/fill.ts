import { sql } from 'kysely'
import type { Database } from '#domain/kit.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Doer } from '../actors.ts'
import type { Opened } from '../history.ts'
import { type Staff, somebody } from '../people.ts'
import { type AccountStory, addAccounts } from './accounts.ts'
import { addDecisions } from './decisions.ts'
import { addLeaver } from './leaver.ts'
import { addPool } from './pool.ts'

type Setting = { platform: Platform<Database>; does: Doer; staff: Staff; today: string; now: Date }

// Nine months without a word: by then the seeds of chance have some due in the week to come.
const idleDays = 260
const early = ['lead', 'contact']
/** Who has shops or houses of its own, as the plans of key accounts suppose. */
const chains = ['医药零售', '保健品批发', '美容服务'] as const

const accounts: readonly AccountStory[] = [
  {
    reason: '年进货前十，六家门店，对供货和培训要求高',
    goal: '年内六家门店全部上架保健品与护肤品两条线，年进货 120 万元',
    situation: '四家已上架；采购要求缩短补货周期，担心近效期',
    strategy: '按店定最低库存，隔周补货；每季度一次店员培训；近效期包换',
    matters: [
      {
        title: '与采购经理谈明年框架协议',
        days: 2,
        time: '14:00',
        place: '对方总部',
        importance: 'high',
        urgency: 'high',
        progress: [40, '返利比例已谈妥，账期待定'],
      },
      {
        title: '六家门店陈列验收',
        days: -2,
        place: '各门店',
        importance: 'high',
        urgency: 'middle',
        progress: [60, '还差两家'],
      },
      {
        title: '第四季度店员培训',
        days: -12,
        time: '09:30',
        importance: 'middle',
        urgency: 'middle',
        result: '到场 23 人，讲了两个新品，采购经理全程在场。',
      },
    ],
  },
  {
    reason: '区域连锁，购买力强，正与竞品比价',
    goal: '拿下明年独家供应',
    situation: '竞品报价低 6%，对方看重到货速度',
    strategy: '用次日达和换货承诺对价，不跟价',
    matters: [
      { title: '送样并演示对比', days: 5, time: '10:00', importance: 'high', urgency: 'middle' },
      { title: '回复竞品比价', days: 0, importance: 'high', urgency: 'high', progress: [20, '等财务核毛利'] },
    ],
  },
  {
    reason: '与公司合作最久，转介绍客户多',
    goal: '维持月度进货，带出两家新店',
    situation: '老板明年开两家新店',
    strategy: '随新店进度提供开业陈列与人员支持',
    matters: [{ title: '看新店选址，谈开业支持', days: 9, time: '15:00', importance: 'middle', urgency: 'low' }],
  },
]

/** What the made-up firm keeps up beside its day: papers on their way, a pool, key accounts, somebody who leaves. */
export async function addKeeping(setting: Setting, opened: readonly Opened[]): Promise<void> {
  const { does, staff, today, now, platform } = setting
  const head = somebody(staff, '仇立群')
  await addDecisions(setting)
  const idle = await readIdle(setting)
  const back = idle.flatMap(({ id, ownerId }, n) => {
    const by = staff.owners.find((one) => one.id === ownerId)
    return by === undefined ? [] : [{ id, by, reason: reasons[n % reasons.length] ?? '', daysAgo: 8 + (n % 12) }]
  })
  const takers = ['吴婉清', '何嘉怡', '陈思远', '林佩瑶', '吴婉清'].map((name) => somebody(staff, name))
  const claimed = takers.flatMap((by, n) => {
    const one = back.filter((each) => each.by.id !== by.id)[n * 3]
    return one === undefined ? [] : [{ id: one.id, by, daysAgo: n + 1 }]
  })
  const condition = {
    all: [
      { field: 'stage', op: 'in' as const, value: early },
      { field: 'abc', op: 'in' as const, value: ['B', 'C'] },
    ],
  }
  const rule = { name: '意向客户 260 天未联系', idleDays, condition }
  await addPool({ platform, does, head, today }, { rule, back, claimed })
  const large = opened.filter(
    ({ values, matter }) =>
      values['abc'] === 'A' && matter === 'none' && chains.some((one) => one === values['industry']),
  )
  await addAccounts(
    { platform, does, head, today, now },
    accounts.flatMap((story, n) => (large[n] === undefined ? [] : [[large[n], story] as const])),
  )
  const leaver = somebody(staff, '郭天佑')
  const to = [somebody(staff, '陈思远'), somebody(staff, '林佩瑶')] as const
  await addLeaver({ does, head, today, now }, { leaver, reason: '本人辞职，月底离岗', to })
}

const reasons = ['电话停机，上门未遇', '一直没有合作意向', '已与别家签了三年'] as const

/** Whom the rule would have taken weeks ago: their owners gave them back when it was set. */
async function readIdle({ platform, today }: Setting): Promise<{ id: string; ownerId: string }[]> {
  const { rows } = await sql<{ id: string; ownerId: string }>`select id, owner_id from customers
    where stage = any(${early}::text[]) and abc in ('B', 'C') and owner_id is not null and merged_into is null and withdrawn_at is null
      and (greatest(coalesce(last_contact_at, created_at), coalesce(owner_since, created_at)) at time zone 'Asia/Shanghai')::date + ${idleDays}::int <= ${today}::date
    order by id`.execute(platform.db)
  return rows
}
