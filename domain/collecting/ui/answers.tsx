import { useMemo } from 'react'
import type { FieldData } from '#platform/core/fields.ts'
import { type FormField, formFields } from '#platform/core/forms/definition.ts'
import type { FormValues, Questions } from '#platform/core/forms/filling.ts'
import { listText } from '#platform/core/i18n.ts'
import { isSame } from '#platform/core/same.ts'
import { Button } from '#platform/ui/button.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { fieldText, isEmptyValue } from '#platform/ui/field-text.ts'
import { FillingForm } from '#platform/ui/forms/filling-form.tsx'
import { FormSheet } from '#platform/ui/forms/form-sheet.tsx'
import { progressOf } from '#platform/ui/forms/progress.ts'
import { FillingToolsProvider } from '#platform/ui/forms/tools.tsx'
import { type Filling, useFilling } from '#platform/ui/forms/use-filling.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { useSession } from '#web/session.ts'
import { collectingTexts } from './collecting-texts.ts'
import { answerErrors } from './kinds.ts'
import { askedOf, type Collection } from './shapes.ts'

/** The questions of a kind being answered, from what they begin with. */
export function useAnswers(asked: Questions, initial: FormValues): Filling {
  return useFilling(asked, { initial, context: useJudge() })
}

/** Conditions between questions are judged for whoever fills in. */
function useJudge() {
  const { data: session } = useSession()
  return useMemo(
    () => ({ now: new Date(), actorId: session?.person.id ?? '', departmentIds: [session?.person.departmentId ?? ''] }),
    [session],
  )
}

/** What a question is answered with until somebody says otherwise: today's day, a usual choice. */
export function startsOf(asked: Questions, today: string): FormValues {
  return Object.fromEntries(
    formFields(asked).flatMap(({ key, starts }) => {
      if (starts === 'today') return [[key, today] as const]
      return typeof starts === 'object' ? [[key, starts.value] as const] : []
    }),
  )
}

/** The questions as the paper asks them. */
export function AnswerFields({ filling }: { filling: Filling }) {
  const today = useToday()
  const tools = useMemo(() => ({ today }), [today])
  return (
    <FillingToolsProvider tools={tools}>
      <div className="asked">
        <FillingForm filling={filling} />
      </div>
    </FillingToolsProvider>
  )
}

/** Answers of a draft, to be completed. */
export function DraftAnswers({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  const say = useToast()
  const filling = useAnswers(askedOf(form), form.values)
  const change = useCall('collection.change', {
    onDone: () => say({ tone: 'pine', text: t('form.saved', { number: form.number }) }),
  })
  const changes = Object.fromEntries(
    Object.entries(filling.values)
      .filter(([key, value]) => !isSame(value, form.values[key] ?? null))
      .map(([key, value]) => [key, value ?? null]),
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(
          { id: form.id, version: form.version, values: changes },
          { onError: (error) => filling.setErrors(answerErrors(error)) },
        )
      }}
    >
      <AnswerFields filling={filling} />
      <RefusedNote error={change.error} besideFields />
      {Object.keys(changes).length > 0 && (
        <p className="acts-line">
          <Button tone="primary" type="submit" busy={change.isPending}>
            {t('form.save')}
          </Button>
        </p>
      )}
    </form>
  )
}

/** What was answered; a data form shows fields of the archive, as the archive does. */
export function ReadAnswers({ form }: { form: Collection }) {
  const t = useT(collectingTexts)
  const { language } = useLanguage()
  const context = useJudge()
  const asked = askedOf(form)
  const covered = new Set(form.covered)
  const tools = {
    today: '',
    covered: (field: FormField, value: unknown) =>
      covered.has(field.key) ? listText(language, [value].flat().map(String)) : undefined,
  }
  if (Object.values(form.values).every(isEmptyValue)) return null
  return (
    <>
      {form.kind === 'dataForm' ? (
        <ArchiveAnswers fields={formFields(asked)} values={form.values} />
      ) : (
        <FillingToolsProvider tools={tools}>
          <div className="asked">
            <FormSheet form={asked} values={form.values} sections={progressOf(asked, form.values, context)} />
          </div>
        </FillingToolsProvider>
      )}
      {form.covered.length > 0 && <p className="mut sm">{t('form.covered')}</p>}
    </>
  )
}

function ArchiveAnswers({ fields, values }: { fields: readonly FormField[]; values: FormValues }) {
  const text = useText()
  const { language } = useLanguage()
  return (
    <dl className="answers">
      {fields
        .filter(({ key }) => key in values)
        .map((field) => (
          <div key={field.key}>
            <dt>{text(field.label)}</dt>
            <dd>{fieldText(field as unknown as FieldData, values[field.key], language, values, field.key)}</dd>
          </div>
        ))}
    </dl>
  )
}
