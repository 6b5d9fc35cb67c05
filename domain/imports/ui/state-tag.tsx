import { useText } from '#platform/ui/language.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { type RunState, runStates, type Verdict, verdicts } from '../schema.ts'

const stateTones: Partial<Record<RunState, TagTone>> = {
  rehearsing: 'brand',
  rehearsed: 'ochre',
  mapping: 'ochre',
  applying: 'brand',
  applied: 'pine',
  undoing: 'brand',
}

/** Where a run stands, as a word. */
export function StateTag({ state }: { state: RunState }) {
  const text = useText()
  const [zh, en] = runStates[state]
  return <Tag tone={stateTones[state] ?? 'plain'}>{text({ zh, en })}</Tag>
}

const verdictTones: Partial<Record<Verdict, TagTone>> = {
  new: 'pine',
  update: 'brand',
  duplicate: 'ochre',
  pending: 'ochre',
  error: 'seal',
}

/** The verdict on a row, as a word. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const text = useText()
  const [zh, en] = verdicts[verdict]
  return <Tag tone={verdictTones[verdict] ?? 'plain'}>{text({ zh, en })}</Tag>
}
