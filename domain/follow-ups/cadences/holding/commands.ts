import { refuseClosedFields } from '#domain/archives/search/listing/rules.ts'
import type { Context } from '#domain/kit.ts'
import { present } from '#domain/people/records/commands.ts'
import { AppError, type FieldError } from '#platform/core/errors.ts'
import type { CadencePlan } from '#platform/core/pack-cadences.ts'
import { adoptBrought } from '../../adopting/commands.ts'
import { answersSql, audienceSql, type Shapes } from '../../generating/anchors/queries.ts'
import { readKnown } from '../../queries.ts'
import { faultsOf } from '../../rules.ts'

/** What is wrong with a plan: what it says, and fields that are not there or may not be compared. */
export async function planFaults(context: Context, given: CadencePlan, shapes: Shapes): Promise<FieldError[]> {
  const faults = faultsOf(given, await readKnown(context))
  const compile = (path: string, work: () => unknown) => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      faults.push({ path, code: error.code, ...(error.params === undefined ? {} : { params: error.params }) })
    }
  }
  compile('plan.audience', () => {
    refuseClosedFields(given.audience, shapes.extra)
    audienceSql(context, given, shapes.extra)
  })
  const form = given.anchor.kind === 'form' ? shapes.forms.get(given.anchor.form) : undefined
  if (form !== undefined) compile('plan.answers', () => answersSql(context, form, given.answers, 'r'))
  return faults
}

export async function hold(context: Context, id: string) {
  await adoptBrought(context)
  return present(
    await context.db.selectFrom('cadences').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
  )
}

/** A draft that is gone: thrown away, or in force. */
export const noDraft = {
  draft: null,
  draftName: null,
  draftedAt: null,
  draftedBy: null,
  proposedAt: null,
  proposedBy: null,
  proposedReason: null,
  proposedPolicyVersionId: null,
  returnedReason: null,
}
