import type { ReactNode } from 'react'

export type TagTone = 'plain' | 'brand' | 'seal' | 'ochre' | 'pine' | 'lined'

const tones: Record<TagTone, string> = { plain: '', brand: ' bl', seal: ' sl', ochre: ' oc', pine: ' gr', lined: ' ln' }

/** A word on tinted paper: category, origin, state. Seal only where a person must act. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`tag${tones[tone]}`}>{children}</span>
}
