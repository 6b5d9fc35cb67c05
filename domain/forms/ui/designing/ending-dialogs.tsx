import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { paths } from '#web/paths.ts'
import { designTexts } from './design-texts.ts'

type PublishProps = { draft: { id: string; version: number; revision: number }; onClose: () => void }

/** Puts the draft in force; what was changed is written down for the list of versions. */
export function PublishDialog({ draft, onClose }: PublishProps) {
  const t = useT(designTexts)
  const say = useToast()
  const [note, setNote] = useState('')
  const publish = useCall('form.publish', {
    onDone: ({ version }) => {
      say({ text: t('design.published', { n: version }) })
      onClose()
    },
  })
  const send = () =>
    publish.mutate({ id: draft.id, revision: draft.revision, ...(note.trim() !== '' && { note: note.trim() }) })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('design.publish_n', { n: draft.version })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" icon="check" busy={publish.isPending} onClick={send}>
            {t('design.publish_n', { n: draft.version })}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('design.publish_about')}</p>
        <div className="fl">
          <label htmlFor="publish-note">{t('design.note')}</label>
          <textarea
            id="publish-note"
            className="in area"
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        {publish.error && (
          <ErrorNote requestId={publish.error.requestId}>
            {publish.error.fields.map((one) => one.message).join('；') || publish.error.message}
          </ErrorNote>
        )}
      </div>
    </Dialog>
  )
}

type DropProps = {
  draft: { id: string; revision: number }
  /** Nothing of it was ever published: the form is gone with its draft. */
  isOnly: boolean
  onClose: () => void
}

export function DropDialog({ draft, isOnly, onClose }: DropProps) {
  const t = useT(designTexts)
  const say = useToast()
  const router = useRouter()
  const drop = useCall('form.dropDraft', {
    onDone: () => {
      say({ text: t('design.dropped') })
      if (isOnly) router.history.push(paths.formDesigns)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('design.drop')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="stop" icon="trash" busy={drop.isPending} onClick={() => drop.mutate(draft)}>
            {t('design.drop')}
          </Button>
        </>
      }
    >
      <p>{t('design.drop_about')}</p>
      <RefusedNote error={drop.error} />
    </Dialog>
  )
}
