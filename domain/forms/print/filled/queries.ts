import type { Frame } from '#domain/archives/print/making/queries.ts'
import { paperOf } from '#domain/archives/print/making/queries.ts'
import type { Context } from '#domain/kit.ts'
import type { Paper } from '#platform/core/paper.ts'
import { reachOf, shownAnswers } from '../../covering/rules.ts'
import { namesIn } from '../../filling/queries.ts'
import type { Held } from '../../records/queries.ts'
import { drawnFor } from '../../signing/queries.ts'
import { headOf, registerBlocks, sheetBlocks } from '../rules.ts'

/** Filled forms as the papers they replace, with what the reader may see of each; rows of one register share one paper. */
export async function filledPapers(context: Context, held: readonly Held[], frame: Frame): Promise<Paper[]> {
  const shown = held.map(({ row, definition, post }) => ({
    row,
    definition,
    values: shownAnswers(definition.form, row.values, reachOf(context.actor, row, definition.form, post)).values,
  }))
  const first = shown[0]
  if (first === undefined) return []
  const names: Record<string, string> = {}
  for (const { definition, values } of shown) Object.assign(names, await namesIn(context, definition.form, values))
  const drawn = await drawnFor(
    context,
    held.map(({ row }) => row.id),
  )
  const isOneRegister =
    first.definition.form.shape === 'register' && shown.every((one) => one.definition.id === first.definition.id)
  if (isOneRegister) {
    const { form, version } = first.definition
    const { recordNumber: _none, ...common } = headOf(form, frame.language, { version })
    const rows = shown.map((one) => one.values)
    return [paperOf(frame, common, registerBlocks(form, rows, names, frame.language, drawn))]
  }
  return shown.map(({ row, definition: { form, version }, values }) => {
    const head = headOf(form, frame.language, { version, ...(row.number === null ? {} : { number: row.number }) })
    const blocks = sheetBlocks({ form, values, names, language: frame.language, isBlank: false, drawn })
    const paper = paperOf(frame, head, blocks)
    return row.state === 'voided' ? { ...paper, stamp: context.t('form.stamp_void') } : paper
  })
}
