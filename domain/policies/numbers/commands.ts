import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { readNumbers } from '#domain/people/numbers/queries.ts'
import { contradiction, ruleNumberKeys, ruleNumbers } from '#domain/people/numbers/rules.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'

/** @throws AppError('invalid', code) at policyVersionId for a version that is not in force. */
export async function refuseUnissued(context: Context, versionId: string | null, code: string): Promise<void> {
  if (versionId === null) return
  const row = await context.db
    .selectFrom('policyVersions')
    .select('state')
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (row?.state !== 'issued') throw invalidField('policyVersionId', code)
}

export const setNumber = command({
  name: 'number.set',
  about:
    'Sets a number of a rule and the policy version it comes from; without a value the papers’ own holds again (POL-05)',
  needs: { right: 'policy.approve' },
  input: z.strictObject({
    key: z.enum(ruleNumberKeys),
    /** 0 for a number the firm has not set yet. */
    version: z.int().min(0),
    value: z.int().nullable(),
    policyVersionId: z.uuid().nullish(),
  }),
  output: z.object({ key: z.string(), version: z.int() }),
  async run(context, { key, version, value, policyVersionId = null }) {
    await sql`select pg_advisory_xact_lock(hashtext('rule_numbers'))`.execute(context.db)
    const { min, max, usual } = ruleNumbers[key]
    if (value !== null && (value < min || value > max))
      throw invalidField('value', 'number.out_of_bounds', { min, max })
    if (contradiction({ ...(await readNumbers(context.db)), [key]: value ?? usual }) !== undefined)
      throw invalidField('value', 'number.contradicts')
    await refuseUnissued(context, policyVersionId, 'number.policy_not_issued')
    const before = await context.db.selectFrom('ruleNumbers').selectAll().where('key', '=', key).executeTakeFirst()
    if ((before?.version ?? 0) !== version)
      throw new AppError('conflict', 'record.stale', {
        who: '',
        current: { value: before?.value ?? null },
        version: before?.version ?? 0,
      })
    const row = {
      value: value ?? usual,
      policyVersionId,
      version: version + 1,
      updatedAt: context.now.toISOString(),
      updatedBy: context.actor.id,
    }
    await context.db
      .insertInto('ruleNumbers')
      .values({ key, ...row })
      .onConflict((on) => on.column('key').doUpdateSet(row))
      .execute()
    context.audit({
      kind: 'change',
      subject: 'ruleNumber',
      detail: { key, old: before?.value ?? usual, now: row.value, policyVersionId },
    })
    return { key, version: row.version }
  },
})

export const numberCommands = [setNumber] as const
