import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { customerScopeSql } from '../access/queries.ts'
import type { Customer } from '../schema.ts'

/** What nouns built on the archive need to know of a customer. */
export type ReachedCustomer = Pick<
  Customer,
  | 'id'
  | 'number'
  | 'name'
  | 'kind'
  | 'phones'
  | 'region'
  | 'market'
  | 'ownerId'
  | 'departmentId'
  | 'lastTradeOn'
  | 'lastContactAt'
  | 'withdrawnAt'
>

/**
 * A customer as far as `right` reaches; the id of a merged archive leads to the one that stayed.
 * @throws AppError('missing', 'record.missing') alike for what is not there and for what may not be seen.
 */
export async function reachCustomer(context: Context, right: string, id: string): Promise<ReachedCustomer> {
  const { rows } = await sql<ReachedCustomer>`
    with recursive chain as (
      select id, merged_into from customers where id = ${id}
      union select m.id, m.merged_into from chain join customers m on m.id = chain.merged_into)
    select c.id, c.number, c.name, c.kind, c.phones, c.region, c.market, c.owner_id, c.department_id, c.last_trade_on, c.last_contact_at, c.withdrawn_at
    from chain join customers c on c.id = chain.id
    where chain.merged_into is null and ${customerScopeSql(context, right, 'c')}`.execute(context.db)
  const found = rows[0]
  if (found === undefined) throw new AppError('missing', 'record.missing')
  return found
}

/** The same for writing something about the customer, which a withdrawn archive does not take. */
export async function reachLiveCustomer(context: Context, right: string, id: string): Promise<ReachedCustomer> {
  const found = await reachCustomer(context, right, id)
  if (found.withdrawnAt !== null) throw new AppError('conflict', 'customer.withdrawn')
  return found
}
