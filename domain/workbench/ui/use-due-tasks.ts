import type { OutputOf } from '#web/api.ts'
import { useAsk } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import type { Whose } from './lists.ts'

export type DueTask = OutputOf<'task.list'>['rows'][number]
export type TaskKind = DueTask['kind']
type Counts = OutputOf<'task.counts'>

export type DueTasks = { rows: readonly DueTask[]; counts: Counts | undefined; isCounting: boolean; isComing: boolean }

// A backlog must not push today out of sight: each part has its own share of the screen.
const shares = { overdue: 20, today: 60, week: 20 }

/** Tasks that are overdue, due today or in the coming days, with their numbers. */
export function useDueTasks(whose: Whose): DueTasks {
  const { data: session } = useSession()
  const enabled = session?.rights['task.read'] !== undefined
  const ask = (when: keyof typeof shares) => ({ whose, when, limit: shares[when], count: false })
  const overdue = useAsk('task.list', ask('overdue'), { enabled })
  const today = useAsk('task.list', ask('today'), { enabled })
  const week = useAsk('task.list', ask('week'), { enabled })
  const counted = useAsk('task.counts', whose === 'me' ? {} : { whose }, { enabled })
  const parts = [overdue, today, week]
  return {
    rows: parts.flatMap((part) => part.data?.rows ?? []),
    counts: counted.data,
    isCounting: enabled && counted.isLoading,
    isComing: enabled && parts.some((part) => part.data === undefined && part.error === null),
  }
}

/** How many tasks of one's department are overdue; none where the right ends at one's own. */
export function useDepartmentLate(): number {
  const { data: session } = useSession()
  const scope = session?.rights['task.read']
  const enabled = scope !== undefined && scope !== 'own'
  const { data } = useAsk('task.counts', { whose: 'department' }, { enabled })
  return (enabled && data?.overdue) || 0
}

/** The word of each kind on the workbench. */
export const kindWords = {
  task: 'workbench.kind_task',
  followUp: 'workbench.kind_followUp',
  care: 'workbench.kind_care',
  promise: 'workbench.kind_promise',
  duty: 'workbench.kind_duty',
  matter: 'workbench.kind_matter',
  correction: 'workbench.kind_correction',
  handOver: 'workbench.kind_handOver',
} as const satisfies Record<TaskKind, string>
