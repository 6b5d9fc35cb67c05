import { type RawBuilder, sql } from 'kysely'
import { conditionContext } from '#domain/archives/access/queries.ts'
import type { Context } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError } from '#platform/core/errors.ts'
import { chinaDay } from '#platform/core/time.ts'
import { compileCondition } from '#platform/server/condition-sql.ts'
import { type TaskRight, taskScope } from './policy.ts'
import { task } from './schema.ts'

/** The tasks a right reaches, as SQL on the tasks under `alias`. Every statement that reads tasks for a person has it. */
export function taskScopeSql(
  context: Pick<Context, 'actor' | 'now'>,
  right: TaskRight,
  alias: string,
): RawBuilder<unknown> {
  const scope = taskScope(context.actor, right)
  if (scope === undefined) return sql`true`
  return compileCondition(scope, { fields: task.fields, alias }, conditionContext(context))
}

/**
 * An open task within reach, locked for the rest of the transaction.
 * @throws AppError('missing', 'record.missing') for what is absent or out of reach; ('conflict', 'task.closed') with who
 *   closed it and when, so that the second of two people learns what the first one did
 */
export async function holdTask(context: Context, id: string, right: TaskRight = 'task.change') {
  const row = present(
    await context.db
      .selectFrom('tasks as t')
      .selectAll('t')
      .where('t.id', '=', id)
      .where(sql<boolean>`${taskScopeSql(context, right, 't')}`)
      .forUpdate()
      .executeTakeFirst(),
  )
  if (row.state === 'open') return row
  const closer = await context.db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', row.closedBy ?? '')
    .executeTakeFirst()
  throw new AppError('conflict', 'task.closed', {
    who: closer?.name ?? context.t('people.system'),
    on: row.closedAt === null ? '' : chinaDay(new Date(row.closedAt)),
  })
}
