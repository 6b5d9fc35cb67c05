import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { companyKey, similarity } from '#platform/core/chinese/company-name.ts'
import { foldCompact } from '#platform/core/chinese/fold.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { checkValue } from '#platform/server/values.ts'
import { customer } from '../../schema.ts'
import { duplicateKeysOf, type Telling } from '../rules.ts'

// Enough for a day at the counter, too few to walk through a colleague's customers; a window of an hour forgets.
const checksAnHour = 30
const windowMs = 3_600_000
const kind = 'blind-check'

/**
 * Counts an answer about customers the asker may not see. Simultaneous checks wait for each other, so that a hundred
 * sent at once cannot slip past the count.
 * @throws AppError('limited', 'duplicate.too_many_checks')
 */
export async function admitBlindCheck(context: Context): Promise<void> {
  const key = context.actor.id
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${key}`}, 0))`.execute(context.db)
  const since = new Date(context.now.getTime() - windowMs)
  const { rows } = await sql<{
    at: string
  }>`select at from attempts where kind = ${kind} and key = ${key} and at > ${since.toISOString()} order by at desc limit ${checksAnHour}`.execute(
    context.db,
  )
  const oldest = rows[checksAnHour - 1]
  if (oldest !== undefined) {
    const minutes = Math.max(1, Math.ceil((new Date(oldest.at).getTime() + windowMs - context.now.getTime()) / 60_000))
    throw new AppError('limited', 'duplicate.too_many_checks', { minutes })
  }
  await sql`insert into attempts (kind, key, at) values (${kind}, ${key}, ${context.now.toISOString()})`.execute(
    context.db,
  )
}

const asked = z.string().trim().min(1).max(200).optional()

/** Sent as a command so that names and numbers stay out of addresses and their logs. */
export const blindCheck = command({
  name: 'duplicate.blindCheck',
  about: 'Whether a customer exists and who answers for it, without showing anything else of it; limited and recorded',
  needs: { right: 'customer.create' },
  input: z.strictObject({ name: asked, phone: asked, creditCode: asked, paperNumber: asked }),
  output: z.object({
    exists: z.boolean(),
    ownerName: z.string().nullable(),
    department: z.string().nullable(),
    /** What agreed: phone, name … */
    by: z.array(z.enum(['name', 'phone', 'creditCode', 'paperNumber'])),
  }),
  async run(context, input) {
    if (Object.values(input).every((value) => value === undefined))
      throw invalidField('name', 'duplicate.nothing_to_check')
    await admitBlindCheck(context)
    const wanted = {
      name: input.name,
      phones: storedForm('phones', input.phone) as string[] | null,
      creditCode: storedForm('creditCode', input.creditCode) as string | null,
      paperNumber: storedForm('paperNumber', input.paperNumber) as string | null,
    }
    const candidates = await readCandidates(context, wanted)
    const agreed = candidates.map((one) => ({ one, by: agreements(wanted, one) })).filter(({ by }) => by.length > 0)
    const best = agreed.sort((a, b) => b.by.length - a.by.length)[0]
    context.audit({
      kind: 'look',
      subject: 'customer',
      ids: best ? [best.one.id] : [],
      purpose: context.t('duplicate.blind_purpose'),
      detail: {
        asked: Object.keys(input).filter((key) => input[key as keyof typeof input] !== undefined),
        exists: best !== undefined,
      },
    })
    return {
      exists: best !== undefined,
      ownerName: best?.one.ownerName ?? null,
      department: best?.one.department ?? null,
      by: best?.by ?? [],
    }
  },
})

/** The stored form of what was typed. @throws AppError('invalid') naming the field. */
function storedForm(key: 'phones' | 'creditCode' | 'paperNumber', text: string | undefined): unknown {
  if (text === undefined) return null
  const checked = checkValue(customer.fields[key], key === 'phones' ? [text] : text)
  if (checked.ok) return checked.value
  throw invalidField(key === 'phones' ? 'phone' : key, checked.code, checked.params)
}

type Wanted = {
  name: string | undefined
  phones: string[] | null
  creditCode: string | null
  paperNumber: string | null
}
type Candidate = Pick<Telling, 'name' | 'kind'> & {
  id: string
  shortName: string | null
  phones: string[] | null
  creditCode: string | null
  paperNumber: string | null
  ownerName: string | null
  department: string | null
}

// A name that hundreds share is answered by any of them.
const perKey = 10

async function readCandidates(context: Context, wanted: Wanted): Promise<Candidate[]> {
  const values = { phones: wanted.phones, creditCode: wanted.creditCode, paperNumber: wanted.paperNumber }
  const keys = new Set(
    (['organisation', 'individual'] as const)
      .flatMap((kind) => duplicateKeysOf({ kind, name: wanted.name ?? '', ...values }))
      .filter((key) => wanted.name !== undefined || !/^[nsb]:/.test(key)),
  )
  const { rows } =
    await sql<Candidate>`select distinct on (c.id) c.id, c.kind, c.name, c.short_name, c.phones, c.credit_code, c.paper_number,
      (select name from staff where id = c.owner_id) as owner_name, (select name from departments where id = c.department_id) as department
    from unnest(${[...keys]}::text[]) key cross join lateral (
      select * from customers where duplicate_keys @> array[key] and withdrawn_at is null limit ${perKey}) c`.execute(
      context.db,
    )
  return rows
}

function agreements(wanted: Wanted, one: Candidate): ('name' | 'phone' | 'creditCode' | 'paperNumber')[] {
  return [
    ...(wanted.name !== undefined && isSameName(wanted.name, one) ? (['name'] as const) : []),
    ...(wanted.phones?.some((phone) => one.phones?.includes(phone)) ? (['phone'] as const) : []),
    ...(wanted.creditCode !== null && wanted.creditCode === one.creditCode ? (['creditCode'] as const) : []),
    ...(wanted.paperNumber !== null && wanted.paperNumber === one.paperNumber ? (['paperNumber'] as const) : []),
  ]
}

function isSameName(name: string, one: Candidate): boolean {
  if (one.kind === 'individual') return foldCompact(name) === foldCompact(one.name)
  const isShort = one.shortName !== null && companyKey(name).core === foldCompact(one.shortName)
  return isShort || similarity(name, one.name) >= 0.95
}

export const blindCommands = [blindCheck] as const
