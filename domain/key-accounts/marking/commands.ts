import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { reachLiveCustomer } from '#domain/archives/activity/queries.ts'
import { noteEvents } from '#domain/journal/writing/commands.ts'
import { type Context, command } from '#domain/kit.ts'
import { noteCreation, present, saveChange, saved, stampsOf, target } from '#domain/people/records/commands.ts'
import { conditionSchema } from '#platform/core/condition-schema.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { changeSchema } from '#platform/server/values.ts'
import { attitudes, degreeKeys, keyAccount, parts } from '../schema.ts'
import { meetsSql, readRule } from './queries.ts'

const reason = z.string().trim().min(1).max(500)

/** A key account within reach of a right, locked; one that ended only for reading. */
export async function holdAccount(context: Context, id: string, right: string) {
  const { rows } = await sql<{ id: string }>`select k.id from key_accounts k join customers c on c.id = k.customer_id
    where k.id = ${id} and ${customerScopeSql(context, right, 'c')} for update of k`.execute(context.db)
  const found = present(rows[0])
  const row = await context.db.selectFrom('keyAccounts').selectAll().where('id', '=', found.id).executeTakeFirst()
  const account = present(row)
  if (account.endedOn !== null) throw new AppError('conflict', 'keyAccount.ended')
  return account
}

/** Contacts are the customer's own. */
export async function refuseStrangers(
  context: Context,
  customerId: string,
  contacts: readonly string[],
  path: string,
): Promise<void> {
  const wanted = [...new Set(contacts)]
  if (wanted.length === 0) return
  const { rows } = await sql<{ n: number }>`select count(distinct contact_id)::int as n from customer_contacts
    where customer_id = ${customerId} and contact_id = any(${wanted}::uuid[]) and withdrawn_at is null`.execute(
    context.db,
  )
  if (rows[0]?.n !== wanted.length) throw invalidField(path, 'keyAccount.contact_elsewhere')
}

export const markAccount = command({
  name: 'keyAccount.mark',
  about: 'Makes a customer a key account by hand, with the reason (KAM-09)',
  needs: { right: 'keyAccount.manage' },
  input: z.strictObject({ customerId: z.uuid(), reason }),
  output: saved,
  async run(context, input) {
    const customer = await reachLiveCustomer(context, 'keyAccount.manage', input.customerId)
    const id = newId()
    const row = {
      customerId: customer.id,
      markedBy: 'hand' as const,
      reason: input.reason,
      sinceOn: chinaDay(context.now),
      people: '[]',
    }
    await context.db
      .insertInto('keyAccounts')
      .values({ ...row, ...stampsOf(context), id })
      .execute()
    const text = context.t('keyAccount.told', { reason: input.reason })
    await noteEvents(context, [{ customerId: customer.id, category: 'note', text, eventKey: `keyAccount:${id}` }])
    return await noteCreation(context, keyAccount, id, { ...row, people: [] })
  },
})

export const endAccount = command({
  name: 'keyAccount.end',
  about: 'Takes the mark of a key account away, with the reason; what is planned stays as tasks',
  needs: { right: 'keyAccount.manage' },
  input: z.strictObject({ ...target, reason }),
  output: saved,
  async run(context, { id, version, reason: why }) {
    const row = await holdAccount(context, id, 'keyAccount.manage')
    const done = await saveChange(
      context,
      keyAccount,
      row,
      version,
      { endedOn: chinaDay(context.now), endReason: why },
      { reason: why },
    )
    const text = context.t('keyAccount.told_end', { reason: why })
    await noteEvents(context, [
      { customerId: row.customerId, category: 'note', text, eventKey: `keyAccount:${id}:end` },
    ])
    return done
  },
})

// A large buyer has a dozen people who count.
const mostPeople = 40

export const planAccount = command({
  name: 'keyAccount.plan',
  about:
    'Writes the plan of a key account: contact, goal, situation, strategy, and the people who count with their influence',
  needs: { right: 'keyAccount.work' },
  input: z.strictObject({
    ...target,
    values: changeSchema(keyAccount.fields, ['contactId', 'goal', 'situation', 'strategy']).optional(),
    people: z
      .array(
        z.strictObject({
          contactId: z.uuid(),
          part: z.enum(Object.keys(parts) as [keyof typeof parts]),
          influence: z.enum(degreeKeys),
          attitude: z.enum(Object.keys(attitudes) as [keyof typeof attitudes]),
          note: z
            .string()
            .trim()
            .max(300)
            .nullish()
            .transform((text) => text || null),
        }),
      )
      .max(mostPeople)
      .optional(),
  }),
  output: saved,
  async run(context, { id, version, values = {}, people }) {
    const row = await holdAccount(context, id, 'keyAccount.work')
    if (typeof values.contactId === 'string')
      await refuseStrangers(context, row.customerId, [values.contactId], 'values.contactId')
    if (people !== undefined)
      await refuseStrangers(
        context,
        row.customerId,
        people.map((one) => one.contactId),
        'people',
      )
    const change = { ...values, ...(people === undefined ? {} : { people }) }
    return await saveChange(context, keyAccount, row, version, change)
  },
})

export const setRule = command({
  name: 'keyAccount.setRule',
  about: 'Sets the condition by which customers become key accounts, and marks at once; without one only hands mark',
  needs: { right: 'keyAccount.manage' },
  input: z.strictObject({ version: z.int().min(0), condition: conditionSchema.nullable() }),
  output: z.object({ version: z.int(), added: z.int(), ended: z.int() }),
  async run(context, { version, condition }) {
    if (condition !== null && 'all' in condition && condition.all.length === 0)
      throw invalidField('condition', 'keyAccount.no_rule')
    await sql`select pg_advisory_xact_lock(hashtext('key accounts'))`.execute(context.db)
    const held = await readRule(context)
    if (held.version !== version)
      throw new AppError('conflict', 'record.stale', { who: '', current: held, version: held.version })
    await sql`insert into settings (key, value, version, updated_at, updated_by)
      values ('keyAccounts', ${JSON.stringify({ condition })}::jsonb, ${version + 1}, ${context.now.toISOString()}, ${context.actor.id})
      on conflict (key) do update set value = excluded.value, version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
      context.db,
    )
    context.audit({ kind: 'change', subject: keyAccount.name, detail: { old: held.condition, now: condition } })
    return { version: version + 1, ...(await applyRule(context)) }
  },
})

/** Marks who newly meets the condition and ends what the rule had marked and holds no longer; hands are left alone. */
export async function applyRule(context: Context): Promise<{ added: number; ended: number }> {
  const { condition } = await readRule(context)
  if (condition === null) return { added: 0, ended: 0 }
  const meets = await meetsSql(context, condition)
  const [today, at] = [chinaDay(context.now), context.now.toISOString()]
  const said = context.t('keyAccount.by_rule')
  const { rows: added } = await sql<{ id: string; customerId: string }>`
    insert into key_accounts (id, created_at, created_by, updated_at, updated_by, customer_id, marked_by, reason, since_on)
    select gen_random_uuid(), ${at}, ${context.actor.id}, ${at}, ${context.actor.id}, c.id, 'rule', ${said}, ${today}
    from customers c where ${meets} and not exists (select from key_accounts k where k.customer_id = c.id and k.ended_on is null)
    on conflict do nothing returning id, customer_id`.execute(context.db)
  const why = context.t('keyAccount.no_longer')
  const { rows: ended } = await sql<{ id: string; customerId: string }>`
    update key_accounts k set ended_on = ${today}, end_reason = ${why}, version = k.version + 1, updated_at = ${at}, updated_by = ${context.actor.id}
    from customers c where c.id = k.customer_id and k.ended_on is null and k.marked_by = 'rule' and not (${meets}) returning k.id, k.customer_id`.execute(
    context.db,
  )
  await noteEvents(context, [
    ...added.map((one) => ({
      customerId: one.customerId,
      category: 'note',
      text: context.t('keyAccount.told', { reason: said }),
      eventKey: `keyAccount:${one.id}`,
    })),
    ...ended.map((one) => ({
      customerId: one.customerId,
      category: 'note',
      text: context.t('keyAccount.told_end', { reason: why }),
      eventKey: `keyAccount:${one.id}:end`,
    })),
  ])
  return { added: added.length, ended: ended.length }
}

export const markingCommands = [markAccount, endAccount, planAccount, setRule] as const
