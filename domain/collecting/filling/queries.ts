import { sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, type FieldError, invalidFields } from '#platform/core/errors.ts'
import type { FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue, otherKey } from '#platform/core/forms/filling.ts'
import { textIn } from '#platform/core/i18n.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { checkFormValue, checkOther, checkRows } from '#platform/server/form-values.ts'
import { collectionScope } from '../policy.ts'
import { kindOf, kindsFor, mayUse } from '../rules.ts'
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
  return { row, kind: knownKind(row.kind) }
}

/** A form that is stored was of a known kind once; packs never drop one. */
export function knownKind(key: string): PackCollection {
  const kind = kindOf(key)
  if (kind === undefined)
    throw new AppError('broken', 'server.broken', {}, { cause: new Error(`unknown kind of form ${key}`) })
  return kind
}

/** A kind of form the firm has switched on. */
export async function offeredKind(
  context: Context,
  key: string,
  code: 'collection.kind_off' | 'campaign.no_such_form' = 'collection.kind_off',
): Promise<PackCollection> {
  const { packs } = await readFirm(context.db)
  const kind = kindsFor(packs).find((one) => one.key === key)
  if (kind === undefined) throw new AppError('invalid', code)
  return kind
}

/** Refuses posts the paper does not mention and the campaign does not name (COL-06). */
export async function refuseOtherPosts(
  context: Context,
  kind: PackCollection,
  postIds: readonly string[],
): Promise<void> {
  if (kind.posts.length === 0 && postIds.length === 0) return
  const post = await context.db
    .selectFrom('staff')
    .leftJoin('posts', 'posts.id', 'staff.postId')
    .select(['staff.postId as id', 'posts.title'])
    .where('staff.id', '=', context.actor.id)
    .executeTakeFirst()
  if (mayUse(kind, postIds, post ?? { id: null, title: null })) return
  throw new AppError('forbidden', 'collection.not_your_post', {
    form: textIn(context.language, kind.label),
    posts: kind.posts.join('、'),
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

/** DC-26-00001: each kind of form counts its own sheets, anew each year. */
export async function nextNumbers(context: Context, code: string, year: string, count: number): Promise<string[]> {
  const key = `${code}-${year.slice(2)}`
  const { rows } = await sql<{ value: number }>`insert into number_counters (key, value) values (${key}, ${count})
    on conflict (key) do update set value = number_counters.value + ${count} returning value`.execute(context.db)
  const last = rows[0]?.value ?? count
  return Array.from({ length: count }, (_, n) => `${key}-${String(last - count + 1 + n).padStart(5, '0')}`)
}
