import { limits } from '#platform/server/sheets/limits.ts'
import { refusal } from '#platform/server/sheets/refusal.ts'

/** Refuses the row after the last one allowed. */
export class RowCounter {
  #rows = 0

  count(): void {
    this.#rows++
    if (this.#rows > limits.rows) throw refusal('sheet.too_many_rows', { max: limits.rows })
  }
}
