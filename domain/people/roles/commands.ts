import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import type { RowOf } from '#platform/core/fields.ts'
import { newId } from '#platform/core/ids.ts'
import { system } from '#platform/core/rights.ts'
import { recordChanges } from '#platform/server/history.ts'
import { changeSchema, createSchema } from '#platform/server/values.ts'
import { accessChanged } from '../access/commands.ts'
import {
  noteCreation,
  present,
  refuseStale,
  type Saved,
  saveChange,
  saved,
  stampsOf,
  target,
} from '../records/commands.ts'
import { type StaffFields, staff } from '../schema.ts'
import { countAdministrators, declaredRights, grantsShape } from './queries.ts'
import { beyond, everyRight } from './rules.ts'
import { type Grants, role } from './schema.ts'

/** Throws AppError('forbidden', 'role.beyond_own') when the grants reach further than the person's own rights. */
export function refuseBeyondOwn(context: Context, wanted: Grants): void {
  if (context.actor.kind === system.kind) return
  const [right] = beyond(wanted, context.actor.rights)
  if (right !== undefined)
    throw new AppError('forbidden', 'role.beyond_own', {
      right: right === everyRight ? context.t('people.every_right') : right,
    })
}

/** Refuses rights the product does not have; those a role already names stay until it is cleaned up. */
function refuseUnknownRights(grants: Grants, before: Grants = {}): void {
  const unknown = Object.keys(grants).find(
    (right) => right !== everyRight && declaredRights()[right] === undefined && before[right] === undefined,
  )
  if (unknown !== undefined) throw invalidField(`grants.${unknown}`, 'role.unknown_right', { right: unknown })
}

/**
 * Makes a change of who may do what, and takes it back when it removed the last administrator: nobody would be left
 * to put things right. Such changes go one after the other, so that two people cannot remove each other.
 * Throws AppError('conflict', 'role.last_administrator').
 */
export async function keepAnAdministrator<T>(context: Context, change: () => Promise<T>): Promise<T> {
  await sql`select pg_advisory_xact_lock(hashtext('administration'))`.execute(context.db)
  const before = await countAdministrators(context.db)
  const done = await change()
  if (before > 0 && (await countAdministrators(context.db)) === 0)
    throw new AppError('conflict', 'role.last_administrator')
  return done
}

const names = ['name', 'nameEn', 'about'] as const

export const createRole = command({
  name: 'role.create',
  about: 'Makes a role out of rights the person holds',
  needs: { right: 'role.manage' },
  input: z.strictObject({ values: createSchema(role.fields, names), grants: grantsShape }),
  output: saved,
  async run(context, { values, grants }) {
    refuseUnknownRights(grants)
    refuseBeyondOwn(context, grants)
    const id = newId()
    await context.db
      .insertInto('roles')
      .values({
        id,
        key: null,
        packKey: null,
        ...values,
        grants: JSON.stringify(grants) as never,
        ...stampsOf(context),
      })
      .execute()
    return await noteCreation(context, role, id, { ...values, grants })
  },
})

export const changeRole = command({
  name: 'role.change',
  about: 'Changes a role; whoever holds it has the new rights at once',
  needs: { right: 'role.manage' },
  input: z.strictObject({
    ...target,
    values: changeSchema(role.fields, names).optional(),
    grants: grantsShape.optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, grants }) {
    const before = present(await context.db.selectFrom('roles').selectAll().where('id', '=', id).executeTakeFirst())
    refuseBeyondOwn(context, before.grants)
    refuseUnknownRights(grants ?? {}, before.grants)
    refuseBeyondOwn(context, grants ?? {})
    const next = { ...values, ...(grants === undefined ? {} : { grants }) }
    const done = await keepAnAdministrator(context, () => saveChange(context, role, before, version, next))
    accessChanged(context)
    return done
  },
})

export const removeRole = command({
  name: 'role.remove',
  about: 'Removes a role nobody holds',
  needs: { right: 'role.manage' },
  input: z.strictObject(target),
  output: z.object({}),
  async run(context, { id, version }) {
    const before = present(await context.db.selectFrom('roles').selectAll().where('id', '=', id).executeTakeFirst())
    refuseBeyondOwn(context, before.grants)
    await saveChange(context, role, before, version, {})
    const held = await context.db
      .selectFrom('staffRoles')
      .select('staffId')
      .where('roleId', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (held !== undefined) throw new AppError('conflict', 'role.held')
    await context.db.deleteFrom('roles').where('id', '=', id).execute()
    const { name, grants } = before
    await recordChanges(context, [
      {
        entity: role.name,
        recordId: id,
        version: version + 1,
        kind: 'withdrawn',
        diff: { name: [name, null], grants: [grants, null] },
      },
    ])
    context.audit({ kind: 'change', subject: role.name, ids: [id], detail: { removed: true } })
    return {}
  },
})

export const assignRoles = command({
  name: 'staff.assignRoles',
  about: 'Sets the roles of a member of staff; nobody gives more than they hold',
  needs: { right: 'role.manage' },
  input: z.strictObject({ ...target, roleIds: z.array(z.uuid()).max(50) }),
  output: saved,
  async run(context, { id, version, roleIds }) {
    const person = present(await context.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst())
    const held = (await context.db.selectFrom('staffRoles').select('roleId').where('staffId', '=', id).execute()).map(
      (row) => row.roleId,
    )
    const wanted = [...new Set(roleIds)]
    const added = await loadRoles(
      context,
      wanted.filter((one) => !held.includes(one)),
    )
    for (const one of added) refuseBeyondOwn(context, one.grants)
    return await keepAnAdministrator(context, async () => {
      // The person's version moves, so that two people giving roles at once see each other.
      const done = await bumpVersion(context, person, version)
      await context.db.deleteFrom('staffRoles').where('staffId', '=', id).execute()
      if (wanted.length > 0) {
        await context.db
          .insertInto('staffRoles')
          .values(wanted.map((roleId) => ({ staffId: id, roleId })))
          .execute()
      }
      await recordChanges(context, [
        {
          entity: staff.name,
          recordId: id,
          version: done.version,
          kind: 'changed',
          diff: { roles: [await namesOf(context, held), await namesOf(context, wanted)] },
        },
      ])
      context.audit({ kind: 'change', subject: staff.name, ids: [id], detail: { fields: ['roles'] } })
      accessChanged(context, [id])
      return done
    })
  },
})

async function loadRoles(context: Context, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await context.db
    .selectFrom('roles')
    .select(['id', 'name', 'grants'])
    .where('id', 'in', [...ids])
    .execute()
  if (rows.length < ids.length) throw invalidField('roleIds', 'role.unknown')
  return rows
}

async function namesOf(context: Context, ids: readonly string[]): Promise<string[]> {
  return (await loadRoles(context, ids)).map((one) => one.name).sort()
}

/** The next version of a record whose side table changes. */
async function bumpVersion(context: Context, before: RowOf<StaffFields>, version: number): Promise<Saved> {
  const stamps = { version: version + 1, updatedAt: context.now.toISOString(), updatedBy: context.actor.id }
  const bumped = await context.db
    .updateTable('staff')
    .set(stamps)
    .where('id', '=', before.id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (bumped === undefined) await refuseStale(context, staff, before.id, [])
  return { id: before.id, version: version + 1 }
}

export const roleCommands = [createRole, changeRole, removeRole, assignRoles] as const
