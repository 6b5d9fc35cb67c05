import { usualSettings } from '#domain/archives/print/settling/rules.ts'
import type { FormDefinition } from '#platform/core/forms/definition.ts'
import type { PaperLayout } from '#platform/core/paper.ts'

// 8 pt is the smallest Song a copier still gives back; a line of it needs 5.4 mm.
const close = { rowHeight: 5.4, spacing: 0.7, fontSize: 8 }

/** As the form is ruled: registers lie across, and what the person settled goes before. */
export function layoutOf(
  { shape, paper }: Pick<FormDefinition, 'shape' | 'paper'>,
  given: Partial<Record<keyof PaperLayout, unknown>>,
): PaperLayout {
  const { layout } = usualSettings('sheet')
  const own = {
    ...(paper?.isClose === true ? close : {}),
    size: paper?.size ?? layout.size,
    orientation: paper?.orientation ?? (shape === 'register' ? 'landscape' : layout.orientation),
  }
  const settled = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined))
  return { ...layout, ...own, ...settled }
}
