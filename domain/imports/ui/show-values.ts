/** Where a row that waits for a value leads. */
export const valuesAnchor = 'importing-values'

/** Brings the values that wait into view, from a row that waits for them. */
export function showValues(): void {
  document.getElementById(valuesAnchor)?.scrollIntoView({ block: 'nearest' })
  document.querySelector<HTMLElement>(`#${valuesAnchor} select`)?.focus()
}
