import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'

const mark = '/* kept */ '

/**
 * Written before a statement whose plan may be kept by the connection: making the plan anew costs half of a short
 * statement and more. For statements of which few different texts exist and which have one good plan whatever their
 * values are — found by id, written — and not for filters, nor LIKE, nor a limit that is a parameter.
 */
export const kept = sql.raw(mark)

const names = new Map<string, string>()
// Each connection holds every kept plan: texts that differ without end are a mistake, and must not eat the memory.
const mostKept = 400

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostKept) return known
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** A client that gives a name to statements that are to be kept. */
export class KeepingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares seven ways to call it
  override query(...args: any[]): any {
    const [text, values, ...rest] = args
    const name = typeof text === 'string' && text.startsWith(mark) ? nameOf(text) : undefined
    if (name === undefined) return (super.query as (...all: unknown[]) => unknown)(...args)
    return (super.query as (...all: unknown[]) => unknown)({ name, text, values }, ...rest)
  }
}
