import type { FieldData } from '#platform/core/fields.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { useAsk } from '#web/api-hooks.ts'

// The trades a firm has switched on change a few times a year.
const staleMs = 10 * 60_000

/** The kinds of forms on offer, by their key. */
export function useKinds(): ReadonlyMap<string, PackCollection> {
  const { data } = useAsk('collection.kinds', {}, { staleMs })
  return new Map((data?.rows ?? []).map((row) => [row.key, row as unknown as PackCollection]))
}

/** Fields of the archive a form may ask for. */
export function useAskable(opens: 'individual' | 'organisation'): Readonly<Record<string, FieldData>> {
  const { data } = useAsk('collection.askable', { opens }, { staleMs })
  return (data?.fields ?? {}) as unknown as Readonly<Record<string, FieldData>>
}

/** Refusals at answers, with paths as the form on the screen knows them. */
export function answerErrors(error: {
  fields: readonly { path: string; message: string }[]
}): { path: string; message: string }[] {
  return error.fields.map((one) => ({ path: one.path.replace(/^(values|findings)\./, ''), message: one.message }))
}
