import { customer } from '#domain/archives/schema.ts'
import { packCollecting } from '#packs/collecting.ts'
import type { ConditionContext } from '#platform/core/condition-match.ts'
import type { FieldError } from '#platform/core/errors.ts'
import type { FieldData } from '#platform/core/fields.ts'
import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import { isEmptyValue as isEmpty, openItems, type Questions } from '#platform/core/forms/filling.ts'
import type { Text } from '#platform/core/i18n.ts'
import { choicesOf } from '#platform/core/open-options.ts'
import type { PackCollection } from '#platform/core/pack-collecting.ts'
import { addDays } from '#platform/core/time.ts'
import type { CollectionState } from './schema.ts'

const all = Object.values(packCollecting).flat()

/** A kind of form by its key, whatever packs are on: what was once collected stays readable. */
export function kindOf(key: string): PackCollection | undefined {
  return all.find((one) => one.key === key)
}

/** Every kind by its key, whatever packs are on. */
export const kindLabels: ReadonlyMap<string, Text> = new Map(all.map((one) => [one.key, one.label]))

/** The kinds on offer for a firm with these packs. */
export function kindsFor(packs: readonly string[]): PackCollection[] {
  return ['core', ...packs.filter((pack) => pack !== 'core')].flatMap((pack) => packCollecting[pack] ?? [])
}

/** Keys of the forms that speak of the same person at the same stage: itself, what it is filled in from, what follows it. */
export function relatedKinds(kind: PackCollection): string[] {
  return all
    .filter((one) => one.key === kind.key || one.key === kind.prefilledFrom || one.prefilledFrom === kind.key)
    .map((one) => one.key)
}

/** Keys of the forms that are handed over once they are signed. */
export const handedKinds: readonly string[] = all.filter((one) => one.handOver !== 'none').map((one) => one.key)

/** Forms that ask for consent: their question, and the answer that gives it. */
export const consentQuestions = all.flatMap(({ form, puts = {} }) =>
  Object.entries(puts).flatMap(([field, fact]) =>
    form === undefined || typeof fact === 'string' ? [] : [{ form, field, answer: fact.consented }],
  ),
)

const askedGroups: readonly (string | undefined)[] = ['basic', 'person', 'profile', 'features', 'business']
/** What the firm decides for itself is not asked of the customer. */
const neverAsked = new Set([
  'kind',
  'number',
  'tags',
  'formerNames',
  'tradeSince',
  'remarks',
  'competitorRelation',
  'attitude',
  'feeState',
])

/** Fields of the archive a form may ask for or a visit may find out about, in the order of the sheet. */
export function askableFields(opens: 'individual' | 'organisation'): Record<string, FieldData> {
  const fields: Readonly<Record<string, FieldData>> = customer.fields
  return Object.fromEntries(
    Object.entries(fields).filter(([key, field]) => {
      const applies = field.appliesTo === undefined || field.appliesTo.includes(opens)
      return (
        applies &&
        !field.system &&
        field.sensitivity !== 'secret' &&
        !neverAsked.has(key) &&
        askedGroups.includes(field.group)
      )
    }),
  )
}

/** The questions of a form: those of its kind, or for a data form the fields of the archive it asked. */
export function questionsOf(kind: PackCollection, asks?: readonly string[]): Questions {
  if (kind.key !== 'dataForm') return { sections: kind.sections, isWhole: kind.isWhole }
  return { sections: [{ key: 'asked', label: kind.label, fields: asFormFields(askedFields(asks)) }] }
}

/** The fields of the archive a data form asks for, in the order they were chosen; all that may be when none are named. */
export function askedFields(asks?: readonly string[]): Record<string, FieldData> {
  const askable = { ...askableFields('organisation'), ...askableFields('individual') }
  const keys = asks ?? Object.keys(askable)
  return Object.fromEntries(keys.flatMap((key) => (askable[key] === undefined ? [] : [[key, askable[key]]])))
}

/** Fields of the archive as a form asks for them. */
export function asFormFields(fields: Readonly<Record<string, FieldData>>): FormField[] {
  return Object.entries(fields).map(
    ([key, field]) =>
      ({ ...field, key, ...(field.options !== undefined && { options: choicesOf(field) }) }) as unknown as FormField,
  )
}

/** Own field → field of the archive: what the paper is bound to, and what the kind feeds beyond it. */
export function feedsOf(kind: PackCollection): Readonly<Record<string, string>> {
  const bound = formFields(kind).flatMap(({ key, bind }) => (bind === undefined ? [] : [[key, bind] as const]))
  return { ...Object.fromEntries(bound), ...kind.feeds }
}

/** Of whom a form speaks, as far as its answers tell. */
export function personOf(
  kind: PackCollection,
  values: Readonly<Record<string, unknown>>,
): { name: string | null; phones: string[] | null } {
  const [name, phones] = [values[askedFor(kind, 'name')], values[askedFor(kind, 'phones')]]
  return {
    name: typeof name === 'string' ? name : null,
    phones: Array.isArray(phones) && phones.length > 0 ? (phones as string[]) : null,
  }
}

/** The question that asks for a field of the archive; one that belongs to none goes by that name. */
export function askedFor(kind: PackCollection, field: string): string {
  return Object.entries(feedsOf(kind)).find(([, fed]) => fed === field)?.[0] ?? field
}

/** Questions still without an answer that the form may not leave open (COL-16). */
export function missingItems(
  kind: PackCollection,
  values: Readonly<Record<string, unknown>>,
  context: ConditionContext,
  asks?: readonly string[],
): FieldError[] {
  return openItems(questionsOf(kind, asks), values, context).map((one) => ({ ...one, path: `values.${one.path}` }))
}

/** Until when a form of an event must be complete and handed over: the same day, and no later than the next (COL-15, COL-17). */
export function deadlinesOf(
  kind: PackCollection,
  eventOn: string,
): { completeBy: string | null; handOverBy: string | null } {
  const within = (days: number | undefined) => (days === undefined ? null : addDays(eventOn, days))
  return { completeBy: within(kind.completeWithinDays), handOverBy: within(kind.handOverWithinDays) }
}

type Dated = { state: CollectionState; completeBy: string | null; handOverBy: string | null }

/** What is late about a form today, the more pressing first. */
export function latenessOf(form: Dated, today: string): 'completion' | 'handOver' | undefined {
  const isOpen = form.state === 'draft' || form.state === 'signed'
  if (isOpen && form.handOverBy !== null && form.handOverBy < today) return 'handOver'
  return form.state === 'draft' && form.completeBy !== null && form.completeBy < today ? 'completion' : undefined
}

/** Field of the archive → what the form says about it. Findings outrank answers: they were written for the archive. */
export function fedValues(
  kind: PackCollection,
  values: Readonly<Record<string, unknown>>,
  findings: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fed: Record<string, unknown> = {}
  const feeds =
    kind.key === 'dataForm' ? Object.keys(values).map((key) => [key, key] as const) : Object.entries(feedsOf(kind))
  for (const [own, field] of feeds) if (!isEmpty(values[own])) fed[field] = values[own]
  for (const [field, value] of Object.entries(findings)) if (!isEmpty(value)) fed[field] = value
  return fed
}

/**
 * Whether a form waits to be taken into an archive. A note on a known customer that feeds nothing does not; a form of
 * somebody without an archive does, and so do forms that are still to be completed or answered.
 */
export function loadStateOf(
  kind: PackCollection,
  fed: Readonly<Record<string, unknown>>,
  customerId: string | null,
): 'none' | 'waiting' {
  const isDone = !kind.isSigned && !kind.isOrdered && customerId !== null
  return isDone && Object.keys(fed).length === 0 ? 'none' : 'waiting'
}

/** Lists of the archive (phones, e-mails) gain what is new; every other field takes the new value. */
export function joinedWith(field: FieldData | undefined, before: unknown, next: unknown): unknown {
  const isList = field !== undefined && ['phones', 'emails', 'strings', 'options'].includes(field.type)
  if (!isList || !Array.isArray(before) || !Array.isArray(next)) return next
  return [...new Set([...before, ...next])]
}

/** Whether a member of staff may use the form: by a post they act for, if the paper or the campaign names it (COL-06). */
export function mayUse(
  kind: PackCollection,
  campaignPostIds: readonly string[],
  posts: readonly { id: string; title: string }[],
): boolean {
  if (kind.posts.length === 0 && campaignPostIds.length === 0) return true
  return posts.some((one) => kind.posts.includes(one.title) || campaignPostIds.includes(one.id))
}

/** What a person's form already knows of another kind's questions (COL-14). */
export function prefill(
  kind: PackCollection,
  from: { kind: PackCollection; values: Readonly<Record<string, unknown>> } | undefined,
): Record<string, unknown> {
  if (from === undefined) return {}
  const answers: Record<string, unknown> = {}
  const [feeds, known] = [feedsOf(kind), new Set(formFields(from.kind).map(({ key }) => key))]
  for (const { key } of formFields(kind)) {
    const field = feeds[key]
    const source = known.has(key) ? key : field === undefined ? undefined : askedFor(from.kind, field)
    if (source !== undefined && !isEmpty(from.values[source])) answers[key] = from.values[source]
  }
  return answers
}

/** What an archive already knows of a form's questions. */
export function prefillFromArchive(
  kind: PackCollection,
  row: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(feedsOf(kind)).flatMap(([own, field]) => (isEmpty(row[field]) ? [] : [[own, row[field]]])),
  )
}
