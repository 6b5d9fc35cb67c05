import { useState } from 'react'
import { ref } from '#platform/core/fields.ts'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FieldInput } from '#platform/ui/field-input.tsx'
import { useT } from '#platform/ui/language.tsx'
import { useReferenceName } from '#platform/ui/references.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import { journalTexts } from './journal-texts.ts'
import type { Entry } from './use-entries.ts'

const colleague = ref('staff', '同事', 'Colleague')

/** Passes an entry on to those it concerns (JRN-21). */
export function PassDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useT(journalTexts)
  const say = useToast()
  const [staffIds, setStaffIds] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const pass = useCall('journal.passOn', {
    onDone: ({ passed }) => {
      say({ tone: 'pine', text: t('journal.passed', { n: passed }) })
      onClose()
    },
  })
  const why = staffIds.length === 0 ? { reason: t('journal.pass_first') } : {}
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('journal.pass_on')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="primary"
            busy={pass.isPending}
            onClick={() =>
              pass.mutate({ id: entry.id, staffIds: [...staffIds], ...(note.trim() !== '' && { note: note.trim() }) })
            }
            {...why}
          >
            {t('journal.pass_act')}
          </Button>
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('journal.pass_about')}</p>
        <div className="fl">
          <label htmlFor="pass-to">{t('journal.pass_to')}</label>
          <FieldInput
            id="pass-to"
            field={colleague}
            value={null}
            onChange={(id) => typeof id === 'string' && setStaffIds((before) => [...new Set([...before, id])])}
          />
        </div>
        {staffIds.length > 0 && (
          <p className="atts">
            {staffIds.map((id) => (
              <Chosen key={id} id={id} onRemove={() => setStaffIds((before) => before.filter((one) => one !== id))} />
            ))}
          </p>
        )}
        <div className="fl">
          <label htmlFor="pass-note">{t('journal.pass_note')}</label>
          <input
            id="pass-note"
            className="in"
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <RefusedNote error={pass.error} />
      </div>
    </Dialog>
  )
}

function Chosen({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useT(journalTexts)
  const name = useReferenceName('staff', id) ?? ''
  return (
    <span className="tag ln">
      {name}
      <button type="button" aria-label={t('ui.remove', { name })} onClick={onRemove}>
        ×
      </button>
    </span>
  )
}
