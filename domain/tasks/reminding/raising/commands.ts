import type { Context } from '#domain/kit.ts'
import { chinaDay } from '#platform/core/time.ts'
import { notify } from '../../notices/commands.ts'
import { daysLate } from '../../rules.ts'

/** A task that is overdue so long that somebody above hears of it; `who` has it, null when nobody does. */
export type Raised = { id: string; title: string; dueOn: string; who: string | null; to: string | null }

/** Tells each superior of each overdue task once, whichever rule raised it (VIS-35). */
export async function tellRaised(context: Context, raised: readonly Raised[]): Promise<void> {
  const today = chinaDay(context.now)
  await notify(
    context,
    raised.flatMap(({ id, title, dueOn, who, to }) =>
      to === null
        ? []
        : [
            {
              to,
              kind: who === null ? ('escalated_nobody' as const) : ('escalated' as const),
              facts: { who: who ?? '', title, days: daysLate(dueOn, today) },
              link: { kind: 'task', id },
              eventKey: `escalated:${id}`,
            },
          ],
    ),
  )
}
