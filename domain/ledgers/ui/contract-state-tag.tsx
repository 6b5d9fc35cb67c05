import { useText } from '#platform/ui/language.tsx'
import { Tag, type TagTone } from '#platform/ui/tag.tsx'
import { type ContractState, contractStates } from '../contracts/rules.ts'

const tones: Record<ContractState, TagTone> = {
  negotiating: 'plain',
  upcoming: 'brand',
  inForce: 'pine',
  expired: 'ochre',
  ended: 'plain',
}

/** Where a contract stands, told by its dates. */
export function ContractStateTag({ state }: { state: ContractState }) {
  const text = useText()
  const [zh, en] = contractStates[state]
  return <Tag tone={tones[state]}>{text({ zh, en })}</Tag>
}
