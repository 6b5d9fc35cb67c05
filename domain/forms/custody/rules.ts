import type { Refusal } from '#domain/archives/policy.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import type { FormRecord } from '../schema.ts'
import type { MovementKind } from './schema.ts'

/**
 * Where a paper names who has it (当前持有人): the person it names at present in the part where it changes hands by
 * signing. Nothing on a paper without such a part.
 */
export function holderField({ sections }: Pick<FormDefinition, 'sections'>): string | undefined {
  const handing = sections.filter((one) => one.fields.some((field) => field.takes !== undefined))
  return formFields({ sections: handing }).find(({ type, isPresent }) => type === 'person' && isPresent === true)?.key
}

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
