import { readStandard } from '#domain/archives/standard/queries.ts'
import { offeredDefinition } from '#domain/forms/definitions/queries.ts'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { formKeyOf, formTarget, isFormTarget } from '../forms/rules.ts'
import { customerTarget, recordTargets, type Target } from './schema.ts'

/** The target of a run, with the firm's and the packs' own fields. */
export async function getTarget(context: Context, key: string): Promise<Target> {
  const record = recordTargets[key]
  if (record !== undefined) return record
  if (isFormTarget(key)) return formTarget(await offeredDefinition(context, formKeyOf(key)))
  if (key !== 'customer') throw new AppError('invalid', 'import.unknown_target', { target: key.slice(0, 40) })
  const standard = await readStandard(context)
  return customerTarget(standard)
}
