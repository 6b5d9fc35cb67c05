import { type RawBuilder, sql } from 'kysely'
import { consentQuestions } from '../rules.ts'

/**
 * Whether a customer consents by what it signed last, as SQL: a paper that was filed says so itself, whichever way it
 * came and as it stands now; one not filed yet by how it was collected. Null: it was never asked, or only on papers that
 * were made void or not used.
 */
export function consentSql(customerId: RawBuilder<unknown>): RawBuilder<boolean | null> {
  const collected = sql`select k.signed_at as at, k.id, k.consented_at is not null as given from collections k
    where k.customer_id = ${customerId} and k.signed_at is not null and k.record_id is null and k.load_state <> 'dismissed'`
  const filed = consentQuestions.map(
    ({ form, field, answer }) => sql`select coalesce(k.signed_at, r.submitted_at, r.created_at) as at, r.id,
      case when d.definition @? ${`$.sections[*].fields[*] ? (@.key == ${JSON.stringify(field)})`}::jsonpath then coalesce(r."values" ->> ${field}::text = ${answer}, false) else k.given end as given
    from form_records r join form_definitions d on d.id = r.definition_id
      left join lateral (select max(k.signed_at) as signed_at, bool_and(k.consented_at is not null) as given from collections k where k.record_id = r.id and k.signed_at is not null) k on true
    where r.customer_id = ${customerId} and r.form_key = ${form} and r.state not in ('draft', 'voided')`,
  )
  // Of other papers nobody asks for consent when they are filed: how they were collected says it.
  const elsewhere = sql`select k.signed_at, k.id, k.consented_at is not null from collections k join form_records r on r.id = k.record_id
    where k.customer_id = ${customerId} and k.signed_at is not null and r.state <> 'voided' and not r.form_key = any(${consentQuestions.map((one) => one.form)}::text[])`
  return sql<
    boolean | null
  >`(select s.given from (${sql.join([collected, ...filed, elsewhere], sql` union all `)}) s where s.given is not null order by s.at desc, s.id desc limit 1)`
}
