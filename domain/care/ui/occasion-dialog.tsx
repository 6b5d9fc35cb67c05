import { useState } from 'react'
import { customer } from '#domain/archives/schema.ts'
import type { Condition } from '#platform/core/conditions.ts'
import { Button } from '#platform/ui/button.tsx'
import { ConditionChips } from '#platform/ui/condition-chips.tsx'
import { dayText } from '#platform/ui/day-text.ts'
import { Drawer } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useFieldForm } from '#platform/ui/field-form.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { occasion as entity, usualLeadDays } from '../occasions/schema.ts'
import { careTexts } from './care-texts.ts'
import type { Occasion } from './shapes.ts'

const everybody: Condition = { all: [] }

/** One occasion: its day, its audience, its means, its words; what it would concern is counted beside. */
export function OccasionDialog({ occasion, onClose }: { occasion: Occasion | undefined; onClose: () => void }) {
  const t = useT(careTexts)
  const { language } = useLanguage()
  const say = useToast()
  const start = occasion ?? {
    kind: 'once',
    recipients: 'customer',
    leadDays: usualLeadDays,
    means: ['sms', 'call'],
    sender: 'owner',
    isActive: true,
  }
  const form = useFieldForm(entity.fields, start as Record<string, unknown>)
  const [audience, setAudience] = useState<Condition | null>(occasion?.audience ?? null)
  const kind = form.values['kind'] as Occasion['kind']
  const dayKey = String(form.values['dayKey'] ?? '')
  const onceOn = String(form.values['onceOn'] ?? '')
  const { data: preview } = useAsk('care.preview', {
    kind,
    audience,
    ...(/^[SL]\d\d-\d\d$/.test(dayKey) && { dayKey }),
    ...(onceOn !== '' && { onceOn }),
  })
  const set = useCall('care.setOccasion', {
    onDone: () => {
      say({ tone: 'pine', text: t('care.saved') })
      onClose()
    },
  })
  const shown = [
    'name',
    'kind',
    ...(kind === 'feast' ? ['dayKey'] : []),
    ...(kind === 'once' ? ['onceOn'] : []),
    ...(kind === 'milestone' || kind === 'specialDay' ? ['words'] : []),
    'leadDays',
    'recipients',
    'means',
    'sender',
    ...(form.values['sender'] === 'owner' ? [] : ['leaderId']),
    'greeting',
    'gift',
    'budget',
    'isActive',
  ]
  const save = () => {
    if (!form.check()) return
    const keys = [
      'name',
      'kind',
      'dayKey',
      'onceOn',
      'words',
      'recipients',
      'leadDays',
      'means',
      'sender',
      'leaderId',
      'greeting',
      'gift',
      'budget',
    ]
    const values = Object.fromEntries(keys.map((key) => [key, form.values[key] ?? null])) as never as {
      name: string
      kind: 'once'
      recipients: 'customer'
      leadDays: number
      sender: 'owner'
    }
    set.mutate({
      ...(occasion && { ruleId: occasion.ruleId }),
      version: occasion?.version ?? 0,
      values: { ...values, isActive: form.values['isActive'] === true },
      audience,
    })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={occasion?.name ?? t('care.add')}
      footer={
        <>
          {preview && (
            <span className="ink2 sm">
              {t('care.preview', { n: preview.customers })}
              {preview.nextOn !== null && `　${t('care.preview_next', { day: dayText(preview.nextOn, language) })}`}
            </span>
          )}
          <span className="grow" />
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={set.isPending} onClick={save}>
            {t('care.save')}
          </Button>
        </>
      }
    >
      <p className="flex aud">
        <span className="mut sm">{t('care.audience')}</span>
        <ConditionChips
          fields={customer.fields}
          condition={audience ?? everybody}
          onChange={(next) => setAudience('all' in next && next.all.length === 0 ? null : next)}
        />
      </p>
      <FormFromFields
        fields={entity.fields}
        form={form}
        only={shown}
        widths={{
          name: 6,
          kind: 6,
          dayKey: 6,
          onceOn: 6,
          words: 12,
          leadDays: 3,
          recipients: 6,
          sender: 6,
          leaderId: 6,
          gift: 6,
          budget: 3,
          greeting: 12,
        }}
      />
      {set.error && (
        <ErrorNote requestId={set.error.requestId}>
          {set.error.fields.map((one) => one.message).join('；') || set.error.message}
        </ErrorNote>
      )}
    </Drawer>
  )
}
