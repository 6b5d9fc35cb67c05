import { z } from 'zod'
import { query } from '#domain/kit.ts'
import { languageOf, languages } from '#platform/core/i18n.ts'
import { scopes } from '#platform/core/rights.ts'
import { deviceOf } from '../access/rules.ts'
import { readFirm } from '../firm/queries.ts'
import { wordsOf } from '../firm/rules.ts'
import { present } from '../records/commands.ts'

const textShape = z.object({ zh: z.string(), en: z.string() })

export const getMe = query({
  name: 'session.me',
  about: 'Who is signed in: the person, their rights and language, the firm and its trades',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    person: z.object({
      id: z.uuid(),
      name: z.string(),
      number: z.string(),
      email: z.string(),
      departmentId: z.uuid(),
      departmentName: z.string(),
      postTitle: z.string().nullable(),
    }),
    rights: z.record(z.string(), z.enum(scopes)),
    language: z.enum(languages),
    firm: z.object({ name: z.string(), packs: z.array(z.string()), words: z.record(z.string(), textShape) }),
    mustChangePassword: z.boolean(),
    hasTotp: z.boolean(),
    recoveryCodesLeft: z.int(),
  }),
  async run(context) {
    const row = await context.db
      .selectFrom('accounts')
      .innerJoin('staff', 'staff.id', 'accounts.id')
      .innerJoin('departments', 'departments.id', 'staff.departmentId')
      .leftJoin('posts', 'posts.id', 'staff.postId')
      .select([
        'accounts.email',
        'accounts.language',
        'mustChangePassword',
        'totpConfirmedAt',
        'recoveryHashes',
        'staff.name',
        'staff.number',
      ])
      .select(['staff.departmentId', 'departments.name as departmentName', 'posts.title as postTitle'])
      .where('accounts.id', '=', context.actor.id)
      .executeTakeFirst()
    const { email, language, mustChangePassword, totpConfirmedAt, recoveryHashes, number, ...person } = present(row)
    const { name, packs } = await readFirm(context.db)
    return {
      person: { id: context.actor.id, email, number: number ?? '', ...person },
      rights: { ...context.actor.rights },
      language: languageOf(language),
      firm: { name, packs, words: wordsOf(packs) },
      mustChangePassword,
      hasTotp: totpConfirmedAt !== null,
      recoveryCodesLeft: recoveryHashes.length,
    }
  },
})

export const listDevices = query({
  name: 'session.devices',
  about: 'Open sessions of the own account, the latest used first',
  needs: 'signed-in',
  input: z.strictObject({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        device: z.string(),
        ip: z.string(),
        createdAt: z.string(),
        seenAt: z.string(),
        isKept: z.boolean(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
  async run(context) {
    const sessions = await context.db
      .selectFrom('sessions')
      .select(['id', 'userAgent', 'ip', 'createdAt', 'seenAt', 'isKept'])
      .where('accountId', '=', context.actor.id)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', context.now.toISOString())
      .orderBy('seenAt', 'desc')
      .limit(100)
      .execute()
    return {
      rows: sessions.map(({ userAgent, ...one }) => ({
        ...one,
        device: deviceOf(userAgent),
        isCurrent: one.id === context.actor.sessionId,
      })),
    }
  },
})

export const sessionQueries = [getMe, listDevices] as const
