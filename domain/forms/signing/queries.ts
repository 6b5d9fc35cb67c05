import type { Refusal } from '#domain/archives/policy.ts'
import type { Context } from '#domain/kit.ts'
import { decisionBoxes, type SigningPlace } from '#platform/core/forms/signing.ts'
import { textIn } from '#platform/core/i18n.ts'
import { whyNotSign } from '../policy.ts'
import { readPosts } from '../posts/queries.ts'
import type { Held } from '../records/queries.ts'

/** Says of each place of a form why the caller may not sign it now; undefined where they may. */
export async function signersOf(
  context: Context,
  { row, definition: { form } }: Held,
): Promise<(place: SigningPlace) => Refusal | undefined> {
  const posts = await readPosts(context)
  const boxes: readonly (string | undefined)[] = Object.values(decisionBoxes(form))
  return ({ path, field }) => {
    const refusal: Refusal | undefined = boxes.includes(path)
      ? { kind: 'conflict', code: 'form.decide_there' }
      : whyNotSign(context.actor, row, form, field, posts)
    return refusal && { ...refusal, params: { ...refusal.params, place: textIn(context.language, field.label) } }
  }
}

/** The strokes of a record's signatures by their id; the answers name them. */
export async function drawnOf(context: Pick<Context, 'db'>, recordId: string): Promise<Record<string, string>> {
  return await drawnFor(context, [recordId])
}

/** The same for several records. */
export async function drawnFor(
  context: Pick<Context, 'db'>,
  recordIds: readonly string[],
): Promise<Record<string, string>> {
  if (recordIds.length === 0) return {}
  const rows = await context.db
    .selectFrom('formSignatures')
    .select(['id', 'drawn'])
    .where('recordId', 'in', recordIds)
    .where('drawn', 'is not', null)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.drawn ?? '']))
}
