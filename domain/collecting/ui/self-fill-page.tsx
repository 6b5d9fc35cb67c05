import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { ErrorList } from '#platform/ui/error-list.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { type FieldForm, type FormFields, inputIdOf, keyOf, useFieldForm } from '#platform/ui/field-form.ts'
import { isEmptyValue } from '#platform/ui/field-text.ts'
import { FormFromFields } from '#platform/ui/form-from-fields.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
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
    <main className="fill-page">
      <LanguageSwitch />
      {isDone && (
        <EmptyState drawing="paper" title={t('fill.done')}>
          {t('fill.done_how')}
        </EmptyState>
      )}
      {!isDone && error && (
        <Refused message={error.kind === 'missing' ? undefined : error.message} requestId={error.requestId} />
      )}
      {!isDone && !error && !data && <Skeleton percent={60} />}
      {!isDone && data && <Form token={token} asked={data} onDone={() => setIsDone(true)} />}
    </main>
  )
}

function LanguageSwitch() {
  const { language, setLanguage } = useLanguage()
  return (
    <button type="button" className="lnk sm lang" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
      {language === 'en' ? '中文' : 'English'}
    </button>
  )
}

function Refused({ message, requestId }: { message: string | undefined; requestId: string | undefined }) {
  const t = useT(collectingTexts)
  if (message !== undefined) return <ErrorNote requestId={requestId}>{message}</ErrorNote>
  return (
    <EmptyState drawing="paper" title={t('fill.gone')}>
      {t('fill.gone_how')}
    </EmptyState>
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
  const t = useT(collectingTexts)
  const fields: FormFields = Object.fromEntries(
    asked.fields.map(({ key, ...field }) => [key, field as unknown as FieldData]),
  )
  const form = useFieldForm(fields, {})
  const [isConsented, setIsConsented] = useState(false)
  // Only programs see this box; whatever stands in it says so.
  const [website, setWebsite] = useState('')
  const send = useCall('selfFill.send', { onDone })
  const submit = () => {
    if (!isConsented || !form.check()) return
    const values = Object.fromEntries(Object.entries(form.values).filter(([, value]) => !isEmptyValue(value)))
    send.mutate(
      { token, values, isConsented, ...(website !== '' && { website }) },
      {
        onError: (error) =>
          form.setErrors(
            error.fields.map((one) => ({ path: one.path.replace(/^values\./, ''), message: one.message })),
          ),
      },
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="firm-name">{asked.firm}</p>
      <div className="ph">
        <h1>{asked.title}</h1>
      </div>
      <section className="purpose">
        <h2>{t('fill.why')}</h2>
        <p>{asked.purpose}</p>
      </section>
      <FormFromFields fields={fields} form={form} instead={plainLists(fields, form)} />
      <label className="vh" aria-hidden="true">
        Website
        <input tabIndex={-1} autoComplete="off" value={website} onChange={(event) => setWebsite(event.target.value)} />
      </label>
      <section className="consent">
        <p>{asked.consentText}</p>
        <Checkbox checked={isConsented} onChange={setIsConsented}>
          {t('fill.consent')}
        </Checkbox>
      </section>
      {form.errors.length > 0 && <ErrorList fields={fields} errors={form.errors} />}
      {send.error && send.error.fields.length === 0 && (
        <ErrorNote requestId={send.error.requestId}>{send.error.message}</ErrorNote>
      )}
      <div className="go">
        <Button
          tone="primary"
          wide
          type="submit"
          busy={send.isPending}
          {...(!isConsented && { reasonElsewhere: 'fill-why' })}
        >
          {t('fill.send')}
        </Button>
        <p className="mut sm" id="fill-why">
          {t(isConsented ? 'fill.once' : 'fill.consent_first')}
        </p>
      </div>
    </form>
  )
}
