import { randomBytes } from 'node:crypto'
import type { Database } from '#domain/kit.ts'
import { createSetup } from '#domain/people/firm/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { system } from '#platform/core/rights.ts'
import type { Config } from '#platform/server/config.ts'
import { type Call, dispatch, type Platform } from '#platform/server/dispatch.ts'
import { startDemo } from './demo/commands.ts'
import { demoFirm } from './demo/firm.ts'
import { tradeFirms } from './demo/trades/firms.ts'

/** Who may sign in after an unattended first run, where the password was made up and must be told. */
export type MadeUp = { email: string; password: string }

/** Nobody can receive mail there (RFC 2606), and it is plain that the account is one of the demonstration. */
const demoEmail = 'demo@qinghe.example'

/**
 * DEMO=1 or DEMO=<trade>: an account if there is none, and the made-up firm while there are no customers. Later starts leave
 * everything as it is. @returns the account when its password was made up here.
 */
export async function runDemoSetup(
  platform: Platform<Database>,
  config: Pick<Config, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD' | 'DEMO'>,
): Promise<MadeUp | undefined> {
  if (!config.DEMO) return undefined
  const trade = tradeOf(config.DEMO)
  const account = await platform.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  const email = config.ADMIN_EMAIL ?? demoEmail
  const password = config.ADMIN_PASSWORD ?? randomBytes(9).toString('base64url')
  if (account === undefined) {
    const firmName = trade === undefined ? demoFirm.name : tradeFirms[trade]?.name
    const packs = trade === undefined ? [...demoFirm.packs] : [trade]
    const input = { firmName, name: '演示管理员', email, password, packs }
    await dispatch(platform, createSetup, input, unattended())
  }
  try {
    await dispatch(platform, startDemo, { ...(trade !== undefined && { trade }) }, unattended())
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'demo.not_empty')) throw error
  }
  return account === undefined && config.ADMIN_PASSWORD === undefined ? { email, password } : undefined
}

/** DEMO=hotel is the firm of that trade, DEMO=1 the one of several. */
function tradeOf(demo: string | true): string | undefined {
  if (demo === true || Object.hasOwn(tradeFirms, demo)) return demo === true ? undefined : demo
  throw new AppError('invalid', 'config.invalid', { name: 'DEMO', reason: `1, ${Object.keys(tradeFirms).join(', ')}` })
}

/**
 * Unattended first run: makes the administrator of ADMIN_EMAIL and ADMIN_PASSWORD while no account exists; later
 * starts leave everything as it is. Throws AppError('invalid', 'config.invalid') when the password will not do.
 */
export async function runFirstSetup(
  platform: Platform<Database>,
  config: Pick<Config, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD'>,
): Promise<void> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = config
  if (email === undefined || password === undefined) return
  const account = await platform.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  if (account !== undefined) return
  const input = { firmName: '本公司', name: '管理员', email, password }
  try {
    await dispatch(platform, createSetup, input, unattended())
  } catch (error) {
    // Two processes that start together both try; the second finds it done.
    if (error instanceof AppError && error.code === 'setup.done') return
    throw asConfigFault(platform, error)
  }
}

function unattended(): Call {
  return {
    actor: system,
    language: 'zh-CN',
    requestId: newId(),
    source: 'cli',
    request: { ip: '', userAgent: '', setSession: () => {} },
  }
}

/** The person at the terminal set variables, not form fields. */
function asConfigFault(platform: Platform<Database>, error: unknown): unknown {
  const fault = error instanceof AppError ? error.fields[0] : undefined
  if (fault === undefined) return error
  const name = fault.path === 'email' ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD'
  const { 'zh-CN': zh, en } = platform.translators
  return new AppError(
    'invalid',
    'config.invalid',
    { name, reason: `${zh(fault.code, fault.params)} / ${en(fault.code, fault.params)}` },
    { cause: error },
  )
}
