import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { ErrorList } from '#platform/ui/error-list.tsx'
import { type FieldForm, type FormFields, inputIdOf, keyOf, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { type GuestAnswer, GuestForm } from '#platform/ui/guest/guest-form.tsx'
import { GuestPage } from '#platform/ui/guest/guest-page.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import { TypedInput } from '#platform/ui/typed-input.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { collectingTexts } from './collecting-texts.ts'
import './collecting.css'

/** What a customer sees behind a link: who asks, what for, the questions, the consent. Nothing of the archive. */
export function SelfFillPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error } = useAsk('selfFill.open', { token }, { staleMs: Number.POSITIVE_INFINITY })
  const t = useT(collectingTexts)
  const [isDone, setIsDone] = useState(false)
  useDocumentTitle(data?.title ?? '')
  return (
    <GuestPage sent={isDone ? t('fill.done_how') : undefined} error={error}>
      {data && <Form token={token} asked={data} onDone={() => setIsDone(true)} />}
    </GuestPage>
  )
}

const lists: Partial<Record<FieldData['type'], 'tel' | 'email' | 'text'>> = {
  phones: 'tel',
  emails: 'email',
  strings: 'text',
}

/** Several phones in one line, parted by commas: a phone keyboard has no Enter that everybody finds. */
function plainLists(fields: FormFields, form: FieldForm): Record<string, ReactNode> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const inputMode = lists[field.type]
      if (inputMode === undefined) return []
      const input = (
        <TypedInput
          key={key}
          id={inputIdOf(key)}
          inputMode={inputMode}
          value={form.values[key]}
          toText={(value) => (Array.isArray(value) ? value.join('，') : '')}
          toValue={(text) => text.split(/[,，、;；\s]+/u).filter(Boolean)}
          onChange={(value) => form.set(key, value)}
          bad={form.errors.some((one) => keyOf(one.path) === key)}
        />
      )
      return [[key, input]]
    }),
  )
}

type FormProps = { token: string; asked: OutputOf<'selfFill.open'>; onDone: () => void }

function Form({ token, asked, onDone }: FormProps) {
  const fields: FormFields = Object.fromEntries(
    asked.fields.map(({ key, ...field }) => [key, field as unknown as FieldData]),
  )
  const form = useFieldForm(fields, {})
  const send = useCall('selfFill.send', { persists: true, onDone })
  const submit = (answer: GuestAnswer) => {
    if (!form.check()) return
    const values = Object.fromEntries(Object.entries(form.values).filter(([, value]) => !isEmptyValue(value)))
    send.mutate(
      { token, values, ...answer },
      {
        onError: form.refuse,
      },
    )
  }
  const problems = form.errors.length > 0 && <ErrorList fields={fields} errors={form.errors} />
  return (
    <GuestForm asked={asked} title={asked.title} problems={problems} sending={send} onSend={submit}>
      <FormFromFields fields={fields} form={form} instead={plainLists(fields, form)} />
    </GuestForm>
  )
}
