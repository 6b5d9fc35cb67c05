import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '#platform/ui/button.tsx'
import { Combobox } from '#platform/ui/combobox.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT, useText } from '#platform/ui/language.tsx'
import { useReferences } from '#platform/ui/references.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { formsTexts } from './forms-texts.ts'
import type { CatalogueRow } from './shapes.ts'

/** Begins a form and goes to it; a card there is one of leads to the one there is. */
export function useStart() {
  const router = useRouter()
  const start = useCall('form.start', {
    renews: ['workbench', 'customer'],
    onDone: ({ id }) => router.history.push(paths.formRecord(id)),
  })
  const existing = start.error?.code === 'form.single_exists' ? String(start.error.params['id'] ?? '') : undefined
  return { start, existing }
}

type Startable = Pick<CatalogueRow, 'key' | 'title' | 'subject' | 'isSingle' | 'shape'> & {
  subjectKinds?: readonly string[] | null | undefined
}

/** Asks whom a form is about, where it is about somebody, and begins it. */
export function StartDialog({ form, onClose }: { form: Startable; onClose: () => void }) {
  const t = useT(formsTexts)
  const text = useText()
  const references = useReferences()
  const [subject, setSubject] = useState<{ key: string; label: string }>()
  const { start, existing } = useStart()
  const isOfStaff = form.subject === 'staff'
  const kind = form.subjectKinds?.length === 1 ? form.subjectKinds[0] : undefined
  const asksWhom = isOfStaff || form.subject === 'customer'
  const isMissing = form.isSingle && asksWhom && subject === undefined
  const begin = () =>
    start.mutate({
      form: form.key,
      ...(subject && (isOfStaff ? { staffId: subject.key } : { customerId: subject.key })),
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('start.title', { title: text(form.title) })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          {existing ? (
            <ButtonLink tone="primary" href={paths.formRecord(existing)}>
              {t('start.open_it')}
            </ButtonLink>
          ) : (
            <Button
              tone="primary"
              icon="edit"
              busy={start.isPending}
              onClick={begin}
              {...(isMissing && { reasonElsewhere: 'start-why' })}
            >
              {t('start.go')}
            </Button>
          )}
        </>
      }
    >
      {asksWhom && (
        <div className="fl">
          <label htmlFor="start-subject">{t(isOfStaff ? 'start.whom_staff' : 'start.whom')}</label>
          <Combobox
            id="start-subject"
            value={subject}
            onChange={(candidate) => {
              start.reset()
              setSubject(candidate)
            }}
            find={(typed) => references.find(isOfStaff ? 'staff' : 'customer', typed, kind)}
            bad={start.error !== null}
          />
          <p className="help" id="start-why">
            {form.isSingle || isOfStaff ? '' : t('start.later')}
          </p>
        </div>
      )}
      {start.error && (
        <ErrorNote requestId={start.error.requestId}>
          {existing ? t('start.exists') : (start.error.fields[0]?.message ?? start.error.message)}
        </ErrorNote>
      )}
    </Dialog>
  )
}
