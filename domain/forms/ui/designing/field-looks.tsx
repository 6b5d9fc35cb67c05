import type { FormField } from '#platform/core/forms/definition.ts'
import { isSigned } from '#platform/core/forms/filling.ts'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { designTexts } from './design-texts.ts'
import { Group, NumberLine, type Patch } from './inputs.tsx'

type PartProps = { field: FormField; onChange: (patch: Patch) => void }

const beginnings: Partial<Record<FormField['type'], readonly ('today' | 'now' | 'me' | 'number')[]>> = {
  date: ['today'],
  instant: ['now'],
  time: ['now'],
  person: ['me'],
  text: ['number'],
}

/** What a new record begins with, where the type has something to offer. */
export function Starts({ field, onChange }: PartProps) {
  const t = useT(designTexts)
  const offered = beginnings[field.type]
  if (offered === undefined || (field.starts !== undefined && typeof field.starts !== 'string')) return null
  return (
    <Group label={t('design.starts')}>
      <Segmented
        label={t('design.starts')}
        choices={(['none', ...offered] as const).map((key) => ({ key, label: t(`design.starts_${key}`) }))}
        value={(field.starts as 'today' | undefined) ?? 'none'}
        onChange={(key) => onChange({ starts: key === 'none' ? undefined : key })}
      />
    </Group>
  )
}

const spans = ['auto', '3', '4', '6', '12'] as const
const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'computed'])

/** How a field stands on screen and paper, and what else is true of its answers. */
export function Looks({
  field,
  isColumn,
  isRegister,
  onChange,
}: PartProps & { isColumn: boolean; isRegister: boolean }) {
  const t = useT(designTexts)
  const isMoney = field.type === 'money' || (field.type === 'computed' && field.as === 'money')
  // A register has no room for words in its columns; of a table it is the total that is written out.
  const offersCapitals = isMoney && !isRegister && (!isColumn || field.total === true)
  const value = field.span === undefined ? 'auto' : spans.find((one) => one === String(field.span))
  return (
    <>
      {!isColumn && (
        <Group label={t('design.span')}>
          <Segmented
            label={t('design.span')}
            choices={spans.map((key) => ({
              key,
              label:
                key === 'auto' ? t('design.span_auto') : key === '12' ? t('design.span_12') : `1/${12 / Number(key)}`,
            }))}
            value={value}
            onChange={(key) => onChange({ span: key === 'auto' ? undefined : Number(key) })}
          />
        </Group>
      )}
      {field.type === 'longText' && (
        <NumberLine label={t('design.lines')} value={field.lines} onChange={(lines) => onChange({ lines })} />
      )}
      <div className="fl">
        {numbers.has(field.type) && (
          <Checkbox checked={field.total === true} onChange={(on) => onChange({ total: on || undefined })}>
            {t('design.total')}
          </Checkbox>
        )}
        {offersCapitals && (
          <Checkbox checked={field.inCapitals === true} onChange={(on) => onChange({ inCapitals: on || undefined })}>
            {t('design.capitals')} <span className="mut">{t('design.capitals_about')}</span>
          </Checkbox>
        )}
        {!isSigned(field) && field.type !== 'computed' && (
          <Checkbox
            checked={field.sensitivity === 'personal'}
            onChange={(on) => onChange({ sensitivity: on ? 'personal' : undefined })}
          >
            {t('design.personal')}
          </Checkbox>
        )}
      </div>
    </>
  )
}
