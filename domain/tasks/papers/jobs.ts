import { sql } from 'kysely'
import { z } from 'zod'
import { reachCustomer } from '#domain/archives/activity/queries.ts'
import type { Context, Job } from '#domain/kit.ts'
import { saveChange } from '#domain/people/records/commands.ts'
import { kindKeys } from '../listing/queries.ts'
import { addTasks, lapseTasks } from '../making/commands.ts'
import { type TaskLink, task, taskMeans } from '../schema.ts'

const meansKeys = Object.keys(taskMeans) as [keyof typeof taskMeans, ...(keyof typeof taskMeans)[]]

const made = z.strictObject({
  part: z.string().max(60),
  kind: z.enum(kindKeys),
  title: z.string().min(1).max(200),
  dueOn: z.iso.date(),
  ownerId: z.uuid().nullable(),
  customerId: z.uuid().nullable(),
  means: z.enum(meansKeys).nullable().catch(null),
  remarks: z.string().nullable(),
  given: z.strictObject({ by: z.uuid().nullable(), byName: z.string(), on: z.iso.date() }).nullable(),
  state: z.enum(['open', 'done', 'dropped']),
  result: z.string().nullable(),
  proof: z.array(z.string()),
})
const told = z.object({
  recordId: z.uuid(),
  number: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  ownerId: z.uuid().nullable(),
  customerId: z.uuid().nullable(),
  authorId: z.uuid().nullable(),
  made: z.array(made).max(500),
})
type Told = z.output<typeof told>
type Made = z.output<typeof made>

/**
 * What a form leaves to be done becomes tasks (TSK-05): made once by their row, moved when the row moves, closed when the
 * paper says it is done, lapsed when the row is gone. What was closed on the screen stays closed.
 */
export const tasksOfForm: Job = {
  name: 'task.ofForm',
  async run(_context, payload, { step }) {
    const paper = told.parse(payload)
    await step(async (context) => {
      const origins = paper.made.map((one) => originOf(paper, one))
      for (const one of paper.made) await settle(context, paper, one)
      const { rows } = await sql<{ id: string }>`select id from tasks where state = 'open'
        and origin like ${`form:${paper.recordId}:%`} and origin <> all(${origins}::text[])`.execute(context.db)
      if (rows.length > 0)
        await lapseTasks(
          context,
          { ids: rows.map((row) => row.id) },
          context.t('task.row_gone', { number: paper.number }),
        )
    })
  },
}

function originOf({ recordId }: Told, { part }: Made): string {
  return `form:${recordId}:${part}`
}

async function settle(context: Context, paper: Told, one: Made): Promise<void> {
  const origin = originOf(paper, one)
  const held = await context.db
    .selectFrom('tasks')
    .selectAll()
    .where('origin', '=', origin)
    .forUpdate()
    .executeTakeFirst()
  // Only a promise is worth a place in the register when it was kept before anybody was told of it.
  if (held === undefined && one.state !== 'open' && one.kind !== 'promise') return
  if (held !== undefined && held.state !== 'open') return
  const id = held?.id ?? (await add(context, paper, one))
  if (id === undefined) return
  const row = held ?? (await context.db.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
  const reason = context.t('task.by_paper', { number: paper.number })
  const moved = {
    title: one.title,
    dueOn: one.dueOn,
    ownerId: one.ownerId ?? paper.ownerId,
    remarks: one.remarks,
    ...(one.means === null || row.because?.avoided !== undefined ? {} : { means: one.means }),
  }
  const closed = { closedAt: context.now.toISOString(), closedBy: paper.authorId }
  const proof = one.proof.map((sha256) => ({ kind: 'formFile', id: paper.recordId, label: sha256 }))
  const change =
    one.state === 'done'
      ? { ...closed, state: 'done', result: one.result ?? reason, links: [...row.links, ...proof] }
      : one.state === 'dropped'
        ? { ...closed, state: 'cancelled', closeReason: reason }
        : {}
  await saveChange(context, task, row, row.version, { ...moved, ...change }, { reason })
}

async function add(context: Context, paper: Told, one: Made): Promise<string | undefined> {
  const customerId = one.customerId ?? paper.customerId
  const customer = customerId === null ? null : await reachCustomer(context, 'customer.read', customerId)
  const record: TaskLink = { kind: 'formRecord', id: paper.recordId, label: paper.number }
  const [id] = await addTasks(context, [
    {
      kind: one.kind,
      title: one.title,
      customerId: customer?.id ?? null,
      ownerId: one.ownerId ?? paper.ownerId,
      means: one.means,
      dueOn: one.dueOn,
      remarks: one.remarks,
      origin: originOf(paper, one),
      because: { by: 'form', ruleId: paper.recordId, ruleName: `${paper.title.zh} ${paper.number}` },
      links: [record],
      madeBy: paper.authorId,
      ...(one.kind === 'promise' && { given: one.given ?? { by: paper.authorId, byName: '', on: one.dueOn } }),
    },
  ])
  return id
}

export const papersJobs = [tasksOfForm]
