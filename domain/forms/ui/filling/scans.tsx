import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { FilesInput } from '#platform/ui/forms/files-input.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import { renew, useCall } from '#web/api-hooks.ts'
import type { RecordPage } from '../shapes.ts'
import { recordTexts } from './record-texts.ts'

/** 纸面扫描: pictures and scans of the paper as a whole, added by camera or file, taken off with a reason. */
export function ScansPanel({ page }: { page: RecordPage }) {
  const t = useT(recordTexts)
  const id = useId()
  const client = useQueryClient()
  const [removing, setRemoving] = useState<string>()
  // What an answer of the form names stands there and not among the scans.
  const answers = JSON.stringify(page.values)
  const scans = page.files.map((one) => one.id).filter((one) => !answers.includes(one))
  const may = page.may['attach']
  if (scans.length === 0 && !may?.allowed) return null
  const change = (value: unknown) => {
    const left = (value ?? []) as readonly string[]
    const gone = scans.find((one) => !left.includes(one))
    if (gone === undefined) void renew(client, ['form'])
    else setRemoving(gone)
  }
  return (
    <Panel title={t('paper.scans')} {...(scans.length > 0 && { note: t('paper.scans_n', { n: scans.length }) })}>
      <div className="scans">
        {scans.length === 0 && <p className="mut sm">{t('paper.scans_none')}</p>}
        <FilesInput id={id} label={t('paper.scans')} value={scans} onChange={change} disabled={!may?.allowed} />
      </div>
      {removing !== undefined && (
        <RemoveDialog
          fileId={removing}
          name={page.files.find((one) => one.id === removing)?.name ?? ''}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Panel>
  )
}

function RemoveDialog({ fileId, name, onClose }: { fileId: string; name: string; onClose: () => void }) {
  const t = useT(recordTexts)
  const id = useId()
  const [reason, setReason] = useState('')
  const detach = useCall('form.detach', { renews: ['form'], onDone: onClose })
  const isEmpty = reason.trim() === ''
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('paper.scan_remove', { name })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            tone="stop"
            busy={detach.isPending}
            {...(isEmpty && { reason: t('paper.scan_why') })}
            onClick={() => detach.mutate({ fileId, reason: reason.trim() })}
          >
            {t('paper.scan_take_off')}
          </Button>
        </>
      }
    >
      <div className="fl">
        <label htmlFor={id}>{t('paper.scan_reason')}</label>
        <input
          id={id}
          className="in"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <RefusedNote error={detach.error} />
    </Dialog>
  )
}
