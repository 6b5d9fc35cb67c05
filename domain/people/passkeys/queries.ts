import { z } from 'zod'
import { query } from '#domain/kit.ts'

export const listPasskeys = query({
  name: 'passkey.list',
  about: 'Passkeys of the own account',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({ id: z.uuid(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
    ),
  }),
  async run(context) {
    const rows = await context.db
      .selectFrom('passkeys')
      .select(['id', 'name', 'createdAt', 'lastUsedAt'])
      .where('accountId', '=', context.actor.id)
      .orderBy('createdAt')
      .limit(100)
      .execute()
    return { rows }
  },
})

export const passkeyQueries = [listPasskeys] as const
