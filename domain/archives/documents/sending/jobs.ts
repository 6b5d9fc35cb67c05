import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Job } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { nextTryAt } from '#platform/core/retries.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'

type Waiting = {
  id: string
  version: number
  sentTo: string
  title: string
  body: string | null
  createdBy: string
  sha256: string | null
  fileName: string | null
  staffName: string | null
  staffEmail: string | null
  firm: string | null
}

/** `tries`: which try it is. */
const asked = z.strictObject({ id: z.uuid(), tries: z.int().default(1) })

/**
 * Sends a document by e-mail. A mail server has no transactions: a crash between its answer and our note sends the mail
 * once more, under the same message id. A final refusal is noted as not delivered; what may
 * pass is tried again for three days.
 */
export const mailDocument: Job = {
  name: 'document.mail',
  async run(context, payload, { step }) {
    const { id, tries } = asked.parse(payload)
    const waiting = await readWaiting(context, id)
    if (waiting === undefined) return
    try {
      await context.mailer.send({
        id: waiting.id,
        to: waiting.sentTo,
        fromName: waiting.firm ?? waiting.staffName ?? 'Kedang',
        ...(waiting.staffEmail === null ? {} : { replyTo: waiting.staffEmail }),
        subject: waiting.title,
        text: waiting.body ?? waiting.title,
        attachments:
          waiting.sha256 === null
            ? []
            : [{ name: waiting.fileName ?? 'file', path: context.files.path(waiting.sha256) }],
      })
      await step((inside) =>
        settle(inside, waiting, { sentAt: inside.now.toISOString(), outcome: inside.t('sending.accepted') }),
      )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const outcome = context.t(error.code, error.params).slice(0, 500)
      const again = error.kind === 'invalid' ? undefined : nextTryAt(tries, context.now)
      await step(async (inside) => {
        await settle(inside, waiting, { outcome, ...(again === undefined ? { delivery: 'failed' as const } : {}) })
        const next = { id, tries: tries + 1 }
        if (again !== undefined)
          await inside.job('document.mail', next, { key: `document.mail:${id}`, runAt: new Date(again) })
      })
    }
  },
}

async function readWaiting(context: Context, id: string): Promise<Waiting | undefined> {
  const { rows } =
    await sql<Waiting>`select d.id, d.version, d.sent_to, d.title, d.body, d.created_by, a.sha256, a.name as file_name, s.name as staff_name,
      (select email from accounts where id = d.created_by) as staff_email, (select value ->> 'name' from settings where key = 'firm') as firm
    from passed_documents d left join attachments a on a.id = d.attachment_id left join staff s on s.id = d.created_by
    where d.id = ${id} and d.means = 'email' and d.sent_at is null and d.delivery = 'underway'`.execute(context.db)
  return rows[0]
}

type Outcome = { sentAt?: string; outcome: string; delivery?: 'failed' }

async function settle(context: Context, { id }: Waiting, values: Outcome): Promise<void> {
  const before = await context.db
    .selectFrom('passedDocuments')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const version = before.version + 1
  await context.db
    .updateTable('passedDocuments')
    .set({ ...values, version, updatedAt: context.now.toISOString() })
    .where('id', '=', id)
    .execute()
  await recordChanges(context, [
    { entity: 'passedDocument', recordId: id, version, kind: 'changed', diff: diffOf(before, values) },
  ])
  context.tell('document', { customerId: before.customerId })
}

export const sendingJobs = [mailDocument]
