import type { Context } from '#domain/kit.ts'
import { notify } from '../notices/commands.ts'

/** Whoever comes by tasks without having asked for them hears of it, once for all of them. */
export async function tellMoved(context: Context, to: string, ids: readonly string[], reason: string): Promise<void> {
  const [first] = ids
  if (first === undefined) return
  context.tell('task', {}, to)
  const facts = { n: ids.length, reason }
  await notify(context, [{ to, kind: 'moved', facts, eventKey: `moved:${first}:${context.now.toISOString()}` }])
}
