import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { dayText } from '#platform/ui/day-text.ts'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { OpenPanel } from '#platform/ui/forms/filling-panels.tsx'
import { SignaturePlace, SignDialog, type Signed } from '#platform/ui/forms/signature-field.tsx'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import { Skeleton } from '#platform/ui/skeleton.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { guestTexts } from './guest-texts.ts'
import '../forms.css'

/** A form behind a link: who asks, what for, the questions, the consent, the signature. Nothing of the archive. */
export function AnswerPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const t = useT(guestTexts)
  const text = useText()
  const { data, error } = useAsk('form.link', { token }, { staleMs: Number.POSITIVE_INFINITY })
  const [sent, setSent] = useState<{ number: string | null }>()
  useDocumentTitle(data ? text(data.form.title) : '')
  return (
    <main className="answer-page">
      <LanguageSwitch />
      {sent ? (
        <EmptyState drawing="paper" title={t('guest.sent')}>
          {sent.number ? t('guest.sent_number', { number: sent.number }) : t('guest.sent_how')}
        </EmptyState>
      ) : error?.kind === 'missing' ? (
        <EmptyState drawing="paper" title={t('guest.gone')}>
          {t('guest.gone_how')}
        </EmptyState>
      ) : error ? (
        <ErrorNote requestId={error.requestId}>{error.message}</ErrorNote>
      ) : data ? (
        <Answering token={token} asked={data} onSent={setSent} />
      ) : (
        <Skeleton percent={60} />
      )}
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

type AnsweringProps = {
  token: string
  asked: OutputOf<'form.link'>
  onSent: (answer: { number: string | null }) => void
}

function Answering({ token, asked, onSent }: AnsweringProps) {
  const t = useT(guestTexts)
  const text = useText()
  const { language } = useLanguage()
  const form = useMemo(() => asForGuest(asked), [asked])
  const context = useMemo(() => ({ now: new Date(), actorId: '', departmentIds: [] }), [])
  const filling = useFilling(form, { initial: asked.values, context })
  const asks = useMemo(() => new Set(asked.asks), [asked.asks])
  const signing = useGuestSigning(asked.signs)
  const [isConsented, setIsConsented] = useState(false)
  // Only programs see this box; whatever stands in it says so.
  const [website, setWebsite] = useState('')
  const send = useCall('form.answer', { onDone: onSent })
  const submit = () => {
    if (!isConsented) return
    if (!filling.check()) return
    const values = Object.fromEntries(
      Object.entries(filling.values).filter(([key, value]) => isAsked(key, asks, form) && !isEmptyValue(value)),
    )
    const signatures = Object.entries(signing.signed).map(([path, { name, image }]) => ({
      path,
      name,
      ...(image && { drawn: image }),
    }))
    send.mutate(
      { token, values, signatures, isConsented, ...(website !== '' && { website }) },
      {
        onError: (error) =>
          filling.setErrors(error.fields.map((one) => ({ ...one, path: one.path.replace(/^values\./, '') }))),
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
        <h1>{text(form.title)}</h1>
      </div>
      <section className="purpose">
        <h2>{t('guest.why')}</h2>
        <p>{asked.purpose}</p>
        {asked.dueOn && <p className="och">{t('guest.due', { day: dayText(asked.dueOn, language) })}</p>}
      </section>
      <div className="sheet paper">
        {form.instructions && (
          <p className="told">
            <b>{t('guest.instructions')}</b>
            {text(form.instructions)}
          </p>
        )}
        <FillingToolsProvider tools={signing.tools}>
          <FillingForm filling={filling} disabled={(field) => !asks.has(field.key)} />
        </FillingToolsProvider>
      </div>
      <label className="vh" aria-hidden="true">
        Website
        <input tabIndex={-1} autoComplete="off" value={website} onChange={(event) => setWebsite(event.target.value)} />
      </label>
      <section className="consent">
        <p>{asked.consentText}</p>
        <Checkbox checked={isConsented} onChange={setIsConsented}>
          {t('guest.consent')}
        </Checkbox>
      </section>
      {filling.errors.length > 0 && (
        <div className="err-list">
          <OpenPanel filling={filling} />
        </div>
      )}
      {send.error && send.error.fields.length === 0 && (
        <ErrorNote requestId={send.error.requestId}>{send.error.message}</ErrorNote>
      )}
      <div className="go">
        <Button
          tone="primary"
          wide
          type="submit"
          busy={send.isPending}
          {...(!isConsented && { reasonElsewhere: 'guest-why' })}
        >
          {t('guest.send')}
        </Button>
        <p className="mut sm" id="guest-why">
          {t(isConsented ? 'guest.once' : 'guest.consent_first')}
        </p>
      </div>
      {signing.dialog}
    </form>
  )
}

/** The form with what only the firm completes taken as it is: nothing of it keeps the customer from sending. */
function asForGuest({ form, asks }: OutputOf<'form.link'>): FormDefinition {
  const asked = new Set(asks)
  const { isWhole: _, ...rest } = form as unknown as FormDefinition
  const sections = rest.sections.map((one) => ({
    ...one,
    fields: one.fields.map((field) => {
      if (asked.has(field.key)) return field
      const { requiredWhen: _w, ...open } = field
      return { ...open, required: false }
    }),
  }))
  return { ...rest, sections }
}

/** A field that is asked for, or the text of its 其他; computed ones are the server's to work out. */
function isAsked(key: string, asks: ReadonlySet<string>, form: FormDefinition): boolean {
  const field = form.sections
    .flatMap(({ fields }) => fields)
    .find((one) => one.key === key || (one.hasOther && `${one.key}Other` === key))
  return field !== undefined && asks.has(field.key) && field.type !== 'computed' && field.type !== 'signature'
}

/** Signatures of a guest go with the answers; until then they stand on the page. */
function useGuestSigning(places: readonly string[]) {
  const t = useT(guestTexts)
  const text = useText()
  const today = useToday()
  const [signed, setSigned] = useState<Readonly<Record<string, Signed>>>({})
  const [place, setPlace] = useState<{ path: string; label: string }>()
  const tools = useMemo(
    () => ({
      today,
      signing: (field: FormField, path: string) => {
        const isOurs = places.includes(path) || places.includes(path.replace(/\.[^.]+\./, '.*.'))
        const label = text(field.signedBy ?? field.label)
        return (
          <SignaturePlace
            signed={signed[path]}
            label={label}
            short={path.includes('.')}
            {...(isOurs ? { onSign: () => setPlace({ path, label }) } : { reason: t('guest.read_only') })}
          />
        )
      },
    }),
    [today, places, signed, text, t],
  )
  const dialog = place && (
    <SignDialog
      title={place.label}
      onClose={() => setPlace(undefined)}
      onSign={(name, image) => {
        setSigned((before) => ({ ...before, [place.path]: { name, ...(image !== '' && { image }) } }))
        setPlace(undefined)
      }}
    />
  )
  return { signed, tools, dialog }
}
