import { IconButton } from '#platform/ui/button.tsx'
import { Combobox } from '#platform/ui/combobox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useReferenceName, useReferences } from '#platform/ui/references.tsx'
import { allocationTexts } from '../allocation-texts.ts'

type SuccessorsProps = {
  /** What adding one is called. */
  word?: 'over.add' | 'round.add'
  value: string[]
  onChange: (value: string[]) => void
}

/** Who takes over or takes part, one or several, each found by typing. */
export function Successors({ word = 'over.add', value, onChange }: SuccessorsProps) {
  const t = useT(allocationTexts)
  const references = useReferences()
  return (
    <div className="heirs">
      {value.map((id) => (
        <Successor key={id} id={id} onRemove={() => onChange(value.filter((one) => one !== id))} />
      ))}
      <Combobox
        value={undefined}
        label={t(word)}
        placeholder={t(word)}
        onChange={(one) => one && !value.includes(one.key) && onChange([...value, one.key])}
        find={(text) => references.find('staff', text)}
      />
    </div>
  )
}

function Successor({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useT(allocationTexts)
  const name = useReferenceName('staff', id) ?? '…'
  return (
    <span className="chip-x">
      {name}
      <IconButton small icon="close" label={t('over.remove', { name })} onClick={onRemove} />
    </span>
  )
}
