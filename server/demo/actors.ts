import type { Database } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { type Actor, type Scope, system } from '#platform/core/rights.ts'
import { dispatch, type Platform } from '#platform/server/dispatch.ts'
import type { AnyOperation, Source } from '#platform/server/operations.ts'

export type Act = {
  by?: Actor
  at: Date
  /** The same key does the act once, however often the filling is begun anew. */
  key: string
  source?: Source
}

/** Does things as somebody at some time, the way their screen would have done them then. */
export type Doer = <T>(operation: AnyOperation<Database>, input: unknown, act: Act) => Promise<T>

/** News of the past wakes nobody's screen; the clock is that of the act. */
export function createDoer(platform: Platform<Database>): Doer {
  return async (operation, input, { by = system, at, key, source = 'screen' }) => {
    const then: Platform<Database> = { ...platform, clock: () => at, publish: async () => {} }
    const call = {
      actor: by,
      language: 'zh-CN',
      requestId: newId(),
      source,
      idempotencyKey: operation.kind === 'command' ? `demo ${key}` : undefined,
      request: { ip: '', userAgent: '', setSession: () => {} },
    } as const
    try {
      return (await dispatch(then, operation, input, call)) as never
    } catch (error) {
      throw error instanceof AppError
        ? new Error(`${operation.name} refused ${key}: ${explain(error)}`, { cause: error })
        : error
    }
  }
}

function explain({ code, params, fields }: AppError): string {
  return JSON.stringify({ code, params, fields })
}

/** A member of staff as the demonstration needs them: able to do what their part asks. */
export function actorOf(
  platform: Platform<Database>,
  person: { id: string; name: string; departmentId: string },
): Actor {
  const rights = Object.fromEntries(Object.keys(platform.rights).map((key) => [key, 'all' as Scope]))
  return { ...system, kind: 'staff', ...person, departmentIds: [person.departmentId], branchIds: [], rights }
}
