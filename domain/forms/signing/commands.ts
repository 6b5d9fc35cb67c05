import { z } from 'zod'
import { conditionContext } from '#domain/archives/access/queries.ts'
import { type Context, command } from '#domain/kit.ts'
import { saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { type FormRow, isEmptyValue } from '#platform/core/forms/filling.ts'
import {
  mostNamed,
  openAbove,
  rowsOf,
  type SigningPlace,
  signingPlaces,
  signsBefore,
} from '#platform/core/forms/signing.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { moveTo } from '../custody/commands.ts'
import { writeRecord } from '../records/commands.ts'
import { type Held, readRecord, refuse } from '../records/queries.ts'
import type { Answers } from '../schema.ts'
import { signersOf } from './queries.ts'
import { verdicts } from './schema.ts'

// The strokes of the pen as an SVG path, and nothing else.
export const drawnInput = z
  .string()
  .trim()
  .min(1)
  .max(60_000)
  .regex(/^[\d\s.,MLHVQTCSZmlhvqtcsz-]+$/)
export const signatureInput = {
  name: z.string().trim().min(1).max(80),
  drawn: drawnInput.optional(),
  verdict: z.enum(Object.keys(verdicts) as [keyof typeof verdicts]).optional(),
  opinion: z.string().trim().max(2000).optional(),
}
export type Signature = z.output<z.ZodObject<typeof signatureInput>>

export const signForm = command({
  name: 'form.sign',
  about: 'Signs a form, or one row of a table, in the order of the paper; what stands above is closed from then on',
  needs: { right: 'forms.read' },
  input: z.strictObject({ ...target, path: z.string().max(130), ...signatureInput }),
  output: saved.extend({ signatureId: z.uuid() }),
  async run(context, { id, version, path, ...signature }) {
    const held = await readRecord(context, id, { isLocked: true })
    const place = placeOf(context, held, path)
    await refuseSigner(context, held, place, signature.name)
    refuseUnfinished(context, held, place)
    const { values, signatureId } = await putSignature(context, held, place, signature, {
      via: 'screen',
      by: context.actor.id,
    })
    const done = await writeRecord(context, held, version, { values }, { act: 'sign' })
    const { takes } = place.field
    if (takes !== undefined)
      await moveTo(context, held, { kind: takes === 'keeping' ? 'keep' : 'handOver', to: context.actor.id })
    return { ...done, signatureId }
  },
})

/** @throws AppError where the place is somebody else's, or is filled by the decision on the whole form. */
async function refuseSigner(context: Context, held: Held, place: SigningPlace, name: string): Promise<void> {
  refuse(context, (await signersOf(context, held))(place))
  const isOwnName = bare(name) === bare(context.actor.name) && bare(name) !== bare(held.row.customerName ?? '')
  if (place.field.signs === 'subject' && isOwnName) throw invalidField('name', 'form.customer_signs')
}

/** @throws AppError where the signature would close what is still to be filled in. */
export function refuseUnfinished(context: Context, { row, definition }: Held, place: SigningPlace): void {
  const open = openAbove(definition.form, row.values, place, conditionContext(context))
  if (open.length === 0) return
  throw new AppError('conflict', 'form.sign_unfinished', {
    fields: open.slice(0, mostNamed).map((field) => textIn(context.language, field.label)),
  })
}

const bare = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

/** @throws AppError for a place there is none of, that is signed already, or whose turn has not come. */
export function placeOf(context: Context, { row, definition }: Held, path: string): SigningPlace {
  const places = signingPlaces(definition.form, row.values, conditionContext(context))
  const place = places.find((one) => one.path === path)
  if (place === undefined) throw invalidField('path', 'form.no_signing_place')
  if (!isEmptyValue(place.value)) throw new AppError('conflict', 'form.already_signed')
  return place
}

/** Keeps a signature and gives the answers with it in its place. `given`: how it came, by whom of the firm, and when if not now. */
export async function putSignature(
  context: Context,
  held: Held,
  place: SigningPlace,
  { name, drawn, verdict, opinion }: Signature,
  given: { via: 'screen' | 'link'; by?: string; at?: string },
): Promise<{ values: Answers; signatureId: string }> {
  const { row, definition } = held
  const first = signsBefore(signingPlaces(definition.form, row.values, conditionContext(context)), place.path)
  if (first !== undefined)
    throw new AppError('conflict', 'form.sign_earlier', { who: textIn(context.language, first.field.label) })
  const isApproval = place.field.type === 'approval'
  if (isApproval && verdict === undefined) throw invalidField('verdict', 'field.required')
  const id = newId()
  const { via, by = null, at = context.now.toISOString() } = given
  await context.db
    .insertInto('formSignatures')
    .values({
      id,
      recordId: row.id,
      path: place.path,
      kind: isApproval ? 'approval' : 'signature',
      name,
      drawn: drawn ?? null,
      verdict: isApproval ? (verdict ?? null) : null,
      opinion: isApproval ? (opinion ?? null) : null,
      signedAt: at,
      signedBy: by,
      via,
    })
    .execute()
  const value = {
    name,
    at,
    ...(by === null ? {} : { by }),
    ...(drawn === undefined ? {} : { image: id }),
    ...(isApproval ? { verdict, ...(opinion ? { opinion } : {}) } : {}),
  }
  return { values: withValueAt(row.values, place.path, value), signatureId: id }
}

/** The answers with a value at a path: 'customerSigned' or 'careRecord.<row>.signed'. */
function withValueAt(values: Answers, path: string, value: unknown): Answers {
  const [key = '', rowId, column = ''] = path.split('.')
  if (rowId === undefined) return { ...values, [key]: value }
  const rows = rowsOf(values[key]).map((row): FormRow => (row.id === rowId ? { ...row, [column]: value } : row))
  return { ...values, [key]: rows }
}

export const signingCommands = [signForm] as const
