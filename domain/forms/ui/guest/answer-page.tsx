import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { FormDefinition, FormField } from '#platform/core/forms/definition.ts'
import { isEmptyValue } from '#platform/core/forms/filling.ts'
import { useToday } from '#platform/ui/clock.ts'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { OpenPanel } from '#platform/ui/forms/filling-panels.tsx'
import { SignaturePlace, SignDialog, type Signed } from '#platform/ui/forms/signature-field.tsx'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { useFilling } from '#platform/ui/forms/use-filling.ts'
import { useUnfinished } from '#platform/ui/forms/use-unfinished.ts'
import { type GuestAnswer, GuestForm } from '#platform/ui/guest/guest-form.tsx'
import { GuestPage } from '#platform/ui/guest/guest-page.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { useDocumentTitle } from '#platform/ui/page-title.tsx'
import type { OutputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { answerTexts } from './answer-texts.ts'
import { forget, useBegun, useKeeping } from './keeping.ts'
import '../forms.css'

/** A form behind a link: who asks, what for, the questions, the consent, the signature. Nothing of the archive. */
export function AnswerPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const t = useT(answerTexts)
  const text = useText()
  const { data, error } = useAsk('form.link', { token }, { staleMs: Number.POSITIVE_INFINITY })
  const [sent, setSent] = useState<{ number: string | null }>()
  useDocumentTitle(data ? text(data.form.title) : '')
  const said = sent && (sent.number ? t('answer.sent_number', { number: sent.number }) : t('answer.sent_how'))
  return (
    <GuestPage sent={said} error={error}>
      {data && <Answering token={token} asked={data} onSent={setSent} />}
    </GuestPage>
  )
}

type AnsweringProps = {
  token: string
  asked: OutputOf<'form.link'>
  onSent: (answer: { number: string | null }) => void
}

function Answering({ token, asked, onSent }: AnsweringProps) {
  const t = useT(answerTexts)
  const text = useText()
  const form = useMemo(() => asForGuest(asked), [asked])
  const context = useMemo(() => ({ now: new Date(), actorId: '', departmentIds: [] }), [])
  const begun = useBegun(token, asked.isPersonal)
  const filling = useFilling(form, { initial: { ...asked.values, ...begun }, context })
  useKeeping(token, asked.isPersonal, filling.values)
  const asks = useMemo(() => new Set(asked.asks), [asked.asks])
  const signing = useGuestSigning(asked.signs, useUnfinished(form, filling.values, context))
  const send = useCall('form.answer', {
    persists: true,
    onDone: (answer) => {
      forget(token)
      onSent(answer)
    },
  })
  const submit = (answer: GuestAnswer) => {
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
      { token, values, signatures, ...answer },
      {
        onError: (error) =>
          filling.setErrors(error.fields.map((one) => ({ ...one, path: one.path.replace(/^values\./, '') }))),
      },
    )
  }
  const problems = filling.errors.length > 0 && (
    <div className="err-list">
      <OpenPanel filling={filling} />
    </div>
  )
  return (
    <>
      <GuestForm asked={asked} title={text(form.title)} problems={problems} sending={send} onSend={submit}>
        <div className="sheet paper">
          {form.instructions && (
            <p className="told">
              <b>{t('answer.instructions')}</b>
              {text(form.instructions)}
            </p>
          )}
          <FillingToolsProvider tools={signing.tools}>
            <FillingForm filling={filling} disabled={(field) => !asks.has(field.key)} />
          </FillingToolsProvider>
        </div>
      </GuestForm>
      {signing.dialog}
    </>
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
function useGuestSigning(places: readonly string[], unfinished: (path: string) => string | undefined) {
  const t = useT(answerTexts)
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
            first={isOurs ? unfinished(path) : undefined}
            {...(isOurs ? { onSign: () => setPlace({ path, label }) } : { reason: t('answer.read_only') })}
          />
        )
      },
    }),
    [today, places, signed, unfinished, text, t],
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
