import { findCurrent } from '#domain/forms/definitions/queries.ts'
import { broughtForm, type Definition, isOffered } from '#domain/forms/definitions/rules.ts'
import type { Context } from '#domain/kit.ts'
import { readFirm } from '#domain/people/firm/queries.ts'
import { AppError } from '#platform/core/errors.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { askedSections, type PackCollection } from '#platform/core/pack-collecting.ts'
import { kindOf, kindsFor } from '../rules.ts'

/** A kind as the firm has it: asked in the words of its own edition of the paper, which is there while it is on offer. */
export type Kind = PackCollection & { paper: Definition | undefined }

/** A form that is stored was of a known kind once; packs never drop one. */
export function knownKind(key: string): PackCollection {
  const kind = kindOf(key)
  if (kind === undefined)
    throw new AppError('broken', 'server.broken', {}, { cause: new Error(`unknown kind of form ${key}`) })
  return kind
}

/** A kind of form whatever packs are on, as the firm has it. */
export async function readKind(context: Pick<Context, 'db'>, key: string): Promise<Kind> {
  return await asDesigned(context, knownKind(key), (await readFirm(context.db)).packs)
}

/** A kind of form the firm has switched on. */
export async function offeredKind(
  context: Pick<Context, 'db'>,
  key: string,
  code: 'collection.kind_off' | 'campaign.no_such_form' = 'collection.kind_off',
): Promise<Kind> {
  const { packs } = await readFirm(context.db)
  const kind = kindsFor(packs).find((one) => one.key === key)
  if (kind === undefined) throw new AppError('invalid', code)
  return await asDesigned(context, kind, packs)
}

/** Every kind the firm has switched on, as it has them. */
export async function readKinds(context: Pick<Context, 'db'>): Promise<PackCollection[]> {
  const { packs } = await readFirm(context.db)
  const kinds = await Promise.all(kindsFor(packs).map((kind) => asDesigned(context, kind, packs)))
  return kinds.map(({ paper: _, ...kind }) => kind)
}

async function asDesigned(context: Pick<Context, 'db'>, kind: PackCollection, packs: readonly string[]): Promise<Kind> {
  if (kind.form === undefined || kind.asks === undefined) return { ...kind, paper: undefined }
  const definition = await findCurrent(context, kind.form)
  if (definition === undefined) return { ...kind, paper: undefined }
  const { form } = definition
  return {
    ...kind,
    sections: askedSections(form, askedBy(kind.asks, kind.form, form)),
    isWhole: form.isWhole === true,
    paper: isOffered(definition, packs) ? definition : undefined,
  }
}

// Signed, reckoned or put to the record itself: not asked when the information is gathered.
const notGathered = ['signature', 'approval', 'computed', 'files']

/** What the trade asks of its paper, and what the firm added to the sections it asks of. */
function askedBy(asks: readonly string[], key: string, form: FormDefinition): (field: string) => boolean {
  const brought = broughtForm(key)
  const known = new Set(brought === undefined ? [] : formFields(brought.form).map((field) => field.key))
  const added = form.sections
    .filter((section) => section.fields.some((field) => asks.includes(field.key)))
    .flatMap((section) => section.fields)
    .filter((field) => !known.has(field.key) && !notGathered.includes(field.type))
  const asked = new Set([...asks, ...added.map((field) => field.key)])
  return (field) => asked.has(field)
}
