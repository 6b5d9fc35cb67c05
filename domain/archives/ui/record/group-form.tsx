import { useEffect, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { type FormValues, focusField, useFieldForm } from '#platform/ui/field-form.ts'
import type { FieldRecord } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { type CustomerFields, nestValues } from '../customer-fields.ts'
import { changeMessages } from './change-messages.ts'
import { recordMessages } from './record-messages.ts'
import { StaleChoice, staleOf } from './stale-choice.tsx'

type GroupFormProps = {
  id: string
  version: number
  kind: string
  record: FieldRecord
  schema: CustomerFields
  /** The fields of the group, in order. */
  keys: readonly string[]
  /** Where the cursor begins. */
  first?: string | undefined
  onDone: () => void
}

/** Changes one group of the sheet in place. Covered values come back as they are unless they are typed anew. */
export function GroupForm({ id, version, kind, record, schema, keys, first, onDone }: GroupFormProps) {
  const t = useT({ ...recordMessages, ...changeMessages })
  const say = useToast()
  const shown = keys.flatMap((key) => [key, ...(schema.fields[`${key}Currency`] ? [`${key}Currency`] : [])])
  const fields = Object.fromEntries(shown.flatMap((key) => (schema.fields[key] ? [[key, schema.fields[key]]] : [])))
  const form = useFieldForm(fields, Object.fromEntries(shown.map((key) => [key, record[key] ?? null])))
  const [obtainedOn, setObtainedOn] = useState('')
  const [reason, setReason] = useState('')
  useEffect(() => focusField(first ?? keys[0] ?? ''), [first, keys])

  const change = useCall('customer.change', {
    onDone: (output) => {
      say({ text: t('record.saved', { n: output.version }) })
      onDone()
    },
  })
  const send = (values: FormValues, at: number) => {
    const input = {
      id,
      version: at,
      values: nestValues(values, schema.extra),
      ...(obtainedOn !== '' && { obtainedOn }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    }
    change.mutate(input as never, { onError: form.refuse })
  }
  const save = () => {
    if (form.isDirty && form.check()) send(form.changes, version)
  }
  const stale = staleOf(change.error)
  const error = change.error && !stale && change.error.fields.length === 0 ? change.error : undefined

  return (
    <form
      className="gform"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !form.isDirty) onDone()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      <FormFromFields fields={fields} form={form} kind={kind} only={keys} />
      <div className="fg" style={{ marginTop: 10 }}>
        <div className="fl w3">
          <label htmlFor="group-obtained">{t('record.obtained_on')}</label>
          <input
            id="group-obtained"
            type="date"
            className="in"
            value={obtainedOn}
            onChange={(event) => setObtainedOn(event.target.value)}
          />
        </div>
        <div className="fl w8">
          <label htmlFor="group-reason">{t('record.reason_optional')}</label>
          <input
            id="group-reason"
            className="in"
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </div>
      <div className="acts">
        <Button
          tone="primary"
          type="submit"
          busy={change.isPending}
          shortcut="Ctrl Enter"
          {...(!form.isDirty && { reason: t('record.nothing_changed') })}
        >
          {t('ui.save')}
        </Button>
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <RefusedNote error={error} />
      </div>
      {stale && (
        <StaleChoice
          stale={stale}
          fields={schema.fields}
          mine={form.changes}
          onClose={() => change.reset()}
          onDone={(values, at) => {
            change.reset()
            if (Object.keys(values).length === 0) onDone()
            else send(values, at)
          }}
        />
      )}
    </form>
  )
}
