import { DueBadge } from '#platform/ui/due-badge.tsx'
import type { NextTask } from './use-next-tasks.ts'

/** When something is to be done for the customer next, and what, where the pointer rests. */
export function NextTaskCell({ task }: { task: NextTask | undefined }) {
  if (task === undefined) return <span className="mut">—</span>
  return (
    <span title={task.title}>
      <DueBadge due={task.dueOn} />
    </span>
  )
}
