/** What was begun and not saved stays on this device, one draft for each customer. */
export type Draft = {
  category: string
  text: string
  solution: string
  summary: string
  /** '': what is usual for the category. */
  begunBy: '' | 'customer' | 'us'
  matter: string
  movement: string
  item: string
  quantity: string
  unit: string
  amount: string
  document: string
}

export const blankDraft: Draft = {
  category: 'call',
  text: '',
  solution: '',
  summary: '',
  begunBy: '',
  matter: '',
  movement: '',
  item: '',
  quantity: '',
  unit: '',
  amount: '',
  document: '',
}

const keyOf = (customerId: string) => `kedang.journal.draft.${customerId}`

export function readDraft(customerId: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(customerId)) ?? '{}') as Partial<Draft>
    return { ...blankDraft, ...kept }
  } catch {
    // A draft of an older build is not worth an error: one begins anew.
    return blankDraft
  }
}

export const isBlank = (draft: Draft): boolean =>
  [draft.text, draft.solution, draft.summary].every((text) => text.trim() === '')

export function keepDraft(customerId: string, draft: Draft): void {
  if (isBlank(draft)) localStorage.removeItem(keyOf(customerId))
  else localStorage.setItem(keyOf(customerId), JSON.stringify(draft))
}
