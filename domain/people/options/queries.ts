import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Context, type Database, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { columnOf, type Entity, type FieldData } from '#platform/core/fields.ts'
import type { Text } from '#platform/core/i18n.ts'
import { choicesOf, type OwnOption } from '#platform/core/open-options.ts'

type Use = { entity: Entity; key: string; field: FieldData }

const lists = new Map<string, Use[]>()

/** Says where open lists are used; the composition of the product does so for all its entities. */
export function declareLists(entities: readonly Entity[]): void {
  lists.clear()
  for (const entity of entities) {
    for (const [key, field] of Object.entries(entity.fields)) {
      if (field.openOptions === undefined) continue
      lists.set(field.openOptions, [...(lists.get(field.openOptions) ?? []), { entity, key, field }])
    }
  }
}

/** A field that offers the list. @throws AppError('missing') when no field does. */
export function fieldOfList(list: string): FieldData {
  const field = lists.get(list)?.[0]?.field
  if (field === undefined) throw new AppError('missing', 'record.missing')
  return field
}

/** Everything the firm said about options, for this process to know. */
export async function readOwnOptions(db: Kysely<Database>): Promise<OwnOption[]> {
  const rows = await db.selectFrom('listOptions').selectAll().orderBy('list').orderBy('id').execute()
  return rows.map(({ list, key, name, nameEn, synonyms, position, retiredAt }) => ({
    list,
    key,
    label: name === null ? null : { zh: name, en: nameEn ?? name },
    synonyms: synonyms ?? [],
    position,
    isRetired: retiredAt !== null,
  }))
}

const textShape = z.object({ zh: z.string(), en: z.string() })

export const ownOptions = query({
  name: 'option.own',
  about: 'What the firm says about options of open lists, for screens to merge into the given ones',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        list: z.string(),
        key: z.string(),
        label: textShape.nullable(),
        synonyms: z.array(z.string()),
        position: z.int().nullable(),
        isRetired: z.boolean(),
      }),
    ),
  }),
  async run(context) {
    const rows = await readOwnOptions(context.db)
    return { rows: rows.map((row) => ({ ...row, synonyms: [...row.synonyms] })) }
  },
})

/** A list used by several fields goes by the shortest of their names: 币种 rather than 应交金额币种. */
function labelOf(uses: readonly Use[]): Text {
  const [shortest] = [...uses].sort((a, b) => a.field.label.zh.length - b.field.label.zh.length)
  return shortest?.field.label ?? { zh: '', en: '' }
}

export const listLists = query({
  name: 'option.lists',
  about: 'The lists whose options the firm may extend, where each is used, and how many options it has (FRM-20)',
  needs: { right: 'setup.manage' },
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        list: z.string(),
        label: textShape,
        usedIn: z.array(textShape),
        options: z.int(),
        own: z.int(),
        retired: z.int(),
      }),
    ),
  }),
  async run() {
    const rows = [...lists].map(([list, uses]) => {
      const choices = choicesOf(uses[0]?.field as FieldData)
      const usedIn = [...new Map(uses.map(({ entity }) => [entity.name, entity.label])).values()]
      return {
        list,
        label: labelOf(uses),
        usedIn,
        options: choices.filter((one) => !one.isRetired).length,
        own: choices.filter((one) => one.isOwn).length,
        retired: choices.filter((one) => one.isRetired).length,
      }
    })
    return { rows }
  },
})

export const listOptions = query({
  name: 'option.list',
  about: 'The options of one list in order, retired ones included, and in how many records each stands',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ list: z.string().max(40) }),
  output: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        /** 0 for a given one that the firm said nothing about. */
        version: z.int(),
        label: textShape,
        given: textShape.nullable(),
        synonyms: z.array(z.string()),
        isOwn: z.boolean(),
        isRetired: z.boolean(),
        uses: z.int(),
      }),
    ),
  }),
  async run(context, { list }) {
    const field = fieldOfList(list)
    const stored = await context.db.selectFrom('listOptions').selectAll().where('list', '=', list).execute()
    const words = new Map(stored.map((row) => [row.key, row]))
    const counts = await countUses(context, list)
    const given = new Map(field.options?.map((one) => [one.key, one.label]))
    return {
      rows: choicesOf(field).map((one) => ({
        key: one.key,
        version: words.get(one.key)?.version ?? 0,
        label: one.label,
        given: given.get(one.key) ?? null,
        synonyms: words.get(one.key)?.synonyms ?? [],
        isOwn: one.isOwn === true,
        isRetired: one.isRetired === true,
        uses: counts.get(one.key) ?? 0,
      })),
    }
  },
})

/** In how many records each option stands, over all fields that offer the list. */
async function countUses({ db }: Context, list: string): Promise<Map<string, number>> {
  const parts = (lists.get(list) ?? []).map(({ entity, key, field }) => {
    const column = sql.ref(columnOf(key))
    const value = field.type === 'options' ? sql`unnest(${column})` : column
    return sql`select ${value} as key from ${sql.table(entity.table)} where ${column} is not null`
  })
  const { rows } = await sql<{ key: string; uses: number }>`select key, count(*)::int as uses
    from (${sql.join(parts, sql` union all `)}) used group by key`.execute(db)
  return new Map(rows.map((row) => [row.key, row.uses]))
}

export const optionQueries = [ownOptions, listLists, listOptions] as const
