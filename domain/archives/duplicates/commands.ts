import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { companyKey } from '#platform/core/chinese/company-name.ts'
import { AppError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { checkValue } from '#platform/server/values.ts'
import { customerScopeSql } from '../access/queries.ts'
import { alikeSource, duplicateShape, judgeAlike, nearSource } from '../opening/queries.ts'
import { customer, customerKinds } from '../schema.ts'
import { admitBlindCheck } from './blind/commands.ts'
import { duplicateKeysOf, type Telling, telling } from './rules.ts'

/** Sent as a command so that names and numbers stay out of addresses and their logs. */
export const checkDuplicates = command({
  name: 'duplicate.check',
  about:
    'Customers like the one being entered, with how likely and why; of those out of reach only that they exist and who answers for them',
  needs: { right: 'customer.create' },
  input: z.strictObject({
    /** As typed so far; what is not yet a value is passed over. */
    values: z.looseObject({ kind: z.enum(Object.keys(customerKinds) as (keyof typeof customerKinds)[]) }),
    exceptId: z.uuid().optional(),
  }),
  output: z.object({ rows: z.array(duplicateShape) }),
  async run(context, { values, exceptId }) {
    const typed = typedValues(values)
    const begin = beginOfName(typed)
    const near = begin === undefined ? sql<null>`null` : nearSource(begin)
    const { rows } = await sql<{
      alike: AlikeList
      near: AlikeList
    }>`select ${alikeSource(duplicateKeysOf(typed))} as alike, ${near} as near`.execute(context.db)
    const found = [...(rows[0]?.alike ?? []), ...(rows[0]?.near ?? [])].filter((one) => one.id !== exceptId)
    const alike = [...new Map(found.map((one) => [one.id, one])).values()]
    const judged = judgeAlike(context, typed, alike)
    if (judged.some((one) => !one.isVisible)) await admitBlindCheck(context)
    if (judged.length > 0)
      context.audit({
        kind: 'look',
        subject: 'customer',
        ids: alike.map((one) => one.id),
        purpose: context.t('duplicate.blind_purpose'),
      })
    return { rows: judged }
  },
})

type AlikeList = Parameters<typeof judgeAlike>[2] | null

/** The first two characters of a company's own name, 云创 of 深圳市云创科技有限公司; a person's says nothing. */
function beginOfName({ kind, name }: Telling): string | undefined {
  const core = kind === 'organisation' && name !== '' ? Array.from(companyKey(name).core) : []
  return core.length >= 2 ? core.slice(0, 2).join('') : undefined
}

function typedValues(values: { kind: Telling['kind'] } & Record<string, unknown>): Telling {
  const typed: Record<string, unknown> = { name: '' }
  for (const key of telling) {
    const field: FieldData = customer.fields[key]
    const checked = checkValue(field, values[key])
    if (checked.ok && checked.value !== null) typed[key] = checked.value
  }
  return typed as Telling
}

const pairInput = z.strictObject({ id: z.uuid() })
const decided = z.object({ id: z.string(), state: z.string() })

export const dismissPair = command({
  name: 'duplicate.dismiss',
  about: 'Settles that two archives are different customers; the sweep does not bring the pair up again',
  needs: { right: 'customer.merge' },
  input: pairInput,
  output: decided,
  run: (context, { id }) => decide(context, id, 'open', 'different', 'duplicate.already_decided'),
})

export const reopenPair = command({
  name: 'duplicate.reopen',
  about: 'Takes back that two archives are different customers',
  needs: { right: 'customer.merge' },
  input: pairInput,
  output: decided,
  run: (context, { id }) => decide(context, id, 'different', 'open', 'duplicate.still_open'),
})

type State = 'open' | 'different'

async function decide(
  context: Context,
  id: string,
  from: State,
  to: State,
  otherwise: string,
): Promise<{ id: string; state: string }> {
  const within = (alias: string) => customerScopeSql(context, 'customer.merge', alias)
  const { rows } = await sql<{
    state: string
    firstId: string
    secondId: string
  }>`select p.state, p.first_id, p.second_id
    from duplicate_pairs p join customers a on a.id = p.first_id join customers b on b.id = p.second_id
    where p.id = ${id} and ${within('a')} and ${within('b')} for update of p`.execute(context.db)
  const pair = rows[0]
  if (pair === undefined) throw new AppError('missing', 'record.missing')
  if (pair.state !== from) throw new AppError('conflict', otherwise)
  const by = to === 'open' ? { at: null, id: null } : { at: context.now.toISOString(), id: context.actor.id }
  await sql`update duplicate_pairs set state = ${to}, decided_at = ${by.at}, decided_by = ${by.id} where id = ${id}`.execute(
    context.db,
  )
  context.audit({
    kind: 'change',
    subject: 'customer',
    ids: [pair.firstId, pair.secondId],
    detail: { act: `duplicate.${to}` },
  })
  return { id, state: to }
}

export const startSweep = command({
  name: 'duplicate.sweep',
  about: 'Starts comparing all archives with each other in the background; a sweep that is under way goes on',
  needs: { right: 'customer.merge' },
  input: z.strictObject({}),
  output: z.object({}),
  async run(context) {
    await context.job('duplicates.sweep', {}, { key: 'duplicates.sweep' })
    context.audit({ kind: 'change', subject: 'duplicatePair', detail: { act: 'sweep' } })
    return {}
  },
})

export const duplicatesCommands = [checkDuplicates, dismissPair, reopenPair, startSweep] as const
