import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { changeSchema, createSchema, writableKeys } from '#platform/server/values.ts'
import { accessChanged, closeAccount } from './access/commands.ts'
import { departmentCommands } from './departments/commands.ts'
import { firmCommands } from './firm/commands.ts'
import { tradesCommands } from './firm/trades/commands.ts'
import { readHoldings } from './leaving/queries.ts'
import { optionCommands } from './options/commands.ts'
import { outsideCommands } from './outside/commands.ts'
import { passkeyCommands } from './passkeys/commands.ts'
import { passwordCommands } from './passwords/commands.ts'
import { reachesDepartment } from './policy.ts'
import { postCommands } from './posts/commands.ts'
import { loadStaff } from './queries.ts'
import { noteCreation, saveChange, saved, stampsOf, target } from './records/commands.ts'
import { keepAnAdministrator, refuseBeyondOwn, roleCommands } from './roles/commands.ts'
import { readGrants } from './roles/queries.ts'
import { findingAids, makesCircle, nextNumber } from './rules.ts'
import { staff } from './schema.ts'
import { sessionCommands } from './sessions/commands.ts'
import { signInCommands } from './sign-in/commands.ts'
import { tokenCommands } from './tokens/commands.ts'
import { totpCommands } from './totp/commands.ts'

const keys = writableKeys(staff.fields)

export const createStaff = command({
  name: 'staff.create',
  about: 'Adds a member of staff; without a number they get the next one',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ values: createSchema(staff.fields, keys) }),
  output: saved.extend({ number: z.string() }),
  async run(context, { values }) {
    await refuseUnreachable(context, values.departmentId)
    const number = values.number ?? (await takeNumber(context))
    const id = newId()
    const row = { ...values, number, email: values.email?.toLowerCase() ?? null, isActive: true }
    await refuseWrongRefs(context, id, row)
    await context.db
      .insertInto('staff')
      .values({ ...row, id, ...findingAids({ name: row.name, number, phones: row.phones }), ...stampsOf(context) })
      .execute()
    return { ...(await noteCreation(context, staff, id, row)), number }
  },
})

/** Two people added at once wait for each other's number. */
async function takeNumber(context: Context): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('staff number'))`.execute(context.db)
  const { rows } = await sql<{
    number: string
  }>`select number from staff where number ~ '^[0-9]{1,9}$' order by number::int desc limit 1`.execute(context.db)
  return nextNumber(rows.map((row) => row.number))
}

async function refuseUnreachable(context: Context, departmentId: string): Promise<void> {
  const known = await context.db
    .selectFrom('departments')
    .select('id')
    .where('id', '=', departmentId)
    .executeTakeFirst()
  if (known === undefined) throw invalidField('values.departmentId', 'department.unknown')
  if (!reachesDepartment(context.actor, 'staff.manage', departmentId))
    throw invalidField('values.departmentId', 'department.out_of_reach')
}

type Refs = {
  email?: string | null | undefined
  postId?: string | null | undefined
  managerId?: string | null | undefined
  deputyId?: string | null | undefined
}

async function refuseWrongRefs(
  context: Context,
  id: string,
  { email, postId, managerId, deputyId }: Refs,
): Promise<void> {
  if (email && !/^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]{2,}$/.test(email))
    throw invalidField('values.email', 'field.not_an_email', { value: email })
  if (postId && !(await context.db.selectFrom('posts').select('id').where('id', '=', postId).executeTakeFirst()))
    throw invalidField('values.postId', 'post.unknown')
  if (deputyId === id) throw invalidField('values.deputyId', 'staff.own_deputy')
  for (const [field, person] of [
    ['managerId', managerId],
    ['deputyId', deputyId],
  ] as const) {
    if (!person || person === id) continue
    const known = await context.db
      .selectFrom('staff')
      .select('id')
      .where('id', '=', person)
      .where('isActive', '=', true)
      .executeTakeFirst()
    if (known === undefined) throw invalidField(`values.${field}`, 'staff.unknown_person')
  }
  if (managerId && (await closesCircle(context, id, managerId)))
    throw invalidField('values.managerId', 'staff.manager_circle')
}

async function closesCircle(context: Context, id: string, managerId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('superiors'))`.execute(context.db)
  const people = await context.db
    .selectFrom('staff')
    .select(['id', 'managerId'])
    .where('managerId', 'is not', null)
    .execute()
  return makesCircle(id, managerId, new Map(people.map((one) => [one.id, one.managerId])))
}

export const changeStaff = command({
  name: 'staff.change',
  about: 'Changes a member of staff; a new e-mail is also the one they sign in with',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ ...target, values: changeSchema(staff.fields, keys) }),
  output: saved,
  async run(context, { id, version, values }) {
    const before = await loadStaff(context, 'staff.manage', id)
    if (values.departmentId !== undefined && values.departmentId !== before.departmentId)
      await refuseUnreachable(context, values.departmentId)
    if (values.number === null) throw invalidField('values.number', 'field.required')
    const next = values.email ? { ...values, email: values.email.toLowerCase() } : values
    await refuseWrongRefs(context, id, next)
    if (next.email !== undefined && next.email !== before.email) await changeSignInEmail(context, id, next.email)
    const done = await saveChange(context, staff, before, version, next)
    const { name, number, phones } = { ...before, ...dropUndefined(next) }
    await context.db
      .updateTable('staff')
      .set(findingAids({ name, number: number ?? '', phones }))
      .where('id', '=', id)
      .execute()
    accessChanged(context, [id])
    return done
  },
})

function dropUndefined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** Whoever moves an account to another e-mail must themselves hold what it opens. */
async function changeSignInEmail(context: Context, id: string, email: string | null): Promise<void> {
  const account = await context.db
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  if (account === undefined) return
  if (email === null) throw invalidField('values.email', 'staff.email_needed')
  if (id !== context.actor.id) refuseBeyondOwn(context, await readGrants(context.db, id))
  await context.db.updateTable('accounts').set({ email }).where('id', '=', id).execute()
}

export const deactivateStaff = command({
  name: 'staff.deactivate',
  about: 'Notes that somebody has left: they can no longer sign in; their name stays wherever it stands',
  needs: { right: 'staff.manage' },
  input: z.strictObject({ ...target, leftOn: z.iso.date().optional(), reason: z.string().trim().max(500).optional() }),
  output: saved,
  async run(context, { id, version, leftOn, reason }) {
    if (id === context.actor.id) throw new AppError('conflict', 'staff.oneself')
    const before = await loadStaff(context, 'staff.manage', id)
    const held = await readHoldings(context, id)
    if (held.length > 0) throw new AppError('conflict', 'staff.still_holds', { what: held })
    const left = { isActive: false, leftOn: leftOn ?? chinaDay(context.now) }
    return await keepAnAdministrator(context, async () => {
      const done = await saveChange(context, staff, before, version, left, { kind: 'withdrawn', reason })
      await closeAccount(context, id)
      return done
    })
  },
})

export const reactivateStaff = command({
  name: 'staff.reactivate',
  about: 'Notes that somebody is back; signing in is granted anew',
  needs: { right: 'staff.manage' },
  input: z.strictObject(target),
  output: saved,
  async run(context, { id, version }) {
    const before = await loadStaff(context, 'staff.manage', id)
    return await saveChange(context, staff, before, version, { isActive: true, leftOn: null }, { kind: 'restored' })
  },
})

export const peopleCommands = [
  createStaff,
  changeStaff,
  deactivateStaff,
  reactivateStaff,
  ...signInCommands,
  ...sessionCommands,
  ...passwordCommands,
  ...totpCommands,
  ...passkeyCommands,
  ...tokenCommands,
  ...departmentCommands,
  ...postCommands,
  ...roleCommands,
  ...outsideCommands,
  ...optionCommands,
  ...firmCommands,
  ...tradesCommands,
] as const
