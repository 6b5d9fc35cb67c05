import type pg from 'pg'
import { AppError } from '#platform/core/errors.ts'

/**
 * Refuses a database in which Chinese cannot be searched: pg_trgm asks lc_ctype what a letter is,
 * and with lc_ctype C no Hanzi is one, so that every search would silently find nothing.
 * `address` is shown to people. Throws AppError('unavailable', 'database.wrong_locale' | 'database.extension_missing').
 */
export async function refuseUnsearchable(client: pg.Client, address: string): Promise<void> {
  try {
    await client.query('create extension if not exists pg_trgm')
  } catch (cause) {
    const detail = (cause as Error).message
    throw new AppError('unavailable', 'database.extension_missing', { address, detail }, { cause })
  }
  const { rows } = await client.query<{ pieces: number; encoding: string; locale: string }>(
    `select coalesce(array_length(show_trgm('上海某公司'), 1), 0) as pieces,
            current_setting('server_encoding') as encoding,
            (select datctype from pg_database where datname = current_database()) as locale`,
  )
  const [found] = rows
  if (found && found.pieces > 0 && found.encoding === 'UTF8') return
  throw new AppError('unavailable', 'database.wrong_locale', {
    address,
    encoding: found?.encoding,
    locale: found?.locale,
  })
}
