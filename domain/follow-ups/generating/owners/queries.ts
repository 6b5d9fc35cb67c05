import { sql } from 'kysely'
import { superiorsSql } from '#domain/people/posts/queries.ts'
import type { CadenceRole } from '#platform/core/pack-cadences.ts'
import { countingStates, type Sql } from '../anchors/queries.ts'

/**
 * Who answers to whom, as parts of a `with`: the superior of each member of staff by name or by post, and the head of
 * each department — whoever holds its post without a superior inside it, else the head of the department above.
 */
export const staffSql: Sql = sql`${superiorsSql},
  own_heads as materialized (
    select distinct on (p.department_id) p.department_id, s.id as head_id from posts p join staff s on s.post_id = p.id and s.is_active
      left join posts above on above.id = p.superior_post_id
    where p.department_id is not null and (above.id is null or above.department_id is distinct from p.department_id) order by p.department_id, s.id),
  heads as materialized (
    select d.id as department_id, (select h.head_id from unnest(d.path) with ordinality u(id, n) join own_heads h on h.department_id = u.id order by u.n desc limit 1) as head_id
    from departments d)`

/**
 * Who plays a part for a row `w` with customer_id, customer_owner, customer_department, leader_id and keeper_id; null
 * when nobody does. Of several holders of a post whoever keeps the form comes first, then those nearest to the
 * customer; between equals the customers are spread, the same one always to the same person.
 */
export function roleSql(role: CadenceRole): Sql {
  const owner = sql`(select s.id from staff s where s.id = w.customer_owner and s.is_active)`
  const head = sql`(select h.head_id from heads h where h.department_id = w.customer_department)`
  switch (role.kind) {
    case 'owner':
      return owner
    case 'superior':
      return sql`(select u.superior_id from superiors u where u.id = w.customer_owner)`
    case 'departmentHead':
      return head
    case 'leader': {
      const named = sql`(select s.id from staff s where s.id = w.leader_id and s.is_active)`
      const otherwise =
        role.post === undefined
          ? sql`(select u.superior_id from superiors u where u.id = ${head})`
          : holderSql(role.post)
      return sql`coalesce(${named}, ${otherwise})`
    }
    case 'post':
      return holderSql(role.post)
    case 'named':
      return sql`coalesce(${namedSql(role.form, role.field)}, ${owner})`
  }
}

/** A person answers a form with their name, and with who they are when they are one of the firm's. */
function namedSql(form: string, field: string): Sql {
  return sql`(select s.id from staff s join lateral (select r."values" -> ${field}::text as who from form_records r
      where r.customer_id = w.customer_id and r.form_key = ${form} and r.state = any(${countingStates(undefined)}::text[]) order by r.happened_on desc, r.id desc limit 1) f
      on f.who ->> 'staffId' = s.id::text where s.is_active)`
}

function holderSql(post: string): Sql {
  return sql`(select s.id from staff s join posts p on p.id = s.post_id left join departments d on d.id = w.customer_department
    where (p.key = ${post} or p.id::text = ${post}) and s.is_active
    order by s.id = w.keeper_id desc nulls last, s.department_id = w.customer_department desc nulls last,
      s.department_id = any(d.path) desc nulls last, md5(w.customer_id::text || s.id::text) limit 1)`
}
