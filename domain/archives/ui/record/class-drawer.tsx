import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { ClassChip } from '#platform/ui/class-chip.tsx'
import { Drawer } from '#platform/ui/dialog.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { CustomerFields } from '../customer-fields.ts'
import { changeMessages } from './change-messages.ts'
import { allDimensions, chipOf } from './class-chips.ts'
import { HistoryLines } from './history-lines.tsx'
import { recordMessages } from './record-messages.ts'
import { StaleChoice, staleOf } from './stale-choice.tsx'
import { type CustomerProps, offBecause } from './use-customer.ts'

type ClassDrawerProps = CustomerProps & {
  schema: CustomerFields
  /** Which dimension is open; undefined shows them all to choose from. */
  dimension: string | undefined
  onDimension: (dimension: string) => void
  onClose: () => void
}

/** The independent classes one by one: change with a reason, and each dimension's own history (CLS-33). */
export function ClassDrawer({ page, schema, dimension, onDimension, onClose }: ClassDrawerProps) {
  const t = useT({ ...changeMessages, ...recordMessages })
  const { language } = useLanguage()
  const words = { unrated: t('record.unrated'), notApplicable: t('record.not_applicable') }
  return (
    <Drawer open onClose={onClose} title={t('change.classes')} lightDismiss>
      <p className="mut sm">{t('change.class_about')}</p>
      <div className="ar-quick">
        {allDimensions.map((key) => {
          const { key: _, ...chip } = chipOf(key, page.row, schema.fields, language, words)
          return <ClassChip key={key} {...chip} onPress={() => onDimension(key)} />
        })}
      </div>
      {dimension && <ClassForm key={dimension} page={page} schema={schema} dimension={dimension} />}
      {dimension && (
        <section style={{ marginTop: 14 }}>
          <h3 className="gh">{t('change.history')}</h3>
          <HistoryLines id={page.row.id} field={dimension} fields={schema.fields} />
        </section>
      )}
    </Drawer>
  )
}

function ClassForm({ page, schema, dimension }: CustomerProps & { schema: CustomerFields; dimension: string }) {
  const t = useT({ ...changeMessages, ...recordMessages })
  const text = useText()
  const say = useToast()
  const { row, may } = page
  const held = (row as Record<string, unknown>)[dimension] ?? null
  const [value, setValue] = useState<unknown>(held)
  const [reason, setReason] = useState('')
  const change = useCall('customer.change', {
    onDone: ({ version }) => {
      setReason('')
      say({ text: t('record.saved', { n: version }) })
    },
  })
  const send = (version: number) =>
    change.mutate({ id: row.id, version, values: { [dimension]: value }, reason: reason.trim() } as never)
  const field = schema.fields[dimension]
  if (!field) return null
  const stale = staleOf(change.error)
  const isSame = value === held
  const why = isSame
    ? t('change.class_same')
    : reason.trim() === ''
      ? t('record.text_missing', { label: t('record.reason') })
      : undefined
  const off = offBecause(may['change'])
  return (
    <form
      className="ar-stacked"
      onSubmit={(event) => {
        event.preventDefault()
        if (why === undefined) send(row.version)
      }}
    >
      <div className="fl">
        <label htmlFor="class-value">{text(field.label)}</label>
        <FieldInput field={field} id="class-value" label={text(field.label)} value={value} onChange={setValue} />
      </div>
      <div className="fl">
        <label htmlFor="class-reason">{t('record.reason')}</label>
        <input
          id="class-reason"
          className="in"
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div>
        <Button
          tone="primary"
          type="submit"
          busy={change.isPending}
          {...('reason' in off ? off : why !== undefined && { reason: why })}
        >
          {t('change.class_act')}
        </Button>
      </div>
      {change.error && !stale && <RefusedNote error={change.error} />}
      {stale && (
        <StaleChoice
          stale={stale}
          fields={schema.fields}
          mine={{ [dimension]: value }}
          onClose={() => change.reset()}
          onDone={(values, version) => {
            change.reset()
            if (dimension in values) send(version)
          }}
        />
      )}
    </form>
  )
}
