import { useId } from 'react'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ReferenceInput } from '#platform/ui/reference-input.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { Select } from '#platform/ui/select.tsx'
import { type Choice, choices, type Plan } from '../schema.ts'
import { kindOf, useImportT } from './form-run-texts.ts'
import { importMessages } from './import-messages.ts'
import { fieldOf, type Target } from './run.ts'

type PlanPanelProps = { target: Target; plan: Plan; onChange: (plan: Plan) => void }

const keys = ['number', 'creditCode', 'paperNumber', 'phones', 'name'] as const
const modes = ['createAndUpdate', 'createOnly', 'updateOnly'] as const
const choiceKeys = Object.keys(choices) as Choice[]

/** What is written, and for customers what identifies them, what happens to duplicates, and values for all rows. */
export function PlanPanel({ target, plan, onChange }: PlanPanelProps) {
  const t = useImportT(target.key)
  const set = (patch: Partial<Plan>) => onChange({ ...plan, ...patch })
  const isCustomers = kindOf(target.key) === 'customer'
  return (
    <Panel title={t('importing.how')}>
      <div className="imp-plan">
        {isCustomers && <KeyChoice target={target} plan={plan} onChange={onChange} />}
        <div className="fl">
          <span className="lb">{t('importing.mode')}</span>
          <Segmented
            label={t('importing.mode')}
            value={plan.mode}
            onChange={(mode) => set({ mode })}
            choices={modes.map((key) => ({ key, label: t(`importing.mode_${key}`) }))}
          />
        </div>
        {isCustomers && <DuplicatesAndOwner target={target} plan={plan} onChange={onChange} />}
        <Checkbox checked={plan.emptyClears} onChange={(emptyClears) => set({ emptyClears })}>
          {t('importing.empty_clears')}
        </Checkbox>
      </div>
    </Panel>
  )
}

function KeyChoice({ target, plan, onChange }: PlanPanelProps) {
  const t = useT(importMessages)
  const id = useId()
  const labelOf = (key: string) => target.fields.find((field) => field.key === `customer.${key}`)?.label ?? key
  const isMapped = (key: string) => Object.values(plan.columns).includes(`customer.${key}`)
  return (
    <div className="fl">
      <label htmlFor={`${id}-key`}>{t('importing.key')}</label>
      <Select
        id={`${id}-key`}
        value={plan.key}
        onChange={(key) => key && onChange({ ...plan, key: key as Plan['key'] })}
        options={[
          { key: 'auto', label: t('importing.key_auto') },
          ...keys.map((key) => ({
            key,
            label: isMapped(key) ? labelOf(key) : t('importing.key_unmapped', { name: labelOf(key) }),
          })),
        ]}
      />
    </div>
  )
}

function DuplicatesAndOwner({ target, plan, onChange }: PlanPanelProps) {
  const t = useT(importMessages)
  const text = useText()
  const id = useId()
  const owner = target.fields.find((field) => field.key === 'customer.ownerId')
  return (
    <>
      <div className="fl">
        <span className="lb">{t('importing.duplicates')}</span>
        <Segmented
          label={t('importing.duplicates')}
          value={plan.duplicates}
          onChange={(duplicates) => onChange({ ...plan, duplicates })}
          choices={choiceKeys.map((key) => ({ key, label: text({ zh: choices[key][0], en: choices[key][1] }) }))}
        />
        <p className="help">{t('importing.duplicates_help')}</p>
      </div>
      {owner && (
        <div className="fl">
          <label htmlFor={`${id}-owner`}>{t('importing.owner')}</label>
          <ReferenceInput
            id={`${id}-owner`}
            field={fieldOf(owner)}
            value={plan.defaults['ownerId']}
            onChange={(value) => onChange({ ...plan, defaults: withDefault(plan.defaults, 'ownerId', value) })}
          />
        </div>
      )}
    </>
  )
}

function withDefault(defaults: Plan['defaults'], key: string, value: unknown): Plan['defaults'] {
  const { [key]: _before, ...others } = defaults
  return value === null || value === undefined ? others : { ...others, [key]: value }
}
