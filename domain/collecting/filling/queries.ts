import { sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { takeNumber, takeSerials } from '#domain/forms/numbering/commands.ts'
import { readHeldPosts } from '#domain/forms/posts/queries.ts'
import type { Context } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, type FieldError, invalidFields } from '#platform/core/errors.ts'
import type { FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue, otherKey } from '#platform/core/forms/filling.ts'
import { textIn } from '#platform/core/i18n.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { checkFormValue, checkOther, checkRows } from '#platform/server/form-values.ts'
import { type Kind, readKind } from '../kinds/queries.ts'
import { collectionScope } from '../policy.ts'
import { mayUse } from '../rules.ts'
import { collection } from '../schema.ts'

/** Either right lets somebody see the forms within its reach. */
export const readingRights = ['collecting.collect', 'collecting.manage'] as const

/** The forms a right reaches, as SQL on the rows under `alias`. */
export function collectionScopeSql(context: Pick<Context, 'actor' | 'now'>, rights: readonly string[], alias: string) {
  const scope = collectionScope(context.actor, rights)
  return scope === undefined
    ? sql<boolean>`true`
    : sql<boolean>`${compileCondition(scope, { fields: collection.fields, alias }, conditionContext(context))}`
}

/** A form within reach, locked for the rest of the transaction, with what its kind says. */
export async function holdCollection(context: Context, id: string, rights: readonly string[] = readingRights) {
  const row = present(
    await context.db
      .selectFrom('collections')
      .selectAll()
      .where('id', '=', id)
      .where(collectionScopeSql(context, rights, 'collections'))
      .forUpdate()
      .executeTakeFirst(),
  )
  return { row, kind: await readKind(context, row.kind) }
}

/** Refuses posts the paper does not mention and the campaign does not name (COL-06). */
export async function refuseOtherPosts(
  context: Context,
  kind: PackCollection,
  postIds: readonly string[],
): Promise<void> {
  if (kind.posts.length === 0 && postIds.length === 0) return
  if (mayUse(kind, postIds, await readHeldPosts(context))) return
  throw new AppError('forbidden', 'collection.not_your_post', {
    form: textIn(context.language, kind.label),
    posts: kind.posts,
  })
}

/** Answers checked against their questions and brought into the stored form; empty ones fall away. */
export function checkAnswers(
  questions: readonly FormField[],
  answers: Readonly<Record<string, unknown>>,
  path = 'values',
): Record<string, unknown> {
  const fields = new Map(questions.map((field) => [field.key, field]))
  const others = new Set(questions.flatMap((field) => (field.hasOther ? [otherKey(field.key)] : [])))
  const errors: FieldError[] = []
  const values: Record<string, unknown> = {}
  for (const [key, raw] of Object.entries(answers)) {
    const field = fields.get(key)
    if (field === undefined && !others.has(key)) {
      errors.push({ path: `${path}.${key.slice(0, 60)}`, code: 'field.unknown', params: { field: key.slice(0, 60) } })
    } else if (field?.type === 'table') {
      const checked = checkRows(field, null, raw)
      errors.push(...checked.errors.map((one) => ({ ...one, path: `${path}.${one.path}` })))
      if (checked.rows.length > 0) values[key] = checked.rows
    } else {
      const checked = field === undefined ? checkOther(raw) : checkFormValue(field, raw)
      if (!checked.ok) errors.push({ path: `${path}.${key}`, code: checked.code, params: checked.params })
      else if (!isEmptyValue(checked.value)) values[key] = checked.value
    }
  }
  if (errors.length > 0) throw invalidFields(errors)
  return values
}

/** The next numbers of the paper's own series; DC-26-00001 of one that is no paper, counted anew each year. */
export async function nextNumbers(
  context: Context,
  kind: Pick<Kind, 'code' | 'paper'>,
  day: string,
  count: number,
): Promise<string[]> {
  const numbers: string[] = []
  if (kind.paper !== undefined) {
    for (let n = 0; n < count; n++) numbers.push(await takeNumber(context, kind.paper, day))
    return numbers
  }
  const key = `${kind.code}-${day.slice(2, 4)}`
  const last = await takeSerials(context, key, count)
  return Array.from({ length: count }, (_, n) => `${key}-${String(last - count + 1 + n).padStart(5, '0')}`)
}
