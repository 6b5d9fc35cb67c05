import type { Refusal } from '#domain/archives/policy.ts'
import type { FormRecord } from '../schema.ts'
import type { MovementKind } from './schema.ts'

/**
 * Why a paper cannot go this way now: it is drawn only from where it is kept, so that two people never believe to have
 * it, and it comes back only when it is out.
 */
export function whyNotMove(
  kind: MovementKind,
  row: Pick<FormRecord, 'holderId' | 'keeperId'>,
  to: string,
): Refusal | undefined {
  const isOut = row.keeperId !== null && row.holderId !== row.keeperId
  if (kind === 'draw' && isOut) return { kind: 'conflict', code: 'form.already_drawn' }
  if (kind === 'return' && !isOut) return { kind: 'conflict', code: 'form.not_drawn' }
  const stays = row.holderId === to && (kind !== 'keep' || row.keeperId === to)
  return stays ? { kind: 'conflict', code: 'form.has_it_already' } : undefined
}
