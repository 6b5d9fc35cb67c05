import { z } from 'zod'
import { query } from '#domain/kit.ts'

export const listTokens = query({
  name: 'token.list',
  about: 'API tokens of the own account that still open something',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        rights: z.array(z.string()),
        createdAt: z.string(),
        expiresAt: z.string().nullable(),
        lastUsedAt: z.string().nullable(),
      }),
    ),
  }),
  async run(context) {
    const rows = await context.db
      .selectFrom('apiTokens')
      .select(['id', 'name', 'rights', 'createdAt', 'expiresAt', 'lastUsedAt'])
      .where('accountId', '=', context.actor.id)
      .where('revokedAt', 'is', null)
      .where((on) => on.or([on('expiresAt', 'is', null), on('expiresAt', '>', context.now.toISOString())]))
      .orderBy('createdAt', 'desc')
      .limit(200)
      .execute()
    return { rows }
  },
})

export const tokenQueries = [listTokens] as const
