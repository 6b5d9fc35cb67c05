import { useState } from 'react'
import { Button } from '#platform/ui/button.tsx'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useT } from '#platform/ui/language.tsx'
import { Link } from '#platform/ui/link.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { RefusedNote } from '#platform/ui/refused-note.tsx'
import type { InputOf } from '#web/api.ts'
import { useAsk, useCall } from '#web/api-hooks.ts'
import { useFollowing } from '#web/following.ts'
import { formsTexts } from '../forms-texts.ts'

type PrintListDialogProps = {
  title: string
  filter: InputOf<'form.printMany'>
  total: number | undefined
  needsPurpose: boolean
  onClose: () => void
}

/** All forms a list shows as one PDF: made in the background, with its progress and a way to stop it. */
export function PrintListDialog({ title, filter, total, needsPurpose, onClose }: PrintListDialogProps) {
  const t = useT(formsTexts)
  const [purpose, setPurpose] = useState('')
  const [id, setId] = useState<string>()
  const start = useCall('form.printMany', { onDone: (print) => setId(print.id) })
  const stop = useCall('form.stopPrint')
  const { data, refetch } = useAsk('form.printed', { id: id ?? '' }, { enabled: id !== undefined, staleMs: 0 })
  const print = data?.id === id ? data : undefined
  const isUnderWay = id !== undefined && (print === undefined || print.state === 'waiting' || print.state === 'running')
  useFollowing({ topic: 'print', key: 'id', is: id, isUnderWay, refetch })
  const isMissing = needsPurpose && purpose.trim().length < 2
  const error = start.error ?? stop.error
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('print.title', { title })}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          {isUnderWay ? (
            <Button tone="stop" busy={stop.isPending} onClick={() => id !== undefined && stop.mutate({ id })}>
              {t('print.stop')}
            </Button>
          ) : (
            <Button
              tone="primary"
              icon="print"
              busy={start.isPending}
              onClick={() => start.mutate({ ...filter, ...(purpose.trim() !== '' && { purpose: purpose.trim() }) })}
              {...(isMissing && { reason: t('print.purpose_needed') })}
            >
              {t('print.make')}
            </Button>
          )}
        </>
      }
    >
      <div className="stacked">
        <p className="ink2">{t('print.list_about', { n: total === undefined ? '…' : total.toLocaleString('en') })}</p>
        {needsPurpose && (
          <div className="fl">
            <label htmlFor="print-purpose">{t('print.purpose')}</label>
            <input
              id="print-purpose"
              className="in"
              maxLength={200}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
          </div>
        )}
        {isUnderWay && (
          <ProgressBar
            label={t('print.under_way')}
            parts={[
              {
                tone: 'brand',
                share: print?.rowsTotal ? print.rowsDone / print.rowsTotal : 0,
                label: t('print.under_way'),
              },
            ]}
          />
        )}
        {print?.state === 'ready' && (
          <p role="status">
            <Link className="lnk" href={`/api/prints/${print.id}`} target="_blank">
              {t('print.open', { number: print.number, pages: print.pages ?? 0 })}
            </Link>
          </p>
        )}
        {print?.state === 'cancelled' && <p role="status">{t('print.stopped')}</p>}
        {print?.state === 'failed' && <ErrorNote>{print.failure ?? ''}</ErrorNote>}
        <RefusedNote error={error} />
      </div>
    </Dialog>
  )
}
