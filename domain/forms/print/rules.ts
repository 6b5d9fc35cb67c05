import { type FormDefinition, type FormField, type FormSection, isPutAway } from '#platform/core/forms/definition.ts'
import { isSigned } from '#platform/core/forms/filling.ts'
import { type Language, listText, textIn } from '#platform/core/i18n.ts'
import type { PaperBlock, PaperHead, PaperLayout } from '#platform/core/paper.ts'
import { fitted } from '#platform/core/paper-room.ts'
import { type FormPrint, gridRows, hasShortDay, parts } from './grid/rules.ts'
import { signerOf } from './signatures/rules.ts'
import { capitalRows, registerBlocks, tableBlock } from './tables/rules.ts'

/** The head of a printed form: title, official number and version, its own number, keeper and retention (FRM-02, IMP-06). */
export function headOf(
  form: FormDefinition,
  language: Language,
  more: { version: number; number?: string },
): PaperHead {
  const years = form.keepYears
  const retention =
    years === 'always'
      ? language === 'en'
        ? 'for good'
        : '长期'
      : years !== undefined && (language === 'en' ? `${years} years` : `${years} 年`)
  const originals = (form.originals ?? []).map(({ holder, count }) => `${textIn(language, holder)} ${count}`)
  return {
    title: textIn(language, form.title),
    formCode: form.code ?? form.key,
    version: String(more.version),
    recordNumber: more.number ?? '',
    ...(form.keeper === undefined ? {} : { keeper: textIn(language, form.keeper) }),
    ...(retention ? { retention } : {}),
    ...(form.sensitivity === 'secret' ? { secrecy: language === 'en' ? 'SECRET' : '机密' } : {}),
    ...(originals.length === 0
      ? {}
      : {
          facts: [{ label: language === 'en' ? 'Originals' : '正本', value: listText(language, originals) }],
        }),
  }
}

/** The form as it is handed out to be filled in with a pen. */
export function blankBlocks(
  form: FormDefinition,
  { language, layout }: { language: Language; layout: PaperLayout },
): PaperBlock[] {
  if (form.shape === 'register') return registerBlocks(form, [], {}, { language, layout })
  return sheetBlocks({ form, values: {}, names: {}, language, layout, isBlank: true })
}

/** A form as it lies on the desk: every label, every option with its box, tables with room to write, places to sign. */
export function sheetBlocks(print: FormPrint): PaperBlock[] {
  const { form, language } = print
  const blocks = form.sections.filter((one) => !isPutAway(one)).flatMap((section) => sectionBlocks(print, section))
  if (print.shortDays === undefined && hasShortDay(blocks)) return sheetBlocks({ ...print, shortDays: true })
  const all: PaperBlock[] = [
    ...(form.instructions === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.instructions) }]),
    ...blocks.map((block, at) => withSeal(block, at === lastSigned(blocks) ? form.paper?.seal : undefined, language)),
    ...(form.paper?.note === undefined ? [] : [{ kind: 'note' as const, text: textIn(language, form.paper.note) }]),
  ]
  return fitted([...all, ...(print.after ?? [])], print.layout)
}

function lastSigned(blocks: readonly PaperBlock[]): number {
  return blocks.findLastIndex((block) => block.kind === 'signatures')
}

function withSeal(block: PaperBlock, seal: { zh: string; en: string } | undefined, language: Language): PaperBlock {
  if (seal === undefined || block.kind !== 'signatures') return block
  const signers = block.signers.map((one, at) =>
    at === block.signers.length - 1 ? { ...one, seal: textIn(language, seal) } : one,
  )
  return { ...block, signers }
}

/** Runs of plain answers become a grid, runs of signatures a row of places to sign, each table stands for itself. */
function sectionBlocks(print: FormPrint, section: FormSection): PaperBlock[] {
  const { language, drawn = {} } = print
  const values = print.isBlank ? {} : print.values
  const blocks: PaperBlock[] = []
  let plain: FormField[] = []
  let signed: FormField[] = []
  const flush = () => {
    if (plain.length > 0) blocks.push({ kind: 'grid', columns: Array(parts).fill(1), rows: gridRows(print, plain) })
    if (signed.length > 0)
      blocks.push({ kind: 'signatures', signers: signed.map((field) => signerOf(field, values, language, drawn)) })
    plain = []
    signed = []
  }
  for (const field of section.fields) {
    if (isPutAway(field)) continue
    if (field.type === 'table') {
      flush()
      blocks.push(tableBlock(print, field), ...capitalRows(print, field))
    } else if (isSigned(field)) {
      if (plain.length > 0) flush()
      signed.push(field)
    } else {
      if (signed.length > 0) flush()
      plain.push(field)
    }
  }
  flush()
  return blocks
}
