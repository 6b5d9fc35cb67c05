import { approveCustomer, submitCustomer } from '#domain/archives/approval/commands.ts'
import { createCustomer } from '#domain/archives/commands.ts'
import { addContact } from '#domain/archives/contacts/commands.ts'
import { writeJournal } from '#domain/journal/commands.ts'
import type { Database } from '#domain/kit.ts'
import { recordTrade } from '#domain/ledgers/trades/commands.ts'
import type { SampleSubject } from '#platform/core/pack-samples.ts'
import type { Actor } from '#platform/core/rights.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Doer } from '../../actors.ts'
import { type AccountStory, addAccounts } from '../../keeping/accounts.ts'
import { addPool } from '../../keeping/pool.ts'
import type { Goods, Subject } from '../../papers.ts'
import type { Staff } from '../../people.ts'
import { chanceFrom } from '../../random.ts'
import { idleDays, loose, type Member, memberStories, planMembers } from './members.ts'

type Setting = { platform: Platform<Database>; does: Doer; staff: Staff; goods: Goods; today: string; now: Date }
type Version = { id: string; version: number }
type Kept = { id: string; owner: Actor; tier: string; contactAgo: number; purchases: number; n: number }

const hour = 3_600_000
const managerPost = '店长'

const families = [
  ['钱悦', '女儿，软装由她拿主意'],
  ['沈婧', '妻子，管民宿采购'],
] as const

/** A month of the shops: members that bought and were spoken with, the pool, and the largest as key accounts. */
export async function addShopMonth(
  setting: Setting,
  samples: readonly SampleSubject[],
  subjects: readonly Subject[],
): Promise<void> {
  const { platform, does, staff, goods, today, now } = setting
  const head = staff.atPost(managerPost, undefined)
  const guides = staff.owners.filter((one) => one.id !== head?.id && staff.named(one.name) !== undefined)
  if (head === undefined || guides.length === 0) return
  const kept: Kept[] = []
  for (const [n, member] of planMembers(today).entries())
    kept.push(await open(setting, member, n, guides[n % guides.length] ?? head))
  const known = subjects.flatMap(({ id, name, owner }, n): Kept[] => {
    const tier = String(samples.find((one) => one.name === name)?.['tier'])
    return owner === undefined ? [] : [{ id, owner, tier, contactAgo: 8 + 7 * n, purchases: 2, n: 100 + n }]
  })
  for (const one of [...kept, ...known]) await live(setting, one, head)
  const story = poolOf(kept, guides, head)
  await addPool({ platform, does, head, today }, story)
  // One of those who were taken came back to the shop at once.
  const [taken] = story.claimed
  if (taken !== undefined) {
    const { id: customerId, by, daysAgo } = taken
    const line = {
      tradedOn: addDays(today, -daysAgo),
      kind: 'sale',
      productId: goods[3]?.id,
      quantity: '2',
      isCash: true,
    }
    await does(recordTrade, { customerId, lines: [line] }, { by, at: now, key: 'shop taken bought' })
  }
  const large = ['diamond', 'gold'].flatMap((tier) => known.filter((one) => one.tier === tier))
  for (const [n, [name, duty]] of families.entries()) {
    const one = large[n]
    if (one === undefined) continue
    const values = { name, role: 'family', duty, phones: [`1390000${7100 + n}`] }
    await does(addContact, { customerId: one.id, values }, { by: one.owner, at: now, key: `shop family ${n}` })
  }
  const told = accounts.flatMap((story, n) => (large[n] === undefined ? [] : [[large[n], story] as const]))
  await addAccounts({ platform, does, head, today, now }, told)
}

async function open({ does, today }: Setting, member: Member, n: number, owner: Actor): Promise<Kept> {
  const { values, openedAgo, contactAgo, purchases } = member
  const at = afternoon(addDays(today, -openedAgo))
  const input = { values: { ...values, ownerId: owner.id, departmentId: owner.departmentId }, acceptDuplicates: true }
  const { id } = await does<Version>(createCustomer, input, { by: owner, at, key: `shop member ${n}` })
  return { id, owner, tier: String(values['tier']), contactAgo, purchases, n }
}

const afternoon = (day: string): Date => new Date(startOfChinaDay(day).getTime() + 15 * hour)

/** Approved, bought now and then, spoken with last so many days ago. */
async function live({ platform, does, goods, today, now }: Setting, one: Kept, head: Actor): Promise<void> {
  const { id, owner, contactAgo, purchases, n } = one
  const chance = chanceFrom(8111 + n)
  const at = afternoon(addDays(today, -contactAgo))
  const held = await platform.db
    .selectFrom('customers')
    .select(['version', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (held.state === 'draft') {
    const act = { id, version: held.version }
    const handed = await does<Version & { state: string }>(submitCustomer, act, {
      by: owner,
      at,
      key: `shop submit ${n}`,
    })
    if (handed.state === 'submitted' && n % 9 !== 4)
      await does(approveCustomer, { id, version: handed.version }, { by: head, at, key: `shop approve ${n}` })
  }
  const lines = Array.from({ length: purchases }, (_, nth) => ({
    tradedOn: addDays(today, -(contactAgo + 11 * nth)),
    kind: 'sale',
    productId: chance.pick(goods).id,
    quantity: String(chance.pick([1, 1, 2, 4])),
    discount: chance.pick(['1', '0.95', '0.9']),
    isCash: true,
    place: chance.pick(['解放路店', '文三路店', '湖墅店']),
  }))
  await does(recordTrade, { customerId: id, lines }, { by: owner, at, key: `shop trades ${n}`, source: 'import' })
  const [category, text, solution, summary] = chance.pick(memberStories)
  const values = { category, text, solution: solution ?? null, summary: summary ?? null }
  const input = { customerId: id, values, happenedAt: at.toISOString() }
  const written = new Date(at.getTime() + 2 * hour)
  await does(writeJournal, input, { by: owner, at: written < now ? written : now, key: `shop entry ${n}` })
}

const reasons = ['搬离本市', '电话三次未接，短信未回', '装修已完成，暂无需求'] as const

function poolOf(kept: readonly Kept[], guides: readonly Actor[], head: Actor) {
  const idle = kept.filter(({ tier, contactAgo }) => loose.includes(tier) && contactAgo >= idleDays)
  const back = idle.map(({ id, owner }, n) => ({
    id,
    by: owner,
    reason: reasons[n % reasons.length] ?? '',
    daysAgo: 6 + n * 2,
  }))
  const claimed = [0, 3].flatMap((n) => {
    const one = back[n]
    const by = guides.find((guide) => guide.id !== one?.by.id) ?? head
    return one === undefined ? [] : [{ id: one.id, by, daysAgo: n + 1 }]
  })
  const condition = { all: [{ field: 'tier', op: 'in' as const, value: loose }] }
  return { rule: { name: `普通与新客户 ${idleDays} 天未联系`, idleDays, condition }, back, claimed }
}

const accounts: readonly AccountStory[] = [
  {
    reason: '钻石会员，累计消费五万元以上，常带邻居来店',
    goal: '年内完成全屋定制，介绍 3 户邻居',
    situation: '衣柜已装，书房和儿童房还没定；看重环保检测',
    strategy: '每次到店由专人接待，先给检测报告再谈价',
    matters: [
      {
        title: '上门量书房尺寸',
        days: 2,
        time: '14:30',
        place: '会员家中',
        importance: 'high',
        urgency: 'high',
        progress: [30, '已约好时间'],
      },
      { title: '送年度礼物', days: 11, place: '会员家中', importance: 'middle', urgency: 'middle' },
      {
        title: '交付衣柜并验收',
        days: -14,
        time: '10:00',
        place: '会员家中',
        importance: 'high',
        urgency: 'middle',
        result: '验收合格，柜门调过一次，会员签了字。',
      },
    ],
  },
  {
    reason: '金卡会员，经营两家民宿，购买力强',
    goal: '民宿二期餐桌椅全部由本店供',
    situation: '二期 12 间房，春节前开业，正在比价',
    strategy: '给出整单价和交期承诺，样品先送',
    matters: [
      { title: '送样品餐椅两把', days: -1, importance: 'high', urgency: 'high', progress: [50, '样品到店，等车'] },
      { title: '给出整单报价', days: 4, time: '16:00', importance: 'high', urgency: 'middle' },
    ],
  },
]
