import type { Context } from '#domain/kit.ts'
import { holdersOf } from '#domain/people/roles/queries.ts'
import { type NoticeToSend, notify } from '#domain/tasks/notices/commands.ts'
import { chinaDay } from '#platform/core/time.ts'
import { integrationRight } from '../policy.ts'

// Half an hour: by then it is no restart.
const patientTries = 3

type Failing = {
  kind: Extract<NoticeToSend['kind'], `${string}_failing`>
  id: string
  name: string
  attempts: number
  isGivenUp: boolean
}

/** Tells whoever may put it right that another system does not take what it is sent: once a day, not for a hiccup. */
export async function tellFailing(context: Context, { kind, id, name, attempts, isGivenUp }: Failing): Promise<void> {
  if (!isGivenUp && attempts < patientTries) return
  const holders = await holdersOf(context.db, integrationRight.right)
  await notify(
    context,
    holders.map((one) => ({
      to: one.id,
      kind,
      facts: { name },
      eventKey: `${kind}:${id}:${chinaDay(context.now)}`,
    })),
  )
}
