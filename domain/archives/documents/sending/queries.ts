import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { customerScopeSql } from '../../access/queries.ts'
import { maskValue, type Placed, reaches } from '../../policy.ts'
import { type Customer, customer } from '../../schema.ts'
import { means } from '../schema.ts'
import { addressFor, type Means } from './rules.ts'

const allMeans = Object.keys(means) as Means[]

type Person = { id: string; name: string; duty: string | null; phones: string[] | null; emails: string[] | null }
type Reached = Placed & Pick<Customer, 'id' | 'name' | 'kind' | 'phones' | 'emails' | 'fax' | 'address' | 'postcode'>

/** A customer and the people there a document may go to. Throws AppError('missing', 'record.missing'). */
export async function readReceivers(context: Context, customerId: string): Promise<{ row: Reached; people: Person[] }> {
  const { rows } =
    await sql<Reached>`select c.id, c.name, c.kind, c.phones, c.emails, c.fax, c.address, c.postcode, c.owner_id, c.collector_id, c.created_by, c.department_id
    from customers c where c.id = ${customerId} and c.merged_into is null and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(
      context.db,
    )
  const row = rows[0]
  if (row === undefined) throw new AppError('missing', 'record.missing')
  const { rows: people } =
    await sql<Person>`select k.id, k.name, m.duty, k.phones, k.emails from customer_contacts m join contacts k on k.id = m.contact_id
    where m.customer_id = ${customerId} and m.withdrawn_at is null and k.withdrawn_at is null and (m.to_on is null or m.to_on >= ${chinaDay(context.now)}::date)
    order by m.is_primary desc, m.created_at`.execute(context.db)
  return { row, people }
}

export function contactIn(people: readonly Person[], contactId: string | undefined): Person | undefined {
  if (contactId === undefined) return undefined
  const found = people.find((one) => one.id === contactId)
  if (found === undefined) throw invalidField('contactId', 'sending.no_such_contact')
  return found
}

const way = z.object({ means: z.enum(allMeans), to: z.string() })

export const receiversOf = query({
  name: 'document.receivers',
  about:
    'Whom a document to this customer may go to, and where by each means; addresses covered where the right does not reach',
  needs: { right: 'customer.read' },
  input: z.strictObject({ customerId: z.uuid() }),
  output: z.object({
    receivers: z.array(
      z.object({ contactId: z.string().nullable(), name: z.string(), duty: z.string().nullable(), ways: z.array(way) }),
    ),
    /** Whether mail can be sent from here. */
    canMail: z.boolean(),
  }),
  async run(context, { customerId }) {
    const { row, people } = await readReceivers(context, customerId)
    const isOpen = reaches(context.actor, 'customer.reveal', row)
    const ways = (person: Person | undefined) =>
      allMeans.map((by) => {
        const to = addressFor(by, row, person)
        const field = by === 'email' ? customer.fields.emails : by === 'sms' ? customer.fields.phones : undefined
        const shown = isOpen || field === undefined || to === '' ? to : String((maskValue(field, [to]) as string[])[0])
        return { means: by, to: shown }
      })
    context.audit({ kind: 'look', subject: 'customer', ids: [customerId], detail: { part: 'receivers' } })
    return {
      receivers: [
        { contactId: null, name: row.name, duty: null, ways: ways(undefined) },
        ...people.map((one) => ({ contactId: one.id, name: one.name, duty: one.duty, ways: ways(one) })),
      ],
      canMail: context.mailer.isConfigured,
    }
  },
})

export const sendingQueries = [receiversOf] as const
