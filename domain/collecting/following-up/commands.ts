import { z } from 'zod'
import { command } from '#domain/kit.ts'
import { present, saveChange, saved, target } from '#domain/people/records/commands.ts'
import { AppError, invalidField } from '#platform/core/errors.ts'
import { newId } from '#platform/core/ids.ts'
import { chinaDay } from '#platform/core/time.ts'
import { createSchema, writableKeys } from '#platform/server/values.ts'
import { checkAnswers, holdCollection } from '../filling/queries.ts'
import { filePaper } from '../papers/commands.ts'
import { asFormFields, askableFields } from '../rules.ts'
import { collection, track } from '../schema.ts'

const trackKeys = writableKeys(track.fields)

export const trackCollection = command({
  name: 'collection.track',
  about: 'Adds a dated note of what was done next with a caller or a client to be won',
  needs: { right: 'collecting.collect' },
  input: z.strictObject({ id: z.uuid(), values: createSchema(track.fields, trackKeys) }),
  output: z.object({ id: z.uuid() }),
  async run(context, { id, values }) {
    const { row, kind } = await holdCollection(context, id)
    if (!kind.isTracked) throw new AppError('conflict', 'collection.not_tracked')
    if (values.trackedOn > chinaDay(context.now)) throw invalidField('values.trackedOn', 'collection.in_future')
    const trackId = newId()
    await context.db
      .insertInto('collectionTracks')
      .values({
        ...values,
        id: trackId,
        collectionId: row.id,
        createdAt: context.now.toISOString(),
        createdBy: context.actor.id,
      })
      .execute()
    await filePaper(context, id)
    context.audit({ kind: 'change', subject: 'collection', ids: [id], detail: { fields: ['tracking'] } })
    return { id: trackId }
  },
})

export const receiveReport = command({
  name: 'collection.receiveReport',
  about: 'Ties the agency’s report to its order, with the conclusion',
  needs: { right: 'collecting.manage' },
  input: z.strictObject({
    ...target,
    attachmentId: z.uuid(),
    conclusion: z.string().trim().min(1).max(10_000),
    findings: z.record(z.string().max(60), z.unknown()).optional(),
  }),
  output: saved,
  async run(context, { id, version, attachmentId, conclusion, findings = {} }) {
    const { row, kind } = await holdCollection(context, id)
    if (!kind.isOrdered) throw new AppError('conflict', 'collection.not_ordered')
    const file = present(
      await context.db
        .selectFrom('attachments')
        .select('customerId')
        .where('id', '=', attachmentId)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst(),
    )
    if (file.customerId !== row.customerId) throw new AppError('conflict', 'collection.file_of_other')
    const done = await saveChange(context, collection, row, version, {
      attachmentId,
      values: { ...row.values, conclusion },
      findings: { ...row.findings, ...checkAnswers(asFormFields(askableFields('organisation')), findings, 'findings') },
      obtainedOn: chinaDay(context.now),
    })
    await filePaper(context, id)
    return done
  },
})

export const followingUpCommands = [trackCollection, receiveReport] as const
