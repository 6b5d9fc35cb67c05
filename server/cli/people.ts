import { randomBytes } from 'node:crypto'
import { createStaff } from '#domain/people/commands.ts'
import { createSetup } from '#domain/people/firm/commands.ts'
import { oneTimePassword } from '#domain/people/passwords/commands.ts'
import { assignRoles } from '#domain/people/roles/commands.ts'
import { grantSignIn, resetPassword } from '#domain/people/sign-in/commands.ts'
import { createToken } from '#domain/people/tokens/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { system } from '#platform/core/rights.ts'
import type { House } from './house.ts'

function needed(given: string | undefined, name: string): string {
  if (given === undefined) throw new AppError('invalid', 'cli.argument', { name })
  return given
}

/** Adds somebody who may sign in and do everything; the first one makes the firm. @returns the password, shown once. */
export async function addUser(house: House, [givenEmail, givenName]: string[]): Promise<string> {
  const email = needed(givenEmail, '<email>')
  const name = givenName ?? email.split('@')[0] ?? email
  const { db } = house.platform
  const account = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  if (account === undefined) {
    const password = oneTimePassword(randomBytes)
    await house.does(createSetup, { firmName: '本公司', name, email, password })
    return `${email}  ${password}`
  }
  const top = await db
    .selectFrom('departments')
    .select('id')
    .where('parentId', 'is', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirstOrThrow()
  const roles = await db.selectFrom('roles').select('id').where('key', '=', 'core.administrator').execute()
  const made = await house.does<{ id: string; version: number }>(createStaff, {
    values: { name, email, departmentId: top.id },
  })
  const { version } = await house.does<{ version: number }>(assignRoles, {
    ...target(made),
    roleIds: roles.map((role) => role.id),
  })
  const { oneTimePassword: password } = await house.does<{ oneTimePassword: string }>(grantSignIn, {
    id: made.id,
    version,
    email,
  })
  return `${email}  ${password}`
}

const target = ({ id, version }: { id: string; version: number }) => ({ id, version })

/** Gives a one-time password and ends all sessions: the way back in for whoever locked themselves out. */
export async function resetUser(house: House, [email]: string[]): Promise<string> {
  const person = await house.person(needed(email, '<email>'))
  const { oneTimePassword: password } = await house.does<{ oneTimePassword: string }>(
    resetPassword,
    { id: person.id },
    system,
  )
  return `${email}  ${password}`
}

/** Makes an API token of an account, with all of its rights or those named. */
export async function makeToken(house: House, [email, name, ...rights]: string[]): Promise<string> {
  const person = await house.person(needed(email, '<email>'))
  const wanted = rights.length > 0 ? rights : Object.keys(person.rights)
  const made = await house.does<{ token: string; expiresAt: string }>(
    createToken,
    { name: name ?? 'cli', rights: wanted },
    person,
  )
  return `${made.token}  (${made.expiresAt.slice(0, 10)})`
}
