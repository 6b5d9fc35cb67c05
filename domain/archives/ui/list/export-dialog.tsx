import { useState } from 'react'
import type { Condition } from '#platform/core/conditions.ts'
import { Button } from '#platform/ui/button.tsx'
import { instantText } from '#platform/ui/day-text.ts'
import { Dialog } from '#platform/ui/dialog.tsx'
import { ErrorNote } from '#platform/ui/error-note.tsx'
import { useLanguage, useT } from '#platform/ui/language.tsx'
import { ProgressBar } from '#platform/ui/progress-bar.tsx'
import { Segmented } from '#platform/ui/segmented.tsx'
import { useAsk } from '#web/api-hooks.ts'
import { exportHref, sizeText, useExporting } from '#web/exporting.ts'
import { listMessages } from './list-messages.ts'

type Format = 'xlsx' | 'csv' | 'csvGb18030'
const formats: readonly Format[] = ['xlsx', 'csv', 'csvGb18030']

type ExportDialogProps = { condition: Condition; count: number; columns: readonly string[]; onClose: () => void }

/** Exports what is chosen, or all that match, in the columns shown; says how far it is and gives the file. */
export function ExportDialog({ condition, count, columns, onClose }: ExportDialogProps) {
  const t = useT(listMessages)
  const [format, setFormat] = useState<Format>('xlsx')
  const [purpose, setPurpose] = useState('')
  const { start, file, isUnderWay, error } = useExporting()
  const isReady = file?.state === 'ready'
  const n = count.toLocaleString('en')
  const begin = () =>
    void start('export.start', {
      format,
      condition,
      columns: [...columns],
      ...(purpose.trim() !== '' && { purpose: purpose.trim() }),
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.title')}
      footer={
        <>
          <Button onClick={onClose}>{t(isReady ? 'ui.close' : 'ui.cancel')}</Button>
          {isReady ? (
            <a className="btn pri" href={exportHref(file.id)} download={file.fileName}>
              {t('export.take')}
            </a>
          ) : (
            <Button tone="primary" icon="download" busy={isUnderWay} onClick={begin}>
              {t('export.start', { n })}
            </Button>
          )}
        </>
      }
    >
      <div className="ar-stacked">
        <p className="ink2">{t('export.about', { n, columns: columns.length })}</p>
        <Segmented
          label={t('export.format')}
          choices={formats.map((key) => ({ key, label: t(`export.${key}`) }))}
          value={format}
          disabled={isUnderWay}
          onChange={setFormat}
        />
        <div className="fl">
          <label htmlFor="export-purpose">{t('export.purpose')}</label>
          <input
            id="export-purpose"
            className="in"
            maxLength={500}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </div>
        {file && !isReady && file.state !== 'failed' && (
          <>
            <ProgressBar
              label={t('export.title')}
              parts={[
                { tone: 'brand', share: file.rowsTotal ? file.rowsDone / file.rowsTotal : 0, label: t('export.title') },
              ]}
            />
            <span className="mut sm">{t('export.under_way', { done: file.rowsDone, total: file.rowsTotal ?? n })}</span>
          </>
        )}
        <EarlierExports />
        {isReady && <span className="grn">{t('export.ready', { name: file.fileName })}</span>}
        {file?.state === 'failed' && <ErrorNote>{t('export.failed')}</ErrorNote>}
        {error && <ErrorNote requestId={error.requestId}>{error.message}</ErrorNote>}
      </div>
    </Dialog>
  )
}

// A person looks for the file of this morning; older ones are made anew.
const shownEarlier = 5

/** Files made before that are still kept, so that a closed tab loses nothing. */
function EarlierExports() {
  const t = useT(listMessages)
  const { language } = useLanguage()
  const { data } = useAsk('export.list', {})
  const ready = (data?.rows ?? []).filter((one) => one.state === 'ready').slice(0, shownEarlier)
  if (ready.length === 0) return null
  return (
    <details className="sm">
      <summary>{t('export.earlier')}</summary>
      <ul>
        {ready.map((one) => (
          <li className="flex" key={one.id}>
            <a className="lnk grow" href={exportHref(one.id)} download={one.fileName}>
              {one.fileName}
            </a>
            <span className="mut n">{one.size !== null && sizeText(one.size)}</span>
            <span className="mut n">{instantText(one.createdAt, language)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
