import type { PackCollection } from '#platform/core/pack-collecting.ts'
import type { CollectionState } from '../schema.ts'

/** What is known of a collected form beside its answers. */
export type Facts = {
  campaignName: string | null
  agencyName: string | null
  collectorName: string
  filledBy: string | null
  signature: string | null
  signedAt: string | null
  consentedAt: string | null
  dueOn: string | null
}

/** What the way of collecting answers of the paper by itself, by the paper's own fields. */
export function paperValues(kind: PackCollection, facts: Facts): Record<string, unknown> {
  const known = { campaign: facts.campaignName, filledBy: facts.filledBy, agency: facts.agencyName, due: facts.dueOn }
  const values = Object.entries(kind.puts ?? {}).map(([field, fact]): [string, unknown] => {
    if (typeof fact === 'object') return [field, facts.consentedAt === null ? null : fact.consented]
    return [field, fact === 'signature' ? null : known[fact]]
  })
  return Object.fromEntries(values.filter(([, value]) => value !== null))
}

type Signature = { path: string; name: string; drawn?: string; at: string }

// The strokes of the pen as an SVG path; a name has none of its figures.
const strokes = /^M[\d\s.,MLQCZ-]+$/

/** The collector's signature in the places the paper has for it. */
export function signaturesOf(kind: PackCollection, facts: Facts): Signature[] {
  const { signature, signedAt: at, collectorName } = facts
  if (signature === null || at === null) return []
  const given = strokes.test(signature) ? { name: collectorName, drawn: signature } : { name: signature }
  return Object.entries(kind.puts ?? {}).flatMap(([path, fact]) =>
    fact === 'signature' ? [{ path, ...given, at }] : [],
  )
}

type Note = { id: string; trackedOn: string; means: string; text: string; nextStep: string | null }

/** Tracking notes as rows of the paper; a means the paper does not know is left open. */
export function notesAsRows(
  places: NonNullable<PackCollection['notesIn']>,
  notes: readonly Note[],
): Record<string, unknown> {
  const rows = notes.map(({ id, trackedOn, means, text, nextStep }) => ({
    id,
    [places.on]: trackedOn,
    [places.text]: text,
    ...(places.meansAs[means] === undefined ? {} : { [places.means]: places.meansAs[means] }),
    ...(places.next === undefined || nextStep === null ? {} : { [places.next]: nextStep }),
  }))
  return rows.length === 0 ? {} : { [places.rows]: rows }
}

/** Whose hand a collected form is in follows from where it stands. */
export function holderOf(form: {
  state: CollectionState
  collectorId: string | null
  handedTo: string | null
  keeperId: string | null
}): string | null {
  const holders = { draft: form.collectorId, signed: form.collectorId, handedOver: form.handedTo, kept: form.keeperId }
  return holders[form.state]
}
