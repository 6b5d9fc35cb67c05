import type { Text } from '#platform/core/i18n.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { peopleScreenMessages } from './messages.ts'
import { PackChoices } from './pack-choices.tsx'
import type { Note } from './refusals.ts'

type SetupPacksProps = {
  offered: readonly { key: string; name: Text; about: Text }[]
  chosen: readonly string[]
  onChoose: (packs: readonly string[]) => void
  withDepartments: boolean
  onWithDepartments: (on: boolean) => void
  note: Note | undefined
  isBusy: boolean
  onBack: () => void
  onMake: () => void
}

/** Which trades the firm is in. */
export function SetupPacks(props: SetupPacksProps) {
  const t = useT(peopleScreenMessages)
  const { offered, chosen, onChoose, note, isBusy } = props
  return (
    <>
      <p className="say">{t('people.setup_packs_say')}</p>
      <PackChoices
        packs={offered}
        isOn={(key) => chosen.includes(key)}
        onToggle={(key, on) => onChoose(on ? [...chosen, key] : chosen.filter((one) => one !== key))}
      />
      <div className="keep">
        <Checkbox checked={props.withDepartments} onChange={props.onWithDepartments}>
          {t('people.setup_departments')}
        </Checkbox>
        <span className="mut sm">{t('people.setup_departments_say')}</span>
      </div>
      <RefusedNote error={note} />
      <div className="acts-row">
        <Button tone="primary" busy={isBusy} onClick={props.onMake}>
          {t('people.setup_make')}
        </Button>
        <Button onClick={props.onBack}>{t('people.setup_back')}</Button>
      </div>
    </>
  )
}
