import { useT } from '#platform/ui/language.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { callsInQuiet } from '../reaching/rules.ts'
import { taskTexts } from './task-texts.ts'

type QuietNoteProps = { id: string; means: string | null | undefined; dueTime: string }

/** Beside the time of a call: that customers are not disturbed then. It warns; whoever agreed on that hour keeps it. */
export function QuietNote({ id, means, dueTime }: QuietNoteProps) {
  const t = useT(taskTexts)
  const quiet = useAsk('followUpLimits.get', {}).data?.quiet
  const isWarned = quiet !== undefined && callsInQuiet({ means, dueTime }, quiet)
  return (
    <p id={id} className="chgn" role="status">
      {isWarned && t('task.in_quiet_hours', quiet)}
    </p>
  )
}
