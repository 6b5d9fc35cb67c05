import { useRouter } from '@tanstack/react-router'
import { useId, useRef } from 'react'
import { Button, IconButton } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { useToday } from '#platform/ui/clock.ts'
import { shortDayText } from '#platform/ui/day-text.ts'
import { useLanguage, useT, useText } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useIsPhone } from '#platform/ui/use-is-phone.ts'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import type { Task } from './shapes.ts'
import { taskTexts } from './task-texts.ts'
import { useCompleting } from './use-completing.ts'

type Doing = ReturnType<typeof useCompleting>

type CompletingProps = { task: Task; onDone: () => void }

/** The row opened: what came of it, in a sentence or in the form it has. */
export function Completing({ task, onDone }: CompletingProps) {
  const form = task.because?.recordedIn
  return form === undefined ? <InOneSentence task={task} onDone={onDone} /> : <InForm task={task} {...form} />
}

/** One sentence, the next day, one button. Ctrl+Enter does it. */
function InOneSentence({ task, onDone }: CompletingProps) {
  const t = useT(taskTexts)
  const isPhone = useIsPhone()
  const why = useId()
  const doing = useCompleting(task, onDone)
  const { result, setResult, reason, save, busy, error } = doing
  const hasCustomer = task.customerId !== null
  return (
    <form
      className="one"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        if (event.key === 'Escape') onDone()
      }}
    >
      <textarea
        className="in area say"
        rows={isPhone ? 2 : 1}
        // biome-ignore lint/a11y/noAutofocus: whoever opens the row is about to write
        autoFocus
        aria-label={t('task.result')}
        placeholder={t('task.result_hint')}
        maxLength={10_000}
        value={result}
        onChange={(event) => setResult(event.target.value)}
      />
      <div className="foot">
        <NextChoice task={task} doing={doing} />
        {hasCustomer && (
          <Checkbox checked={doing.isPromise} onChange={doing.setIsPromise}>
            {t('task.as_promise')}
          </Checkbox>
        )}
        {hasCustomer && <ProofButton doing={doing} />}
        <span className="grow" />
        {reason !== undefined && (
          <span className="why" id={why}>
            {reason}
          </span>
        )}
        <Button
          small={!isPhone}
          tone={reason === undefined ? 'primary' : 'plain'}
          type="submit"
          busy={busy}
          {...(!isPhone && { shortcut: 'Ctrl Enter' })}
          {...(reason !== undefined && { reasonElsewhere: why })}
        >
          {t(hasCustomer ? (isPhone ? 'task.complete_short' : 'task.complete') : 'task.complete_plain')}
        </Button>
      </div>
      {doing.isPromise && <PromiseFields doing={doing} />}
      {doing.proof.length > 0 && (
        <div className="atts">
          {doing.proof.map((one) => (
            <span key={one.id} className="tag ln">
              {one.label}
            </span>
          ))}
        </div>
      )}
      <RefusedNote error={error} />
      {doing.writeDown && (
        <p>
          <Button small={!isPhone} busy={busy} onClick={() => void doing.writeDown?.()}>
            {t('task.to_journal')}
          </Button>
        </p>
      )}
    </form>
  )
}

function NextChoice({ task, doing }: { task: Task; doing: Doing }) {
  const t = useT(taskTexts)
  const { language } = useLanguage()
  const today = useToday()
  const { next, setNext, nextOn, setNextOn } = doing
  return (
    <>
      <span className="mut sm">{t('task.next')}</span>
      <Segmented
        label={t('task.next')}
        value={next}
        onChange={setNext}
        choices={[
          ...(task.nextOn === null
            ? []
            : [
                {
                  key: 'rule' as const,
                  label: t('task.next_rule', { day: shortDayText(task.nextOn, today, language) }),
                },
              ]),
          { key: 'day' as const, label: t('task.next_day') },
          { key: 'none' as const, label: t('task.next_none') },
        ]}
      />
      {next === 'day' && (
        <input
          type="date"
          className="in s"
          aria-label={t('task.next_on')}
          min={today}
          value={nextOn}
          onChange={(event) => setNextOn(event.target.value)}
        />
      )}
    </>
  )
}

function PromiseFields({ doing: { promise, setPromise } }: { doing: Doing }) {
  const t = useT(taskTexts)
  const today = useToday()
  return (
    <div className="foot promise">
      <label className="grow">
        <span>{t('task.promise_what')}</span>
        <input
          className="in s"
          maxLength={200}
          placeholder={t('task.promise_what_hint')}
          value={promise.content}
          onChange={(event) => setPromise({ ...promise, content: event.target.value })}
        />
      </label>
      <label>
        <span>{t('task.promise_by')}</span>
        <input
          type="date"
          className="in s"
          min={today}
          value={promise.dueOn}
          onChange={(event) => setPromise({ ...promise, dueOn: event.target.value })}
        />
      </label>
    </div>
  )
}

type InFormProps = { task: Task; form: string; title: { zh: string; en: string } }

/** Begins the form this is recorded in; handed in, it is what meets the task (VIS-18). */
function InForm({ task, form, title }: InFormProps) {
  const t = useT(taskTexts)
  const text = useText()
  const isPhone = useIsPhone()
  const router = useRouter()
  const start = useCall('form.start', { onDone: ({ id }) => router.history.push(paths.formRecord(id)) })
  return (
    <div className="one">
      <div className="foot">
        <span className="ink2">{t('task.in_form')}</span>
        <span className="grow" />
        <Button
          small={!isPhone}
          tone="primary"
          busy={start.isPending}
          onClick={() => start.mutate({ form, customerId: task.customerId ?? '' })}
        >
          {t('task.record_in', { title: text(title) })}
        </Button>
      </div>
      <RefusedNote error={start.error} />
    </div>
  )
}

function ProofButton({ doing: { attach, share } }: { doing: Doing }) {
  const t = useT(taskTexts)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('task.proof')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void attach(file)
          event.target.value = ''
        }}
      />
      <IconButton
        icon="clip"
        small
        label={share === undefined ? t('task.proof') : t('task.proof_under_way', { n: Math.round(share * 100) })}
        onClick={() => input.current?.click()}
      />
    </>
  )
}
