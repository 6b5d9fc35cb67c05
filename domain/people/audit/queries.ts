import { sql } from 'kysely'
import { z } from 'zod'
import { type Context, query } from '#domain/kit.ts'
import { addDays, startOfChinaDay } from '#platform/core/time.ts'
import { verifyAudit } from '#platform/server/audit.ts'
import { auditKinds } from './schema.ts'

const kinds = Object.keys(auditKinds) as [keyof typeof auditKinds]

const row = z.object({
  id: z.int(),
  at: z.string(),
  kind: z.enum(kinds),
  operation: z.string(),
  actorId: z.uuid(),
  actorName: z.string(),
  subject: z.string().nullable(),
  /** What the subject is called, in the reader's language. */
  subjectName: z.string().nullable(),
  /** What the fields in `detail` are called. */
  fieldNames: z.array(z.string()),
  ids: z.array(z.uuid()),
  purpose: z.string().nullable(),
  approvalId: z.uuid().nullable(),
  detail: z.unknown(),
  requestId: z.string(),
  ip: z.string().nullable(),
})

export const listAudit = query({
  name: 'audit.list',
  about: 'Who looked at, changed, printed or exported what, when and why, the latest first (ACC-17)',
  needs: { right: 'audit.read' },
  input: z.strictObject({
    actorId: z.uuid().optional(),
    recordId: z.uuid().optional(),
    kinds: z.array(z.enum(kinds)).max(kinds.length).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Id of the last row seen. */
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(200).optional(),
  }),
  output: z.object({ rows: z.array(row), next: z.int().nullable() }),
  async run(context, { actorId, recordId, kinds: wanted, from, to, before, limit = 50 }) {
    const conditions = [sql`true`]
    if (actorId !== undefined) conditions.push(sql`actor_id = ${actorId}`)
    if (recordId !== undefined) conditions.push(sql`ids @> array[${recordId}::uuid]`)
    if (wanted !== undefined) conditions.push(sql`kind = any(${wanted}::text[])`)
    if (from !== undefined) conditions.push(sql`at >= ${startOfChinaDay(from).toISOString()}`)
    if (to !== undefined) conditions.push(sql`at < ${startOfChinaDay(addDays(to, 1)).toISOString()}`)
    if (before !== undefined) conditions.push(sql`id < ${before}`)
    const { rows } = await sql<Omit<z.output<typeof row>, 'subjectName' | 'fieldNames'>>`
      select id, at, kind, operation, actor_id, actor_name, subject, ids, purpose, approval_id, detail, request_id, ip
      from audit_log where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit + 1}`.execute(context.db)
    const page = rows.slice(0, limit).map((one) => ({
      ...one,
      subjectName: one.subject === null ? null : context.t(`subject.${one.subject}`),
      fieldNames: fieldsIn(one.detail).map((key) => nameOfField(context, one.subject, key)),
    }))
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  },
})

function fieldsIn(detail: unknown): string[] {
  const { fields } = (detail ?? {}) as { fields?: unknown }
  return Array.isArray(fields) ? fields.map(String) : []
}

/** A field of the firm's own is in no shape and keeps its key. */
function nameOfField(context: Context, subject: string | null, key: string): string {
  const code = `subject.${subject}.${key}`
  const name = context.t(code)
  return name === code ? key : name
}

export const verifyAuditChain = query({
  name: 'audit.verify',
  about: 'Recomputes the chain of seals over the audit record; a broken range tells which rows were tampered with',
  needs: { right: 'audit.read' },
  // Reads the whole record: a few times a minute is all anybody needs.
  perMinute: 10,
  input: z.strictObject({}),
  output: z.object({ rows: z.int(), brokenFrom: z.int().optional(), brokenTo: z.int().optional() }),
  async run(context) {
    return await verifyAudit(context.db as never)
  },
})

export const auditQueries = [listAudit, verifyAuditChain] as const
