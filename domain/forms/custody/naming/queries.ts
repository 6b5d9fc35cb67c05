import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#domain/kit.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import { formFields } from '#platform/core/forms/definition.ts'
import { holderField } from '../rules.ts'

export type Place = { definition: string; key: string }

/** Fields that name whoever it is at present: 专管人, 满意代表, 跟踪美容师; who has the paper follows the paper. */
export function presentKeys(form: FormDefinition): string[] {
  const holder = holderField(form)
  return formFields(form).flatMap((field) =>
    field.isPresent === true &&
    field.key !== holder &&
    (field.type === 'person' || (field.type === 'ref' && field.to === 'staff'))
      ? [field.key]
      : [],
  )
}

/** Every such field of every version of every form. */
export async function presentPlaces(context: Pick<Context, 'db'>): Promise<Place[]> {
  const { rows } = await sql<{ id: string; definition: FormDefinition }>`select id, definition from form_definitions
    where definition::text like '%"isPresent"%'`.execute(context.db)
  return rows.flatMap(({ id, definition }) => presentKeys(definition).map((key) => ({ definition: id, key })))
}

/** Filled papers that name this person at present, as SQL giving id, name and customer. */
export function cardsSql(places: readonly Place[], staffId: string): RawBuilder<unknown> {
  return sql`select distinct r.id, concat_ws(' ', r.number, r.title) as name, r.customer_id
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) p(definition uuid, key text)
      join form_records r on r.definition_id = p.definition and r.state not in ('draft', 'voided')
        and coalesce(r."values" -> p.key ->> 'staffId', r."values" ->> p.key) = ${staffId}`
}
