import type { FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { type Language, textIn } from '#platform/core/i18n.ts'
import type { PaperContent, PaperDrawing, PaperSigner } from '#platform/core/paper.ts'
import type { Answers } from '../../schema.ts'

type Drawn = Readonly<Record<string, string>>
type Signed = { name?: string; at?: string; image?: string; verdict?: string; opinion?: string }

/** The pad signatures are drawn on, and the room left around one so that thick strokes are not cut. */
const pad = { width: 480, height: 140, edge: 6 }
// As a name written in a line of a table, and above the line of a signature.
const cellMm = 6
const lineMm = 8

/** Who signs, as the paper has it: what was decided, the signature as it was drawn or the name, the day. */
export function signerOf(field: FormField, values: Answers, language: Language, drawn: Drawn): PaperSigner {
  const role = textIn(language, field.signedBy ?? field.label)
  const given = values[field.key]
  if (isEmptyValue(given)) return { role }
  const { name, at, verdict, opinion } = given as Signed
  const said =
    verdict === undefined
      ? undefined
      : verdict === 'agreed'
        ? { zh: '同意', en: 'Agreed' }
        : { zh: '不同意', en: 'Refused' }
  const words = [said && textIn(language, said), opinion].filter(Boolean).join(language === 'en' ? '. ' : '。')
  const drawing = drawingOf(given as Signed, drawn, lineMm)
  return {
    role,
    ...(words === '' ? {} : { opinion: words }),
    ...(name === undefined ? {} : { name }),
    ...(drawing === undefined ? {} : { drawing }),
    ...(at === undefined ? {} : { signedOn: at.slice(0, 10) }),
  }
}

/** A signature in a row as it was drawn; undefined where none was. */
export function strokesIn(field: FormField, row: Answers, drawn: Drawn): PaperContent | undefined {
  const given = row[field.key]
  if (field.type !== 'signature' || isEmptyValue(given)) return undefined
  const drawing = drawingOf(given as Signed, drawn, cellMm)
  return drawing && { kind: 'drawing', drawing }
}

function drawingOf({ name = '', image }: Signed, drawn: Drawn, height: number): PaperDrawing | undefined {
  const path = image === undefined ? undefined : drawn[image]
  return path === undefined ? undefined : { path, view: viewOf(path), alt: name, height }
}

/** What of the pad is drawn on, so that a small signature is not lost on the paper. */
function viewOf(path: string): PaperDrawing['view'] {
  const all = [0, 0, pad.width, pad.height] as const
  if (!/^[\d\s.,ML-]+$/.test(path)) return all
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  const [xs, ys] = [numbers.filter((_, n) => n % 2 === 0), numbers.filter((_, n) => n % 2 === 1)]
  if (xs.length < 2 || ys.length < 2) return all
  const [left, top] = [Math.min(...xs) - pad.edge, Math.min(...ys) - pad.edge]
  return [left, top, Math.max(...xs) + pad.edge - left, Math.max(...ys) + pad.edge - top]
}
