import { useState } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { optionText } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { allocationLine, allocationRound, type RoundRule, usualRules } from '../../rounds/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import { Successors } from '../handing-over/successors.tsx'

const fields = { name: allocationRound.fields.name }

type DrawerProps = {
  waiting: number
  /** Customers chosen from the list; left out: all that wait. */
  customerIds: readonly string[] | undefined
  onDone: (id: string) => void
  onClose: () => void
}

/** Who takes part, and by which rules in which order. */
export function NewRoundDrawer({ waiting, customerIds, onDone, onClose }: DrawerProps) {
  const t = useT(allocationTexts)
  const say = useToast()
  const { data } = useAsk('allocation.rules', {})
  const form = useFieldForm(fields, {})
  const [people, setPeople] = useState<string[]>([])
  const [own, setOwn] = useState<RoundRule[]>()
  const rules = own ?? (data?.rules as RoundRule[] | undefined) ?? usualRules
  const start = useCall('allocation.start', {
    onDone: ({ id, customers }) => {
      say({ tone: 'pine', text: t('round.begun', { n: customers }) })
      onDone(id)
      onClose()
    },
  })
  const save = () =>
    form.check() &&
    start.mutate({
      name: String(form.values['name']),
      people,
      rules,
      ...(customerIds && { customerIds: [...customerIds] }),
    })
  const why = people.length === 0 ? { reason: t('round.need') } : {}
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t('round.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={start.isPending} onClick={save} {...why}>
            {t('round.do')}
          </Button>
        </>
      }
    >
      <p className="ink2">
        {customerIds ? t('round.chosen', { n: customerIds.length }) : t('round.waiting', { n: waiting })}
      </p>
      <FormFromFields fields={fields} form={form} widths={{ name: 12 }} />
      <section className="fs">
        <h3>{t('round.people')}</h3>
        <div className="pad">
          <Successors word="round.add" value={people} onChange={setPeople} />
        </div>
      </section>
      <section className="fs">
        <h3>{t('round.rules')}</h3>
        <div className="pad">
          <RulesEditor rules={rules} onChange={setOwn} />
        </div>
      </section>
      <RefusedNote error={start.error} />
    </Drawer>
  )
}

function RulesEditor({ rules, onChange }: { rules: RoundRule[]; onChange: (rules: RoundRule[]) => void }) {
  const t = useT(allocationTexts)
  const { language } = useLanguage()
  const all = [...rules, ...usualRules.filter((one) => rules.every((rule) => rule.key !== one.key))]
  const word = (key: string) => optionText(allocationLine.fields.rule, key, language)
  const up = (at: number) =>
    onChange(rules.map((one, n) => (n === at - 1 ? rules[at] : n === at ? rules[at - 1] : one) ?? one))
  return (
    <ol className="gives">
      {all.map((rule) => {
        const at = rules.findIndex((one) => one.key === rule.key)
        const toggle = (on: boolean) => onChange(on ? [...rules, rule] : rules.filter((one) => one.key !== rule.key))
        return (
          <li key={rule.key}>
            <Checkbox checked={at >= 0} label={t('round.use', { rule: word(rule.key) })} onChange={toggle} />
            <span className="grow">{word(rule.key)}</span>
            {rule.key === 'newStaff' && at >= 0 && (
              <ShareInputs
                rule={rule}
                onChange={(next) => onChange(rules.map((one) => (one.key === next.key ? next : one)))}
              />
            )}
            {at > 0 && (
              <IconButton
                small
                icon="arrow-up"
                label={t('round.up', { rule: word(rule.key) })}
                onClick={() => up(at)}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}

type NewStaff = Extract<RoundRule, { key: 'newStaff' }>

function ShareInputs({ rule, onChange }: { rule: NewStaff; onChange: (rule: NewStaff) => void }) {
  const t = useT(allocationTexts)
  const number = (text: string, most: number) => Math.min(most, Math.max(1, Number(text.replace(/\D/g, '')) || 1))
  return (
    <>
      <label className="sm">
        {t('round.within')}{' '}
        <input
          className="in s n"
          style={{ width: 64 }}
          inputMode="numeric"
          value={rule.withinDays}
          onChange={(event) => onChange({ ...rule, withinDays: number(event.target.value, 730) })}
        />
      </label>
      <label className="sm">
        {t('round.share')}{' '}
        <input
          className="in s n"
          style={{ width: 56 }}
          inputMode="numeric"
          value={rule.sharePercent}
          onChange={(event) => onChange({ ...rule, sharePercent: number(event.target.value, 100) })}
        />
      </label>
    </>
  )
}
