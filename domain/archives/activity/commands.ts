import { sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'

/**
 * After trades: the day of the last one, and that the archive waits for an update (ARC-24) until somebody changes it.
 * Trades brought in from an old file are history and ask for nothing.
 * These columns are the product's own reckoning, so version and history stay as they are.
 */
export async function touchAfterTrade(
  context: Context,
  trades: readonly { customerId: string; lastTradeOn: string | null }[],
): Promise<void> {
  const asks = context.source !== 'import'
  await sql`
    with told as (select * from jsonb_to_recordset(${JSON.stringify(trades)}::jsonb) t("customerId" uuid, "lastTradeOn" date)),
      held as (select c.id from customers c join told on told."customerId" = c.id order by c.id for update of c)
    update customers c set last_trade_on = told."lastTradeOn",
      needs_update_since = case when ${asks} then coalesce(c.needs_update_since, ${chinaDay(context.now)}::date) else c.needs_update_since end
    from told join held on held.id = told."customerId" where c.id = held.id`.execute(context.db)
}

/** After contacts: when the customer was last reached. An older contact that is written down later changes nothing. */
export async function touchAfterContact(
  context: Context,
  contacts: readonly { customerId: string; at: string }[],
): Promise<void> {
  if (contacts.length === 0) return
  await sql`
    with told as (select "customerId" as id, max(at) as at from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) t("customerId" uuid, at timestamptz) group by 1),
      held as (select c.id from customers c join told on told.id = c.id
        where c.last_contact_at is null or c.last_contact_at < told.at order by c.id for update of c)
    update customers c set last_contact_at = told.at from told join held on held.id = told.id where c.id = held.id`.execute(
    context.db,
  )
}
