import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { addDays, chinaDay, startOfChinaDay } from '#platform/core/time.ts'
import { accessChanged } from '../access/commands.ts'
import { digestOf } from '../access/queries.ts'
import { refuseTokens } from '../passwords/commands.ts'
import { present } from '../records/commands.ts'

// A year: long enough for a machine's yearly round, short enough that forgotten tokens die.
const longestDays = 366

export const createToken = command({
  name: 'token.create',
  about: 'Makes an API token of the own account with some of its rights; the token is shown once',
  needs: 'signed-in',
  input: z.strictObject({
    name: z.string().trim().min(1).max(60),
    rights: z.array(z.string().max(80)).min(1).max(500),
    lastDay: z.iso.date().optional(),
  }),
  output: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.string() }),
  async run(context, { name, rights, lastDay }) {
    refuseTokens(context)
    const lacking = rights.find((right) => context.actor.rights[right] === undefined)
    if (lacking !== undefined) throw invalidField('rights', 'role.beyond_own', { right: lacking })
    const today = chinaDay(context.now)
    const latest = addDays(today, longestDays)
    if (lastDay !== undefined && (lastDay < today || lastDay > latest))
      throw invalidField('lastDay', 'token.last_day', { latest })
    const expiresAt = startOfChinaDay(addDays(lastDay ?? latest, 1)).toISOString()
    const token = `kdt_${randomBytes(32).toString('base64url')}`
    const id = newId()
    await context.db
      .insertInto('apiTokens')
      .values({
        id,
        accountId: context.actor.id,
        name,
        tokenHash: digestOf(token),
        rights: [...new Set(rights)],
        createdAt: context.now.toISOString(),
        expiresAt,
        lastUsedAt: null,
        revokedAt: null,
      })
      .execute()
    context.audit({ kind: 'change', subject: 'token', ids: [id], detail: { name, rights } })
    return { id, token, expiresAt }
  },
})

export const revokeToken = command({
  name: 'token.revoke',
  about: 'Ends an API token of the own account',
  needs: 'signed-in',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(context, { id }) {
    const ended = await context.db
      .updateTable('apiTokens')
      .set({ revokedAt: context.now.toISOString() })
      .where('id', '=', id)
      .where('accountId', '=', context.actor.id)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    present(ended)
    accessChanged(context, [context.actor.id])
    context.audit({ kind: 'change', subject: 'token', ids: [id], detail: { ended: true } })
    return {}
  },
})

export const tokenCommands = [createToken, revokeToken] as const
