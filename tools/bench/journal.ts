import { sql } from 'kysely'
import { journalTokens } from '#domain/journal/rules.ts'
import type { Product } from '#server/compose.ts'
import { type Chance, chanceFrom } from '#server/demo/random.ts'
import { indexesAside } from './indexes.ts'

// Five entries a customer: what three years of calls and visits come to.
const entriesEach = 5
// So many different texts, each said of many customers.
const textCount = 4000
const seed = 20_27

/** What is talked about, the commoner the further in front. */
export const topics =
  '报价 合同 发货 付款 样品 开票 验收 退换货 交货期 账期 返利 促销 陈列 包装 质检 保修 安装 培训 续约 投诉 对账 运费 库存 新品 竞品 招标 图纸 工期 尾款 押金'.split(
    ' ',
  )
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰']
const deeds = ['电话里谈了', '上门谈了', '微信上问起', '邮件里确认了', '会上提到', '又一次问到']
const ends = ['下周再回复', '已答应月底前给结果', '要等领导定', '没有异议', '希望再便宜一点', '已转给同事跟进']

function pick(chance: Chance, list: readonly string[]): string {
  return list[chance.between(0, list.length - 1)] ?? ''
}

function textFrom(chance: Chance): string {
  // The square leans to the front: the first topic is talked about in every fifth entry, the last in one of sixty.
  const topic = topics[Math.floor(chance.next() ** 2 * topics.length)] ?? ''
  const person = `${pick(chance, surnames)}${pick(chance, given)}${pick(chance, given)}`
  return `与${person}${pick(chance, deeds)}${topic}，${pick(chance, ends)}。`
}

/** Texts of the journal, the same ones each time; searches are taken from them. */
export function journalTexts(): string[] {
  const chance = chanceFrom(seed)
  return Array.from({ length: textCount }, () => textFrom(chance))
}

/** Gives every customer five entries unless an earlier run did. */
export async function fillJournal({ pool, platform }: Product, say: (line: string) => void): Promise<void> {
  const { rows } = await pool.query('select 1 from journal_entries limit 1')
  if (rows.length > 0) return
  const texts = journalTexts().map((text) => ({ text, tokens: journalTokens([text]) }))
  const restore = await indexesAside(pool, ['journal_entries'])
  const started = performance.now()
  await sql`with texts as materialized (select (n - 1)::integer as n, one ->> 'text' as text, array(select jsonb_array_elements_text(one -> 'tokens')) as tokens
      from jsonb_array_elements(${JSON.stringify(texts)}::jsonb) with ordinality listed(one, n))
    insert into journal_entries (id, customer_id, happened_at, recorded_at, author_id, author_name, category, text, source, search_tokens)
    select gen_random_uuid(), c.id, at, at, c.owner_id, '销售', (array['call', 'visit', 'wechat', 'email'])[1 + e % 4], t.text, 'person', t.tokens
    from generate_series(1, ${entriesEach}::integer) e cross join customers c
      cross join lateral (select now() - make_interval(mins => (hashtextextended(c.id::text, e) & 1048575)::integer) as at) moments
      join texts t on t.n = ((hashtextextended(c.id::text, e + 100) & 2147483647) % ${textCount}::integer)::integer`.execute(
    platform.db,
  )
  await restore()
  await pool.query('vacuum (analyze) journal_entries')
  say(`  journal filled in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}
