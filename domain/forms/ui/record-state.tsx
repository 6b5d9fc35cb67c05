import { useT } from '#platform/ui/language.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import type { RecordState } from '../schema.ts'
import { formsTexts } from './forms-texts.ts'

const tones: Record<RecordState | 'missing', TagTone> = {
  draft: 'lined',
  submitted: 'brand',
  reviewed: 'brand',
  approved: 'pine',
  archived: 'pine',
  voided: 'plain',
  missing: 'ochre',
}

/** Where a filled form stands, in a word. */
export function StateTag({ state }: { state: RecordState | 'missing' }) {
  const t = useT(formsTexts)
  return <Tag tone={tones[state]}>{t(`forms.state_${state}`)}</Tag>
}
