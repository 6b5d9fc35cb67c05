import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'

/** What the firm has settled for all: follow-ups a day somebody can do (unset: no limit), and hours in which nobody is called. */
const settingsShape = z.object({
  perDay: z.int().min(1).max(500).nullable().default(null),
  quiet: z.object({ from: z.string(), to: z.string() }).default({ from: '21:00', to: '08:30' }),
})
export const settingsKey = 'followUps.settings'

export async function readSettings(
  context: Pick<Context, 'db'>,
): Promise<z.output<typeof settingsShape> & { version: number }> {
  const row = await context.db
    .selectFrom('settings')
    .select(['value', 'version'])
    .where('key', '=', settingsKey)
    .executeTakeFirst()
  return { ...settingsShape.parse(row?.value ?? {}), version: row?.version ?? 0 }
}

export const getLimits = query({
  name: 'followUpLimits.get',
  about: 'How many follow-ups a day somebody can do, and the hours in which nobody is called',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: settingsShape.extend({
    version: z.int(),
    people: z.array(z.object({ staffId: z.uuid(), name: z.string(), perDay: z.int() })),
  }),
  async run(context) {
    const people = await context.db
      .selectFrom('followUpLimits as l')
      .innerJoin('staff as s', 's.id', 'l.staffId')
      .select(['l.staffId', 's.name', 'l.perDay'])
      .orderBy('s.name')
      .execute()
    return { ...(await readSettings(context)), people }
  },
})

export const limitsQueries = [getLimits] as const
