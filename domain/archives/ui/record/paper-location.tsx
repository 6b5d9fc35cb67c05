import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { Facts } from '#platform/ui/facts.tsx'
import { useT } from '#platform/ui/language.tsx'
import type { RecordItem } from '#platform/ui/record-sheet.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { useToast } from '#platform/ui/toast.tsx'
import { useCall } from '#web/api-hooks.ts'
import type { PaperLocation } from '../../schema.ts'
import { changeMessages } from './change-messages.ts'
import { recordMessages } from './record-messages.ts'
import type { CustomerProps } from './use-customer.ts'

const places = ['room', 'cabinet', 'folder', 'holder'] as const

/** The line of the sheet that says where the paper lies (ARC-59). */
export function PaperLocationItem({ page, label }: CustomerProps & { label: string }): RecordItem {
  return { key: 'paperLocation', label, value: <PaperLocationValue page={page} />, wide: true }
}

function PaperLocationValue({ page }: CustomerProps) {
  const t = useT(recordMessages)
  const [open, setOpen] = useState(false)
  const location = (page.row.paperLocation ?? {}) as PaperLocation
  const parts = places.flatMap((key) => (location[key] ? [`${t(`record.paper_${key}`)} ${location[key]}`] : []))
  return (
    <>
      {parts.length === 0 && <span className="mut">{t('record.paper_none')} </span>}
      <Facts of={parts} />
      {location.originalSeen && <span className="grn sm"> {t('record.paper_seen')}</span>}
      {location.copyKept && <span className="grn sm"> {t('record.paper_copy')}</span>}{' '}
      {page.may['change']?.allowed && (
        <button type="button" className="lnk sm" onClick={() => setOpen(true)}>
          {t('record.edit')}
        </button>
      )}
      {open && <PaperLocationDialog page={page} location={location} onClose={() => setOpen(false)} />}
    </>
  )
}

type PaperLocationDialogProps = CustomerProps & { location: PaperLocation; onClose: () => void }

function PaperLocationDialog({ page, location, onClose }: PaperLocationDialogProps) {
  const t = useT({ ...recordMessages, ...changeMessages })
  const say = useToast()
  const [draft, setDraft] = useState(location)
  const call = useCall('customer.setPaperLocation', {
    onDone: () => {
      say({ text: t('change.paper_saved') })
      onClose()
    },
  })
  const save = () => {
    const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '' && value !== undefined))
    call.mutate({
      id: page.row.id,
      version: page.row.version,
      location: Object.keys(given).length === 0 ? null : given,
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('record.paper')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" busy={call.isPending} onClick={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="fg">
        {places.map((key) => (
          <div className="fl w6" key={key}>
            <label htmlFor={`paper-${key}`}>{t(`record.paper_${key}`)}</label>
            <input
              id={`paper-${key}`}
              className="in"
              maxLength={80}
              value={draft[key] ?? ''}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          </div>
        ))}
        <div className="fl">
          <Checkbox
            checked={draft.originalSeen ?? false}
            onChange={(originalSeen) => setDraft({ ...draft, originalSeen })}
          >
            {t('record.paper_seen')}
          </Checkbox>
          <Checkbox checked={draft.copyKept ?? false} onChange={(copyKept) => setDraft({ ...draft, copyKept })}>
            {t('record.paper_copy')}
          </Checkbox>
        </div>
      </div>
      <RefusedNote error={call.error} />
    </Dialog>
  )
}
