import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '../records/commands.ts'
import { makesCircle } from '../rules.ts'
import { post } from './schema.ts'

const keys = writableKeys(post.fields)

type Relations = {
  departmentId?: string | null | undefined
  superiorPostId?: string | null | undefined
  deputyPostId?: string | null | undefined
}

async function refuseWrongRelations(
  context: Context,
  id: string,
  { departmentId, superiorPostId, deputyPostId }: Relations,
): Promise<void> {
  const { db } = context
  if (
    departmentId &&
    !(await db.selectFrom('departments').select('id').where('id', '=', departmentId).executeTakeFirst())
  ) {
    throw invalidField('values.departmentId', 'department.unknown')
  }
  if (deputyPostId === id) throw invalidField('values.deputyPostId', 'post.own_deputy')
  for (const [field, other] of [
    ['superiorPostId', superiorPostId],
    ['deputyPostId', deputyPostId],
  ] as const) {
    if (!other || other === id) continue
    const known = await db.selectFrom('posts').select('id').where('id', '=', other).executeTakeFirst()
    if (known === undefined) throw invalidField(`values.${field}`, 'post.unknown')
  }
  if (!superiorPostId) return
  await sql`select pg_advisory_xact_lock(hashtext('posts'))`.execute(db)
  const posts = await db.selectFrom('posts').select(['id', 'superiorPostId']).execute()
  const isCircle = makesCircle(id, superiorPostId, new Map(posts.map((one) => [one.id, one.superiorPostId])))
  if (isCircle) throw invalidField('values.superiorPostId', 'post.circle')
}

export const createPost = command({
  name: 'post.create',
  about: 'Adds a post with its duties, powers and relations (ROL-14)',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ values: createSchema(post.fields, keys) }),
  output: saved,
  async run(context, { values }) {
    const id = newId()
    await refuseWrongRelations(context, id, values)
    await context.db
      .insertInto('posts')
      .values({ ...values, id, key: null, ...stampsOf(context) })
      .execute()
    return await noteCreation(context, post, id, values)
  },
})

export const changePost = command({
  name: 'post.change',
  about: 'Changes a post',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ ...target, values: changeSchema(post.fields, keys) }),
  output: saved,
  async run(context, { id, version, values }) {
    const before = present(await context.db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst())
    await refuseWrongRelations(context, id, values)
    return await saveChange(context, post, before, version, values)
  },
})

export const removePost = command({
  name: 'post.remove',
  about: 'Removes a post nobody holds and that is no other’s superior or deputy',
  needs: { right: 'setup.manage' },
  input: z.strictObject(target),
  output: z.object({}),
  async run(context, { id, version }) {
    const before = present(await context.db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst())
    await saveChange(context, post, before, version, {})
    await context.db.deleteFrom('posts').where('id', '=', id).execute()
    await recordChanges(context, [
      {
        entity: post.name,
        recordId: id,
        version: version + 1,
        kind: 'withdrawn',
        diff: { title: [before.title, null] },
      },
    ])
    context.audit({ kind: 'change', subject: post.name, ids: [id], detail: { removed: true } })
    return {}
  },
})

export const postCommands = [createPost, changePost, removePost] as const
