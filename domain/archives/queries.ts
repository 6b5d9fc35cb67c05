import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { chinaDay } from '#platform/core/time.ts'
import { kept } from '#platform/server/kept.ts'
import { customerScopeSql, localParams, readableColumns } from './access/queries.ts'
import { contactOf, contactRow } from './contacts/queries.ts'
import { byCallingOrder, maskContact } from './contacts/rules.ts'
import type { ContactAtCustomer } from './contacts/schema.ts'
import { type CustomerAction, customerActions, maskCustomer, whyNot } from './policy.ts'
import { askedOf, askWhenOf, qualityOf } from './quality/rules.ts'
import { coverForeign, type RelationView, relationOf, relationRow } from './relations/queries.ts'
import type { Customer } from './schema.ts'
import { standardSource } from './standard/queries.ts'
import { fieldOf, type Standard, standardOf } from './standard/rules.ts'

const gap = z.object({ field: z.string(), label: z.string() })

export const qualityShape = z.object({
  completeness: z.int(),
  accuracy: z.int(),
  validity: z.int(),
  /** What to add, with where it is best asked for. */
  missing: z.array(gap.extend({ isBasic: z.boolean(), askWhen: z.string() })),
  unverified: z.array(gap),
  expired: z.array(gap),
})

const permission = z.object({ allowed: z.boolean(), code: z.string().optional(), reason: z.string().optional() })

/** One archive as read from the database, with what its page shows besides. */
export type Page = {
  row: Customer
  standard: Standard
  contacts: ContactAtCustomer[]
  relations: RelationView[]
  names: Record<string, string>
  keeper: { id: string; name: string } | null
}

type Around = {
  contacts: Record<string, unknown>[] | null
  relations: Record<string, unknown>[] | null
  names: Record<string, string> | null
  department: { id: string; name: string; keeper_id: string | null; keeper_name: string | null } | null
}
type Read = Customer & { source: string; around: Around }

// Merging a merged archive again makes a chain; a longer one than this is a fault of ours, not a firm's habit.
const longestChain = 20

/**
 * An archive with its people, relations and names, in one round trip; the id of a merged one leads to the one that
 * stayed. @throws AppError('missing', 'record.missing')
 */
export async function readPage(context: Context, id: string): Promise<Page> {
  let wanted = id
  for (let step = 0; step < longestChain; step++) {
    const { rows } = await sql<Read>`${kept}select ${readableColumns}, ${standardSource} as source,
        customer_surroundings(c.id, array[c.owner_id, c.collector_id, c.created_by, c.updated_by, c.approved_by, c.verified_by], c.department_id) as around
      from customers c where c.id = ${wanted} and (c.merged_into is not null or ${customerScopeSql(context, 'customer.read', 'c')})`.execute(
      context.db,
    )
    const found = rows[0]
    if (found === undefined) throw new AppError('missing', 'record.missing')
    if (found.mergedInto === null) return pageOf(context, found)
    wanted = found.mergedInto
  }
  throw new AppError('missing', 'record.missing')
}

function pageOf(context: Context, { source, around, ...row }: Read): Page {
  const { department } = around
  return {
    row,
    standard: standardOf(source),
    contacts: (around.contacts ?? []).map(contactOf).sort(byCallingOrder),
    relations: (around.relations ?? []).map((one) => relationOf(context, row.id, one)),
    names: { ...around.names, ...(department === null ? {} : { [department.id]: department.name }) },
    keeper: department?.keeper_id ? { id: department.keeper_id, name: department.keeper_name ?? '' } : null,
  }
}

/** The quality of an archive in words of the caller's language. */
export function describeQuality(
  context: Pick<Context, 'language' | 'now' | 't'>,
  row: Customer,
  standard: Standard,
): z.input<typeof qualityShape> {
  const quality = qualityOf(row, standard, chinaDay(context.now))
  const named = (key: string) => ({
    field: key,
    label: textIn(context.language, fieldOf(standard, key)?.label ?? { zh: key, en: key }),
  })
  const missing = askedOf(row, standard).filter((one) => quality.missing.includes(one.key))
  return {
    completeness: quality.completeness,
    accuracy: quality.accuracy,
    validity: quality.validity,
    missing: missing.map((one) => ({
      ...named(one.key),
      isBasic: one.isBasic,
      askWhen: context.t(`customer.ask.${askWhenOf(one)}`),
    })),
    unverified: quality.unverified.map(named),
    expired: quality.expired.map(named),
  }
}

/** What the caller may do with an archive now, and why not what not: the screen disables with the reason. */
function permissionsOf(context: Context, row: Customer): Record<CustomerAction, z.input<typeof permission>> {
  const entries = customerActions.map((action) => {
    const refusal = whyNot(action, context.actor, row)
    if (refusal === undefined) return [action, { allowed: true }] as const
    return [
      action,
      { allowed: false, code: refusal.code, reason: context.t(refusal.code, localParams(context, refusal)) },
    ] as const
  })
  return Object.fromEntries(entries) as Record<CustomerAction, z.input<typeof permission>>
}

export const getCustomer = query({
  name: 'customer.get',
  about: 'One archive: facts, people, relations, quality, and what may be done with it; the look is recorded',
  needs: { right: 'customer.read' },
  input: z.strictObject({ id: z.uuid(), purpose: z.string().trim().max(200).optional() }),
  output: z.object({
    /** The id that was asked for, where that archive has been merged into this one. */
    movedFrom: z.string().nullable(),
    row: z.record(z.string(), z.unknown()) as unknown as z.ZodType<
      Partial<Customer> & Pick<Customer, 'id' | 'version' | 'name' | 'kind'>
    >,
    masked: z.array(z.string()),
    locked: z.array(z.string()),
    names: z.record(z.string(), z.string()),
    keeper: z.object({ id: z.string(), name: z.string() }).nullable(),
    contacts: z.array(contactRow),
    relations: z.array(relationRow),
    quality: qualityShape,
    may: z.record(z.string(), permission),
  }),
  async run(context, input) {
    const { row, standard, contacts, relations, names, keeper } = await readPage(context, input.id)
    context.audit({ kind: 'look', subject: 'customer', ids: [row.id], purpose: input.purpose })
    const { row: shown, masked, locked } = maskCustomer(row, context.actor, standard.extra)
    return {
      movedFrom: row.id === input.id ? null : input.id,
      row: shown,
      masked,
      locked,
      names,
      keeper,
      contacts: contacts.map((one) => maskContact(one, context.actor, row)),
      relations: coverForeign(relations),
      quality: describeQuality(context, row, standard),
      may: permissionsOf(context, row),
    }
  },
})

export const customerQueries = [getCustomer] as const
