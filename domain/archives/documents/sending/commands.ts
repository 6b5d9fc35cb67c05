import { z } from 'zod'
import { type Context, command } from '#domain/kit.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { textIn } from '#platform/core/i18n.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { diffOf, recordChanges } from '#platform/server/history.ts'
import { createSchema } from '#platform/server/values.ts'
import { addAttachment, keepUpload } from '../../attachments/commands.ts'
import { allowChange } from '../../contacts/commands.ts'
import { findPlaced } from '../../contacts/queries.ts'
import { note } from '../commands.ts'
import { documentKinds, means, passedDocument } from '../schema.ts'
import { contactIn, readReceivers } from './queries.ts'
import { addressFor, categoryOf, type Means, needsAddress } from './rules.ts'

const allMeans = Object.keys(means) as Means[]
const email = z.email()

export const sendDocument = command({
  name: 'document.send',
  about:
    'Sends a letter, card or schedule to a customer and keeps the record: e-mail leaves from here with its file, other means are recorded as done by hand (IMP-08)',
  needs: { right: 'customer.change' },
  input: z.strictObject({
    customerId: z.uuid(),
    contactId: z.uuid().optional(),
    means: z.enum(allMeans),
    /** `sentTo` is where it goes, unset the address, number or mailbox of the archive; `body` is what the mail says. */
    values: createSchema(passedDocument.fields, ['kind', 'title', 'sentTo', 'body', 'trackingNumber']),
    /** A finished print of one's own, kept as a file of the archive from then on. */
    printId: z.uuid().optional(),
    attachmentId: z.uuid().optional(),
  }),
  output: z.object({ id: z.string(), version: z.int() }),
  perMinute: 60,
  async run(context, input) {
    allowChange(context, await findPlaced(context, input.customerId))
    const { row, people } = await readReceivers(context, input.customerId)
    const person = contactIn(people, input.contactId)
    const { kind, title, body, trackingNumber } = input.values
    const sentTo = input.values.sentTo || addressFor(input.means, row, person)
    if (sentTo === '' && needsAddress(input.means)) throw invalidField('values.sentTo', 'sending.no_address')
    if (input.means === 'email') {
      if (!email.safeParse(sentTo).success)
        throw invalidField('values.sentTo', 'field.not_an_email', { value: sentTo.slice(0, 60) })
      if (!context.mailer.isConfigured) throw new AppError('unavailable', 'mail.not_configured')
    }
    const attachmentId = await fileOf(context, input)
    const at = context.now.toISOString()
    const values = {
      customerId: input.customerId,
      direction: 'down' as const,
      kind,
      title,
      passedOn: chinaDay(context.now),
      sender: context.actor.name.slice(0, 80),
      receiver: (person?.name ?? row.name).slice(0, 80),
      // Whoever sends it has just seen what it says.
      contentChecked: true,
      delivery: 'underway' as const,
      attachmentId,
      means: input.means,
      contactId: person?.id ?? null,
      sentTo: sentTo === '' ? null : sentTo,
      trackingNumber: trackingNumber ?? null,
      body: body ?? null,
      sentAt: input.means === 'email' ? null : at,
    }
    const id = newId(context.now.getTime())
    const made = {
      id,
      version: 1,
      createdAt: at,
      createdBy: context.actor.id,
      updatedAt: at,
      updatedBy: context.actor.id,
    }
    await context.db
      .insertInto('passedDocuments')
      .values({ ...made, ...values })
      .execute()
    await recordChanges(context, [
      { entity: 'passedDocument', recordId: id, version: 1, kind: 'created', diff: diffOf({}, values) },
    ])
    note(context, values, { sent: id, means: input.means })
    if (input.means === 'email') await context.job('document.mail', { id }, { key: `document.mail:${id}` })
    await tellJournal(context, id, values)
    return { id, version: 1 }
  },
})

/** The file that goes along: one of the archive, or a print that becomes one. */
async function fileOf(
  context: Context,
  {
    customerId,
    printId,
    attachmentId,
  }: { customerId: string; printId?: string | undefined; attachmentId?: string | undefined },
): Promise<string | null> {
  if (attachmentId !== undefined) {
    const kept = await context.db
      .selectFrom('attachments')
      .select('id')
      .where('id', '=', attachmentId)
      .where('customerId', '=', customerId)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (kept === undefined) throw invalidField('attachmentId', 'record.missing')
    return kept.id
  }
  if (printId === undefined) return null
  const print = await context.db
    .selectFrom('prints')
    .select(['sha256', 'size', 'fileName', 'createdBy', 'customerId'])
    .where('id', '=', printId)
    .executeTakeFirst()
  const isTheirs = print?.createdBy === context.actor.id && print.customerId === customerId
  if (!isTheirs || print.sha256 === null) throw invalidField('printId', 'sending.print_gone')
  await keepUpload(context, { sha256: print.sha256, size: print.size ?? 0, type: 'application/pdf' })
  const { id } = await addAttachment.run(context, {
    customerId,
    sha256: print.sha256,
    name: print.fileName,
    copyKept: true,
  })
  return id
}

type Sent = { customerId: string; kind: string; title: string; receiver: string; means: Means }

async function tellJournal(
  context: Context,
  id: string,
  { customerId, kind, title, receiver, means: by }: Sent,
): Promise<void> {
  const [zh, en] = means[by]
  const kindText = documentKinds[kind as keyof typeof documentKinds]
  const kindWord = kindText === undefined ? kind : textIn(context.language, { zh: kindText[0], en: kindText[1] })
  await context.job('journal.note', {
    customerId,
    category: categoryOf(by),
    text: context.t('sending.journal', {
      means: textIn(context.language, { zh, en }),
      kind: kindWord,
      title,
      receiver,
    }),
    happenedAt: context.now.toISOString(),
    eventKey: `document.sent:${id}`,
    authorId: context.actor.id,
    authorName: context.actor.name,
  })
}

export const sendingCommands = [sendDocument] as const
