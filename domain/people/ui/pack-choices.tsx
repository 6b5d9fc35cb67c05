import type { Text } from '#platform/core/i18n.ts'
import { useText } from '#platform/ui/language.tsx'

type PackChoicesProps = {
  packs: readonly { key: string; name: Text; about: Text }[]
  isOn: (key: string) => boolean
  onToggle: (key: string, on: boolean) => void
}

/** The trades as a ruled sheet of ticks. */
export function PackChoices({ packs, isOn, onToggle }: PackChoicesProps) {
  const text = useText()
  return (
    <div className="packs">
      {packs.map(({ key, name, about }) => (
        <label key={key}>
          <input
            type="checkbox"
            className="ck"
            checked={isOn(key)}
            onChange={(event) => onToggle(key, event.target.checked)}
          />
          <b>{text(name)}</b>
          <small>{text(about)}</small>
        </label>
      ))}
    </div>
  )
}
