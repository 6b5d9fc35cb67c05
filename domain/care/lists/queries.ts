import { sql } from 'kysely'
import { z } from 'zod'
import { customerScopeSql } from '#domain/archives/access/queries.ts'
import { type Context, query } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { taskScopeSql } from '#domain/tasks/queries.ts'
import { mostAtOnce } from '#platform/server/list.ts'
import { findOccasion } from '../occasions/queries.ts'
import { greetingFor, type Occasion } from '../occasions/rules.ts'
import { giftStates } from './rules.ts'

const line = z.object({
  taskId: z.uuid(),
  version: z.int(),
  state: z.string(),
  customerId: z.uuid(),
  customerName: z.string(),
  recipient: z.string(),
  duty: z.string().nullable(),
  address: z.string().nullable(),
  means: z.string().nullable(),
  dueOn: z.string(),
  senderId: z.uuid().nullable(),
  senderName: z.string().nullable(),
  greeting: z.string().nullable(),
  gift: z
    .object({
      version: z.int(),
      item: z.string(),
      budget: z.string().nullable(),
      cost: z.string().nullable(),
      readyOn: z.string().nullable(),
      proofId: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  result: z.string().nullable(),
})
type Line = z.output<typeof line> & { sex: string | null; isPerson: boolean; ruleId: string | null }

// A list that goes to the press in one go: what print.start takes by id.
const mostLines = 2000
// What a person reads through on the screen; an export asks for more.
const shownGifts = 300
const shownGiven = 500

const giftSql = sql`(select jsonb_build_object('version', g.version, 'item', g.item, 'budget', g.budget::text, 'cost', g.cost::text,
  'readyOn', g.ready_on, 'proofId', g.proof_id, 'note', g.note) from care_gifts g where g.task_id = t.id)`
const lineSql = sql`t.id as task_id, t.version, t.state, c.id as customer_id, c.name as customer_name, coalesce(k.name, p.name, c.name) as recipient,
  coalesce(m.duty, p.duty) as duty, c.address, t.means, t.due_on, t.owner_id as sender_id, s.name as sender_name, null::text as greeting,
  ${giftSql} as gift, t.result, coalesce(k.sex, p.sex, c.sex) as sex, c.kind = 'individual' as is_person, t.because ->> 'ruleId' as rule_id`
const fromSql = sql`tasks t join customers c on c.id = t.customer_id left join contacts k on k.id = t.contact_id
  left join customer_contacts m on m.customer_id = c.id and m.contact_id = k.id and m.withdrawn_at is null
  left join lateral (select n.name, n.sex, q.duty from customer_contacts q join contacts n on n.id = q.contact_id
    where t.contact_id is null and c.kind = 'organisation' and q.customer_id = c.id and q.withdrawn_at is null order by q.is_primary desc, q.created_at limit 1) p on true
  left join staff s on s.id = t.owner_id`

/** Lines at most; the screen's own number when left out. */
const limit = z.int().min(1).max(mostAtOnce).optional()

export const readGreetingList = query({
  name: 'care.list',
  about: 'The people an occasion greets, by sender, with address and the greeting already worded (REL-03, REL-04)',
  needs: { right: 'task.read' },
  input: z.strictObject({
    ruleId: z.string().max(60),
    state: z.enum(['open', 'done']).optional(),
    means: z.string().max(20).optional(),
    senderId: z.uuid().optional(),
  }),
  output: z.object({ rows: z.array(line), isCut: z.boolean() }),
  async run(context, { ruleId, state, means, senderId }) {
    const rule = await findOccasion(context, ruleId)
    const { name: firm } = await readFirm(context.db)
    const { rows } = await sql<Line>`select distinct on (s.name, t.due_on, c.name, t.id) ${lineSql} from ${fromSql}
      where t.kind = 'care' and t.because ->> 'ruleId' = ${ruleId} and t.due_on > ${yearBefore(context.now)}
        and t.state = any(${state === undefined ? ['open', 'done'] : [state]}::text[])
        and (${means ?? null}::text is null or t.means = ${means ?? null}::text) and (${senderId ?? null}::uuid is null or t.owner_id = ${senderId ?? null}::uuid)
        and ${taskScopeSql(context, 'task.read', 't')} and ${customerScopeSql(context, 'customer.read', 'c')}
      order by s.name, t.due_on, c.name, t.id limit ${mostLines + 1}`.execute(context.db)
    const page = rows.slice(0, mostLines)
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: [...new Set(page.map((row) => row.customerId))],
      detail: { list: 'care' },
    })
    const word = (row: Line) => (rule?.greeting == null ? null : wordGreeting(context, { rule, firm }, row))
    return {
      rows: page.map(({ sex: _s, isPerson: _p, ruleId: _r, ...row }, at) => ({
        ...row,
        greeting: word(page[at] as Line),
      })),
      isCut: rows.length > mostLines,
    }
  },
})

type Greeted = { recipient: string; customerName: string; senderName: string | null; sex: string | null }

/** The greeting of an occasion in the words for one recipient. */
export function wordGreeting(
  context: Context,
  { rule, firm }: { rule: Occasion; firm: string },
  { recipient, customerName, senderName, sex }: Greeted,
): string {
  const address = sex === 'female' ? 'care.madam' : sex === 'male' ? 'care.sir' : undefined
  return greetingFor(rule.greeting ?? '', {
    称呼: address === undefined ? recipient : context.t(address, { name: recipient }),
    客户: customerName,
    节日: rule.name.replace(/(问候|贺卡.*)$/u, ''),
    署名: [firm, senderName].filter(Boolean).join(' '),
  })
}

function yearBefore(now: Date): string {
  return new Date(now.getTime() - 300 * 86_400_000).toISOString().slice(0, 10)
}

export const readGifts = query({
  name: 'care.gifts',
  about: 'Gifts that are due, prepared, given or not given, with budget and cost (REL-11, REL-15)',
  needs: { right: 'task.read' },
  input: z.strictObject({
    state: z.enum(Object.keys(giftStates) as [keyof typeof giftStates]).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    limit,
  }),
  output: z.object({
    rows: z.array(line.extend({ giftState: z.enum(Object.keys(giftStates) as [keyof typeof giftStates]) })),
    budget: z.string(),
    cost: z.string(),
    isCut: z.boolean(),
  }),
  async run(context, { state, from, to, limit: most = shownGifts }) {
    const today = new Date(context.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    // Past its day and not given is not given: it is neither prepared nor open any more.
    const stateSql = sql`case when t.state = 'done' then 'given' when t.state <> 'open' or t.due_on < ${today} then 'missed' when g.ready_on is not null then 'ready' else 'toPrepare' end`
    const where = sql`t.kind = 'care' and (${from ?? null}::date is null or t.due_on >= ${from ?? null}::date) and (${to ?? null}::date is null or t.due_on <= ${to ?? null}::date)
      and (${state ?? null}::text is null or ${stateSql} = ${state ?? null}::text) and ${taskScopeSql(context, 'task.read', 't')}`
    const { rows } = await sql<
      Line & { giftState: keyof typeof giftStates }
    >`select distinct on (t.due_on, t.id) ${lineSql}, ${stateSql} as gift_state from ${fromSql} join care_gifts g on g.task_id = t.id
      where ${where} and ${customerScopeSql(context, 'customer.read', 'c')} order by t.due_on desc, t.id limit ${most + 1}`.execute(
      context.db,
    )
    const { rows: sums } = await sql<{
      budget: string
      cost: string
    }>`select coalesce(sum(g.budget), 0)::numeric(18,2) as budget, coalesce(sum(g.cost), 0)::numeric(18,2) as cost
      from tasks t join care_gifts g on g.task_id = t.id where ${where}`.execute(context.db)
    const page = rows.slice(0, most)
    context.audit({
      kind: 'list',
      subject: 'customer',
      ids: page.map((row) => row.customerId),
      detail: { list: 'gifts' },
    })
    return {
      rows: page.map(({ sex: _s, isPerson: _p, ruleId: _r, ...row }) => row),
      budget: sums[0]?.budget ?? '0.00',
      cost: sums[0]?.cost ?? '0.00',
      isCut: rows.length > most,
    }
  },
})

const registered = z.object({
  id: z.uuid(),
  source: z.enum(['task', 'form']),
  on: z.string(),
  customerId: z.uuid(),
  customerName: z.string(),
  recipient: z.string().nullable(),
  occasion: z.string(),
  means: z.array(z.string()),
  senderName: z.string().nullable(),
  gift: z.string().nullable(),
  cost: z.string().nullable(),
  /** What was written down, or the proof of it. */
  record: z.string().nullable(),
  proofId: z.string().nullable(),
})

export const readRegister = query({
  name: 'care.register',
  about:
    'All greetings, cards, gifts and books that were given: whom, when, how, by whom, with which proof (REL-15, REL-13)',
  needs: { right: 'task.read' },
  input: z.strictObject({ from: z.iso.date(), to: z.iso.date(), customerId: z.uuid().optional(), limit }),
  output: z.object({ rows: z.array(registered), isCut: z.boolean() }),
  async run(context, { from, to, customerId, limit: most = shownGiven }) {
    const only = customerId ?? null
    // What a rule asked for stands in its task; what was done of one's own accord on the form of the register (F-139).
    const { rows } = await sql<z.output<typeof registered>>`select r.* from (
        select t.id, 'task' as source, to_char(t.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on", t.customer_id, k.name as recipient,
          coalesce(t.because ->> 'ruleName', t.title) as occasion, array_remove(array[t.means], null) as means, s.name as sender_name, g.item as gift, g.cost::text as cost,
          t.result as record, g.proof_id::text as proof_id
        from tasks t left join contacts k on k.id = t.contact_id left join staff s on s.id = t.closed_by left join care_gifts g on g.task_id = t.id
        where t.kind = 'care' and t.state = 'done' and ${taskScopeSql(context, 'task.read', 't')}
        union all
        select f.id, 'form', coalesce(f."values" ->> 'sentOn', f.happened_on::text), f.customer_id, f."values" -> 'recipient' ->> 'name', coalesce(f."values" ->> 'occasion', ''),
          case when jsonb_typeof(f."values" -> 'means') = 'array' then array(select jsonb_array_elements_text(f."values" -> 'means')) else '{}' end,
          coalesce(f."values" -> 'sender' ->> 'name', s.name), null, null, f.number, null
        from form_records f left join staff s on s.id = f.owner_id
        where f.form_key = 'F-139' and f.state not in ('draft', 'voided') and f.customer_id is not null) r (id, source, "on", customer_id, recipient, occasion, means, sender_name, gift, cost, record, proof_id)
      where r."on" between ${from} and ${to} and (${only}::uuid is null or r.customer_id = ${only}::uuid) order by r."on" desc, r.id limit ${most + 1}`.execute(
      context.db,
    )
    const ids = [...new Set(rows.map((row) => row.customerId))]
    const { rows: names } = await sql<{ id: string; name: string }>`select c.id, c.name from customers c
      where c.id = any(${ids}::uuid[]) and ${customerScopeSql(context, 'customer.read', 'c')}`.execute(context.db)
    const nameOf = new Map(names.map((one) => [one.id, one.name]))
    context.audit({ kind: 'list', subject: 'customer', ids: [...nameOf.keys()], detail: { list: 'careRegister' } })
    const seen = rows.slice(0, most).flatMap((row) => {
      const customerName = nameOf.get(row.customerId)
      return customerName === undefined ? [] : [{ ...row, customerName }]
    })
    return { rows: seen, isCut: rows.length > most }
  },
})

export const listsQueries = [readGreetingList, readGifts, readRegister] as const
