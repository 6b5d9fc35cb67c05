import { type Kysely, sql } from 'kysely'
import type { Database } from '#domain/kit.ts'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import {
  computed,
  date,
  decimal,
  form,
  longText,
  money,
  option,
  section,
  text,
  yesNo,
} from '#platform/core/forms/makers.ts'
import type { Product } from '#server/compose.ts'
import { publishForm } from '#tests/factories/forms.ts'
import { indexesAside } from './indexes.ts'

export const goods = {
  cloth: ['面料', 'Cloth'],
  yarn: ['纱线', 'Yarn'],
  dye: ['染料', 'Dye'],
  box: ['纸箱', 'Box'],
} as const
const items = ['纯棉平纹布', '涤纶长丝', '活性染料', '瓦楞纸箱', '弹力针织布', '羊毛混纺纱', '分散染料', '真丝双绉']

/** A register: a row of it for every customer, which is what a firm writes in a few months of trading. */
const register = form({
  key: 'Z-BENCH-ROWS',
  title: { zh: '加工登记', en: 'Processing register' },
  about: { zh: '每批一行', en: 'A row a batch' },
  subject: 'customer',
  shape: 'register',
  numbering: { pattern: 'JG-{0000000}' },
  happenedIn: 'on',
  sections: [
    section('rows', '加工', 'Batches', [
      text('name', '客户', 'Customer', 1, { bind: 'name', required: true }),
      date('on', '日期', 'Date', 2),
      option('goods', '类别', 'Goods', 3, goods),
      text('item', '品名', 'Item', 4),
      decimal('quantity', '数量', 'Quantity', 5, { total: true }),
      money('price', '单价', 'Price', 6),
      computed(
        'amount',
        '金额',
        'Amount',
        7,
        'money',
        { times: [{ field: 'price' }, { field: 'quantity' }] },
        { total: true },
      ),
      longText('remarks', '备注', 'Remarks', 8),
    ]),
  ],
})

// The longest paper of the trades has 51 lines; this one is more than twice as long.
const fieldCount = 120
// So many are opened by turns.
const longCount = 400

function fieldAt(n: number): FormField {
  const [key, zh, en] = [`f${n}`, `项目${n + 1}`, `Item ${n + 1}`]
  switch (n % 6) {
    case 0:
      return option(key, zh, en, n + 1, goods)
    case 1:
      return money(key, zh, en, n + 1)
    case 2:
      return date(key, zh, en, n + 1)
    case 3:
      return yesNo(key, zh, en, n + 1)
    case 4:
      return computed(key, zh, en, n + 1, 'money', { plus: [{ field: `f${n - 3}` }, { number: '1' }] })
    default:
      return text(key, zh, en, n + 1)
  }
}

function valueAt(n: number): unknown {
  return ['cloth', String(100 + n), '2026-05-06', true, String(101 + n - 3), `第${n + 1}项的说明文字`][n % 6]
}

const long = form({
  key: 'Z-BENCH-LONG',
  title: { zh: '客户资质审查表', en: 'Qualification review' },
  about: { zh: '每年审查一次', en: 'Once a year' },
  subject: 'customer',
  numbering: { pattern: 'ZZ-{0000}' },
  sections: Array.from({ length: fieldCount / 10 }, (_, n) =>
    section(
      `s${n}`,
      `第${n + 1}部分`,
      `Part ${n + 1}`,
      Array.from({ length: 10 }, (_, m) => fieldAt(n * 10 + m)),
    ),
  ),
})

/** One A4 of a dozen lines: what is printed over the counter. */
const short: FormDefinition = form({
  ...long,
  key: 'Z-BENCH-SHORT',
  title: { zh: '接待登记', en: 'Reception' },
  sections: long.sections.slice(0, 1),
})

/** Gives every customer a row of a register, and some a long and a short form, unless an earlier run did. */
export async function fillPapers({ pool, platform }: Product, say: (line: string) => void): Promise<void> {
  const { rows } = await pool.query('select 1 from form_definitions where key = $1', [register.key])
  if (rows.length > 0) return
  const ids = {
    register: await publishForm({ product: { platform } as Product }, register),
    long: await publishForm({ product: { platform } as Product }, long),
    short: await publishForm({ product: { platform } as Product }, short),
  }
  const restore = await indexesAside(pool, ['form_records'])
  const started = performance.now()
  await fillRegister(platform.db, ids.register)
  const answers = Object.fromEntries(Array.from({ length: fieldCount }, (_, n) => [`f${n}`, valueAt(n)]))
  await fillSheets(platform.db, long, ids.long, answers)
  await fillSheets(platform.db, short, ids.short, Object.fromEntries(Object.entries(answers).slice(0, 10)))
  await restore()
  await pool.query('vacuum (analyze) form_records')
  say(`  forms filled in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

async function fillRegister(db: Kysely<Database>, definitionId: string): Promise<void> {
  const spoken = items.map((item) => ({
    item,
    tokens: tokensOf({ names: [], numbers: [], phones: [], words: [item] }),
  }))
  await sql`with items as materialized (select (n - 1)::integer as n, one ->> 'item' as item, array(select jsonb_array_elements_text(one -> 'tokens')) as tokens
      from jsonb_array_elements(${JSON.stringify(spoken)}::jsonb) with ordinality listed(one, n)),
    numbered as (select c.id, c.name, c.owner_id, c.department_id, row_number() over (order by c.id) as n, hashtextextended(c.id::text, 7) & 1048575 as chance from customers c)
    insert into form_records (id, form_key, definition_id, number, state, title, customer_id, "values", happened_on, owner_id, department_id, holder_id, filled_by, source, submitted_at, search_tokens)
    select gen_random_uuid(), ${register.key}, ${definitionId}, 'JG-' || lpad(c.n::text, 7, '0'), 'submitted', left(c.name, 200), c.id,
      jsonb_build_object('name', c.name, 'on', day, 'goods', (${Object.keys(goods)}::text[])[1 + c.chance % 4], 'item', i.item,
        'quantity', (c.chance % 500)::text, 'price', ((c.chance % 90) + 0.5)::text, 'amount', ((c.chance % 500) * ((c.chance % 90) + 0.5))::text, 'remarks', '按上次的工艺，颜色以封样为准，月底前交清'),
      day, c.owner_id, c.department_id, coalesce(c.owner_id, c.id), 'staff', 'screen', day, s.tokens || i.tokens
    from numbered c join customer_search s on s.source_id = c.id join items i on i.n = c.chance % ${items.length}::integer
      cross join lateral (select current_date - (c.chance % 1000)::integer as day) days`.execute(db)
}

async function fillSheets(
  db: Kysely<Database>,
  { key }: FormDefinition,
  definitionId: string,
  values: Record<string, unknown>,
): Promise<void> {
  await sql`insert into form_records (id, form_key, definition_id, number, state, title, customer_id, "values", happened_on, owner_id, department_id, holder_id, filled_by, source)
    select gen_random_uuid(), ${key}, ${definitionId}, ${key} || '-' || row_number() over (order by c.id), 'draft', left(c.name, 200), c.id, ${JSON.stringify(values)}::jsonb,
      current_date, c.owner_id, c.department_id, coalesce(c.owner_id, c.id), 'staff', 'screen'
    from (select * from customers order by id limit ${longCount}) c`.execute(db)
}

/** What is asked of the papers: the register by turns of its filters, and the ids of the sheets. */
export async function readPapers(
  db: Kysely<Database>,
): Promise<Record<'long' | 'short', string[]> & { register: string }> {
  const idsOf = async (key: string) =>
    (await db.selectFrom('formRecords').select('id').where('formKey', '=', key).orderBy('id').execute()).map(
      ({ id }) => id,
    )
  return { register: register.key, long: await idsOf(long.key), short: await idsOf(short.key) }
}
