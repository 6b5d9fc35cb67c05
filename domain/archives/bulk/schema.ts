import type { Edit } from './rules.ts'

export type BulkState = 'previewed' | 'running' | 'done' | 'cancelled' | 'failed'

/** A customer an edit cannot touch, and why, as a message key. */
export type Untouchable = { id: string; number: string; name: string; code: string; params?: Record<string, unknown> }

/** An edit of many customers at once, a row of bulk_edits: what was previewed, and how far it has come. */
export type BulkEdit = {
  id: string
  entity: string
  actorId: string
  state: BulkState
  ids: string[]
  edit: Edit
  reason: string | null
  total: number
  done: number
  changed: number
  refused: Untouchable[]
  createdAt: string
  finishedAt: string | null
}
