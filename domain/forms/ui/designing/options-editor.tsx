import type { FormField } from '#platform/core/forms/definition.ts'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { moved } from '../../definitions/designing/rules.ts'
import { designTexts } from './design-texts.ts'
import { Group, type Patch } from './inputs.tsx'
import { freshKey } from './use-design.ts'

type OptionsEditorProps = { field: FormField; onChange: (patch: Patch) => void }

/** The options of a list, 其他 always the last; Enter in one adds the next. */
export function OptionsEditor({ field, onChange }: OptionsEditorProps) {
  const t = useT(designTexts)
  const options = field.options ?? []
  const plain = options.filter(({ key }) => key !== 'other')
  const other = options.filter(({ key }) => key === 'other')
  const put = (next: readonly (typeof options)[number][]) => onChange({ options: [...next, ...other] })
  const add = () => put([...plain, { key: freshKey('o'), label: { zh: t('design.option_new'), en: 'New option' } }])
  return (
    <Group label={t('design.options')}>
      <div className="opt-rows">
        {plain.map((option, n) => (
          <span className="flex" key={option.key}>
            <input
              className="in s grow"
              aria-label={t('design.option_n', { n: n + 1 })}
              value={option.label.zh}
              maxLength={100}
              onFocus={(event) => event.target.select()}
              onChange={({ target: { value } }) => {
                const { zh, en } = option.label
                const label = { zh: value, en: en === '' || en === zh || en === 'New option' ? value : en }
                put(plain.map((one) => (one.key === option.key ? { ...one, label } : one)))
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                event.preventDefault()
                add()
              }}
            />
            <IconButton
              small
              icon="arrow-up"
              label={`${t('design.up')} ${option.label.zh}`}
              onClick={() => put(moved(plain, option.key, -1))}
            />
            <IconButton
              small
              icon="trash"
              label={`${t('design.remove')} ${option.label.zh}`}
              onClick={() => put(plain.filter((one) => one.key !== option.key))}
            />
          </span>
        ))}
        <span>
          <Button small icon="plus" onClick={add}>
            {t('design.option_add')}
          </Button>
        </span>
      </div>
      <Checkbox
        checked={field.hasOther === true}
        onChange={(on) =>
          onChange({
            options: on ? [...plain, { key: 'other', label: { zh: '其他', en: 'Other' } }] : plain,
            hasOther: on || undefined,
          })
        }
      >
        {t('design.has_other')}
      </Checkbox>
      <Checkbox checked={field.openOptions === true} onChange={(on) => onChange({ openOptions: on || undefined })}>
        {t('design.open_options')}
      </Checkbox>
    </Group>
  )
}
