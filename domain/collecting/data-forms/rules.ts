import type { dataFormStates } from './schema.ts'

type Form = {
  customerId: string | null
  returnedOn: string | null
  revokedAt: string | null
  expiresAt: string | null
  dueOn: string | null
  answers: number
  answersMost: number
}

/**
 * Where a sent form stands (COL-02): one sent to a customer is out, back or overdue; an open one collects until it is
 * closed, used up or expired.
 */
export function dataFormStateOf(form: Form, today: string, now: Date): keyof typeof dataFormStates {
  if (form.returnedOn !== null) return 'returned'
  if (form.revokedAt !== null) return 'closed'
  if (form.customerId !== null && form.dueOn !== null && form.dueOn < today) return 'overdue'
  if (form.answers >= form.answersMost || (form.customerId === null && isOver(form.expiresAt, now))) return 'closed'
  return form.customerId === null ? 'open' : 'sent'
}

/** Whether a link still opens: not revoked, not used up, not expired. */
export function isLinkOpen(
  form: Pick<Form, 'revokedAt' | 'expiresAt' | 'answers' | 'answersMost' | 'returnedOn'>,
  now: Date,
): boolean {
  return (
    form.revokedAt === null &&
    form.returnedOn === null &&
    form.answers < form.answersMost &&
    !isOver(form.expiresAt, now)
  )
}

function isOver(expiresAt: string | null, now: Date): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now.getTime()
}

// A month is what a customer needs to come back to a form; a printed code on the counter lasts a season.
export const usualDays = { single: 30, open: 90 } as const
export const longestDays = 365
// An open link that has brought this many answers was printed on a leaflet; a new one can be made at any time.
export const openAnswersMost = 5000
