import { useDeferredValue, useState } from 'react'
import { useCustomerFields } from '#domain/archives/ui/customer-fields.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { Banner } from '#platform/ui/banner.tsx'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { fallingTomorrow } from '../../pool/rules.ts'
import { poolRule } from '../../pool/schema.ts'
import { allocationTexts } from '../allocation-texts.ts'
import type { Rule } from '../shapes.ts'

const { name, idleDays, tradeDays, contractDays, untradedDays, protectionDays, remindDays } = poolRule.fields
const fields = { name, idleDays, tradeDays, contractDays, untradedDays, protectionDays, remindDays }
const widths = {
  name: 12,
  idleDays: 3,
  tradeDays: 3,
  contractDays: 3,
  untradedDays: 3,
  protectionDays: 6,
  remindDays: 6,
}
const everybody: Condition = { all: [] }
const termKeys = ['idleDays', 'tradeDays', 'contractDays', 'untradedDays'] as const

/** One rule, with what it would do before it is saved. */
export function RuleDrawer({ held, onClose }: { held: Rule | undefined; onClose: () => void }) {
  const t = useT(allocationTexts)
  const say = useToast()
  const schema = useCustomerFields()
  const form = useFieldForm(fields, held ? { ...held } : { protectionDays: 30, remindDays: 3 })
  const [condition, setCondition] = useState<Condition>(held?.condition ?? everybody)
  const onDone = () => {
    say({ tone: 'pine', text: t('rule.saved') })
    onClose()
  }
  const add = useCall('pool.addRule', { onDone })
  const change = useCall('pool.changeRule', { onDone })
  const given = 'all' in condition && condition.all.length === 0 ? null : condition
  const save = () => {
    if (!form.check()) return
    const onError = form.refuse
    if (held)
      change.mutate({ id: held.id, version: held.version, values: form.changes, condition: given } as never, {
        onError,
      })
    else add.mutate({ values: form.values, condition: given } as never, { onError })
  }
  const error = add.error ?? change.error
  return (
    <Drawer
      open
      wide
      onClose={onClose}
      title={t(held ? 'rule.edit' : 'rule.new')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={add.isPending || change.isPending} onClick={save}>
            {t('rule.save')}
          </Button>
        </>
      }
    >
      <FormFromFields fields={fields} form={form} widths={widths} />
      <section className="fs">
        <h3>{t('rule.whom')}</h3>
        <div className="pad">
          <ConditionChips fields={schema.fields} condition={condition} onChange={setCondition} />
          <p className="help">{t('rule.everybody')}</p>
        </div>
      </section>
      <Outlook id={held?.id} values={form.values} condition={given} />
      <RefusedNote error={form.left(error)} />
    </Drawer>
  )
}

type OutlookProps = { id: string | undefined; values: Record<string, unknown>; condition: Condition | null }

/** What the rule would do tomorrow and in the week, as it stands in the form. */
function Outlook({ id, values, condition }: OutlookProps) {
  const t = useT(allocationTexts)
  const number = (key: string) => (typeof values[key] === 'number' ? (values[key] as number) : null)
  const terms = Object.fromEntries(termKeys.map((key) => [key, number(key)]))
  const rule = useDeferredValue({
    ...(id && { id }),
    ...terms,
    protectionDays: number('protectionDays') ?? 0,
    condition,
  })
  const isSet = termKeys.some((key) => terms[key] !== null)
  const today = useToday()
  const { data } = useAsk('pool.preview', { rule, days: 7 } as never, { enabled: isSet })
  if (!isSet || !data) return null
  const tomorrow = fallingTomorrow(data.byDay, today)
  return (
    <Banner tone={data.total > 0 ? 'ochre' : 'plain'}>
      {tomorrow > 0 && `${t('pool.tomorrow', { n: tomorrow })}，`}
      {t('pool.coming', { days: 7, n: data.total })}
    </Banner>
  )
}
