import { conditionContext } from '#domain/archives/access/queries.ts'
import type { Frame } from '#domain/archives/print/making/queries.ts'
import { paperOf } from '#domain/archives/print/making/queries.ts'
import type { Context } from '#domain/kit.ts'
import { AppError } from '#platform/core/errors.ts'
import { type FormDefinition, formFields } from '#platform/core/forms/definition.ts'
import { otherKey, shownFields } from '#platform/core/forms/filling.ts'
import type { Paper, PaperBlock } from '#platform/core/paper.ts'
import { chinaDay } from '#platform/core/time.ts'
import { reachOf, shownAnswers } from '../../covering/rules.ts'
import { spokenNamesIn } from '../../filling/queries.ts'
import { reachesRecord } from '../../policy.ts'
import { type Held, readRecord } from '../../records/queries.ts'
import type { Answers, Outcome } from '../../schema.ts'
import { grantOf } from '../../sealing/commands.ts'
import { drawnFor } from '../../signing/queries.ts'
import { pictureBlocks } from '../pictures/queries.ts'
import { headOf, sheetBlocks } from '../rules.ts'
import { registerBlocks } from '../tables/rules.ts'

/**
 * Filled forms as the papers they replace, with what the reader may see of each; rows of one register share one paper.
 * `withFiles`: the scans and photographs of each behind it; `rowsBefore`: rows of the register set already.
 */
export async function filledPapers(
  context: Context,
  held: readonly Held[],
  frame: Frame,
  { withFiles = false, rowsBefore = 0 } = {},
): Promise<Paper[]> {
  const shown = held.map(({ row, definition, posts }) => {
    const { values } = shownAnswers(definition.form, row.values, reachOf(context.actor, row, definition.form, posts))
    return { row, definition, values: asked(context, definition.form, row.values, values) }
  })
  const first = shown[0]
  if (first === undefined) return []
  const names: Record<string, string> = {}
  for (const { definition, values } of shown)
    Object.assign(names, await spokenNamesIn(context, definition.form, values))
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
    return [paperOf(frame, common, registerBlocks(form, rows, names, frame, { drawn, rowsBefore }))]
  }
  const files = new Map<string, PaperBlock[]>()
  if (withFiles) for (const { row } of shown) files.set(row.id, await pictureBlocks(context, row.id))
  return shown.map(({ row, definition: { form, version }, values }) => {
    const head = headOf(form, frame.language, { version, ...(row.number === null ? {} : { number: row.number }) })
    const blocks = sheetBlocks({
      form,
      values,
      names,
      language: frame.language,
      layout: frame.layout,
      isBlank: false,
      drawn,
      after: outcomeBlocks(context, row.outcomes ?? []),
    })
    const paper = paperOf(frame, head, [...blocks, ...(files.get(row.id) ?? [])])
    return row.state === 'voided' ? { ...paper, stamp: context.t('form.stamp_void') } : paper
  })
}

/** What the form does not ask for with these answers stays blank on paper as it is absent on the screen. */
function asked(context: Context, form: FormDefinition, answers: Answers, shown: Answers): Answers {
  const fields = new Set(shownFields(form, answers, conditionContext(context)))
  const hidden = formFields(form).filter((field) => !fields.has(field))
  const left = new Set(hidden.flatMap(({ key }) => [key, otherKey(key)]))
  return Object.fromEntries(Object.entries(shown).filter(([key]) => !left.has(key)))
}

/** What came of the things the form left to be done. */
function outcomeBlocks(context: Context, outcomes: readonly Outcome[]): PaperBlock[] {
  if (outcomes.length === 0) return []
  const columns = (['matter', 'day', 'by', 'result'] as const).map((key) => ({
    label: context.t(`form.outcome_${key}`),
    width: { matter: 8, day: 3, by: 3, result: 10 }[key],
  }))
  return [
    {
      kind: 'table',
      title: context.t('form.outcomes'),
      columns,
      rows: outcomes.map((one) => [one.title, chinaDay(new Date(one.at)), one.byName, one.result ?? '']),
    },
  ]
}

/** The records that may be printed, or the first reason why one may not. */
export async function readPrintable(context: Context, ids: readonly string[]): Promise<Held[]> {
  const held: Held[] = []
  for (const id of ids) {
    const one = await readRecord(context, id)
    if (!reachesRecord(context.actor, 'forms.print', one.row)) throw new AppError('missing', 'record.missing')
    if (one.row.sealedAt !== null && (await grantOf(context, one.row)) === undefined)
      throw new AppError('forbidden', 'form.sealed')
    if (one.definition.form.sensitivity === 'secret' && ids.length > 1)
      throw new AppError('conflict', 'form.print_one_secret')
    held.push(one)
  }
  return held
}
