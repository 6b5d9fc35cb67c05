import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { tokensOf } from '#platform/core/chinese/search-tokens.ts'
import { newId } from '#platform/core/ids.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { product } from './schema.ts'

const keys = writableKeys(product.fields)

/** What a product is found by: its name in Hanzi and pinyin, its number, category and maker. */
function searchTokensOf(values: {
  name: string
  number: string | null
  category: string | null
  maker: string | null
}): string[] {
  return tokensOf({
    names: [{ text: values.name, person: false }],
    numbers: values.number === null ? [] : [values.number],
    phones: [],
    words: [values.category, values.maker].filter((one) => one !== null),
  })
}

export const createProduct = command({
  name: 'product.create',
  about: 'Adds a product or service to the product table',
  needs: { right: 'product.change' },
  input: z.strictObject({ values: createSchema(product.fields, keys) }),
  output: saved,
  async run(context, { values }) {
    const id = newId()
    await context.db
      .insertInto('products')
      .values({ ...values, searchTokens: searchTokensOf(values), ...stampsOf(context), id })
      .execute()
    return await noteCreation(context, product, id, values)
  },
})

export const changeProduct = command({
  name: 'product.change',
  about: 'Changes a product; what was traded before keeps the words of its day',
  needs: { right: 'product.change' },
  input: z.strictObject({ ...target, values: changeSchema(product.fields, keys) }),
  output: saved,
  async run(context, { id, version, values }) {
    const row = present(
      await context.db.selectFrom('products').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    )
    const after = await saveChange(context, product, row, version, values)
    const { name, number, category, maker } = { ...row, ...values } as typeof row
    await context.db
      .updateTable('products')
      .set({ searchTokens: searchTokensOf({ name, number, category, maker }) })
      .where('id', '=', id)
      .execute()
    return after
  },
})

export const linkProducts = command({
  name: 'product.linkTrades',
  about: 'Links trade lines that came without a product to the product of the same number or name',
  needs: { right: 'product.change' },
  input: z.strictObject({}),
  output: z.object({ linked: z.int(), left: z.int() }),
  async run(context) {
    const linked = await linkTrades(context)
    const left = await context.db
      .selectFrom('trades')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('productId', 'is', null)
      .executeTakeFirstOrThrow()
    context.audit({ kind: 'change', subject: 'trade', detail: { fields: ['productId'], rows: linked } })
    return { linked, left: left.n }
  },
})

/**
 * Product and customer tables are brought in apart and linked afterwards (IMP-03): a line whose words are exactly the
 * number or the name of one product gets that product. Two products of one name are left to a person.
 * @returns how many lines were linked
 */
export async function linkTrades(context: Context): Promise<number> {
  const { numAffectedRows } = await sql`
    with known as (
      select lower(word) as word, min(id::text)::uuid as product_id
      from (select number as word, id from products where number is not null union select name, id from products) named
      group by lower(word) having count(distinct id) = 1)
    update trades set product_id = known.product_id from known where trades.product_id is null and lower(trades.item) = known.word`.execute(
    context.db,
  )
  return Number(numAffectedRows ?? 0)
}

export const productCommands = [createProduct, changeProduct, linkProducts] as const
