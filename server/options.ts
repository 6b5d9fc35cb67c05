import { customer } from '#domain/archives/schema.ts'
import type { Database } from '#domain/kit.ts'
import { onOptionsChange, optionsTopic } from '#domain/people/options/commands.ts'
import { declareLists, readOwnOptions } from '#domain/people/options/queries.ts'
import { setOwnOptions } from '#platform/core/open-options.ts'
import type { Platform } from '#platform/server/dispatch.ts'
import type { Events } from '#platform/server/events.ts'
import { entities } from './entities.ts'

// A missed piece of news heals unnoticed within a minute.
const readAgainMs = 60_000

/** Knows the firm's own options from the start, and again whenever somebody changes them, here or in another process. */
export async function keepOptions(
  platform: Pick<Platform<Database>, 'db' | 'log'>,
  events: Pick<Events, 'subscribe'>,
): Promise<() => void> {
  // The lists of the archive come first: they are what a firm extends most.
  declareLists([customer, ...entities.filter((one) => one !== customer)])
  const read = async (): Promise<void> => setOwnOptions(await readOwnOptions(platform.db))
  const readQuietly = (): void =>
    void read().catch((error: unknown) => platform.log.warn({ err: error }, 'the options of the firm were not read'))
  await read()
  const ends = [onOptionsChange(read), events.subscribe(({ topic }) => topic === optionsTopic && readQuietly())]
  const timer = setInterval(readQuietly, readAgainMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    for (const end of ends) end()
  }
}
