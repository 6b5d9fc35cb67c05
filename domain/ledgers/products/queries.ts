import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { queryOf } from '#platform/core/chinese/search-query.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { countUpTo, defaultLimit, listInput, readPage } from '#platform/server/list.ts'
import { product } from './schema.ts'

const productRow = z.object({
  id: z.uuid(),
  version: z.int(),
  number: z.string().nullable(),
  name: z.string(),
  category: z.string().nullable(),
  specification: z.string().nullable(),
  unit: z.string().nullable(),
  price: z.string().nullable(),
  maker: z.string().nullable(),
  state: z.enum(['onSale', 'stopped']),
  remarks: z.string().nullable(),
})
type ProductRow = z.output<typeof productRow>

const columns = sql`p.id, p.version, p.number, p.name, p.category, p.specification, p.unit, p.price, p.maker, p.state, p.remarks`

export const listProducts = query({
  name: 'product.list',
  about: 'The product table, filtered and sorted',
  needs: { right: 'ledger.read' },
  input: listInput.extend({ search: z.string().max(200).optional() }),
  output: z.object({ rows: z.array(productRow), next: z.string().nullable(), total: z.int(), isExact: z.boolean() }),
  async run(context, { condition, sort, cursor, limit, search }) {
    const where = sql`${search === undefined ? sql`true` : searchSql(search)} and ${condition === undefined ? sql`true` : compileCondition(condition, { fields: product.fields, alias: 'p', search: searchSql }, asking(context))}`
    const db = context.db as unknown as Kysely<never>
    const page = await readPage<ProductRow>(db, {
      from: sql`products p`,
      alias: 'p',
      select: columns,
      where,
      fields: product.fields,
      sort: sort ?? [{ field: 'name' }],
      cursor,
      limit: limit ?? defaultLimit,
    })
    return { ...page, ...(await countUpTo(db, sql`products p`, where)) }
  },
})

function asking(context: Context) {
  return { now: context.now, actorId: context.actor.id, departmentIds: context.actor.departmentIds }
}

function searchSql(text: string) {
  const { tokens } = queryOf(text)
  return tokens.length === 0 ? sql`false` : sql`p.search_tokens @> ${tokens}::text[]`
}

export const getProduct = query({
  name: 'product.get',
  about: 'One product',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ id: z.uuid() }),
  output: productRow,
  async run(context, { id }) {
    const { rows } = await sql<ProductRow>`select ${columns} from products p where id = ${id}`.execute(context.db)
    return present(rows[0])
  },
})

// A picker shows what fits under the box.
const pickerRows = 12

export const searchProducts = query({
  name: 'product.search',
  about: 'Products for a picker, by part of the name in Hanzi or pinyin, or by number; on sale only',
  needs: { right: 'ledger.read' },
  input: z.strictObject({ text: z.string().max(200) }),
  output: z.object({ rows: z.array(productRow) }),
  async run(context, { text }) {
    const where = text.trim() === '' ? sql`true` : searchSql(text)
    const { rows } =
      await sql<ProductRow>`select ${columns} from products p where p.state = 'onSale' and ${where} order by length(p.name), p.name limit ${pickerRows}`.execute(
        context.db,
      )
    return { rows }
  },
})

export const productQueries = [listProducts, getProduct, searchProducts] as const
