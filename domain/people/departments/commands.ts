import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import type { RowOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { accessChanged } from '../access/commands.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '../records/commands.ts'
import { mayMoveBelow } from './rules.ts'
import { department } from './schema.ts'

type Department = RowOf<(typeof department)['fields']> & { path: string[] }

/** The tree changes one step at a time: two moves at once could close a circle neither of them sees. */
export async function lockTree(context: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('departments'))`.execute(context.db)
}

async function load(context: Context, id: string): Promise<Department> {
  return present(await context.db.selectFrom('departments').selectAll().where('id', '=', id).executeTakeFirst())
}

async function pathBelow(context: Context, parentId: string | null | undefined, path: string): Promise<string[]> {
  if (parentId === null || parentId === undefined) return []
  const parent = await context.db.selectFrom('departments').select('path').where('id', '=', parentId).executeTakeFirst()
  if (parent === undefined) throw invalidField(path, 'department.unknown')
  return parent.path
}

/** Adds a department below `parentId`, at the end of its siblings. */
export async function addDepartment(
  context: Context,
  values: {
    name: string
    nameEn: string | null
    kind: 'department' | 'branch'
    parentId: string | null
    ownsArchives: boolean
  },
  key: string | null = null,
): Promise<string> {
  await lockTree(context)
  const above = await pathBelow(context, values.parentId, 'values.parentId')
  const id = newId()
  const last = await context.db
    .selectFrom('departments')
    .select((on) => on.fn.max('position').as('position'))
    .where('parentId', values.parentId === null ? 'is' : '=', values.parentId)
    .executeTakeFirst()
  const position = (last?.position ?? 0) + 1
  await context.db
    .insertInto('departments')
    .values({ id, key, ...values, path: [...above, id], position, ...stampsOf(context) })
    .execute()
  await noteCreation(context, department, id, values)
  accessChanged(context)
  return id
}

const createKeys = ['name', 'nameEn', 'kind', 'parentId', 'ownsArchives'] as const

export const createDepartment = command({
  name: 'department.create',
  about: 'Adds a department or branch',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ values: createSchema(department.fields, createKeys) }),
  output: saved,
  async run(context, { values }) {
    return { id: await addDepartment(context, { ...values, ownsArchives: values.ownsArchives ?? false }), version: 1 }
  },
})

export const changeDepartment = command({
  name: 'department.change',
  about: 'Changes a department’s name, kind, or whether it owns the customer archives (ARC-08)',
  needs: { right: 'setup.manage' },
  input: z.strictObject({
    ...target,
    values: changeSchema(department.fields, ['name', 'nameEn', 'kind', 'ownsArchives']),
  }),
  output: saved,
  async run(context, { id, version, values }) {
    const before = await load(context, id)
    const next = values.ownsArchives === null ? { ...values, ownsArchives: false } : values
    const done = await saveChange(context, department, before, version, next)
    // A department that becomes a branch bounds what others see.
    if (values.kind !== undefined && values.kind !== before.kind) accessChanged(context)
    return done
  },
})

export const moveDepartment = command({
  name: 'department.move',
  about: 'Puts a department with all below it under another one, or at the top',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ ...target, parentId: z.uuid().nullable() }),
  output: saved,
  async run(context, { id, version, parentId }) {
    await lockTree(context)
    const before = await load(context, id)
    const above = await pathBelow(context, parentId, 'parentId')
    if (!mayMoveBelow(id, above)) throw invalidField('parentId', 'department.circle')
    const done = await saveChange(context, department, before, version, { parentId })
    const depth = before.path.length
    await sql`update departments set path = ${above}::uuid[] || path[${depth}::int:] where path @> array[${id}::uuid]`.execute(
      context.db,
    )
    accessChanged(context)
    return done
  },
})

export const removeDepartment = command({
  name: 'department.remove',
  about: 'Removes a department in which nobody and nothing is left',
  needs: { right: 'setup.manage' },
  input: z.strictObject(target),
  output: z.object({}),
  async run(context, { id, version }) {
    await lockTree(context)
    const before = await load(context, id)
    await saveChange(context, department, before, version, {})
    await context.db.deleteFrom('departments').where('id', '=', id).execute()
    await recordChanges(context, [
      {
        entity: department.name,
        recordId: id,
        version: version + 1,
        kind: 'withdrawn',
        diff: { name: [before.name, null] },
      },
    ])
    context.audit({ kind: 'change', subject: department.name, ids: [id], detail: { removed: true } })
    accessChanged(context)
    return {}
  },
})

export const setKeeper = command({
  name: 'department.setKeeper',
  about: 'Names the one dedicated keeper of a department’s archives; the change stays in the history (ARC-23)',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ ...target, keeperId: z.uuid().nullable(), reason: z.string().trim().max(500).optional() }),
  output: saved,
  async run(context, { id, version, keeperId, reason }) {
    const before = await load(context, id)
    if (keeperId !== null) {
      const keeper = await context.db
        .selectFrom('staff')
        .select('isActive')
        .where('id', '=', keeperId)
        .executeTakeFirst()
      if (keeper === undefined) throw invalidField('keeperId', 'staff.unknown_person')
      if (!keeper.isActive) throw new AppError('conflict', 'staff.has_left')
    }
    return await saveChange(context, department, before, version, { keeperId }, { reason })
  },
})

export const departmentCommands = [
  createDepartment,
  changeDepartment,
  moveDepartment,
  removeDepartment,
  setKeeper,
] as const
