import { xmlHead, xmlText } from './xml-text.ts'

export type WrittenSheet = { name: string; hidden: boolean; hasNotes: boolean }

/** A name Excel accepts: at most 31 characters, none of []:*?/\, no quote at its ends, not used twice. */
export function sheetName(wanted: string, written: readonly WrittenSheet[]): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]|\p{Cc}/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  const taken = new Set(written.map(({ name }) => name.toLowerCase()))
  for (let copy = 1; ; copy++) {
    const ending = copy === 1 ? '' : ` (${copy})`
    const name = clean.slice(0, 31 - ending.length) + ending
    if (!taken.has(name.toLowerCase())) return name
  }
}

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A .rels part; the ids are rId1, rId2 … in order. */
export function relationsXml(relations: readonly (readonly [kind: string, target: string])[]): string {
  const list = relations.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${kind}" Target="${target}"/>`,
  )
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
}

/** The parts that tie the sheets together, with their paths. Written last, when the sheets are known. */
export function bookParts(sheets: readonly WrittenSheet[]): [path: string, xml: string][] {
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const worksheets = sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const)
  return [
    [
      'xl/workbook.xml',
      `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationsXml([...worksheets, ['styles', 'styles.xml']])],
    ['_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']])],
    ['[Content_Types].xml', contentTypesXml(sheets)],
  ]
}

function contentTypesXml(sheets: readonly WrittenSheet[]): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${kind}.${type}+xml"/>`
  const parts = sheets.flatMap(({ hasNotes }, index) => [
    part(`xl/worksheets/sheet${index + 1}.xml`, 'worksheet'),
    ...(hasNotes ? [part(`xl/comments${index + 1}.xml`, 'comments')] : []),
  ])
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${part('xl/workbook.xml', 'sheet.main')}${part('xl/styles.xml', 'styles')}${parts.join('')}</Types>`
}
