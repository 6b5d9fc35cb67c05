import type { Context } from '#domain/kit.ts'
import type { PaperBlock } from '#platform/core/paper.ts'

// Typst sets these; a TIFF or HEIC is named below and printed from where it is shown.
const printable = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

// One scan has a sheet to itself; of several, four stand on a sheet, two beside each other.
const heights = { one: 205, several: 96 }

/** The scans and photographs kept with a filled form, on sheets of their own behind it; other files are named. */
export async function pictureBlocks(context: Context, recordId: string): Promise<PaperBlock[]> {
  const files = await context.db
    .selectFrom('formFiles')
    .select(['name', 'type', 'sha256'])
    .where('recordId', '=', recordId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute()
  if (files.length === 0) return []
  const pictures = files
    .filter((one) => printable.has(one.type))
    .map(({ name, sha256 }) => ({ sha256, alt: name, caption: name, height: heights.several }))
  const others = files.filter((one) => !printable.has(one.type)).map((one) => one.name)
  return [
    { kind: 'pageBreak' },
    { kind: 'heading', text: context.t('form.files_printed'), detail: context.t('form.files_n', { n: files.length }) },
    ...(pictures.length === 0
      ? []
      : [
          {
            kind: 'pictures' as const,
            pictures,
            height: pictures.length === 1 ? heights.one : heights.several,
            perRow: Math.min(2, pictures.length),
          },
        ]),
    ...(others.length === 0
      ? []
      : [{ kind: 'note' as const, text: context.t('form.files_others', { names: others }) }]),
  ]
}
