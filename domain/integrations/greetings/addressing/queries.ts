import { sql } from 'kysely'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { wordGreeting } from '#domain/care/lists/queries.ts'
import { findOccasion } from '#domain/care/occasions/queries.ts'
import { consentSql } from '#domain/collecting/consent/queries.ts'
import type { Context } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { taskScopeSql } from '#domain/tasks/queries.ts'
import type { Channel } from '../schema.ts'

/** Why a greeting cannot go out this way. */
export const obstacles = ['avoided', 'noConsent', 'noAddress', 'underWay'] as const
export type Obstacle = (typeof obstacles)[number]

export type Addressed = {
  taskId: string
  customerId: string
  customerName: string
  recipient: string
  address: string | null
  obstacle: Obstacle | null
  subject: string
  body: string
}

type Row = Omit<Addressed, 'subject' | 'body'> & { sex: string | null; senderName: string | null }

// What one person looks through before sending; a larger occasion is sent sender by sender.
export const mostMessages = 2000

const addressSql = {
  email: sql`case when t.contact_id is null then coalesce(p.emails[1], c.emails[1]) else k.emails[1] end`,
  sms: sql`(select n from unnest(case when t.contact_id is null then coalesce(p.phones, '{}') || coalesce(c.phones, '{}') else k.phones end) n
    where n ~ '^1[3-9][0-9]{9}$' limit 1)`,
}

/**
 * The open greetings of an occasion as they would go out: to whom, where to, in which words, and what stands in the
 * way. Who asked not to be reached this way, or gave no consent on what was signed last, is not written to.
 */
export async function addressGreetings(context: Context, ruleId: string, channel: Channel): Promise<Addressed[]> {
  const rule = await findOccasion(context, ruleId)
  const { name: firm } = await readFirm(context.db)
  const address = addressSql[channel]
  const { rows } =
    await sql<Row>`select t.id as task_id, c.id as customer_id, c.name as customer_name, coalesce(k.name, p.name, c.name) as recipient,
      coalesce(k.sex, p.sex, c.sex) as sex, s.name as sender_name, ${address} as address,
      case when ${channel} = any(c.avoided_means) then 'avoided'
        when ${consentSql(sql`c.id`)} is false then 'noConsent'
        when ${address} is null then 'noAddress'
        when exists (select from greeting_messages m where m.task_id = t.id and m.state in ('waiting', 'sent')) then 'underWay' end as obstacle
    from tasks t join customers c on c.id = t.customer_id left join contacts k on k.id = t.contact_id left join staff s on s.id = t.owner_id
      left join lateral (select n.name, n.sex, n.emails, n.phones from customer_contacts q join contacts n on n.id = q.contact_id
        where t.contact_id is null and c.kind = 'organisation' and q.customer_id = c.id and q.withdrawn_at is null order by q.is_primary desc, q.created_at limit 1) p on true
    where t.kind = 'care' and t.state = 'open' and t.because ->> 'ruleId' = ${ruleId} and c.withdrawn_at is null
      and ${taskScopeSql(context, 'task.change', 't')} and ${customerScopeSql(context, 'customer.read', 'c')}
    order by t.due_on, c.name, t.id limit ${mostMessages}`.execute(context.db)
  return rows.map(({ sex, senderName, ...row }) => ({
    ...row,
    subject: context.t('greeting.subject', { name: rule?.name ?? '', firm }),
    body: rule?.greeting == null ? '' : wordGreeting(context, { rule, firm }, { ...row, sex, senderName }),
  }))
}

/** The gateway that may write to customers; the newest of several. */
export async function findGateway(context: Pick<Context, 'db'>): Promise<{ id: string; name: string } | undefined> {
  return await context.db
    .selectFrom('robots')
    .select(['id', 'name'])
    .where('kind', '=', 'sms')
    .where('isActive', '=', true)
    .where('servesCustomers', '=', true)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
