import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'

export type NextTask = OutputOf<'task.next'>['rows'][number]

/** The next thing to be done for each of these customers; undefined: the reader may not see tasks. */
export function useNextTasks(customerIds: readonly string[]): ReadonlyMap<string, NextTask> | undefined {
  const { data: session } = useSession()
  const mayRead = session?.rights['task.read'] !== undefined
  const ids = [...customerIds]
  const { data } = useAsk('task.next', { customerIds: ids }, { enabled: mayRead && ids.length > 0 })
  return mayRead ? new Map(data?.rows.map((row) => [row.customerId, row])) : undefined
}
