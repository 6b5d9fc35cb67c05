import type { Database } from '#domain/kit.ts'
import { createSetup } from '#domain/people/firm/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { system } from '#platform/core/rights.ts'
import type { Config } from '#platform/server/config.ts'
import { type Call, dispatch, type Platform } from '#platform/server/dispatch.ts'

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
