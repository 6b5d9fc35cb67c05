import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'

/** Stops reading before the process outgrows its share; called once for every chunk that is read. */
export function keepWithinMemory(): void {
  if (process.memoryUsage.rss() > limits.processBytes) throw refusal('sheet.too_large')
}
