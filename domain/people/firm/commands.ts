import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { findPack } from '#packs/pack-order.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { languages } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { system } from '#platform/core/rights.ts'
import { accountKey } from '../attempts/queries.ts'
import { addDepartment } from '../departments/commands.ts'
import { checkPassword, hashPassword, lockAccounts, passwordInput } from '../passwords/commands.ts'
import { stampsOf } from '../records/commands.ts'
import { findingAids } from '../rules.ts'
import { letIn } from '../sessions/commands.ts'
import { addOrganisation } from './organisation/commands.ts'
import { readFirm } from './queries.ts'
import type { Firm } from './schema.ts'

const packKeys = z.array(z.string().max(40)).max(40)

export async function writeFirm(context: Context, firm: Firm, version: number): Promise<number> {
  const row = {
    value: JSON.stringify({ name: firm.name, packs: firm.packs }) as unknown,
    updatedAt: context.now.toISOString(),
    updatedBy: context.actor.id,
  }
  const written = await context.db
    .insertInto('settings')
    .values({ key: 'firm', ...row, version: version + 1 })
    .onConflict((on) =>
      on
        .column('key')
        .doUpdateSet({ ...row, version: version + 1 })
        .where('settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  if (written === undefined) {
    const current = await readFirm(context.db)
    throw new AppError('conflict', 'record.stale', { who: '', current, version: current.version })
  }
  context.audit({ kind: 'change', subject: 'firm', detail: { fields: ['name', 'packs'] } })
  context.tell('firm.changed', {})
  return version + 1
}

function refuseUnknownPacks(keys: readonly string[]): void {
  const unknown = keys.find((key) => findPack(key) === undefined)
  if (unknown !== undefined) throw invalidField('packs', 'pack.unknown', { key: unknown })
}

const firmName = z.string().trim().min(1).max(100)

export const changeFirm = command({
  name: 'firm.change',
  about: 'Changes the firm’s name',
  needs: { right: 'setup.manage' },
  input: z.strictObject({ version: z.int(), name: firmName }),
  output: z.object({ version: z.int() }),
  async run(context, { version, name }) {
    const firm = await readFirm(context.db)
    return { version: await writeFirm(context, { name, packs: firm.packs }, version) }
  },
})

const packsInput = z.strictObject({ packs: packKeys.min(1) })
const packsOutput = z.object({ packs: z.array(z.string()) })

/** Reads the firm so that two people switching trades at once both get their way. */
export async function lockFirm(context: Context): Promise<Firm & { version: number }> {
  await context.db.selectFrom('settings').select('version').where('key', '=', 'firm').forUpdate().execute()
  return await readFirm(context.db)
}

/**
 * Tells the nouns whose rules come and go with trades which were switched on or off (TEC-14). They are later nouns and
 * hear of it through the queue, inside this transaction.
 */
export async function tellSwitched(context: Context, packs: readonly string[]): Promise<void> {
  if (packs.length === 0) return
  for (const noun of ['duty', 'followUps', 'care']) await context.job(`${noun}.tradesSwitched`, { packs: [...packs] })
}

export const enablePacks = command({
  name: 'pack.enable',
  about:
    'Switches trades on; their departments, posts and roles are added where missing, and nothing of the firm’s is overwritten (TEC-14)',
  needs: { right: 'setup.manage' },
  input: packsInput,
  output: packsOutput,
  async run(context, { packs }) {
    refuseUnknownPacks(packs)
    const { name, packs: before, version } = await lockFirm(context)
    const enabled = [...new Set([...before, ...packs])].filter((key) => key !== 'core')
    await writeFirm(context, { name, packs: enabled }, version)
    const added = enabled.filter((one) => !before.includes(one))
    for (const key of added) await addOrganisation(context, key)
    await tellSwitched(context, added)
    return { packs: enabled }
  },
})

export const disablePacks = command({
  name: 'pack.disable',
  about: 'Switches trades off; what they have added stays, because people and customers may hang on it (TEC-14)',
  needs: { right: 'setup.manage' },
  input: packsInput,
  output: packsOutput,
  async run(context, { packs }) {
    const { name, packs: before, version } = await lockFirm(context)
    const enabled = before.filter((key) => !packs.includes(key))
    await writeFirm(context, { name, packs: enabled }, version)
    await tellSwitched(
      context,
      before.filter((key) => !enabled.includes(key)),
    )
    return { packs: enabled }
  },
})

export const createSetup = command({
  name: 'setup.create',
  about: 'First run, while there is no account: names the firm, makes the administrator, switches trades on, signs in',
  needs: 'anyone',
  perMinute: 30,
  input: z.strictObject({
    firmName,
    name: z.string().trim().min(1).max(60),
    email: z.email().max(254),
    password: passwordInput,
    packs: packKeys.optional(),
    /** Adds the usual departments as well (人力资源部, 财务部 …). */
    withDepartments: z.boolean().optional(),
    language: z.enum(languages).optional(),
  }),
  output: z.object({ staffId: z.uuid() }),
  async run(context, { packs = [], withDepartments = false, language = context.language, ...wanted }) {
    await lockAccounts(context)
    const account = await context.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
    if (account !== undefined) throw new AppError('forbidden', 'setup.done')
    refuseUnknownPacks(packs)
    const email = accountKey(wanted.email)
    const { version } = await lockFirm(context)
    await writeFirm(
      context,
      { name: wanted.firmName, packs: [...new Set(packs)].filter((key) => key !== 'core') },
      version,
    )
    await checkPassword(context, 'password', wanted.password, { email, name: wanted.name })
    const departmentId = await addDepartment(context, {
      name: wanted.firmName,
      nameEn: null,
      kind: 'branch',
      parentId: null,
      ownsArchives: false,
    })
    await addOrganisation(context, 'core', { withDepartments })
    for (const key of packs.filter((one) => one !== 'core')) await addOrganisation(context, key)
    const staffId = await addAdministrator(context, { ...wanted, email, departmentId, language })
    if (context.actor.kind !== system.kind) await letIn(context, staffId, false, 'setup')
    return { staffId }
  },
})

type FirstPerson = { name: string; email: string; password: string; departmentId: string; language: string }

async function addAdministrator(
  context: Context,
  { name, email, password, departmentId, language }: FirstPerson,
): Promise<string> {
  const id = newId()
  const number = '001'
  await context.db
    .insertInto('staff')
    .values({
      id,
      number,
      name,
      email,
      departmentId,
      isActive: true,
      ...findingAids({ name, number, phones: null }),
      ...stampsOf(context),
    })
    .execute()
  const passwordHash = await hashPassword(password)
  await context.db.insertInto('accounts').values({ id, email, passwordHash, language }).execute()
  const role = await context.db
    .selectFrom('roles')
    .select('id')
    .where('key', '=', 'core.administrator')
    .executeTakeFirstOrThrow()
  await context.db.insertInto('staffRoles').values({ staffId: id, roleId: role.id }).execute()
  context.audit({ kind: 'change', subject: 'staff', ids: [id], detail: { setup: true } })
  return id
}

export const firmCommands = [changeFirm, enablePacks, disablePacks, createSetup] as const
